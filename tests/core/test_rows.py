from __future__ import annotations

import pytest

from outline_editor.core.addresses import DOCUMENT, node_ref, note_ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.hidden_runs import LARGE
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.row_filter import RowFilter
from outline_editor.core.row_splices import (
    RowsInserted,
    RowsMoved,
    RowsRemoved,
    RowsReplaced,
    Splice,
)
from outline_editor.core.rows import VisibleRows
from tests.core.row_mirror import RowMirror, shown, visible_by_walking


def _row(name: str, *children: Node) -> Node:
    return Node(id=f"n-{name}", text=name, children=children)


@pytest.fixture
def document() -> Document:
    """aa (ab (ac), ad), ba (bb), ca."""
    outline = (
        _row("aa", _row("ab", _row("ac")), _row("ad")),
        _row("ba", _row("bb")),
        _row("ca"),
    )
    return Document(DocumentRoot(id="test", outline=outline))


@pytest.fixture
def rows(document: Document) -> VisibleRows:
    return VisibleRows(document)


@pytest.fixture
def mirror(rows: VisibleRows) -> RowMirror:
    return RowMirror(rows)


def _names(rows: VisibleRows) -> str:
    return " ".join(node_id.removeprefix("n-") for node_id in rows.node_ids())


def test_all_rows_are_visible_at_first(rows: VisibleRows) -> None:
    assert shown(rows) == [
        ("n-aa", 1),
        ("n-ab", 2),
        ("n-ac", 3),
        ("n-ad", 2),
        ("n-ba", 1),
        ("n-bb", 2),
        ("n-ca", 1),
    ]
    assert len(rows) == 7
    assert rows.node_id(2) == "n-ac"
    assert rows.depth(2) == 3
    assert rows.position("n-ba") == 4
    assert rows.position("n-none") is None
    assert rows.end_of(0) == 4


def test_an_empty_document_has_no_rows_and_takes_its_first() -> None:
    document = Document(DocumentRoot(id="test"))
    rows = VisibleRows(document)
    mirror = RowMirror(rows)
    assert len(rows) == 0
    with document.transaction("Insert") as transaction:
        transaction.insert(_row("aa"))
    assert mirror.ids == ["n-aa"]


def test_folding_hides_what_is_under_a_row(rows: VisibleRows, mirror: RowMirror) -> None:
    rows.fold("n-aa")
    assert _names(rows) == "aa ba bb ca"
    assert rows.is_folded("n-aa")
    assert mirror.splices == [RowsRemoved(1, 3)]
    assert mirror.changed_ids == ["n-aa"]
    rows.unfold("n-aa")
    assert _names(rows) == "aa ab ac ad ba bb ca"
    assert mirror.splices[1:] == [RowsInserted(1, 3)]
    assert mirror.settlings == [None, None]


def test_folding_a_row_without_rows_does_nothing(rows: VisibleRows, mirror: RowMirror) -> None:
    rows.fold("n-ca")
    assert not rows.is_folded("n-ca")
    assert mirror.splices == []


def test_an_inner_fold_stays_when_the_outer_one_opens(rows: VisibleRows) -> None:
    rows.fold("n-ab")
    rows.fold("n-aa")
    rows.unfold("n-aa")
    assert _names(rows) == "aa ab ad ba bb ca"


def test_deep_folding_and_unfolding(rows: VisibleRows, mirror: RowMirror) -> None:
    rows.fold("n-aa", deep=True)
    assert rows.folded == {"n-aa", "n-ab"}
    rows.unfold("n-aa")
    assert _names(rows) == "aa ab ad ba bb ca"
    rows.unfold("n-aa", deep=True)
    assert _names(rows) == "aa ab ac ad ba bb ca"
    assert mirror.ids == rows.node_ids()


def test_folding_out_of_sight_is_remembered(rows: VisibleRows) -> None:
    rows.fold("n-aa")
    rows.fold("n-ab")
    rows.unfold("n-ab")
    rows.fold("n-ab")
    rows.unfold("n-aa")
    assert _names(rows) == "aa ab ad ba bb ca"


def test_unfolding_all_under_a_row_above_the_one_zoomed_into(
    rows: VisibleRows, mirror: RowMirror
) -> None:
    rows.fold("n-aa", deep=True)
    rows.zoom("n-aa")
    rows.fold("n-aa")
    rows.zoom("n-ab")
    rows.fold("n-ab")
    assert _names(rows) == "ab"
    rows.unfold("n-aa", deep=True)
    assert _names(rows) == "ab ac"
    assert mirror.ids == rows.node_ids()
    rows.zoom("")
    assert _names(rows) == "aa ab ac ad ba bb ca"


def test_folding_and_unfolding_everything(rows: VisibleRows, mirror: RowMirror) -> None:
    rows.show_levels(1)
    assert _names(rows) == "aa ba ca"
    rows.show_levels(None)
    assert _names(rows) == "aa ab ac ad ba bb ca"
    assert mirror.splices == [RowsReplaced(), RowsReplaced()]


def test_reveal_opens_only_what_is_above(rows: VisibleRows) -> None:
    rows.show_levels(1)
    rows.reveal("n-ac")
    assert _names(rows) == "aa ab ac ad ba ca"
    assert rows.folded == {"n-ba"}


def test_a_row_inserted_under_a_folded_one_is_not_seen(
    document: Document, rows: VisibleRows, mirror: RowMirror
) -> None:
    rows.fold("n-ba")
    with document.transaction("Insert") as transaction:
        transaction.insert(_row("bc", _row("bd")), node_ref("n-ba"))
    assert mirror.splices == [RowsRemoved(5, 1)]
    rows.unfold("n-ba")
    assert _names(rows) == "aa ab ac ad ba bb bc bd ca"


@pytest.mark.parametrize(
    ("owner", "index", "order"),
    [
        (DOCUMENT, 0, "xx xy aa ab ac ad ba bb ca"),
        (DOCUMENT, 1, "aa ab ac ad xx xy ba bb ca"),
        (DOCUMENT, 3, "aa ab ac ad ba bb ca xx xy"),
        (node_ref("n-aa"), 1, "aa ab ac xx xy ad ba bb ca"),
        (node_ref("n-ac"), 0, "aa ab ac xx xy ad ba bb ca"),
    ],
)
def test_a_row_appears_where_it_was_inserted(
    document: Document, rows: VisibleRows, mirror: RowMirror, owner, index: int, order: str
) -> None:
    with document.transaction("Insert") as transaction:
        transaction.insert(_row("xx", _row("xy")), owner, index)
    assert _names(rows) == order
    assert shown(rows) == visible_by_walking(rows)
    assert len(mirror.splices) == 1


def test_a_move_is_one_splice(document: Document, rows: VisibleRows, mirror: RowMirror) -> None:
    with document.transaction("Move") as transaction:
        transaction.move(node_ref("n-aa"), DOCUMENT, 1)
    assert _names(rows) == "ba bb aa ab ac ad ca"
    assert mirror.splices == [RowsMoved(0, 4, 6)]


def test_outdenting_the_last_row_changes_its_level_only(
    document: Document, rows: VisibleRows, mirror: RowMirror
) -> None:
    with document.transaction("Outdent") as transaction:
        transaction.move(node_ref("n-bb"), DOCUMENT, 2)
    assert mirror.splices == []
    assert shown(rows) == visible_by_walking(rows)
    assert set(mirror.changed_ids) == {"n-bb", "n-ba"}


def test_a_row_moved_under_a_folded_one_goes_out_of_sight_and_back(
    document: Document, rows: VisibleRows, mirror: RowMirror
) -> None:
    history = History(document)
    rows.fold("n-ba")
    with document.transaction("Indent") as transaction:
        transaction.move(node_ref("n-ca"), node_ref("n-ba"), 1)
    assert _names(rows) == "aa ab ac ad ba"
    history.undo()
    assert _names(rows) == "aa ab ac ad ba ca"
    assert mirror.ids == rows.node_ids()


def test_a_deleted_row_comes_back_as_it_was_folded(document: Document, rows: VisibleRows) -> None:
    history = History(document)
    rows.fold("n-ab")
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-aa"))
    assert _names(rows) == "ba bb ca"
    history.undo()
    assert _names(rows) == "aa ab ad ba bb ca"
    history.redo()
    assert _names(rows) == "ba bb ca"


def test_edits_within_what_the_same_transaction_inserted(
    document: Document, rows: VisibleRows, mirror: RowMirror
) -> None:
    history = History(document)
    with document.transaction("Restructure") as transaction:
        transaction.insert(_row("xx", _row("xy")), node_ref("n-ca"))
        transaction.move(node_ref("n-aa"), node_ref("n-xy"), 0)
        transaction.remove(node_ref("n-ab"))
        transaction.move(node_ref("n-xy"), DOCUMENT, 0)
        transaction.set(node_ref("n-ad"), text="new")
        transaction.remove(node_ref("n-ba"))
    assert _names(rows) == "xy aa ad ca xx"
    assert shown(rows) == visible_by_walking(rows)
    history.undo()
    assert _names(rows) == "aa ab ac ad ba bb ca"
    assert shown(rows) == visible_by_walking(rows)
    assert mirror.ids == rows.node_ids()


def test_what_a_row_shows_is_told_as_changed(
    document: Document, rows: VisibleRows, mirror: RowMirror
) -> None:
    def told() -> list[str]:
        ids, mirror.changed_ids = mirror.changed_ids, []
        return ids

    with document.transaction("Type") as transaction:
        transaction.set(node_ref("n-ab"), text="other")
    assert told() == ["n-ab"]
    with document.transaction("Annotate") as transaction:
        transaction.insert(Note(id="t-11", text="a note"), node_ref("n-ca"))
    assert told() == ["n-ca"]
    with document.transaction("Edit note") as transaction:
        transaction.set(note_ref("t-11"), text="a better note")
    assert told() == ["n-ca"]
    with document.transaction("Delete note") as transaction:
        transaction.remove(note_ref("t-11"))
    assert told() == ["n-ca"]
    with document.transaction("Title") as transaction:
        transaction.set(DOCUMENT, title="A title")
    assert told() == []
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-bb"))
    assert told() == ["n-ba"], "its arrow is gone"


def test_a_transaction_taken_back_leaves_the_rows_in_step(
    document: Document, rows: VisibleRows, mirror: RowMirror
) -> None:
    def delete_and_fail() -> None:
        with document.transaction("Move") as transaction:
            transaction.remove(node_ref("n-ab"))
            transaction.move(node_ref("n-aa"), node_ref("n-ad"), 0)

    with pytest.raises(EditRefused):
        delete_and_fail()
    assert rows.in_step
    rows.fold("n-aa")
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-ca"))
    assert _names(rows) == "aa ba bb"
    assert RowsReplaced() not in mirror.splices


def test_folding_waits_until_the_rows_have_heard_of_a_change(document: Document) -> None:
    answers: list[bool] = []

    def impatient(_: ChangeSet) -> None:
        answers.append(rows.in_step)
        with pytest.raises(RuntimeError):
            rows.reveal("n-ac")

    document.follow(impatient)
    rows = VisibleRows(document)
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-ca"))
    assert answers == [False]
    assert rows.in_step


def test_rows_recover_from_a_change_that_a_view_failed_on(
    document: Document, rows: VisibleRows, mirror: RowMirror
) -> None:
    def failing(splice: Splice) -> None:
        raise OSError(splice)

    about_to, mirror.about_to = mirror.about_to, failing
    with pytest.raises(OSError), document.transaction("Delete") as transaction:  # noqa: PT011
        transaction.remove(node_ref("n-ca"))
    assert not rows.in_step
    mirror.about_to = about_to
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-bb"))
    assert _names(rows) == "aa ab ac ad ba"
    assert mirror.splices == [RowsReplaced()]


def test_closed_rows_and_stopped_followers_hear_nothing(
    document: Document, rows: VisibleRows, mirror: RowMirror
) -> None:
    mirror.stop()
    rows.fold("n-aa")
    assert mirror.splices == []
    rows.close()
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-ca"))
    assert _names(rows) == "aa ba bb ca"


def test_much_that_was_folded_comes_back_unless_it_changed(document: Document) -> None:
    many = tuple(Node(text=str(number)) for number in range(LARGE))
    with document.transaction("Insert") as transaction:
        top = transaction.insert(Node(text="many", children=many))
    rows = VisibleRows(document)
    all_ids = rows.node_ids()
    rows.fold(top.id)
    assert len(rows) == len(all_ids) - LARGE
    rows.unfold(top.id)
    assert rows.node_ids() == all_ids
    rows.fold(top.id)
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref(all_ids[-1]))
    rows.unfold(top.id)
    assert rows.node_ids() == all_ids[:-1]


def test_under_a_filter_rows_come_where_they_stood_when_they_came(document: Document) -> None:
    rows = VisibleRows(document)
    mirror = RowMirror(rows)
    rows.set_filter(RowFilter(document, ["n-ba", "n-ca"], lambda node: node.id in ("n-ba", "n-ca")))
    with document.transaction("Insert and move") as transaction:
        transaction.insert(_row("zz"), DOCUMENT, 1)
        transaction.move(node_ref("n-aa"), DOCUMENT, 3)
    assert _names(rows) == "zz ba ca aa"
    with document.transaction("Insert") as transaction:
        transaction.insert(_row("yy"), DOCUMENT, 1)
    assert _names(rows) == "zz yy ba ca aa"
    with document.transaction("Insert") as transaction:
        transaction.insert(_row("xx"), node_ref("n-ba"), 1)
    assert _names(rows) == "zz yy ba xx ca aa"
    assert mirror.ids == rows.node_ids()

from __future__ import annotations

import pytest

from outline_editor.core.addresses import note_ref
from outline_editor.core.deletion import delete, delete_only
from outline_editor.core.document import Document
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node, Note
from tests.core.outlines import MINISTRY, done, drawn, lines, outline, refusal, row_id


@pytest.mark.parametrize(
    ("chosen", "after", "heir"),
    [
        ("c", ("a", "  b", "    d", "  e", "f", "  g", "h"), "d"),
        ("d", ("a", "  b", "    c", "  e", "f", "  g", "h"), "c"),
        ("c d", ("a", "  b", "  e", "f", "  g", "h"), "b"),
        ("a", ("f", "  g", "h"), "f"),
        ("h", ("a", "  b", "    c", "    d", "  e", "f", "  g"), "f"),
        ("b g", ("a", "  e", "f", "h"), "f"),
        ("a f", ("h",), "h"),
        ("d b a", ("f", "  g", "h"), "f"),
    ],
)
def test_deleting_takes_rows_with_what_is_under_them_and_names_the_next_current_row(
    chosen: str, after: tuple[str, ...], heir: str
) -> None:
    document = outline(MINISTRY)
    assert done(document, delete, chosen) == row_id(heir)
    assert drawn(document) == lines(*after)


def test_of_everything_leaves_no_row() -> None:
    document = outline(MINISTRY)
    assert done(document, delete, "a f h") is None
    assert document.row_count == 0


def test_takes_the_rows_out_of_notes_that_stay_in_the_same_step() -> None:
    rows = (
        Node(
            id="n-aa",
            text="a",
            notes=(Note(id="t-aa", text="", also_on=("n-cc", "n-bb", "n-inner")),),
        ),
        Node(
            id="n-bb",
            text="b",
            notes=(Note(id="t-bb", text="", also_on=("n-inner", "n-aa")),),
            children=(Node(id="n-inner", text="i"),),
        ),
        Node(id="n-cc", text="c"),
    )
    notes = (Note(id="t-top", text="", also_on=("n-inner",)),)
    document = Document(DocumentRoot(id="d", notes=notes, outline=rows))
    history, opened = History(document), document.root
    with document.transaction("Delete") as transaction:
        delete(transaction, ["n-bb"])
    assert document.note("t-aa").also_on == ("n-cc",)
    assert document.note("t-top").also_on == ()
    assert not document.has(note_ref("t-bb"))
    history.undo()
    assert document.root == opened
    assert history.undo_name is None


def test_is_refused_as_a_whole_if_one_row_is_not_there() -> None:
    assert refusal(outline(MINISTRY), delete, "a zz") == "edit.no-element"


@pytest.mark.parametrize(
    ("chosen", "after", "heir"),
    [
        ("b", ("a", "  c", "  d", "  e", "f", "  g", "h"), "c"),
        ("a", ("b", "  c", "  d", "e", "f", "  g", "h"), "b"),
        ("d", ("a", "  b", "    c", "  e", "f", "  g", "h"), "c"),
        ("g", ("a", "  b", "    c", "    d", "  e", "f", "h"), "f"),
        ("h", ("a", "  b", "    c", "    d", "  e", "f", "  g"), "f"),
        ("b a", ("c", "d", "e", "f", "  g", "h"), "c"),
        ("f d a", ("b", "  c", "e", "g", "h"), "b"),
    ],
)
def test_deleting_rows_alone_puts_those_under_them_in_their_place(
    chosen: str, after: tuple[str, ...], heir: str
) -> None:
    document = outline(MINISTRY)
    assert done(document, delete_only, chosen) == row_id(heir)
    assert drawn(document) == lines(*after)


def test_deleting_every_row_alone_leaves_none() -> None:
    document = outline(MINISTRY)
    assert done(document, delete_only, "a b c d e f g h") is None
    assert document.row_count == 0


def test_deleting_a_row_alone_keeps_what_others_say_of_those_under_it() -> None:
    rows = (
        Node(
            id="n-aa",
            text="a",
            notes=(Note(id="t-aa", text="", also_on=("n-inner",)),),
            children=(Node(id="n-inner", text="i"),),
        ),
        Node(id="n-bb", text="b", notes=(Note(id="t-bb", text="", also_on=("n-aa", "n-inner")),)),
    )
    document = Document(DocumentRoot(id="d", outline=rows))
    history, opened = History(document), document.root
    with document.transaction("Delete") as transaction:
        delete_only(transaction, ["n-aa"])
    assert document.note("t-bb").also_on == ("n-inner",)
    assert not document.has(note_ref("t-aa"))
    history.undo()
    assert document.root == opened

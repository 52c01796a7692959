"""Two states of a document that come from one, brought together."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from outline_editor.core.addresses import DOCUMENT, Ref, concept_ref, node_ref, note_ref
from outline_editor.core.anchors import Outcome, find_quote
from outline_editor.core.document import Document
from outline_editor.core.labels import Labels
from outline_editor.core.merge.conflicts import Choices, Conflict, ConflictKind, Side
from outline_editor.core.merge.counting import deeds
from outline_editor.core.merge.three_way import Merged, merge
from outline_editor.core.model import MAX_DEPTH, Concept, DocumentRoot, Node, Note
from outline_editor.core.progress import Cancelled
from outline_editor.core.transaction import Transaction
from outline_editor.core.vocabulary import DocumentStatus, NodeKind

Act = Callable[[Transaction], object]

BASE = DocumentRoot(
    id="d",
    title="D",
    concepts=(
        Concept(id="fund", label=Labels.of({"en": "Fund", "zh": "基金"})),
        Concept(id="loan", label=Labels.of({"en": "Loan"})),
        Concept(id="grant", label=Labels.of({"en": "Grant"})),
    ),
    outline=(
        Node(
            id="n-aa",
            text="set up a guarantee fund",
            concepts=("fund", "loan"),
            notes=(Note(id="t-aa", quote="fund", text="how large?"),),
            children=(Node(id="n-a1", text="first"), Node(id="n-a2", text="second")),
        ),
        Node(id="n-bb", text="improve the business environment"),
        Node(id="n-cc", text="reduce the tax burden"),
        Node(id="n-dd", text="open up"),
    ),
)
A, B, C, D = map(node_ref, ("n-aa", "n-bb", "n-cc", "n-dd"))
A1, A2 = node_ref("n-a1"), node_ref("n-a2")


def _after(act: Act, base: DocumentRoot = BASE) -> DocumentRoot:
    document = Document(base)
    with document.transaction("Edit") as transaction:
        act(transaction)
    return document.root


def _merge(
    mine: Act, theirs: Act, choices: Choices | None = None, base: DocumentRoot = BASE
) -> Merged:
    return merge(base, _after(mine, base), _after(theirs, base), choices)


def _only(merged: Merged) -> Conflict:
    (conflict,) = merged.conflicts
    return conflict


def _settled(mine: Act, theirs: Act, side: Side, base: DocumentRoot = BASE) -> Document:
    """What comes of one conflict in which a side is chosen."""
    conflict = _only(_merge(mine, theirs, base=base))
    merged = _merge(mine, theirs, {conflict.key: side}, base)
    # Where theirs is taken in the place of a move, that stands against nothing any more.
    assert set(merged.conflicts) <= {conflict}
    return Document(merged.root)


def _outline(root: DocumentRoot) -> list[object]:
    """The ids of the rows, those under another in a list after it."""

    def ids(rows: tuple[Node, ...]) -> list[object]:
        return [
            one
            for row in rows
            for one in ((row.id, ids(row.children)) if row.children else (row.id,))
        ]

    return ids(root.outline)


def test_what_is_the_same_here_is_the_very_same() -> None:
    theirs = _after(lambda tx: tx.set(B, text="theirs"))
    merged = merge(BASE, BASE, theirs).root
    assert merged == theirs
    assert merged.outline[0] is BASE.outline[0]
    assert merged.outline[2] is BASE.outline[2]


def test_one_moves_a_row_and_the_other_rewords_it() -> None:
    merged = _merge(lambda tx: tx.move(B, A, 0), lambda tx: tx.set(B, text="theirs"))
    assert not merged.conflicts
    assert _outline(merged.root) == ["n-aa", ["n-bb", "n-a1", "n-a2"], "n-cc", "n-dd"]
    assert Document(merged.root).node("n-bb").text == "theirs"


def test_what_both_put_in_at_one_place_stands_there_mine_first() -> None:
    def put(*ids: str) -> Act:
        return lambda tx: [tx.insert(Node(id=one, text=one), index=1) for one in reversed(ids)]

    merged = _merge(put("n-m1", "n-m2"), put("n-t1", "n-t2"))
    assert not merged.conflicts
    assert _outline(merged.root)[2:7] == ["n-m1", "n-m2", "n-t1", "n-t2", "n-bb"]


@pytest.mark.parametrize("side", [*Side])
def test_a_text_that_both_have_changed_is_one_or_the_other(side: Side) -> None:
    document = _settled(
        lambda tx: tx.set(B, text="mine"), lambda tx: tx.set(B, text="theirs"), side
    )
    assert document.node("n-bb").text == side.value


def test_fields_of_one_row_come_together() -> None:
    merged = _merge(
        lambda tx: tx.set(A, due="2020", concepts=("fund", "grant")),
        lambda tx: tx.set(A, kind=NodeKind.MEASURE, concepts=("small", "fund", "loan")),
    )
    row = merged.root.outline[0]
    assert not merged.conflicts
    assert (row.due, row.kind, row.concepts) == ("2020", "measure", ("fund", "grant", "small"))


def test_names_come_together_by_language() -> None:
    ref = concept_ref("fund")
    merged = _merge(
        lambda tx: tx.set(ref, label=Labels.of({"en": "The fund", "zh": "基金"})),
        lambda tx: tx.set(ref, label=Labels.of({"en": "Fund", "de": "Fonds"})),
    )
    assert not merged.conflicts
    assert dict(merged.root.concepts[0].label.texts) == {"en": "The fund", "de": "Fonds"}


@pytest.mark.parametrize("side", [*Side])
def test_a_row_that_one_removed_and_the_other_changed_something_in(side: Side) -> None:
    document = _settled(lambda tx: tx.set(A2, text="mine"), lambda tx: tx.remove(A), side)
    assert document.has(A) == document.has(A1) == document.has(note_ref("t-aa"))
    assert document.has(A2) == (side is Side.MINE)
    conflict = _only(_merge(lambda tx: tx.remove(A), lambda tx: tx.add_note("new", A1)))
    assert (conflict.kind, conflict.ref, conflict.mine) == (ConflictKind.REMOVED, A, None)


def test_a_row_that_one_removed_and_the_other_left_is_gone() -> None:
    merged = _merge(lambda tx: tx.set(B, text="mine"), lambda tx: tx.remove(A))
    assert not merged.conflicts
    assert _outline(merged.root) == ["n-bb", "n-cc", "n-dd"]


def test_what_was_moved_out_of_a_removed_row_stays() -> None:
    def take_out(tx: Transaction) -> None:
        tx.move(A1, DOCUMENT, 0)
        tx.remove(A)

    merged = _merge(lambda tx: tx.set(A1, text="mine"), take_out)
    assert not merged.conflicts
    assert _outline(merged.root) == ["n-a1", "n-bb", "n-cc", "n-dd"]
    assert merged.root.outline[0].text == "mine"


@pytest.mark.parametrize(("side", "owner"), [(Side.MINE, A), (Side.THEIRS, C)])
def test_a_row_moved_to_two_places(side: Side, owner: Ref) -> None:
    document = _settled(lambda tx: tx.move(B, A, 0), lambda tx: tx.move(B, C, 0), side)
    assert document.owner(B) == owner
    assert document.row_count == 6


@pytest.mark.parametrize(("side", "inner", "outer"), [(Side.MINE, B, C), (Side.THEIRS, C, B)])
def test_two_rows_each_moved_into_the_other(side: Side, inner: Ref, outer: Ref) -> None:
    document = _settled(lambda tx: tx.move(B, C, 0), lambda tx: tx.move(C, B, 0), side)
    assert document.owner(inner) == outer
    assert document.owner(outer) == DOCUMENT


def test_both_reorder_other_rows() -> None:
    merged = _merge(lambda tx: tx.move(A, DOCUMENT, 3), lambda tx: tx.move(C, DOCUMENT, 1))
    assert not merged.conflicts
    assert [row.id for row in merged.root.outline] == ["n-cc", "n-bb", "n-dd", "n-aa"]


@pytest.mark.parametrize(
    ("side", "order"),
    [
        (Side.MINE, ["n-dd", "n-aa", "n-bb", "n-cc"]),
        (Side.THEIRS, ["n-aa", "n-dd", "n-bb", "n-cc"]),
    ],
)
def test_both_put_one_row_elsewhere_among_its_siblings(side: Side, order: list[str]) -> None:
    document = _settled(
        lambda tx: tx.move(D, DOCUMENT, 0), lambda tx: tx.move(D, DOCUMENT, 1), side
    )
    assert [row.id for row in document.root.outline] == order


def test_a_row_that_both_added_under_one_id_is_one_row() -> None:
    def add(text: str) -> Act:
        return lambda tx: tx.insert(Node(id="n-new", text=text, children=(_child(text),)), A)

    def _child(text: str) -> Node:
        return Node(id=f"n-{text}", text=text)

    conflict = _only(_merge(add("mine"), add("theirs")))
    assert (conflict.mine, conflict.theirs) == ("mine", "theirs")
    document = _settled(add("mine"), add("theirs"), Side.THEIRS)
    assert document.node("n-new").text == "theirs"
    assert [row.id for row in document.node("n-new").children] == ["n-mine", "n-theirs"]


def test_a_note_written_for_other_words_goes_along_with_them() -> None:
    """One adds a note on words that the other puts further on, beside the same words."""
    note = Note(id="t-new", quote="guarantee", text="by whom?")
    merged = _merge(
        lambda tx: tx.set(A, text="guarantee that it is used: set up a guarantee fund"),
        lambda tx: tx.insert(note, A),
    )
    row = Document(merged.root).node("n-aa")
    anchor = find_quote(row, row.notes[1])
    assert not merged.conflicts
    assert (anchor.outcome, anchor.start) == (Outcome.FOUND, row.text.rindex("guarantee"))


def test_concepts_are_not_merged_in_a_chain() -> None:
    def into(one: str, other: str) -> Act:
        return lambda tx: tx.set(concept_ref(one), merged_into=other)

    for side, merged_into in (
        (Side.MINE, [None, "fund", None]),
        (Side.THEIRS, ["grant", None, None]),
    ):
        document = _settled(into("loan", "fund"), into("fund", "grant"), side)
        assert [one.merged_into for one in document.root.concepts] == merged_into


def test_what_was_curated_is_not_what_both_have_made_of_it() -> None:
    def curate(tx: Transaction) -> None:
        tx.set(B, text="theirs")
        tx.set(DOCUMENT, status=DocumentStatus.CURATED)

    merged = _merge(lambda tx: tx.set(A, text="mine"), curate)
    assert merged.root.status is DocumentStatus.REVIEWED
    assert _merge(lambda _: None, curate).root.status is DocumentStatus.CURATED


def test_rows_that_would_come_to_stand_too_deep_are_put_out() -> None:
    def tower(name: str, levels: int) -> Node:
        row = Node(id=f"n-{name}{levels}", text="")
        for level in range(levels - 1, 0, -1):
            row = Node(id=f"n-{name}{level}", text="", children=(row,))
        return row

    base = DocumentRoot(id="d", outline=(tower("high", 60), tower("low", 30)))

    def deepen(tx: Transaction) -> None:
        tx.insert(tower("new", 60), node_ref("n-low30"))

    merged = _merge(
        lambda tx: tx.move(node_ref("n-low1"), node_ref("n-high60"), 0), deepen, base=base
    )
    document = Document(merged.root)
    assert document.row_count == 150
    assert max(document.depth(node_ref(row.id)) for row in document.walk()) == MAX_DEPTH


def test_what_each_side_has_done_is_counted() -> None:
    def act(tx: Transaction) -> None:
        tx.set(B, text="mine")
        tx.move(C, A, 0)
        tx.move(A2, A, 0)
        tx.remove(D)
        tx.add_note("new", B)

    tables = _merge(act, lambda _: None).tables
    found = {f"{kind}-{deed}": n for (kind, deed), n in deeds(tables.base, tables.mine).items()}
    assert found == {
        "node-changed": 1,
        "node-moved": 2,
        "node-removed": 1,
        "note-added": 1,
    }


class TestTelling:
    """Of a large document it is told how far the merge is, and that can be cancelled."""

    @staticmethod
    def _states() -> tuple[DocumentRoot, DocumentRoot, DocumentRoot]:
        """What was, and what two sides have made of every row of it, many of them in others."""

        def state(end: str) -> DocumentRoot:
            rows = [Node(id=f"n-a{n}", text=f"row {n}{end}") for n in range(2, 6000)]
            first = Node(id="n-a1", text="row 1", children=tuple(rows[:3000]))
            return DocumentRoot(id="d", outline=(first, *rows[3000:]))

        return state(""), state(" here"), state(" there")

    def test_it_is_told_all_the_while(self) -> None:
        told: list[float] = []
        merge(*self._states(), tell=told.append)
        assert told == sorted(told)
        assert (told[0], round(told[-1], 2)) == (0, 1)
        assert max(after - before for before, after in pairwise(told)) < 0.1

    def test_what_is_gone_is_told_of_too(self) -> None:
        base, mine, _ = self._states()
        told: list[float] = []
        merge(base, mine, DocumentRoot(id="d"), tell=told.append)
        assert told == sorted(told)
        assert len(told) > 40

    @pytest.mark.parametrize("part", [0.1, 0.38, 0.5, 0.7, 0.9])
    def test_it_ends_where_it_is_not_wanted_any_more(self, part: float) -> None:
        told: list[float] = []

        def tell(done: float) -> None:
            told.append(done)
            if done >= part:
                raise Cancelled

        with pytest.raises(Cancelled):
            merge(*self._states(), tell=tell)
        assert told[-1] < part + 0.1

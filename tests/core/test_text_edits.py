from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from outline_editor.core.anchors import Anchor, Outcome, find_quote
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.extensions import ExtensionList, ExtensionScalar
from outline_editor.core.history import History
from outline_editor.core.model import MAX_DEPTH, Amount, DocumentRoot, Node, Note
from outline_editor.core.text_edits import Joined, join, joined_text, put_between, split
from outline_editor.core.vocabulary import Instrument, NodeKind, NoteKind


def _document(*rows: Node, notes: tuple[Note, ...] = ()) -> Document:
    return Document(DocumentRoot(id="d", outline=rows, notes=notes))


def _split(document: Document, at: int, **more: Any) -> tuple[str, tuple[str, ...]]:
    with document.transaction("Split") as transaction:
        return split(transaction, "n-aa", at, **more)


def _join(document: Document, lower: str = "n-bb", upper: str = "n-aa") -> Joined:
    with document.transaction("Join") as transaction:
        return join(transaction, lower, upper)


SENTENCE = "cut taxes for small giants"


class TestSplitting:
    @pytest.mark.parametrize(
        ("at", "upper", "lower"),
        [
            (9, "cut taxes", "for small giants"),
            (10, "cut taxes", "for small giants"),
            (5, "cut t", "axes for small giants"),
            (len(SENTENCE), SENTENCE, ""),
            (0, "", SENTENCE),
        ],
    )
    def test_divides_the_text_without_the_space_between(
        self, at: int, upper: str, lower: str
    ) -> None:
        children = (Node(id="n-child", text="c"),)
        document = _document(
            Node(id="n-aa", text=SENTENCE, kind=NodeKind.MEASURE, children=children)
        )
        history, before = History(document), document.root
        new, crossing = _split(document, at)
        assert [(row.id, row.text) for row in document.rows()] == [("n-aa", upper), (new, lower)]
        assert document.node("n-aa").children == children
        assert document.node("n-aa").kind is NodeKind.MEASURE
        assert document.node(new).kind is None
        assert crossing == ()
        history.undo()
        assert document.root == before

    def test_under_a_row_whose_children_are_in_sight_it_makes_the_first(self) -> None:
        children = (Node(id="n-child", text="c"),)
        document = _document(Node(id="n-aa", text=SENTENCE, children=children))
        new, _ = _split(document, 4, as_first_child=True)
        assert [row.id for row in document.node("n-aa").children] == [new, "n-child"]

    def test_quotes_go_with_their_words(self) -> None:
        notes = (
            Note(id="t-row", text="all"),
            Note(id="t-cut", quote="cut", text="above"),
            Note(id="t-giants", quote="small giants", text="below"),
            Note(id="t-across", quote="taxes for", text="across"),
            Note(id="t-zh", quote="小巨人", text="in the original"),
            Note(id="t-gone", quote="lost", text="lost before"),
        )
        document = _document(Node(id="n-aa", text=SENTENCE, original="小巨人", notes=notes))
        new, crossing = _split(document, 9)
        above, below = document.node("n-aa"), document.node(new)
        assert [note.id for note in below.notes] == ["t-giants"]
        assert [note.id for note in above.notes] == [
            "t-row",
            "t-cut",
            "t-across",
            "t-zh",
            "t-gone",
        ]
        assert crossing == ("t-across",)
        assert find_quote(below, below.notes[0]).outcome is Outcome.FOUND

    def test_a_quote_of_words_that_stand_twice_goes_where_it_pointed(self) -> None:
        notes = (
            Note(id="t-first", quote="new", before="", after=" car", text="1"),
            Note(id="t-other", quote="new", before="for ", text="2"),
        )
        document = _document(Node(id="n-aa", text="new cars for new firms", notes=notes))
        new, crossing = _split(document, 9)
        assert crossing == ()
        for row, note_id in (("n-aa", "t-first"), (new, "t-other")):
            node = document.node(row)
            assert [note.id for note in node.notes] == [note_id]
            assert find_quote(node, node.notes[0]).outcome is Outcome.FOUND

    def test_a_quote_across_the_place_does_not_slide_to_the_same_words_above(self) -> None:
        note = Note(id="t-aa", quote="new firms", before="for ", text="")
        document = _document(
            Node(id="n-aa", text="new firms pay for new firms here", notes=(note,))
        )
        _, crossing = _split(document, 22)
        above = document.node("n-aa")
        assert (above.text, crossing) == ("new firms pay for new", ("t-aa",))
        assert find_quote(above, above.notes[0]).outcome is Outcome.LOST

    def test_a_quote_that_was_ambiguous_and_is_not_any_more_is_reported(self) -> None:
        note = Note(id="t-aa", quote="new", text="")
        document = _document(Node(id="n-aa", text="new cars for new firms", notes=(note,)))
        new, crossing = _split(document, 9)
        assert (document.node("n-aa").notes, document.node(new).notes) == ((note,), ())
        assert crossing == ("t-aa",)

    def test_amounts_go_with_their_words(self) -> None:
        amounts = (Amount(quote="10", value=Decimal(10)), Amount(quote="20", value=Decimal(20)))
        document = _document(Node(id="n-aa", text="10 here 20 there", amounts=amounts))
        new, _ = _split(document, 8)
        assert document.node("n-aa").amounts == amounts[:1]
        assert document.node(new).amounts == amounts[1:]

    @pytest.mark.parametrize("at", [-1, len(SENTENCE) + 1])
    def test_beyond_the_text_is_refused(self, at: int) -> None:
        document = _document(Node(id="n-aa", text=SENTENCE))
        with pytest.raises(EditRefused, match="caret"):
            _split(document, at)


@pytest.mark.parametrize(
    ("upper", "lower", "joined", "caret"),
    [
        ("cut taxes", "for all", "cut taxes for all", 10),
        ("cut ", "taxes", "cut taxes", 4),
        ("cut", " taxes", "cut taxes", 3),
        ("国进", "民退", "国进民退", 2),
        ("国进", "taxes", "国进 taxes", 3),
        ("", "taxes", "taxes", 0),
        ("cut", "", "cut", 3),
    ],
)
def test_joined_texts_have_a_space_where_one_is_written(
    upper: str, lower: str, joined: str, caret: int
) -> None:
    assert joined_text(upper, lower) == (joined, caret)


class TestJoining:
    def test_undoes_splitting(self) -> None:
        notes = (Note(id="t-aa", quote="cut", text="a"), Note(id="t-bb", quote="giants", text="b"))
        document = _document(Node(id="n-aa", text=SENTENCE, notes=notes))
        before = document.root
        new, _ = _split(document, 9)
        assert _join(document, new) == ("n-aa", 10, ())
        assert document.root == before

    def test_appends_notes_and_children(self) -> None:
        document = _document(
            Node(
                id="n-aa",
                text="a",
                notes=(Note(id="t-aa", text="x"),),
                children=(Node(id="n-a1", text="a1"),),
            ),
            Node(
                id="n-bb",
                text="b",
                notes=(Note(id="t-bb", text="y"),),
                children=(Node(id="n-b1", text="b1"), Node(id="n-b2", text="b2")),
            ),
        )
        history, before = History(document), document.root
        assert _join(document) == ("n-aa", 2, ())
        [row] = document.rows()
        assert row.text == "a b"
        assert [note.id for note in row.notes] == ["t-aa", "t-bb"]
        assert [child.id for child in row.children] == ["n-a1", "n-b1", "n-b2"]
        history.undo()
        assert document.root == before

    def test_with_the_row_above_it_puts_the_children_in_its_place(self) -> None:
        inner = Node(id="n-bb", text="b", children=(Node(id="n-b1", text="b1"),))
        rows = (inner, Node(id="n-cc", text="c"))
        document = _document(Node(id="n-aa", text="a", children=rows))
        _join(document)
        assert [child.id for child in document.node("n-aa").children] == ["n-b1", "n-cc"]

    def test_keeps_the_upper_fields_and_makes_notes_of_what_would_be_lost(self) -> None:
        amount = Amount(quote="b")
        upper = Node(
            id="n-aa",
            text="a",
            kind=NodeKind.MEASURE,
            actors=("miit", "ndrc"),
            original="甲",
            extensions=(("x-a", ExtensionScalar("1")), ("x-b", ExtensionScalar("2"))),
        )
        lower = Node(
            id="n-bb",
            text="b",
            kind=NodeKind.TARGET,
            actors=("mof", "miit"),
            original="乙",
            instrument=Instrument.TAX_RELIEF,
            amounts=(amount,),
            due="2019-Q3",
            extensions=(
                ("x-c", ExtensionScalar("3")),
                ("x-b", ExtensionList((ExtensionScalar("4"),))),
                ("x-a", ExtensionScalar("1")),
            ),
        )
        document = _document(upper, lower)
        _join(document)
        [row] = document.rows()
        assert (row.kind, row.original) == (NodeKind.MEASURE, "甲")
        assert (row.instrument, row.due) == (Instrument.TAX_RELIEF, "2019-Q3")
        assert row.actors == ("miit", "ndrc", "mof")
        assert row.amounts == (amount,)
        assert [key for key, _ in row.extensions] == ["x-a", "x-b", "x-c"]
        assert [(note.kind, note.text) for note in row.notes] == [
            (NoteKind.COMMENT, "kind: target"),
            (NoteKind.COMMENT, "original: 乙"),
            (NoteKind.COMMENT, "x-b:\n  - 4"),
        ]

    def test_quotes_still_find_their_words(self) -> None:
        upper = Node(id="n-aa", text="new cars", notes=(Note(id="t-aa", quote="new", text=""),))
        lower = Node(id="n-bb", text="new firms", notes=(Note(id="t-bb", quote="new", text=""),))
        document = _document(upper, lower)
        _join(document)
        [row] = document.rows()
        assert [find_quote(row, note).start for note in row.notes] == [0, 9]

    def test_a_quote_of_an_original_that_goes_does_not_slide_to_the_same_words(self) -> None:
        note = Note(id="t-bb", quote="VR", text="")
        upper = Node(id="n-aa", text="displays for VR", original="虚拟现实")
        lower = Node(id="n-bb", text="and games", original="VR游戏", notes=(note,))
        document = _document(upper, lower)
        assert _join(document).doubtful == ("t-bb",)
        [row] = document.rows()
        assert find_quote(row, row.notes[0]).outcome is Outcome.LOST

    def test_a_quote_of_an_original_that_both_have_stays(self) -> None:
        note = Note(id="t-bb", quote="VR", text="")
        upper = Node(id="n-aa", text="displays", original="VR")
        lower = Node(id="n-bb", text="and games", original="VR", notes=(note,))
        document = _document(upper, lower)
        assert _join(document).doubtful == ()
        [row] = document.rows()
        assert find_quote(row, row.notes[0]) == Anchor(Outcome.FOUND, "original", 0, 2)

    def test_a_lost_quote_that_finds_words_of_the_other_row_is_reported(self) -> None:
        upper = Node(id="n-aa", text="a fund", notes=(Note(id="t-aa", quote="grants", text=""),))
        document = _document(upper, Node(id="n-bb", text="and grants"))
        assert _join(document).doubtful == ("t-aa",)

    def test_words_that_joining_puts_side_by_side_are_told_apart(self) -> None:
        """By neighbours, or if these are the same too, by a person."""
        notes = (Note(id="t-bb", quote="fund", text=""),)
        upper = Node(id="n-aa", text="fund")
        document = _document(upper, Node(id="n-bb", text="fund", notes=notes))
        _join(document)
        [row] = document.rows()
        assert find_quote(row, row.notes[0]) == Anchor(Outcome.FOUND, "text", 5, 9)

    def test_notes_that_named_the_lower_row_name_the_upper(self) -> None:
        document = _document(
            Node(id="n-aa", text="a", notes=(Note(id="t-aa", text="", also_on=("n-bb", "n-cc")),)),
            Node(id="n-bb", text="b", notes=(Note(id="t-bb", text="", also_on=("n-aa", "n-cc")),)),
            Node(
                id="n-cc",
                text="c",
                notes=(
                    Note(id="t-cc", text="", also_on=("n-bb",)),
                    Note(id="t-dd", text="", also_on=("n-aa", "n-bb")),
                ),
            ),
            notes=(Note(id="t-top", text="", also_on=("n-bb",)),),
        )
        _join(document)
        named = {
            note_id: document.note(note_id).also_on
            for note_id in ("t-aa", "t-bb", "t-cc", "t-dd", "t-top")
        }
        assert named == {
            "t-aa": ("n-cc",),
            "t-bb": ("n-cc",),
            "t-cc": ("n-aa",),
            "t-dd": ("n-aa",),
            "t-top": ("n-aa",),
        }

    @pytest.mark.parametrize("upper", ["n-bb", "n-inner"])
    def test_to_itself_or_to_what_is_under_it_is_refused(self, upper: str) -> None:
        inner = (Node(id="n-inner", text="i"),)
        document = _document(Node(id="n-aa", text="a"), Node(id="n-bb", text="b", children=inner))
        with pytest.raises(EditRefused, match="above"):
            _join(document, upper=upper)

    def test_that_would_make_rows_too_deep_is_refused_whole(self) -> None:
        deep = (Node(id="n-last", text="x"),)
        for level in range(MAX_DEPTH - 1):
            deep = (Node(id=f"n-{level:02}", text="x", children=deep),)
        lower = Node(id="n-bb", text="b", children=(Node(id="n-b1", text="b1"),))
        document = _document(*deep, lower)
        before = document.root
        with pytest.raises(EditRefused):
            _join(document, upper="n-last")
        assert document.root == before


@pytest.mark.parametrize(
    ("left", "words", "right", "made"),
    [
        ("one", "two", "three", "one two three"),
        ("one ", "two", " three", "one two three"),
        ("one,", "two", ", three", "one, two, three"),
        ("(", "two", ")", "(two)"),
        ("‘", "two", "’", "‘two’"),
        ("国", "进", "民退", "国进民退"),
        ("国", "two", "", "国 two"),
        ("", "two", "", "two"),
        ("one", "", "two", "onetwo"),
    ],
)
def test_words_put_between_others_stand_apart(left: str, words: str, right: str, made: str) -> None:
    text, end = put_between(left, words, right)
    assert text == made
    assert text[:end].endswith(words)

from __future__ import annotations

from typing import Any

import pytest

from outline_editor.core import notes
from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.notes import Words
from outline_editor.core.vocabulary import NoteKind, NoteState

ROW = Node(
    id="n-fund",
    text="set up a fund of funds for ‘small giants’",
    original="设立基金，支持小巨人",
    notes=(Note(id="t-first", text="first"), Note(id="t-second", text="second")),
)


@pytest.fixture
def document() -> Document:
    """One row with two notes."""
    return Document(DocumentRoot(id="d", title="D", outline=(ROW,)))


def _add(
    document: Document,
    kind: NoteKind = NoteKind.COMMENT,
    words: tuple[str, int, int] | None = None,
    **fields: Any,
) -> Note:
    with document.transaction("Add note") as transaction:
        ref = notes.add_note(transaction, node_ref(ROW.id), kind, words=words, **fields)
    return document.note(ref.id)


def test_a_note_joins_the_row_last_and_has_an_id(document: Document) -> None:
    note = _add(document, NoteKind.CONTEXT, text="state advances, private retreats")
    assert document.node(ROW.id).notes == (*ROW.notes, note)
    assert note == Note(id=note.id, kind=NoteKind.CONTEXT, text="state advances, private retreats")
    assert note.id.startswith("t-")


def test_a_note_can_have_every_other_field(document: Document) -> None:
    note = _add(document, concepts=("small-giants",), cites=("s1@p. 3",), by="CP", date="2019")
    assert (note.concepts, note.cites, note.by, note.date) == (
        ("small-giants",),
        ("s1@p. 3",),
        "CP",
        "2019",
    )


@pytest.mark.parametrize("kind", list(NoteKind))
def test_only_questions_and_todos_start_open(document: Document, kind: NoteKind) -> None:
    expected = NoteState.OPEN if kind in (NoteKind.QUESTION, NoteKind.TODO) else None
    assert _add(document, kind).state is expected


def test_a_question_can_start_done(document: Document) -> None:
    assert _add(document, NoteKind.QUESTION, state=NoteState.DONE).state is NoteState.DONE


@pytest.mark.parametrize(
    ("words", "quote", "before", "after"),
    [
        (Words("text", 9, 13), "fund", "", " "),
        (Words("text", 17, 22), "funds", "", ""),
        (Words("text", 26, 41), "‘small giants’", "", ""),
        (Words("original", 7, 10), "小巨人", "", ""),
        (Words("text", 10, 10), "", "", ""),
        (Words("text", 3, 4), "", "", ""),
    ],
)
def test_a_note_keeps_the_words_it_quotes_without_white_space_around(
    document: Document, words: Words, quote: str, before: str, after: str
) -> None:
    note = _add(document, words=words)
    assert (note.quote, note.before, note.after) == (quote, before, after)


@pytest.mark.parametrize(
    "words", [("text", 30, 99), ("text", -1, 4), ("text", 9, 3), ("period", 0, 1)]
)
def test_words_that_are_not_there_are_refused(
    document: Document, words: tuple[str, int, int]
) -> None:
    with pytest.raises(EditRefused) as caught:
        _add(document, words=words)
    assert caught.value.message.code == "note.words-gone"
    assert document.root.outline == (ROW,)


def test_words_that_nothing_tells_apart_are_refused() -> None:
    node = Node(id="n-twins", text="VAT", original="VAT")
    document = Document(DocumentRoot(id="d", outline=(node,)))
    with document.transaction("Quote") as transaction, pytest.raises(EditRefused) as caught:
        notes.add_note(transaction, node_ref(node.id), words=("text", 0, 3))
    assert caught.value.message.code == "note.quote-twice"


def test_a_note_on_the_document_quotes_nothing(document: Document) -> None:
    with document.transaction("Add note") as transaction:
        ref = notes.add_note(transaction, DOCUMENT, NoteKind.CONTEXT, text="context")
        with pytest.raises(EditRefused) as caught:
            notes.add_note(transaction, DOCUMENT, words=("text", 0, 3))
    assert caught.value.message.code == "note.quote-on-document"
    assert document.root.notes == (Note(id=ref.id, kind=NoteKind.CONTEXT, text="context"),)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"concepts": ("Small Giants",)}, "value.slug"),
        ({"cites": ("p. 3",)}, "value.citation"),
        ({"text": "a\x07"}, "value.text"),
        ({"date": "May"}, "value.date"),
        ({"compares": {"document": "A B"}}, "value.slug"),
        ({"colour": "red"}, "edit.no-field"),
    ],
)
def test_a_field_that_can_not_be_so_is_refused_in_words(
    document: Document, fields: dict[str, Any], code: str
) -> None:
    with pytest.raises(EditRefused) as caught:
        _add(document, **fields)
    assert caught.value.message.code == code


def test_a_row_that_is_not_there_is_refused(document: Document) -> None:
    with document.transaction("Add note") as transaction:
        for words in (None, ("text", 0, 1)):
            with pytest.raises(EditRefused, match="There is no row with the id n-gone"):
                notes.add_note(transaction, node_ref("n-gone"), words=words)


class TestQuoting:
    def test_another_stretch_can_be_quoted_and_none(self, document: Document) -> None:
        with document.transaction("Quote") as transaction:
            notes.set_quote(transaction, "t-first", Words("text", 9, 13))
        assert document.note("t-first") == Note(id="t-first", text="first", quote="fund", after=" ")
        with document.transaction("Quote") as transaction:
            notes.set_quote(transaction, "t-first", None)
        assert document.note("t-first") == ROW.notes[0]

    def test_a_note_that_is_gone_is_refused(self, document: Document) -> None:
        with document.transaction("Quote") as transaction, pytest.raises(EditRefused):
            notes.set_quote(transaction, "t-gone", None)


class TestEditing:
    def _edit(self, document: Document, **fields: Any) -> Note:
        with document.transaction("Edit note") as transaction:
            notes.edit_note(transaction, "t-first", **fields)
        return document.note("t-first")

    def test_fields_are_set_as_one_step(self, document: Document) -> None:
        history, opened = History(document), document.root
        note = self._edit(document, text="changed", by="CP")
        assert (note.text, note.by) == ("changed", "CP")
        history.undo()
        assert document.root == opened

    def test_the_state_follows_the_kind(self, document: Document) -> None:
        assert self._edit(document, kind=NoteKind.QUESTION).state is NoteState.OPEN
        assert self._edit(document, state=NoteState.DONE).state is NoteState.DONE
        assert self._edit(document, kind="todo").state is NoteState.DONE
        assert self._edit(document, kind=NoteKind.CONTEXT).state is None

    def test_a_quote_that_is_emptied_loses_its_neighbours(self, document: Document) -> None:
        self._edit(document, quote="fund", before="a ")
        assert self._edit(document, quote="") == ROW.notes[0]

    def test_a_refused_field_leaves_the_others_as_they_were(self, document: Document) -> None:
        with document.transaction("Edit note") as transaction, pytest.raises(EditRefused):
            notes.edit_note(transaction, "t-first", text="changed", concepts=("No Slug",))
        assert document.note("t-first") == ROW.notes[0]


class TestDeleting:
    @pytest.mark.parametrize(
        ("note_id", "next_id"), [("t-first", "t-second"), ("t-second", "t-first")]
    )
    def test_names_the_nearest_note_that_is_left(
        self, document: Document, note_id: str, next_id: str
    ) -> None:
        with document.transaction("Delete note") as transaction:
            assert notes.delete_note(transaction, note_id) == next_id
            assert notes.delete_note(transaction, next_id) is None
            with pytest.raises(EditRefused):
                notes.delete_note(transaction, note_id)
        assert document.node(ROW.id).notes == ()

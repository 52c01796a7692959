"""The notes of a document in the order of reading."""

from __future__ import annotations

import pytest

from outline_editor.core.anchors import Outcome
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.note_list import (
    EVERY_NOTE,
    OPEN_NOTES,
    NoteFilter,
    PlacedNote,
    all_notes,
    note_from,
    place_in_reading,
)
from outline_editor.core.vocabulary import NoteKind, NoteState

ROOT = DocumentRoot(
    id="a",
    notes=(Note(id="t-doc", text="of the document", concepts=("one",)),),
    outline=(
        Node(
            id="n-aa",
            text="first",
            notes=(Note(id="t-aa", text="?", kind=NoteKind.QUESTION, state=NoteState.OPEN),),
            children=(
                Node(
                    id="n-bb",
                    text="under it",
                    notes=(
                        Note(id="t-b1", text="one", quote="under", by="Ann"),
                        Note(id="t-b2", text="two", kind=NoteKind.TODO, quote="over"),
                        Note(id="t-b3", text="3", kind=NoteKind.TODO, state=NoteState.DONE),
                    ),
                ),
            ),
        ),
        Node(id="n-cc", text="last"),
    ),
)
ALL = ["t-doc", "t-aa", "t-b1", "t-b2", "t-b3"]
EMPTY = DocumentRoot(id="b")


def test_notes_are_in_the_order_of_reading() -> None:
    assert [placed.note.id for placed in all_notes(ROOT)] == ALL
    document = Document(ROOT)
    assert sorted(ALL, key=lambda one: place_in_reading(document, one)) == ALL
    assert [PlacedNote.of(document, one) for one in ALL] == list(all_notes(ROOT))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (EVERY_NOTE, ALL),
        (NoteFilter(kinds=[NoteKind.TODO, NoteKind.QUESTION]), ["t-aa", "t-b2", "t-b3"]),
        (NoteFilter(concepts=["one", "two"]), ["t-doc"]),
        (NoteFilter(states=[NoteState.DONE]), ["t-b3"]),
        (OPEN_NOTES, ["t-aa", "t-b2"]),
        (NoteFilter(authors=["Ann"]), ["t-b1"]),
        (NoteFilter(outcomes=[Outcome.FOUND]), ["t-b1"]),
        (NoteFilter(outcomes=[Outcome.LOST]), ["t-b2"]),
        (NoteFilter(kinds=[NoteKind.TODO], outcomes=[Outcome.WHOLE_ROW]), ["t-b3"]),
    ],
)
def test_a_filter_lets_through_what_is_wanted(wanted: NoteFilter, found: list[str]) -> None:
    assert [one.note.id for one in all_notes(ROOT) if wanted.lets_through(one)] == found


@pytest.mark.parametrize(
    ("row", "here", "following", "last"),
    [
        ("n-aa", "", "t-aa", "t-doc"),
        ("n-bb", "", "t-b1", "t-aa"),
        ("n-cc", "", "t-doc", "t-b3"),
        ("", "", "t-doc", "t-b3"),
        ("n-cc", "t-aa", "t-b1", "t-doc"),
        ("n-aa", "t-b3", "t-doc", "t-b2"),
    ],
)
def test_the_next_note_and_the_last_go_round(
    row: str, here: str, following: str, last: str
) -> None:
    assert note_from(ROOT, row, 1, here=here) == following
    assert note_from(ROOT, row, -1, here=here) == last


@pytest.mark.parametrize(
    ("here", "following", "last"),
    [("", "t-b2", "t-aa"), ("t-b1", "t-b2", "t-aa"), ("t-b2", "t-aa", "t-aa")],
)
def test_the_next_open_one_leaves_the_others_out(here: str, following: str, last: str) -> None:
    assert note_from(ROOT, "n-bb", 1, here=here, wanted=OPEN_NOTES) == following
    assert note_from(ROOT, "n-bb", -1, here=here, wanted=OPEN_NOTES) == last


def test_the_only_one_is_its_own_next_and_without_any_there_is_none() -> None:
    only = NoteFilter(authors=["Ann"])
    assert note_from(ROOT, "n-bb", 1, here="t-b1", wanted=only) == "t-b1"
    assert note_from(ROOT, "n-bb", 1, here="t-aa", wanted=NoteFilter(authors=["Bob"])) == ""
    assert note_from(EMPTY, "", 1) == ""

"""A list of notes follows its document and is what it would be if it were read anew."""

from __future__ import annotations

import random

import pytest

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref, note_ref
from outline_editor.core.anchors import Outcome
from outline_editor.core.changes import ChangeSet
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.history import History
from outline_editor.core.labels import Labels
from outline_editor.core.model import Concept, DocumentRoot, Node, Note
from outline_editor.core.note_list import EVERY_NOTE, OPEN_NOTES, NoteFilter
from outline_editor.core.note_listing import NoteListing
from outline_editor.core.vocabulary import NoteKind, NoteState

FILTERS = (
    EVERY_NOTE,
    OPEN_NOTES,
    NoteFilter(kinds=(NoteKind.TODO,)),
    NoteFilter(outcomes=(Outcome.LOST, Outcome.AMBIGUOUS)),
)


def _document() -> Document:
    notes = iter(range(100))

    def note(**more: object) -> Note:
        return Note(id=f"t-{next(notes):02}", text="", **more)  # pyright: ignore[reportArgumentType]

    def row(name: str, *children: Node) -> Node:
        kept = (note(quote="fund"), note(kind=NoteKind.TODO, state=NoteState.OPEN))
        return Node(id=f"n-{name}", text=f"a fund {name}", notes=kept, children=children)

    outline = (row("aa", row("ab"), row("ac", row("ad"))), row("ba"), row("ca", row("cb")))
    return Document(DocumentRoot(id="d", notes=(note(),), outline=outline))


class _Followed:
    """A listing that carries out every change, as a list on the screen does."""

    def __init__(self, document: Document, wanted: NoteFilter) -> None:
        self.listing = NoteListing(document, wanted)
        self.listing.read()
        self.read_anew = 0
        document.follow(self._follow)

    def _follow(self, change_set: ChangeSet) -> None:
        touched = self.listing.touched(change_set)
        if touched is None:
            self.read_anew += 1
            self.listing.read()
            return
        for place in touched.out:
            self.listing.take_out(place)
        for note_id in touched.into:
            self.listing.put_in(self.listing.place(note_id), note_id)
        assert set(touched.changed) <= set(self.listing.ids)


def _anything(chance: random.Random, document: Document, history: History) -> None:
    """Some edit, such as a person may make."""
    rows = [node.id for node in document.walk()]
    row = node_ref(chance.choice(rows)) if rows else DOCUMENT
    with document.transaction("Edit") as edit:
        match chance.randrange(8):
            case 0 if row != DOCUMENT:
                edit.set(row, text=chance.choice(("a fund", "a fund of a fund", "none")))
            case 1:
                edit.add_note("", row, kind=chance.choice(list(NoteKind)), quote="fund")
            case 2 if document.note_count:
                edit.remove(_some_note(chance, document))
            case 3 if document.note_count:
                state = chance.choice((NoteState.OPEN, NoteState.DONE, None))
                edit.set(_some_note(chance, document), state=state, kind=NoteKind.TODO)
            case 4 if row != DOCUMENT and len(rows) > 2:
                edit.remove(row)
            case 5 if document.note_count:
                edit.move(_some_note(chance, document), row, 0)
            case 6:
                inner = Node(text="a fund", notes=(Note(text="", quote="fund"),))
                edit.insert(Node(text="new", children=(inner,)), row, 0)
            case _ if row != DOCUMENT:
                edit.move(row, node_ref(chance.choice(rows)), 0)
    if chance.random() < 0.2 and history.undo_name is not None:
        history.undo()


def _some_note(chance: random.Random, document: Document) -> Ref:
    listing = NoteListing(document)
    listing.read()
    return note_ref(chance.choice(listing.ids))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_it_is_what_it_would_be_if_it_were_read_anew(wanted: NoteFilter, seed: int) -> None:
    chance = random.Random(seed)
    document = _document()
    history = History(document)
    followed = _Followed(document, wanted)
    for _ in range(40):
        try:
            _anything(chance, document, history)
        except EditRefused:
            continue
        fresh = NoteListing(document, wanted)
        fresh.read()
        assert followed.listing.ids == fresh.ids
    assert followed.read_anew == 0


def test_an_edit_of_a_row_without_notes_touches_none() -> None:
    document = Document(DocumentRoot(id="d", outline=(Node(id="n-aa", text="a"),)))
    sets = []
    document.follow(sets.append)
    listing = NoteListing(document)
    listing.read()
    with document.transaction("Type") as edit:
        edit.set(node_ref("n-aa"), text="b")
    assert listing.touched(sets[0]) == ([], [], [])


def test_many_notes_at_once_are_read_anew() -> None:
    notes = tuple(Note(id=f"t-{n:03}", text="") for n in range(100))
    document = Document(DocumentRoot(id="d", outline=(Node(id="n-aa", text="a", notes=notes),)))
    followed = _Followed(document, EVERY_NOTE)
    with document.transaction("Delete") as edit:
        edit.remove(node_ref("n-aa"))
    assert (followed.listing.ids, followed.read_anew) == ([], 1)


def test_another_concept_may_let_others_through() -> None:
    concept = Concept(id="one", label=Labels((("en", "One"),)))
    document = Document(DocumentRoot(id="d", concepts=(concept,)))
    sets = []
    document.follow(sets.append)
    listing = NoteListing(document, NoteFilter(concepts=("one",)))
    listing.read()
    with document.transaction("Merge") as edit:
        edit.set(Ref(ElementKind.CONCEPT, "one"), merged_into="two")
    assert listing.touched(sets[0]) is None

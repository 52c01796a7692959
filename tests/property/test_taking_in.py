"""Any state of a codebook can be brought into any other, edit by edit, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.document import Document
from outline_editor.core.history import History
from outline_editor.core.labels import Labels
from outline_editor.core.merging import is_chained
from outline_editor.core.model import Actor, Concept, DocumentRoot
from outline_editor.core.taking_in import take_in

IDS = ("a", "b", "c", "d")
MAYBE_ID = st.sampled_from([None, *IDS])
LABELS = st.sampled_from(["x", "y"]).map(lambda text: Labels.of({"en": text}))


def _some(kind: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(kind, unique=True, max_size=4)


@st.composite
def states(draw: st.DrawFn) -> DocumentRoot:
    concepts = [
        Concept(id=one, label=draw(LABELS), broader=draw(MAYBE_ID), merged_into=draw(MAYBE_ID))
        for one in draw(_some(st.sampled_from(IDS)))
    ]
    merged = {one.id: one.merged_into for one in concepts}
    sound = [
        Concept(id=one.id, label=one.label, broader=one.broader)
        if is_chained(merged, one.id)
        else one
        for one in concepts
    ]
    actors = [
        Actor(id=one, name=draw(LABELS), of=draw(MAYBE_ID))
        for one in draw(_some(st.sampled_from(IDS)))
    ]
    return DocumentRoot(
        id=draw(st.sampled_from(["one", "other"])), concepts=tuple(sound), actors=tuple(actors)
    )


@given(before=states(), wanted=states())
def test_to_any_other_and_back(before: DocumentRoot, wanted: DocumentRoot) -> None:
    document = Document(before)
    history = History(document)
    with document.transaction("Read again") as transaction:
        take_in(transaction, wanted)
        done = bool(transaction.changes)
    assert document.root == wanted
    assert done == (before != wanted)
    history.undo()
    assert document.root == before

"""The lines of concepts and actors, as the model tells of them."""

from __future__ import annotations

import pytest

from outline_editor.app.entry_tree import EntryTree
from outline_editor.core.addresses import ElementKind
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.concept_book import ConceptBook
from outline_editor.core.labels import Labels
from outline_editor.core.model import Codebook, Concept, DocumentRoot
from outline_editor.ui.concepts.entries_model import EntriesModel


@pytest.mark.usefixtures("qapp")
def test_a_line_is_announced_whose_entry_is_in_the_codebook_by_now() -> None:
    entry = Concept(id="mine", label=Labels.of({"en": "mine"}))
    own = DocumentRoot(id="a", concepts=(entry,))
    shared = SharedCodebook("codebook.yaml", Codebook(id="b", concepts=(entry,)))
    trees = {
        ElementKind.CONCEPT: EntryTree(("mine",), {}, {}),
        ElementKind.ACTOR: EntryTree((), {}, {}),
    }
    model = EntriesModel(lambda _: 0)
    model.tells_own = True
    model.show(trees, ConceptBook(own, SharedCodebook("codebook.yaml", Codebook(id="b"))), None)
    lines: list[str] = []
    model.dataChanged.connect(lambda first, _: lines.append(first.data()))
    assert not model.show(dict(trees), ConceptBook(DocumentRoot(id="a"), shared), None)
    assert "mine" in lines

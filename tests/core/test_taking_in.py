"""Bringing the entries of a document into another state."""

from __future__ import annotations

from dataclasses import replace

import pytest

from outline_editor.core.addresses import DOCUMENT, Ref, concept_ref
from outline_editor.core.document import Document
from outline_editor.core.labels import Labels
from outline_editor.core.model import Concept, DocumentRoot
from outline_editor.core.taking_in import take_in


def test_entries_that_are_the_same_are_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each would be looked for among all, which took minutes in a large codebook."""
    concepts = tuple(Concept(id=f"c{n}", label=Labels.of({"en": f"c{n}"})) for n in range(50))
    other = replace(concepts[7], definition="other")
    document = Document(DocumentRoot(id="d", concepts=concepts))
    wanted = DocumentRoot(id="d", concepts=(*concepts[:7], other, *concepts[8:]))
    looked_for: list[Ref] = []
    require = Document.require
    monkeypatch.setattr(Document, "find", lambda _, ref: looked_for.append(ref))
    monkeypatch.setattr(
        Document, "require", lambda self, ref: (looked_for.append(ref), require(self, ref))[1]
    )
    with document.transaction("Take in") as transaction:
        take_in(transaction, wanted)
    assert document.root == wanted
    assert set(looked_for) == {concept_ref("c7"), DOCUMENT}

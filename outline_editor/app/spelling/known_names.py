"""The names that a document and its codebook make known."""

from __future__ import annotations

from outline_editor.app.spelling.words import parts_of, words_in
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.concept_book import names_of
from outline_editor.core.model import DocumentRoot


def known_names(root: DocumentRoot, codebook: SharedCodebook) -> frozenset[str]:
    """The capitalised words in what actors and concepts are called."""
    entries = [*root.actors, *root.concepts]
    if codebook.root is not None:
        entries += [*codebook.root.actors, *codebook.root.concepts]
    names = [name for entry in entries for name in names_of(entry)]
    words = (part.text for name in names for word in words_in(name) for part in parts_of(word))
    return frozenset(word for word in words if word[0].isupper())

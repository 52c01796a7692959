"""The names that a document and its codebook make known."""

from __future__ import annotations

from collections.abc import Iterator

from outline_editor.app.spelling.words import parts_of, words_in
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.concept_book import names_of
from outline_editor.core.model import DocumentRoot


def find_names(root: DocumentRoot, codebook: SharedCodebook, found: set[str]) -> Iterator[None]:
    """Add to `found` the capitalised words in what actors and concepts are called, one by one.

    Can be left after each of them; then not all are found.
    """
    entries = [*root.actors, *root.concepts]
    if codebook.root is not None:
        entries += [*codebook.root.actors, *codebook.root.concepts]
    for entry in entries:
        words = (word for name in names_of(entry) for word in words_in(name))
        parts = (part.text for word in words for part in parts_of(word))
        found.update(part for part in parts if part[0].isupper())
        yield

"""The names that a document and its codebook make known."""

from __future__ import annotations

from collections.abc import Iterator

from outline_editor.app.spelling.words import parts_of, words_in
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.model import Codebook, DocumentRoot


def known_names(root: DocumentRoot, codebook: SharedCodebook) -> frozenset[str]:
    """The capitalised words in what actors and concepts are called."""
    names = [*_names(root)]
    if codebook.root is not None:
        names += _names(codebook.root)
    words = (part.text for name in names for word in words_in(name) for part in parts_of(word))
    return frozenset(word for word in words if word[0].isupper())


def _names(root: DocumentRoot | Codebook) -> Iterator[str]:
    for actor in root.actors:
        yield from (text for _, text in actor.name.texts)
        yield from actor.alt
    for concept in root.concepts:
        yield from (text for _, text in concept.label.texts)
        yield from concept.alt

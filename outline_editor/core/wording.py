"""How messages name an element: by its words where it has some."""

from __future__ import annotations

from outline_editor.core.addresses import ElementKind
from outline_editor.core.errors import shortened
from outline_editor.core.model import Actor, Concept, DocumentRoot, Element, Node, Note, Source


def word_for(kind: ElementKind) -> str:
    """What people call a kind of element."""
    return "row" if kind is ElementKind.NODE else kind.value


def words_of(element: Element | DocumentRoot) -> str:
    """A name for an element in a sentence: its first words, else its id."""
    match element:
        case Node():
            words = element.text, element.original
        case Note():
            words = element.text, element.quote
        case Source() | DocumentRoot():
            words = (element.title,)
        case Actor():
            words = (element.name.texts[0][1],)
        case Concept():
            words = (element.label.texts[0][1],)
    return next(filter(None, map(shortened, words)), element.id)

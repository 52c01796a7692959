"""What the columns beside the texts say of a row."""

from __future__ import annotations

from outline_editor.app.columns import Column
from outline_editor.core.addresses import ElementKind, Ref
from outline_editor.core.document import Document
from outline_editor.core.model import Actor, Concept, Node
from outline_editor.ui.translation import translate, word


def caption(column: Column) -> str:
    """What a column is called."""
    return translate("Columns", _CAPTIONS[column])


_CAPTIONS = {
    Column.ORIGINAL: "Original",
    Column.NOTES: "Notes",
    Column.KIND: "Kind",
    Column.CHANGE: "Change",
    Column.DUE: "Due",
    Column.PERIOD: "Period",
    Column.INSTRUMENT: "Instrument",
    Column.ACTORS: "Actors",
    Column.PLACES: "Places",
    Column.CONCEPTS: "Concepts",
    Column.CITES: "Sources",
}


def cell_text(node: Node, column: Column, document: Document) -> str:
    """What stands in a column of one line, `''` for nothing."""
    value = getattr(node, column.value)
    match column:
        case Column.CHANGE | Column.INSTRUMENT:
            return "" if value is None else word(value.value)
        case Column.DUE | Column.PERIOD:
            return value or ""
        case Column.ACTORS:
            return ", ".join(_name(document, ElementKind.ACTOR, one) for one in value)
        case Column.CONCEPTS:
            return ", ".join(_name(document, ElementKind.CONCEPT, one) for one in value)
        case _:
            return ", ".join(value)


def _name(document: Document, kind: ElementKind, name: str) -> str:
    """The first name of what the document defines itself; the id of anything else."""
    found = document.find(Ref(kind, name))
    if isinstance(found, Actor):
        return found.name.texts[0][1]
    return found.label.texts[0][1] if isinstance(found, Concept) else name

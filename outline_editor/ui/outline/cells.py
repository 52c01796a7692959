"""What the columns beside the texts say of a row."""

from __future__ import annotations

from outline_editor.app.columns import Column
from outline_editor.core.addresses import actor_ref, concept_ref, source_ref
from outline_editor.core.document import Document
from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, Codebook, Concept, Node, Source
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
    Column.TARGETS: "Targets",
    Column.PLACES: "Places",
    Column.AMOUNTS: "Amounts",
    Column.CONCEPTS: "Concepts",
    Column.CITES: "Sources",
}


SEPARATOR = " · "
"""Between labels, which may have commas of their own."""


def cell_text(node: Node, column: Column, names: Names) -> str:
    """What stands in a column of one line, `''` for nothing."""
    value = getattr(node, column.value)
    match column:
        case Column.CHANGE | Column.INSTRUMENT:
            return "" if value is None else word(value.value)
        case Column.DUE | Column.PERIOD:
            return value or ""
        case Column.ACTORS:
            return SEPARATOR.join(names.actor(one) for one in value)
        case Column.CONCEPTS:
            return SEPARATOR.join(names.concept(one) for one in value)
        case Column.CITES:
            return SEPARATOR.join(names.source(one) for one in value)
        case Column.PLACES:
            return SEPARATOR.join(names.place(one) for one in value)
        case Column.AMOUNTS:
            return SEPARATOR.join(amount.quote for amount in value)
        case _:
            return SEPARATOR.join(value)


class Names:
    """What people call that which rows name by id, in the language of the document.

    The document's own words come before those of its codebook; what neither
    knows keeps its id.
    """

    def __init__(self, document: Document, codebook: Codebook | None) -> None:
        self.codebook = codebook
        self._document = document
        self._actors = {} if codebook is None else {one.id: one for one in codebook.actors}
        self._concepts = {} if codebook is None else {one.id: one for one in codebook.concepts}

    def actor(self, name: str) -> str:
        """The name of an actor."""
        found = self._document.find(actor_ref(name))
        actor = found if isinstance(found, Actor) else self._actors.get(name)
        return name if actor is None else self._of(actor.name)

    def concept(self, name: str) -> str:
        """The label of a concept."""
        found = self._document.find(concept_ref(name))
        concept = found if isinstance(found, Concept) else self._concepts.get(name)
        return name if concept is None else self._of(concept.label)

    def source(self, citation: str) -> str:
        """The title of a source, and the place in it that is cited."""
        name, _, place = citation.partition("@")
        source = self._document.find(source_ref(name))
        title = source.title or source.publisher if isinstance(source, Source) else ""
        return ", ".join(part for part in (title or name, place) if part)

    def place(self, code: str) -> str:
        """The name of a place."""
        # A window opens without: it need not wait for the tables.
        from outline_editor.core import codes

        return codes.place_name(code, self._document.root.language) or code

    def _of(self, labels: Labels) -> str:
        return labels.get(self._document.root.language) or labels.texts[0][1]

"""Rows taken out of a document, to be put into another place or another document."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from outline_editor.core.addresses import Ref, ref_of
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.document import Document
from outline_editor.core.index import elements_in
from outline_editor.core.model import Actor, Concept, Element, Node, Source
from outline_editor.core.references import references_in
from outline_editor.core.row_sets import top_rows


@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Excerpt:
    """Rows with everything in them, and what they refer to.

    `sources`, `actors` and `concepts` are the definitions that the rows and
    their notes name, as far as their document and its codebook have them, and
    those that these name in turn. Rows that come from outside any document
    have no ids.
    """

    rows: tuple[Node, ...] = ()
    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    concepts: tuple[Concept, ...] = ()


def excerpt_of(document: Document, codebook: SharedCodebook, ids: Iterable[str]) -> Excerpt:
    """The `top_rows` of a selection. Raises `EditRefused` where there are none."""
    rows = tuple([document.node(row_id) for row_id in top_rows(document, ids)])
    shared: dict[Ref, Element] = {}
    if codebook.root is not None:
        both = (*codebook.root.actors, *codebook.root.concepts)
        shared = {ref_of(element): element for element in both}
    found: dict[Ref, Element] = {}
    waiting = [element for row in rows for element in elements_in(row)]
    while waiting:
        for reference in references_in(waiting.pop()):
            target = document.find(reference.target) or shared.get(reference.target)
            if isinstance(target, (Source, Actor, Concept)) and reference.target not in found:
                found[reference.target] = target
                waiting.append(target)
    definitions = [found[ref] for ref in sorted(found)]
    return Excerpt(
        rows=rows,
        sources=tuple([one for one in definitions if isinstance(one, Source)]),
        actors=tuple([one for one in definitions if isinstance(one, Actor)]),
        concepts=tuple([one for one in definitions if isinstance(one, Concept)]),
    )

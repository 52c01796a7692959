"""Hypothesis strategies for everything that the model allows.

`documents()` and `codebooks()` make whole files, `notes()` and the others
single elements. Rows and notes always have ids; in a document each stands once.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from outline_editor.core.labels import Labels
from outline_editor.core.merging import is_chained
from outline_editor.core.model import (
    MAX_DEPTH,
    Actor,
    Amount,
    Codebook,
    Comparison,
    Concept,
    DocumentRoot,
    Node,
    Note,
    Source,
)
from outline_editor.core.vocabulary import (
    Basis,
    Change,
    ConceptKind,
    DocumentStatus,
    Finding,
    Instrument,
    Modifier,
    NodeKind,
    NoteKind,
    NoteState,
    SourceKind,
    Stated,
)
from tests.property.assembling import Renamer, distinct, lowered, tree
from tests.property.own_field_strategies import extensions
from tests.property.scalar_strategies import (
    citations,
    currencies,
    dates,
    languages,
    node_ids,
    note_ids,
    numbers,
    periods,
    places,
    slugs,
    texts,
)

T = TypeVar("T")


@cache
def labels() -> st.SearchStrategy[Labels]:
    """A name in one to three languages, with own fields now and then."""
    languages_to_texts = st.dictionaries(languages(), texts(min_size=1), min_size=1, max_size=3)
    entries = languages_to_texts.map(lambda found: tuple(found.items()))
    return _some_fields(Labels, {"texts": entries}, {"extensions": extensions()})


@cache
def sources() -> st.SearchStrategy[Source]:
    """Publications, speeches and events."""
    fields = {
        "title": texts(),
        "publisher": texts(),
        "date": dates(),
        "url": texts(),
        "language": languages(),
        "kind": st.sampled_from(SourceKind),
        "accessed": dates(),
        "checked": st.booleans(),
        "extensions": extensions(),
    }
    return _some_fields(Source, {"id": slugs()}, fields)


@cache
def amounts() -> st.SearchStrategy[Amount]:
    """Amounts with a currency or a unit, or neither."""
    always = {"quote": texts(min_size=1)}
    fields = {
        "value": numbers(),
        "to": numbers(),
        "modifier": st.sampled_from(Modifier),
        "basis": st.sampled_from(Basis),
        "extensions": extensions(),
    }
    return st.one_of(
        _some_fields(Amount, always, {**fields, "currency": currencies()}),
        _some_fields(Amount, always, {**fields, "unit": texts()}),
    )


@cache
def comparisons() -> st.SearchStrategy[Comparison]:
    """What a note compares with; empty ones too, which the note drops."""
    fields = {
        "document": slugs(),
        "finding": st.sampled_from(Finding),
        "extensions": extensions(),
    }
    return _some_fields(Comparison, {}, fields)


@cache
def notes() -> st.SearchStrategy[Note]:
    """Notes as they stand in a row."""
    return _notes({"quote": texts(), "before": texts(), "after": texts()})


@cache
def document_notes() -> st.SearchStrategy[Note]:
    """Notes as they stand in a document, which have no quote."""
    return _notes({})


def _notes(quotes: dict[str, st.SearchStrategy[str]]) -> st.SearchStrategy[Note]:
    fields = {
        **quotes,
        "also_on": _few(node_ids()),
        "concepts": _few(slugs()),
        "compares": comparisons(),
        "cites": _few(citations()),
        "by": texts(),
        "date": dates(),
        "state": st.sampled_from(NoteState),
        "extensions": extensions(),
    }
    always = {"id": note_ids(), "kind": st.sampled_from(NoteKind), "text": texts()}
    return _some_fields(Note, always, fields)


@cache
def bare_nodes() -> st.SearchStrategy[Node]:
    """Single rows with any of their fields, but no children."""
    fields = {
        "kind": st.sampled_from(NodeKind),
        "original": texts(),
        "actors": _few(slugs()),
        "places": _few(places()),
        "targets": _few(slugs()),
        "instrument": st.sampled_from(Instrument),
        "change": st.sampled_from(Change),
        "stated": st.sampled_from(Stated),
        "period": periods(),
        "due": dates(),
        "amounts": _few(amounts()),
        "concepts": _few(slugs()),
        "cites": _few(citations()),
        "extensions": extensions(),
        "notes": _few(notes()),
    }
    return _some_fields(Node, {"id": node_ids(), "text": texts()}, fields)


@cache
def _heads() -> st.SearchStrategy[DocumentRoot]:
    """Documents without rows; ids may stand several times."""
    always = {"id": slugs(), "status": st.sampled_from(DocumentStatus)}
    fields = {
        "title": texts(),
        "language": languages(),
        "original_language": languages(),
        "jurisdiction": places(),
        "codebook": texts(),
        "sources": _few(sources()),
        "actors": _few(actors()),
        "concepts": _few(concepts()),
        "extensions": extensions(),
        "notes": _few(document_notes()),
    }
    return _some_fields(DocumentRoot, always, fields)


@st.composite
def documents(draw: st.DrawFn, max_rows: int = 8, *, deep: bool = True) -> DocumentRoot:
    """A document with up to `max_rows` rows; every id in it stands once.

    In some, if `deep`, these stand under a hundred others.
    """
    root = draw(_heads())
    rows = draw(st.lists(bare_nodes(), max_size=max_rows))
    levels = [draw(st.integers(0, index)) for index in range(len(rows))]
    above = draw(st.sampled_from((0, 0, 0, 0, 1, MAX_DEPTH - max_rows))) if deep else 0
    renamer = Renamer()
    return dataclasses.replace(
        root,
        sources=distinct(root.sources),
        actors=distinct(root.actors),
        concepts=_unchained(distinct(root.concepts)),
        notes=tuple(renamer.note(note) for note in root.notes),
        outline=tuple(renamer.node(node) for node in lowered(tree(rows, levels), above)),
    )


def _unchained(found: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """Concepts none of which is merged into one that is merged itself."""
    merged = {concept.id: concept.merged_into for concept in found}
    return tuple(
        dataclasses.replace(one, merged_into=None) if is_chained(merged, one.id) else one
        for one in found
    )


@cache
def codebooks() -> st.SearchStrategy[Codebook]:
    """Codebooks; every id stands once among actors, and once among concepts."""
    fields = {
        "actors": _few(actors()).map(distinct),
        "concepts": _few(concepts()).map(distinct).map(_unchained),
        "extensions": extensions(),
    }
    return _some_fields(Codebook, {"id": slugs()}, fields)


@cache
def actors() -> st.SearchStrategy[Actor]:
    """Persons and bodies."""
    fields = {
        "alt": _few(texts(min_size=1)),
        "role": texts(),
        "of": slugs(),
        "extensions": extensions(),
    }
    return _some_fields(Actor, {"id": slugs(), "name": labels()}, fields)


@cache
def concepts() -> st.SearchStrategy[Concept]:
    """Entries of a codebook."""
    fields = {
        "alt": _few(texts(min_size=1)),
        "definition": texts(),
        "include": texts(),
        "exclude": texts(),
        "broader": slugs(),
        "kind": st.sampled_from(ConceptKind),
        "merged_into": slugs(),
        "extensions": extensions(),
    }
    return _some_fields(Concept, {"id": slugs(), "label": labels()}, fields)


def headers() -> st.SearchStrategy[str]:
    """Comment blocks as they stand above everything in a file, or none."""
    lines = texts(lines=False).map(lambda text: f"# {text}".rstrip() + "\n")
    readable = lines.filter(lambda line: not set(line) & set("\u2028\u2029"))
    schema = "# yaml-language-server: $schema=policy-outline-1.schema.json\n"
    return st.one_of(st.just(""), st.just(schema), st.lists(readable, max_size=3).map("".join))


@st.composite
def _some_fields(
    draw: st.DrawFn,
    cls: type[T],
    always: dict[str, st.SearchStrategy[Any]],
    fields: dict[str, st.SearchStrategy[Any]],
) -> T:
    """An element with any of its optional fields, half of them on the average."""
    names = [name for name in fields if draw(st.booleans())]
    chosen = {**always, **{name: fields[name] for name in names}}
    return cls(**{name: draw(values) for name, values in chosen.items()})


def _few(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, max_size=2).map(tuple)

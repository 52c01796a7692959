"""Hypothesis strategies for everything that the model allows.

`documents()` and `codebooks()` make whole files, `nodes()` rows with what is
under them, `notes()` and the others single elements. Rows and notes always
have ids; in a document, or under one row, each id stands once.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from outline_editor.core.extensions import (
    ExtensionList,
    ExtensionMap,
    Extensions,
    ExtensionScalar,
    ExtensionValue,
    can_be_plain,
)
from outline_editor.core.fields import replaced
from outline_editor.core.labels import Labels
from outline_editor.core.model import (
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
E = TypeVar("E", Node, Note, Source, Actor, Concept)


@cache
def labels() -> st.SearchStrategy[Labels]:
    """A name in one to three languages, with own fields now and then."""
    languages_to_texts = st.dictionaries(languages(), texts(min_size=1), min_size=1, max_size=3)
    entries = languages_to_texts.map(lambda found: tuple(found.items()))
    return _some_fields(Labels, {"texts": entries}, {"extensions": extensions()})


@cache
def extension_scalars() -> st.SearchStrategy[ExtensionScalar]:
    """Scalars of own fields, plain where they can be and it so happens."""
    wanted = st.tuples(texts(), st.booleans())
    return wanted.map(lambda pair: ExtensionScalar(pair[0], pair[1] and can_be_plain(pair[0])))


@cache
def extension_values() -> st.SearchStrategy[ExtensionValue]:
    """Scalars, lists and mappings, nested in each other, empty ones too."""
    return st.recursive(extension_scalars(), _nested, max_leaves=6)


def _nested(
    inner: st.SearchStrategy[ExtensionValue],
) -> st.SearchStrategy[ExtensionList | ExtensionMap]:
    keys = extension_scalars().filter(lambda key: not (key.plain and key.text == "<<"))
    entries = st.lists(st.tuples(keys, inner), max_size=3, unique_by=lambda entry: entry[0].text)
    return st.one_of(
        st.lists(inner, max_size=3).map(lambda items: ExtensionList(tuple(items))),
        entries.map(lambda found: ExtensionMap(tuple(found))),
    )


@cache
def extensions() -> st.SearchStrategy[Extensions]:
    """Own fields in any order, at least one."""
    keys = st.one_of(st.sampled_from(("x-a", "x-b", "x-desk")), texts().map("x-".__add__))
    entries = st.tuples(keys, extension_values())
    return st.lists(entries, min_size=1, max_size=3, unique_by=lambda entry: entry[0]).map(tuple)


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


@st.composite
def nodes(draw: st.DrawFn, max_rows: int = 8) -> Node:
    """A row with up to `max_rows` rows in all; every id in it stands once."""
    rows = draw(st.lists(bare_nodes(), min_size=1, max_size=max_rows))
    levels = [0, *(draw(st.integers(1, index)) for index in range(1, len(rows)))]
    return _Renamer().node(_tree(rows, levels)[0])


@st.composite
def documents(draw: st.DrawFn, max_rows: int = 8) -> DocumentRoot:
    """A document with up to `max_rows` rows; every id in it stands once."""
    rows = draw(st.lists(bare_nodes(), max_size=max_rows))
    levels = [draw(st.integers(0, index)) for index in range(len(rows))]
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
    root = draw(_some_fields(DocumentRoot, always, fields))
    renamer = _Renamer()
    return dataclasses.replace(
        root,
        sources=_distinct(root.sources),
        actors=_distinct(root.actors),
        concepts=_distinct(root.concepts),
        notes=tuple(renamer.note(note) for note in root.notes),
        outline=tuple(renamer.node(node) for node in _tree(rows, levels)),
    )


def codebooks() -> st.SearchStrategy[Codebook]:
    """Codebooks; every id stands once among actors, and once among concepts."""
    fields = {
        "actors": _few(actors()).map(_distinct),
        "concepts": _few(concepts()).map(_distinct),
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
    """An element with a few of its optional fields; any of them, but seldom all."""
    most = draw(st.sampled_from((0, 1, 2, 3, len(fields))))
    names = draw(st.lists(st.sampled_from(sorted(fields)), unique=True, max_size=most))
    chosen = {**always, **{name: fields[name] for name in names}}
    return cls(**{name: draw(values) for name, values in chosen.items()})


def _few(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, max_size=3).map(tuple)


def _tree(rows: list[Node], levels: list[int]) -> tuple[Node, ...]:
    """Rows put under each other by level, as deep as the row before allows."""
    tops: list[list[Any]] = []
    trail: list[list[Any]] = []
    for row, level in zip(rows, levels, strict=True):
        del trail[level:]
        item = [row, []]
        (trail[-1][1] if trail else tops).append(item)
        trail.append(item)
    return _grown(tops)


def _grown(items: list[list[Any]]) -> tuple[Node, ...]:
    return tuple(replaced(row, "children", _grown(under)) for row, under in items)


def _distinct(items: tuple[E, ...]) -> tuple[E, ...]:
    """The elements, the first of each id only."""
    return tuple({item.id: item for item in reversed(items)}.values())[::-1]


class _Renamer:
    """Gives rows and notes new ids where theirs stand already."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def node(self, node: Node) -> Node:
        return dataclasses.replace(
            self._fresh(node),
            notes=tuple(self.note(note) for note in node.notes),
            children=tuple(self.node(child) for child in node.children),
        )

    def note(self, note: Note) -> Note:
        return self._fresh(note)

    def _fresh(self, element: E) -> E:
        if element.id not in self._taken:
            self._taken.add(element.id)
            return element
        number = 1
        while f"{element.id[:36]}-{number}" in self._taken:
            number += 1
        fresh = f"{element.id[:36]}-{number}"
        self._taken.add(fresh)
        return replaced(element, "id", fresh)

"""Documents and edits for tests of editing: small, crowded, often dangling.

Ids, words and values come from short lists, so that references meet what they
name, quotes stand once, twice or nowhere, and edits collide.
"""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from outline_editor.core.addresses import DOCUMENT, LIST_FIELDS, ElementKind, Ref, node_ref
from outline_editor.core.document import Document
from outline_editor.core.edits import CLASS_OF_KIND, Edit, Insert, Move, Remove, SetField
from outline_editor.core.errors import EditRefused
from outline_editor.core.extensions import ExtensionList, ExtensionMap, ExtensionScalar
from outline_editor.core.fields import fields_of
from outline_editor.core.labels import Labels
from outline_editor.core.model import (
    Actor,
    Amount,
    Comparison,
    Concept,
    DocumentRoot,
    Element,
    Node,
    Note,
    Source,
)
from outline_editor.core.vocabulary import Basis, Finding, Modifier


def _few(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=2).map(tuple)


SLUGS = st.sampled_from(["a", "b", "c", "s1", "small-giants"])
NODE_IDS = st.sampled_from([f"n-{letter}{number}" for letter in "abcd" for number in range(6)])
NOTE_IDS = st.sampled_from([f"t-{letter}{number}" for letter in "ab" for number in range(6)])
WORDS = st.sampled_from(["", " ", "fund", "a fund of funds", "小巨人", "two\nlines", "𠮷 60 bn"])
NAMES = st.sampled_from(["x", "小", "fund", "小巨人"])
QUOTES = st.sampled_from(["", "fund", "funds", "小巨人", "60 bn", "lost"])
DATES = st.sampled_from([None, "2019", "2019-Q2", "2019-02-30", "2020-02-29"])
PLACES = st.sampled_from(["CN", "CN-HN", "CN-43"])
NUMBERS = st.sampled_from([None, *map(Decimal, ("0", "-0", "2.5", "2.50", "6E+10"))])

SCALARS = st.builds(
    ExtensionScalar, text=st.sampled_from(["", "1", "no", "key"]), plain=st.booleans()
)
OWN_VALUES = st.recursive(
    SCALARS,
    lambda values: st.one_of(
        _few(values).map(ExtensionList),
        st.lists(st.tuples(SCALARS, values), max_size=2, unique_by=lambda entry: entry[0].text).map(
            lambda entries: ExtensionMap(tuple(entries))
        ),
    ),
    max_leaves=4,
)
OWN_FIELDS = st.lists(
    st.tuples(st.sampled_from(["x-a", "x-b"]), OWN_VALUES),
    max_size=2,
    unique_by=lambda entry: entry[0],
).map(tuple)
LABELS = st.builds(
    Labels.of,
    st.dictionaries(st.sampled_from(["en", "zh", "de"]), NAMES, min_size=1),
)
AMOUNTS = st.builds(
    Amount,
    quote=st.sampled_from(["fund", "60 bn", "lost"]),
    value=NUMBERS,
    to=NUMBERS,
    currency=st.sampled_from([None, "CNY", "ABC"]),
    modifier=st.sampled_from([None, *Modifier]),
    basis=st.sampled_from([None, *Basis]),
    extensions=OWN_FIELDS,
)


def _choice(cls: type, field: str) -> st.SearchStrategy[Any]:
    spec = fields_of(cls)[field]
    return st.sampled_from([*([] if spec.required else [spec.default]), *spec.choices])


_BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "text": WORDS,
    "original": WORDS,
    "title": WORDS,
    "quote": QUOTES,
    "before": st.sampled_from(["", "a ", "of "]),
    "after": st.sampled_from(["", " ", "s"]),
    "alt": _few(NAMES),
    "actors": _few(SLUGS),
    "concepts": _few(SLUGS),
    "targets": _few(SLUGS),
    "cites": _few(st.one_of(SLUGS, SLUGS.map(lambda slug: f"{slug}@p. 3"))),
    "also_on": _few(NODE_IDS),
    "places": _few(PLACES),
    "jurisdiction": st.one_of(st.none(), PLACES),
    "amounts": _few(AMOUNTS),
    "extensions": OWN_FIELDS,
    "label": LABELS,
    "name": LABELS,
    "date": DATES,
    "accessed": DATES,
    "due": DATES,
    "period": st.sampled_from([None, "2019", "2019/2018", "2018/2019-Q1", "2019-02-30/2019"]),
    "of": st.one_of(st.none(), SLUGS),
    "broader": st.one_of(st.none(), SLUGS),
    "merged_into": st.one_of(st.none(), SLUGS),
    "language": st.sampled_from(["en", "zh-Hans"]),
    "original_language": st.sampled_from([None, "zh"]),
    "checked": st.sampled_from([None, True, False]),
    "compares": st.one_of(
        st.none(),
        st.builds(
            Comparison, document=st.one_of(st.none(), SLUGS), finding=st.sampled_from([*Finding])
        ),
    ),
}


def values(cls: type, field: str) -> st.SearchStrategy[Any]:
    """Values that a field of a class can have."""
    if fields_of(cls)[field].choices:
        return _choice(cls, field)
    return _BY_NAME.get(field, st.sampled_from(["", "words"]))


_IDS: dict[type, st.SearchStrategy[str]] = {Node: NODE_IDS, Note: NOTE_IDS}


def _elements(cls: type, **inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Elements of a class; what stands in them is given by field."""
    fields = {name: values(cls, name) for name in settable(cls)}
    required = {name: fields.pop(name) for name in ("text", "label", "name") if name in fields}
    return st.fixed_dictionaries(
        {"id": _IDS.get(cls, SLUGS), **required, **inner}, optional=fields
    ).map(lambda given: cls(**given))


def settable(cls: type) -> list[str]:
    """The fields of a class that hold no elements with ids, and are no id."""
    holding = LIST_FIELDS.get(next(kind for kind, c in CLASS_OF_KIND.items() if c is cls), {})
    return [name for name in fields_of(cls) if name not in {"id", "format", *holding}]


NOTES = _elements(Note)
SOURCES = _elements(Source)
ACTORS = _elements(Actor)
CONCEPTS = _elements(Concept)
NODES = st.recursive(
    _elements(Node, notes=_few(NOTES)),
    lambda nodes: _elements(Node, notes=_few(NOTES), children=_few(nodes)),
    max_leaves=5,
)
ELEMENTS: dict[ElementKind, st.SearchStrategy[Element]] = {
    ElementKind.NODE: NODES,
    ElementKind.NOTE: NOTES,
    ElementKind.SOURCE: SOURCES,
    ElementKind.ACTOR: ACTORS,
    ElementKind.CONCEPT: CONCEPTS,
}


def _filled(elements: list[Element]) -> DocumentRoot:
    """A document with as many of these as can stand in one."""
    document = Document(DocumentRoot(id="d"))
    with document.transaction("Fill") as transaction:
        for element in elements:
            with suppress(EditRefused):
                transaction.insert(element)
    return document.root


def crowded_documents() -> st.SearchStrategy[DocumentRoot]:
    """Documents with a few elements of every kind."""
    return st.lists(st.one_of(NODES, NODES, *ELEMENTS.values()), max_size=12).map(_filled)


def refs(document: Document) -> list[Ref]:
    """Every element of a document, the document included, in order."""
    root = document.root
    found = [DOCUMENT]
    for kind, items in (
        (ElementKind.SOURCE, root.sources),
        (ElementKind.ACTOR, root.actors),
        (ElementKind.CONCEPT, root.concepts),
        (ElementKind.NOTE, root.notes),
    ):
        found += [Ref(kind, item.id) for item in items]
    for node in document.walk():
        found.append(node_ref(node.id))
        found += [Ref(ElementKind.NOTE, note.id) for note in node.notes]
    return found


def edits(document: Document) -> st.SearchStrategy[Edit]:
    """Edits for a document as it is now; one in some is refused."""
    here = st.sampled_from([*refs(document), node_ref("n-gone")])
    return st.one_of(
        _inserts(document, here), here.map(Remove), _moves(document, here), here.flatmap(_settings)
    )


def _lists(owner: Ref) -> st.SearchStrategy[tuple[str, ElementKind]]:
    return st.sampled_from(
        [*LIST_FIELDS.get(owner.kind, {}).items()] or [("children", ElementKind.NODE)]
    )


def _positions(document: Document, owner: Ref, field: str) -> st.SearchStrategy[int]:
    items = getattr(document.find(owner), field, ())
    return st.integers(0, len(items) + (len(items) > 2))


@st.composite
def _inserts(draw: st.DrawFn, document: Document, here: st.SearchStrategy[Ref]) -> Edit:
    owner = draw(here)
    field, kind = draw(_lists(owner))
    return Insert(owner, field, draw(_positions(document, owner, field)), draw(ELEMENTS[kind]))


@st.composite
def _moves(draw: st.DrawFn, document: Document, here: st.SearchStrategy[Ref]) -> Edit:
    ref, owner = draw(here), draw(here)
    field, _ = draw(_lists(owner))
    return Move(ref, owner, field, draw(_positions(document, owner, field)))


def _settings(ref: Ref) -> st.SearchStrategy[Edit]:
    cls = CLASS_OF_KIND[ref.kind]
    return st.sampled_from([*fields_of(cls)]).flatmap(
        lambda field: values(cls, field).map(lambda value: SetField(ref, field, value))
    )

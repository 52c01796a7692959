"""What an edit may do: the checks before a document changes.

No edit can turn a valid document into one with errors. What these refuse is
said in words, and nothing has changed.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from outline_editor.core.addresses import DOCUMENT, LIST_FIELDS, ElementKind, Ref, kind_of, ref_of
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.fields import Shape, adapter_of, fields_of
from outline_editor.core.index import Index, Place, elements_in, height
from outline_editor.core.merging import is_chained
from outline_editor.core.model import MAX_DEPTH, Concept, DocumentRoot, Element, Node
from outline_editor.core.validation import explain
from outline_editor.core.wording import word_for, words_of

T = TypeVar("T")

_FIXED_FIELDS = frozenset({"id", "format"})


def made(cls: type[T], **fields: Any) -> T:
    """An element of the model. Raises `EditRefused` where a field can't be so."""
    try:
        return cls(**fields)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        name, *inside = fault["loc"]
        spec = fields_of(cls).get(str(name))
        if spec is None:
            raise EditRefused(Message.of("edit.no-field", field=str(name))) from error
        raise EditRefused(explain(spec, {**fault, "loc": tuple(inside)})) from error


def checked_value(element: Element | DocumentRoot, field: str, value: object) -> Any:
    """The value as the model holds it. Raises `EditRefused`.

    Ids never change, with one exception: a document's own, which names it
    before it is first saved. Lists of elements change by inserting, removing
    and moving only.
    """
    spec = fields_of(type(element)).get(field)
    is_document_id = isinstance(element, DocumentRoot) and field == "id"
    if spec is None:
        raise EditRefused(Message.of("edit.no-field", field=field))
    if field in _FIXED_FIELDS and not is_document_id:
        raise EditRefused(Message.of("edit.fixed-field", field=field))
    if spec.shape is Shape.ELEMENTS and field in LIST_FIELDS.get(kind_of(element), {}):
        raise EditRefused(Message.of("edit.fixed-field", field=field))
    try:
        return adapter_of(type(element), field).validate_python(value)
    except ValidationError as error:
        raise EditRefused(explain(spec, error.errors(include_url=False)[0])) from error


def check_present(index: Index, ref: Ref) -> None:
    """Raises `EditRefused` if there is no such element."""
    if index.find(ref) is None:
        raise EditRefused(Message.of("edit.no-element", kind=word_for(ref.kind), id=ref.id))


def check_movable(index: Index, ref: Ref) -> None:
    """Raises `EditRefused` for what can't be moved or removed: the document, or nothing."""
    check_present(index, ref)
    if ref == DOCUMENT:
        raise EditRefused(Message.of("edit.whole-document"))


def check_insert(index: Index, place: Place, element: Element) -> None:
    """Raises `EditRefused` if the element can't be put there."""
    check_present(index, place.owner)
    _check_place(index, place, kind_of(element), extra=1)
    seen: set[Ref] = set()
    for inner in elements_in(element):
        ref = ref_of(inner)
        if not ref.id:
            raise EditRefused(Message.of("edit.no-id", kind=word_for(ref.kind)))
        if ref in seen or index.find(ref) is not None:
            raise EditRefused(Message.of("edit.id-taken", kind=word_for(ref.kind), id=ref.id))
        seen.add(ref)
    if isinstance(element, Node):
        _check_depth(index, place.owner, element)
    elif isinstance(element, Concept):
        check_merging(index, element.id, element.merged_into)


def check_merging(index: Index, concept_id: str, target: str | None) -> None:
    """Raises `EditRefused` if a concept merged so would make a chain or circle of mergings."""
    if not target:
        return
    merged = {concept.id: concept.merged_into for concept in index.root.concepts}
    merged[concept_id] = target
    before = [one for one, into in merged.items() if into == concept_id]
    if before or is_chained(merged, concept_id):
        raise EditRefused(Message.of("edit.merged-chain", id=concept_id, target=target))


def check_move(index: Index, ref: Ref, place: Place) -> None:
    """Raises `EditRefused` if the element can't be moved there."""
    check_movable(index, ref)
    check_present(index, place.owner)
    owner = place.owner
    while owner != DOCUMENT:
        if owner == ref:
            raise EditRefused(Message.of("edit.into-itself", row=words_of(index.find(ref))))
        owner = index.owner(owner)
    now = index.place(ref)
    same_list = (now.owner, now.field) == (place.owner, place.field)
    _check_place(index, place, ref.kind, extra=0 if same_list else 1)
    element = index.find(ref)
    if isinstance(element, Node):
        _check_depth(index, place.owner, element)


def _check_place(index: Index, place: Place, kind: ElementKind, extra: int) -> None:
    if LIST_FIELDS.get(place.owner.kind, {}).get(place.field) is not kind:
        raise EditRefused(Message.of("edit.wrong-list", kind=word_for(kind), field=place.field))
    last = len(getattr(index.find(place.owner), place.field)) - 1 + extra
    if not 0 <= place.index <= last:
        raise EditRefused(Message.of("edit.no-position", index=place.index, last=last))


def _check_depth(index: Index, owner: Ref, node: Node) -> None:
    above = 0
    while owner != DOCUMENT:
        above += 1
        owner = index.owner(owner)
    check_height(node, above)


def check_height(node: Node, above: int = 0) -> None:
    """Raises `EditRefused` if a row with `above` levels over it is too deep."""
    if above + height(node) <= MAX_DEPTH:
        return
    if node.text or node.original:
        raise EditRefused(Message.of("edit.too-deep", row=words_of(node), most=MAX_DEPTH))
    raise EditRefused(Message.of("edit.too-deep-empty", most=MAX_DEPTH))

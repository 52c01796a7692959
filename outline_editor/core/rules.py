"""What an edit may do: the checks before a document changes.

No edit can turn a valid document into one with errors. What these refuse is
said in words, and nothing has changed.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from outline_editor.core.addresses import DOCUMENT, LIST_FIELDS, Ref, kind_of, ref_of
from outline_editor.core.errors import EditRefused, Message, shortened
from outline_editor.core.fields import Shape, adapter_of, fields_of
from outline_editor.core.index import Index, Place, elements_in, height
from outline_editor.core.model import MAX_DEPTH, DocumentRoot, Element, Node
from outline_editor.core.validation import explain

_FIXED_FIELDS = frozenset({"id", "format"})


def checked_value(element: Element | DocumentRoot, field: str, value: object) -> Any:
    """The value as the model holds it. Raises `EditRefused`.

    Ids never change, with one exception: a document's own, which names it
    before it is first saved. Lists of elements change by inserting, removing
    and moving only.
    """
    spec = fields_of(type(element)).get(field)
    is_document_id = isinstance(element, DocumentRoot) and field == "id"
    if spec is None or (field in _FIXED_FIELDS and not is_document_id):
        raise EditRefused(Message.of("edit.fixed-field", field=field))
    if spec.shape is Shape.ELEMENTS and field in LIST_FIELDS.get(kind_of(element), {}):
        raise EditRefused(Message.of("edit.fixed-field", field=field))
    try:
        return adapter_of(type(element), field).validate_python(value)
    except ValidationError as error:
        raise EditRefused(explain(spec, error.errors(include_url=False)[0])) from error


def check_insert(index: Index, place: Place, element: Element) -> None:
    """Raises `EditRefused` if the element can't be put there."""
    _check_place(index, place, kind_of(element), extra=1)
    seen: set[Ref] = set()
    for inner in elements_in(element):
        ref = ref_of(inner)
        if not ref.id:
            raise EditRefused(Message.of("edit.no-id", kind=ref.kind.value))
        if ref in seen or index.find(ref) is not None:
            raise EditRefused(Message.of("edit.id-taken", kind=ref.kind.value, id=ref.id))
        seen.add(ref)
    if isinstance(element, Node):
        _check_depth(index, place.owner, element)


def check_move(index: Index, ref: Ref, place: Place) -> None:
    """Raises `EditRefused` if the element can't be moved there."""
    owner = place.owner
    while owner != DOCUMENT:
        if owner == ref:
            raise EditRefused(Message.of("edit.into-itself", row=_words(index, ref)))
        if index.find(owner) is None:
            break
        owner = index.owner(owner)
    now = index.place(ref)
    same_list = (now.owner, now.field) == (place.owner, place.field)
    _check_place(index, place, ref.kind, extra=0 if same_list else 1)
    element = index.find(ref)
    if isinstance(element, Node):
        _check_depth(index, place.owner, element)


def _check_place(index: Index, place: Place, kind: object, extra: int) -> None:
    owner = index.find(place.owner)
    if owner is None:
        raise EditRefused(
            Message.of("edit.no-element", kind=place.owner.kind.value, id=place.owner.id)
        )
    if LIST_FIELDS.get(place.owner.kind, {}).get(place.field) is not kind:
        raise EditRefused(Message.of("edit.wrong-list", kind=str(kind), field=place.field))
    last = len(getattr(owner, place.field)) - 1 + extra
    if not 0 <= place.index <= last:
        raise EditRefused(Message.of("edit.no-position", index=place.index, last=last))


def _check_depth(index: Index, owner: Ref, node: Node) -> None:
    depth = height(node)
    while owner != DOCUMENT:
        depth += 1
        owner = index.owner(owner)
    if depth > MAX_DEPTH:
        raise EditRefused(Message.of("edit.too-deep", row=shortened(node.text), most=MAX_DEPTH))


def _words(index: Index, ref: Ref) -> str:
    element = index.find(ref)
    return shortened(element.text) if isinstance(element, Node) else ref.id

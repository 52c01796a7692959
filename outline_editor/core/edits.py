"""Edits: the only way in which a document changes.

An edit is plain, frozen data that can be written down (`encode`, `decode`) and
applied again elsewhere. Four of them say everything: elements are inserted,
removed and moved, fields are set. Applying one yields its inverse; see
`document.Document`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from pydantic import TypeAdapter

from outline_editor.core.addresses import ElementKind, Ref, kind_of
from outline_editor.core.fields import adapter_of
from outline_editor.core.model import Actor, Concept, DocumentRoot, Element, Node, Note, Source
from outline_editor.core.scalar_types import NUMBERS_AS_TEXT


@dataclass(frozen=True, slots=True)
class Insert:
    """Put `element`, with everything in it, at `index` of a list of `owner`."""

    owner: Ref
    field: str
    index: int
    element: Element


@dataclass(frozen=True, slots=True)
class Remove:
    """Take an element out, with everything in it."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class Move:
    """Put an element elsewhere; `index` counts without the element itself."""

    ref: Ref
    owner: Ref
    field: str
    index: int


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field of an element, or of the document, a new value."""

    ref: Ref
    field: str
    value: Any


Edit: TypeAlias = Insert | Remove | Move | SetField

CLASS_OF_KIND: dict[ElementKind, type] = {
    ElementKind.DOCUMENT: DocumentRoot,
    ElementKind.NODE: Node,
    ElementKind.NOTE: Note,
    ElementKind.SOURCE: Source,
    ElementKind.ACTOR: Actor,
    ElementKind.CONCEPT: Concept,
}

_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def _element_adapter(cls: type) -> TypeAdapter[Any]:
    if cls not in _ADAPTERS:
        _ADAPTERS[cls] = TypeAdapter(cls)
    return _ADAPTERS[cls]


T = TypeVar("T")

_KEYS = {
    "insert": {"op", "owner", "field", "index", "kind", "element"},
    "remove": {"op", "ref"},
    "move": {"op", "ref", "owner", "field", "index"},
    "set": {"op", "ref", "field", "value"},
}
"""What each sort of edit is written down with."""


def encode(edit: Edit) -> dict[str, Any]:
    """The edit as data that JSON can carry; `decode` is its inverse."""
    match edit:
        case Insert(owner, field, index, element):
            return {
                "op": "insert",
                "owner": _address(owner),
                "field": field,
                "index": index,
                "kind": kind_of(element).value,
                "element": _plain(_element_adapter(type(element)), element),
            }
        case Remove(ref):
            return {"op": "remove", "ref": _address(ref)}
        case Move(ref, owner, field, index):
            return {
                "op": "move",
                "ref": _address(ref),
                "owner": _address(owner),
                "field": field,
                "index": index,
            }
        case SetField(ref, field, value):
            adapter = adapter_of(CLASS_OF_KIND[ref.kind], field)
            return {
                "op": "set",
                "ref": _address(ref),
                "field": field,
                "value": _plain(adapter, value),
            }


def _plain(adapter: TypeAdapter[Any], value: object) -> Any:
    return adapter.dump_python(value, mode="json", exclude_defaults=True)


def _address(ref: Ref) -> list[str]:
    return [ref.kind.value, ref.id]


def _ref(data: list[str]) -> Ref:
    kind, element_id = data
    return Ref(ElementKind(kind), _of(str, element_id))


def _of(cls: type[T], value: object) -> T:
    """A value that is of a class itself, not one that could be made one."""
    if type(value) is not cls:
        raise TypeError(value)
    return value


def decode(data: dict[str, Any]) -> Edit:
    """The edit that `encode` wrote down, its content validated again.

    Raises `ValueError` for anything that `encode` does not write.
    """
    try:
        return _decoded(data)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not an edit: {data!r}") from error


def _decoded(data: dict[str, Any]) -> Edit:
    match data["op"]:
        case op if data.keys() != _KEYS.get(op):
            raise ValueError(f"not an edit: {data!r}")
        case "insert":
            kind = ElementKind(data["kind"])
            if kind is ElementKind.DOCUMENT:
                raise ValueError(f"not an edit: {data!r}")
            cls = CLASS_OF_KIND[kind]
            element = _read(_element_adapter(cls), data["element"])
            return Insert(
                _ref(data["owner"]), _of(str, data["field"]), _of(int, data["index"]), element
            )
        case "remove":
            return Remove(_ref(data["ref"]))
        case "move":
            field, index = _of(str, data["field"]), _of(int, data["index"])
            return Move(_ref(data["ref"]), _ref(data["owner"]), field, index)
        case "set":
            ref = _ref(data["ref"])
            adapter = adapter_of(CLASS_OF_KIND[ref.kind], data["field"])
            return SetField(ref, data["field"], _read(adapter, data["value"]))
        case op:
            raise ValueError(f"unknown edit: {op!r}")


def _read(adapter: TypeAdapter[Any], data: object) -> Any:
    # Not as JSON: pydantic's parser stops at 200 levels, and a row alone takes two.
    return adapter.validate_python(data, context=NUMBERS_AS_TEXT)

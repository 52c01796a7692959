"""The fields of the model as data: order, shape, rules, one at a time.

Reader, writer, edits and window all walk the model by these tables, so a field
is declared once, in `model`.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from outline_editor.core.labels import Labels

T = TypeVar("T")


class Shape(StrEnum):
    """What a field looks like in a file."""

    TEXT = "text"
    """A scalar taken as it stands: free text, an id, a code, a date."""
    CHOICE = "choice"
    """A scalar with a closed list of values."""
    NUMBER = "number"
    BOOLEAN = "boolean"
    TEXTS = "texts"
    """A list of scalars."""
    LABELS = "labels"
    """A mapping of language to text."""
    ELEMENT = "element"
    """One mapping with fields of its own."""
    ELEMENTS = "elements"
    """A list of mappings with fields of their own."""
    EXTENSIONS = "extensions"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of one class of the model."""

    name: str
    shape: Shape
    required: bool
    default: Any
    """What stands for absence; `dataclasses.MISSING` where the field is required."""
    item: type | None = None
    """The class of an `ELEMENT` or of the items of `ELEMENTS`."""
    choices: tuple[str, ...] = ()
    """The values of a `CHOICE`."""


def _plain_type(annotation: Any) -> Any:
    """The type without its `Annotated` wrapping and without `None`."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        options = [arg for arg in get_args(annotation) if arg is not NoneType]
        return _plain_type(options[0]) if len(options) == 1 else annotation
    return annotation


def _shape(name: str, annotation: Any) -> tuple[Shape, type | None, tuple[str, ...]]:
    if name == "extensions":
        return Shape.EXTENSIONS, None, ()
    kind = _plain_type(annotation)
    if get_origin(kind) is tuple:
        item = _plain_type(get_args(kind)[0])
        if isinstance(item, type) and dataclasses.is_dataclass(item):
            return Shape.ELEMENTS, item, ()
        return Shape.TEXTS, None, ()
    if get_origin(kind) is Literal:
        return Shape.CHOICE, None, get_args(kind)
    if kind is Labels:
        return Shape.LABELS, None, ()
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return Shape.ELEMENT, kind, ()
    if kind is Decimal:
        return Shape.NUMBER, None, ()
    if kind is bool:
        return Shape.BOOLEAN, None, ()
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Shape.CHOICE, None, tuple(member.value for member in kind)
    return Shape.TEXT, None, ()


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=True)


@cache
def fields_of(cls: type) -> dict[str, FieldSpec]:
    """The fields of a class of the model, in the order of the file."""
    hints = _hints(cls)
    specs = {}
    for field in dataclasses.fields(cls):
        shape, item, choices = _shape(field.name, hints[field.name])
        required = field.default is dataclasses.MISSING
        specs[field.name] = FieldSpec(field.name, shape, required, field.default, item, choices)
    return specs


@cache
def adapter_of(cls: type, name: str) -> TypeAdapter[Any]:
    """The validator of one field, by the rules of the model."""
    return TypeAdapter(_hints(cls)[name])


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls))


def replaced(element: T, name: str, value: object) -> T:
    """The element with one field replaced, without validating it again.

    Only for values that have passed `adapter_of(…)`, or that come out of
    another element of the model.
    """
    copy = object.__new__(type(element))
    assign = object.__setattr__
    for field in _names(type(element)):
        assign(copy, field, getattr(element, field))
    assign(copy, name, value)
    return copy

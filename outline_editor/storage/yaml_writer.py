"""Writes a document or codebook as YAML: the same bytes for the same content.

The order of the fields is the order of the model. What is empty is left out,
but for a required text and for `status` and a note's `kind`. See `scalar_style`
for how each text is written.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from typing import Any

from outline_editor.core.extensions import (
    ExtensionList,
    ExtensionMap,
    Extensions,
    ExtensionScalar,
    ExtensionValue,
)
from outline_editor.core.fields import FieldSpec, Shape, fields_of
from outline_editor.core.labels import Labels
from outline_editor.core.model import Codebook, Comparison, DocumentRoot, Note, Root
from outline_editor.storage.scalar_style import block_text, flow_text, literal, quoted

# YAML readers look no further than 1024 characters for the colon after a key.
_LONGEST_KEY = 1000

_Write = Callable[[list[str], Any, str], None]
"""Appends what follows the colon of a key, up to the line's end; given the key's pad."""


class _Left(Enum):
    """When a field is left out."""

    NEVER = auto()
    FALSY = auto()
    NONE = auto()
    ENGLISH = auto()


def write_document(root: DocumentRoot, header: str) -> bytes:
    """The bytes of a document's file; `header` is the comment block above it."""
    return _written(root, header)


def write_codebook(root: Codebook, header: str) -> bytes:
    """The bytes of a codebook's file; `header` is the comment block above it."""
    return _written(root, header)


def _written(root: Root, header: str) -> bytes:
    parts = [header]
    _write_fields(parts, root, "", "")
    return "".join(parts).encode("utf-8")


def _write_fields(parts: list[str], element: Any, first: str, pad: str) -> None:
    """Append the fields of an element, a line each; `first` stands before the first."""
    start = first
    for name, left, write in _table(type(element)):
        value = getattr(element, name)
        if not value:
            if left is _Left.FALSY or (left is _Left.NONE and value is None):
                continue
        elif left is _Left.ENGLISH and value == "en":
            continue
        if write is None:
            _write_extensions(parts, value, start, pad)
        else:
            parts.append(f"{start}{name}:")
            write(parts, value, pad)
        start = pad


@cache
def _table(cls: type) -> tuple[tuple[str, _Left, _Write | None], ...]:
    return tuple(
        (name, _when_left_out(cls, spec), _WRITERS[spec.shape])
        for name, spec in fields_of(cls).items()
    )


def _when_left_out(cls: type, spec: FieldSpec) -> _Left:
    always = {(DocumentRoot, "status"), (Note, "kind")}
    if spec.required or (cls, spec.name) in always:
        return _Left.NEVER
    if cls is DocumentRoot and spec.name == "language":
        return _Left.ENGLISH
    return _Left.NONE if spec.shape in (Shape.NUMBER, Shape.BOOLEAN) else _Left.FALSY


# What follows a key


def _write_text(parts: list[str], text: str, pad: str) -> None:
    parts.append(f" {block_text(text, pad + '  ')}\n")


def _write_choice(parts: list[str], value: str, _pad: str) -> None:
    parts.append(f" {value}\n")


def _write_number(parts: list[str], value: Decimal, _pad: str) -> None:
    parts.append(f" {value:f}\n")


def _write_boolean(parts: list[str], value: bool, _pad: str) -> None:
    parts.append(" true\n" if value else " false\n")


def _write_texts(parts: list[str], texts: tuple[str, ...], _pad: str) -> None:
    parts.append(f" [{', '.join([flow_text(text) for text in texts])}]\n")


def _write_labels(parts: list[str], labels: Labels, _pad: str) -> None:
    entries = [_flow_entry(flow_text(tag), flow_text(text)) for tag, text in labels.texts]
    parts.append(f" {{{', '.join([*entries, *_flow_extensions(labels.extensions)])}}}\n")


def _write_comparison(parts: list[str], comparison: Comparison, _pad: str) -> None:
    entries = [
        f"{name}: {flow_text(value)}"
        for name in ("document", "finding")
        if (value := getattr(comparison, name)) is not None
    ]
    parts.append(f" {{{', '.join([*entries, *_flow_extensions(comparison.extensions)])}}}\n")


def _write_elements(parts: list[str], elements: tuple[Any, ...], pad: str) -> None:
    parts.append("\n")
    first, inner = f"{pad}  - ", f"{pad}    "
    for element in elements:
        _write_fields(parts, element, first, inner)


_WRITERS: dict[Shape, _Write | None] = {
    Shape.TEXT: _write_text,
    Shape.CHOICE: _write_choice,
    Shape.NUMBER: _write_number,
    Shape.BOOLEAN: _write_boolean,
    Shape.TEXTS: _write_texts,
    Shape.LABELS: _write_labels,
    Shape.ELEMENT: _write_comparison,
    Shape.ELEMENTS: _write_elements,
    Shape.EXTENSIONS: None,
}


# Own fields


def _write_extensions(parts: list[str], entries: Extensions, start: str, pad: str) -> None:
    for key, value in entries:
        _write_entry(parts, block_text(key, ""), value, start, pad)
        start = pad


def _write_entry(parts: list[str], key: str, value: ExtensionValue, start: str, pad: str) -> None:
    """Append a key of an own field with its value; long keys need a mark."""
    if key and len(key) <= _LONGEST_KEY:
        parts.append(f"{start}{key}:")
    else:
        parts.append(f"{start}? {key}".rstrip() + f"\n{pad}:")
    _write_value(parts, value, pad)


def _write_value(parts: list[str], value: ExtensionValue, pad: str) -> None:
    """Append what follows the colon of a key of an own field."""
    match value:
        case ExtensionScalar():
            parts.append(f" {_own_text(value, pad + '  ')}".rstrip(" ") + "\n")
        case ExtensionList(items=()):
            parts.append(" []\n")
        case ExtensionMap(entries=()):
            parts.append(" {}\n")
        case _:
            parts.append("\n")
            _write_collection(parts, value, f"{pad}  ", f"{pad}  ")


def _write_collection(
    parts: list[str], value: ExtensionList | ExtensionMap, start: str, pad: str
) -> None:
    """Append a list or mapping that is not empty; `start` stands before its first line."""
    if isinstance(value, ExtensionMap):
        for key, inner in value.entries:
            written = key.text if key.plain else quoted(key.text)
            _write_entry(parts, written, inner, start, pad)
            start = pad
        return
    for item in value.items:
        if isinstance(item, ExtensionScalar) or not _inside(item):
            parts.append(f"{start}-")
            _write_value(parts, item, pad)
        else:
            _write_collection(parts, item, f"{start}- ", f"{pad}  ")
        start = pad


def _inside(value: ExtensionList | ExtensionMap) -> tuple[object, ...]:
    return value.items if isinstance(value, ExtensionList) else value.entries


def _own_text(scalar: ExtensionScalar, pad: str) -> str:
    if scalar.plain:
        return scalar.text
    return literal(scalar.text, pad) if "\n" in scalar.text else quoted(scalar.text)


def _flow_extensions(entries: Extensions) -> list[str]:
    return [_flow_entry(flow_text(key), _flow_value(value)) for key, value in entries]


def _flow_value(value: ExtensionValue) -> str:
    match value:
        case ExtensionScalar(text=text, plain=plain):
            return text if plain else quoted(text)
        case ExtensionList(items=items):
            return f"[{', '.join([_flow_value(item) for item in items])}]"
        case ExtensionMap(entries=entries):
            inner = [
                _flow_entry(key.text if key.plain else quoted(key.text), _flow_value(item))
                for key, item in entries
            ]
            return f"{{{', '.join(inner)}}}"


def _flow_entry(key: str, value: str) -> str:
    mark = "" if key and len(key) <= _LONGEST_KEY else "? "
    return f"{mark}{key}: {value}"

"""Writing a document or codebook as YAML: the same content, the same bytes.

Fields stand in the order of the model. What is empty is left out, but for a
required text, the status of a document and the kind of a note.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from itertools import compress
from operator import attrgetter, ne
from typing import Any, NamedTuple

from outline_editor.core.extensions import Extensions
from outline_editor.core.fields import FieldSpec, Shape, fields_of
from outline_editor.core.labels import Labels
from outline_editor.core.model import Codebook, Comparison, DocumentRoot, Note, Root
from outline_editor.core.scalar_types import written_number
from outline_editor.storage.own_fields import (
    fits_in_brackets,
    flow_entry,
    flow_own_fields,
    write_own_fields,
)
from outline_editor.storage.scalar_style import INDENT, block_text, flow_text, key_text

_Write = Callable[[list[str], str, Any, str], None]
"""Appends a field: what it goes on from, its value, and the pad of its key."""

_ALWAYS_WRITTEN = frozenset(
    {(DocumentRoot, "format"), (Codebook, "format"), (DocumentRoot, "status"), (Note, "kind")}
)
_NEVER_EMPTY = object()
_FALSE_COUNTS = (Shape.NUMBER, Shape.BOOLEAN)


def write_document(root: DocumentRoot, header: str) -> bytes:
    """The bytes of a document's file.

    `header` is the comment block above everything, each line with its end; it
    is written as it stands.
    """
    return _written(root, header)


def write_codebook(root: Codebook, header: str) -> bytes:
    """The bytes of a codebook's file; see `write_document`."""
    return _written(root, header)


def _written(root: Root, header: str) -> bytes:
    lines = [header]
    _write_fields(lines, root, _layout(type(root)), "", "")
    return "".join(lines).encode("utf-8")


class _Layout(NamedTuple):
    """How the elements of one class are written, each field in its turn."""

    values: Callable[[Any], tuple[Any, ...]]
    fields: tuple[tuple[str, _Write | None], ...]
    """What stands before the value, and how it is written; `None` for one text."""
    empty: tuple[Any, ...]
    """What each field holds when it is left out."""
    in_doubt: tuple[int, ...] | None
    """The fields that may hold something false and yet not be empty. If those
    are true, what is false is empty; `None` if one may not tell even so."""


@cache
def _layout(cls: type) -> _Layout:
    specs = fields_of(cls).values()
    empty = tuple([_empty(cls, spec) for spec in specs])
    in_doubt = [i for i, spec in enumerate(specs) if spec.required or spec.shape in _FALSE_COUNTS]
    return _Layout(
        attrgetter(*[spec.name for spec in specs]),
        tuple([(_lead(spec), _WRITERS[spec.shape]) for spec in specs]),
        empty,
        None if any(value and value is not _NEVER_EMPTY for value in empty) else tuple(in_doubt),
    )


def _empty(cls: type, spec: FieldSpec) -> Any:
    always = spec.required or (cls, spec.name) in _ALWAYS_WRITTEN
    return _NEVER_EMPTY if always else spec.default


def _lead(spec: FieldSpec) -> str:
    return "" if spec.shape is Shape.EXTENSIONS else f"{spec.name}:"


def _write_fields(lines: list[str], element: Any, layout: _Layout, start: str, pad: str) -> None:
    """Append the fields of an element; `start` stands before the first, `pad` before others.

    Of most rows nearly all fields are empty, and this is where the time goes.
    """
    get_values, fields, empty, in_doubt = layout
    present = values = get_values(element)
    if in_doubt is None or not all([values[index] for index in in_doubt]):
        present = tuple(map(ne, values, empty))
    for index in compress(range(len(fields)), present):
        name, write = fields[index]
        if write is None:
            lines.append(f"{start}{name} {block_text(values[index], pad)}\n")
        else:
            write(lines, start + name, values[index], pad)
        start = pad


def _write_choice(lines: list[str], lead: str, choice: str, _pad: str) -> None:
    lines.append(f"{lead} {choice}\n")


def _write_number(lines: list[str], lead: str, number: Decimal, _pad: str) -> None:
    lines.append(f"{lead} {written_number(number)}\n")


def _write_boolean(lines: list[str], lead: str, value: bool, _pad: str) -> None:
    lines.append(f"{lead} {'true' if value else 'false'}\n")


def _write_texts(lines: list[str], lead: str, texts: tuple[str, ...], _pad: str) -> None:
    lines.append(f"{lead} [{', '.join(map(flow_text, texts))}]\n")


def _write_labels(lines: list[str], lead: str, labels: Labels, pad: str) -> None:
    _write_in_braces(lines, lead, dict(labels.texts), labels.extensions, pad)


def _write_comparison(lines: list[str], lead: str, comparison: Comparison, pad: str) -> None:
    given = {"document": comparison.document, "finding": comparison.finding}
    texts = {name: value for name, value in given.items() if value is not None}
    _write_in_braces(lines, lead, texts, comparison.extensions, pad)


def _write_in_braces(
    lines: list[str], lead: str, texts: dict[str, str], own: Extensions, pad: str
) -> None:
    """Append texts by key, on one line if own fields allow it."""
    if all(fits_in_brackets(value) for _, value in own):
        entries = [flow_entry(flow_text(key), flow_text(text)) for key, text in texts.items()]
        lines.append(f"{lead} {{{', '.join([*entries, *flow_own_fields(own)])}}}\n")
        return
    deeper = pad + " " * INDENT
    lines.append(f"{lead}\n")
    for key, text in texts.items():
        lines.append(f"{deeper}{key_text(key)}: {block_text(text, deeper)}\n")
    write_own_fields(lines, own, deeper, deeper)


def _write_elements(lines: list[str], lead: str, elements: tuple[Any, ...], pad: str) -> None:
    lines.append(f"{lead}\n")
    start, deeper = f"{pad}  - ", f"{pad}    "
    layout = _layout(type(elements[0]))
    for element in elements:
        _write_fields(lines, element, layout, start, deeper)


_WRITERS: dict[Shape, _Write | None] = {
    Shape.TEXT: None,
    Shape.CHOICE: _write_choice,
    Shape.NUMBER: _write_number,
    Shape.BOOLEAN: _write_boolean,
    Shape.TEXTS: _write_texts,
    Shape.LABELS: _write_labels,
    Shape.ELEMENT: _write_comparison,
    Shape.ELEMENTS: _write_elements,
    Shape.EXTENSIONS: write_own_fields,
}

"""Writing a document or codebook as YAML: the same content, the same bytes.

Fields stand in the order of the model. What is empty is left out, but for a
required text, the status of a document and the kind of a note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, partial
from itertools import compress
from operator import attrgetter
from typing import Any, NamedTuple

from outline_editor.core.extensions import Extensions
from outline_editor.core.fields import FieldSpec, Shape, fields_of
from outline_editor.core.index import walk
from outline_editor.core.labels import Labels
from outline_editor.core.model import Codebook, Comparison, DocumentRoot, Node, Note, Root
from outline_editor.core.progress import Steps, Tell, Waiting, paced, share, untold
from outline_editor.core.scalar_types import written_number
from outline_editor.storage.in_pieces import together
from outline_editor.storage.own_fields import (
    fits_in_brackets,
    flow_entry,
    flow_own_fields,
    write_own_fields,
)
from outline_editor.storage.scalar_style import INDENT, block_text, flow_text, key_text


class _Lines(list[str]):
    """What is written by now, line by line; each row, note and entry is a step of the work."""

    def __init__(self, header: str, steps: Steps) -> None:
        super().__init__([header])
        self.steps = steps


_Write = Callable[[_Lines, str, Any, str], None]
"""Appends a field: what it goes on from, its value, and the pad of its key."""

_ALWAYS_WRITTEN = frozenset(
    {(DocumentRoot, "format"), (Codebook, "format"), (DocumentRoot, "status"), (Note, "kind")}
)
_NEVER_EMPTY = object()

_LINES = 0.8
"""The share of the work that is done once all lines are there."""

_AT_ONCE = 1024
"""Lines that are encoded in one step: other threads have their turn between two."""


def write_document(root: DocumentRoot, header: str, tell: Tell = untold) -> bytes:
    """The bytes of a document's file.

    `header` is the comment block above everything, each line with its end; it
    is written as it stands. `tell` may raise `Cancelled`.
    """
    return _written(root, header, tell)


def write_codebook(root: Codebook, header: str, tell: Tell = untold) -> bytes:
    """The bytes of a codebook's file; see `write_document`."""
    return _written(root, header, tell)


def _written(root: Root, header: str, tell: Tell) -> bytes:
    size = _size(root, partial(tell, 0))
    lines = _Lines(header, Steps(share(tell, 0, _LINES), size))
    _write_fields(lines, root, _layout(type(root)), "", "")
    # From the end, where a list is cut off at no cost: what is encoded goes at once.
    pieces: list[bytes] = []
    while lines:
        pieces.append("".join(lines[-_AT_ONCE:]).encode("utf-8"))
        del lines[-_AT_ONCE:]
        tell(_LINES)
    return together(_from_the_end(pieces, partial(tell, _LINES)))


def _from_the_end(pieces: list[bytes], waiting: Waiting) -> Iterator[bytes]:
    """Take pieces off a list."""
    while pieces:
        yield pieces.pop()
        waiting()


def _size(root: Root, waiting: Waiting) -> int:
    """How many rows, notes and entries there are."""
    entries = len(root.actors) + len(root.concepts)
    if isinstance(root, Codebook):
        return entries
    rows = paced(walk(root.outline), waiting)
    in_rows = sum(1 + len(row.notes) for row in rows)
    return entries + len(root.sources) + len(root.notes) + in_rows


class _Layout(NamedTuple):
    """How the elements of one class are written, each field in its turn."""

    values: Callable[[Any], tuple[Any, ...]]
    fields: tuple[tuple[str, _Write, Any], ...]
    """What stands before the value, how it is written, and when it is not."""


@cache
def _layout(cls: type) -> _Layout:
    specs = fields_of(cls).values()
    return _Layout(
        attrgetter(*[spec.name for spec in specs]),
        tuple([(_lead(spec), _writer(spec), _empty(cls, spec)) for spec in specs]),
    )


def _lead(spec: FieldSpec) -> str:
    return "" if spec.shape is Shape.EXTENSIONS else f"{spec.name}:"


def _writer(spec: FieldSpec) -> _Write:
    return _write_rows if spec.item is Node else _WRITERS[spec.shape]


def _empty(cls: type, spec: FieldSpec) -> Any:
    """What the field holds when it is left out."""
    always = spec.required or (cls, spec.name) in _ALWAYS_WRITTEN
    return _NEVER_EMPTY if always else spec.default


def _write_fields(lines: _Lines, element: Any, layout: _Layout, start: str, pad: str) -> None:
    """Append the fields of an element; `start` stands before the first, `pad` before others."""
    for (lead, write, empty), value in zip(layout.fields, layout.values(element), strict=True):
        if value != empty:
            write(lines, start + lead, value, pad)
            start = pad


def _write_elements(lines: _Lines, lead: str, elements: tuple[Any, ...], pad: str) -> None:
    lines.append(f"{lead}\n")
    start, deeper = f"{pad}  - ", f"{pad}    "
    layout = _layout(type(elements[0]))
    for element in lines.steps.each(elements):
        _write_fields(lines, element, layout, start, deeper)


def _write_rows(lines: _Lines, lead: str, rows: tuple[Node, ...], pad: str) -> None:
    """Append rows as `_write_elements` would, in half the time.

    Nearly all the time goes here, and of most rows nearly all fields are empty.
    """
    lines.append(f"{lead}\n")
    start, deeper = f"{pad}  - ", f"{pad}    "
    get_rest, rest_fields = _rest_of_row()
    for row in lines.steps.each(rows):
        row_id = f"id: {row.id}\n{deeper}" if row.id else ""
        kind = f"kind: {row.kind}\n{deeper}" if row.kind else ""
        lines.append(f"{start}{row_id}{kind}text: {block_text(row.text, deeper)}\n")
        rest = get_rest(row)
        if any(rest):
            present = zip(compress(rest_fields, rest), filter(None, rest), strict=True)
            for (name, write, _), value in present:
                write(lines, deeper + name, value, deeper)


@cache
def _rest_of_row() -> _Layout:
    """The fields of a row after `id`, `kind` and `text`; what is false there is empty."""
    names = list(fields_of(Node))[3:]
    return _Layout(attrgetter(*names), _layout(Node).fields[3:])


def _write_text(lines: list[str], lead: str, text: str, pad: str) -> None:
    lines.append(f"{lead} {block_text(text, pad)}\n")


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
    write_own_fields(lines, deeper, own, deeper)


_WRITERS: dict[Shape, _Write] = {
    Shape.TEXT: _write_text,
    Shape.CHOICE: _write_choice,
    Shape.NUMBER: _write_number,
    Shape.BOOLEAN: _write_boolean,
    Shape.TEXTS: _write_texts,
    Shape.LABELS: _write_labels,
    Shape.ELEMENT: _write_comparison,
    Shape.ELEMENTS: _write_elements,
    Shape.EXTENSIONS: write_own_fields,
}

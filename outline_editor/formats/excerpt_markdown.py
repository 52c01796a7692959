"""Rows as a nested list in Markdown (CommonMark)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from outline_editor.core.model import Node, Note
from outline_editor.formats.excerpt_text import with_levels
from outline_editor.formats.text_lines import row_text

_SPECIAL = re.compile(r"[\\`*_\[\]<>~|]")
_LIKE_A_MARKER = re.compile(r"(#{1,6}|[-+=]+|[0-9]{1,9}[.)])(?=\s|$)")
_STEP = "  "


def write_markdown(rows: Iterable[Node]) -> str:
    """Rows as list items; what is said in another language stands in italics below.

    Notes stand below their row as quotations that begin with their kind, so
    that nobody takes them for words of the source.
    """
    return "".join(f"{line}\n" for node, level in with_levels(rows) for line in _lines(node, level))


def _lines(node: Node, level: int) -> Iterator[str]:
    indent = _STEP * (level - 1)
    below = indent + _STEP
    # Two spaces would end the line as well, and nobody would see them.
    end = "\\" if node.original else ""
    yield f"{indent}- {_escaped(row_text(node.text))}{end}".rstrip()
    if node.original:
        yield f"{below}*{_escaped(row_text(node.original))}*"
    for note in node.notes:
        yield ""
        yield from (f"{below}> {line}".rstrip() for line in _note_lines(note))
        yield ""


def _note_lines(note: Note) -> Iterator[str]:
    about = f" on ‘{_escaped(row_text(note.quote))}’" if note.quote else ""
    first, *others = [_escaped(line) for line in note.text.split("\n")]
    yield f"**{note.kind.value}{about}:** {first}"
    yield from others


def _escaped(text: str) -> str:
    """A text that Markdown shows as it is."""
    text = _SPECIAL.sub(r"\\\g<0>", text).replace("&", "&amp;")
    marker = _LIKE_A_MARKER.match(text)
    if marker is None:
        return text
    at = len(marker[1]) - 1
    return f"{text[:at]}\\{text[at:]}"

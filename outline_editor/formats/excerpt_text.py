"""Rows as plain text, as it is pasted into mails, tables and other outliners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outline_editor.core.model import Node
from outline_editor.formats.text_lines import row_text


def write_text(rows: Iterable[Node]) -> str:
    """The texts of rows, a line each, one tab further in at each level.

    A single row is its text and nothing else; the last line is not ended.
    """
    return "\n".join("\t" * (level - 1) + row_text(node.text) for node, level in with_levels(rows))


def with_levels(rows: Iterable[Node]) -> Iterator[tuple[Node, int]]:
    """Rows and all under them in reading order, with their levels from 1."""
    waiting = [(node, 1) for node in reversed(tuple(rows))]
    while waiting:
        node, level = waiting.pop()
        yield node, level
        waiting.extend((child, level + 1) for child in reversed(node.children))

"""Single elements put together to a document, each id in its place once."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from outline_editor.core.fields import replaced
from outline_editor.core.model import Actor, Concept, Node, Note, Source

E = TypeVar("E", Node, Note, Source, Actor, Concept)


def tree(rows: list[Node], levels: list[int]) -> tuple[Node, ...]:
    """Rows put under each other by level, as deep as the row before allows."""
    tops: list[list[Any]] = []
    trail: list[list[Any]] = []
    for row, level in zip(rows, levels, strict=True):
        del trail[level:]
        item = [row, []]
        (trail[-1][1] if trail else tops).append(item)
        trail.append(item)
    return _grown(tops)


def _grown(items: list[list[Any]]) -> tuple[Node, ...]:
    return tuple(replaced(row, "children", _grown(under)) for row, under in items)


def lowered(rows: tuple[Node, ...], above: int) -> tuple[Node, ...]:
    """The rows under a row under a row …; for files, as deep as rows may stand."""
    for _ in range(above):
        rows = (Node(id="n-above", text="", children=rows),)
    return rows


def distinct(items: tuple[E, ...]) -> tuple[E, ...]:
    """The elements, the first of each id only."""
    return tuple({item.id: item for item in reversed(items)}.values())[::-1]


class Renamer:
    """Gives rows and notes new ids where theirs stand already."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def node(self, node: Node) -> Node:
        return dataclasses.replace(
            self._fresh(node),
            notes=tuple(self.note(note) for note in node.notes),
            children=tuple(self.node(child) for child in node.children),
        )

    def note(self, note: Note) -> Note:
        return self._fresh(note)

    def _fresh(self, element: E) -> E:
        if element.id not in self._taken:
            self._taken.add(element.id)
            return element
        number = 1
        while f"{element.id[:36]}-{number}" in self._taken:
            number += 1
        fresh = f"{element.id[:36]}-{number}"
        self._taken.add(fresh)
        return replaced(element, "id", fresh)

"""The states that are merged, as tables of their elements by address.

What is the same in all of them is left out, however much it is: a merge costs
little more than reading through the rows once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from outline_editor.core.addresses import (
    DOCUMENT,
    LIST_FIELDS,
    ElementKind,
    Ref,
    node_ref,
    note_ref,
    ref_of,
)
from outline_editor.core.fields import fields_of, replaced
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.progress import Steps, Tell, share, untold

_OWN: Callable[[Node], tuple[Any, ...]] = attrgetter(
    *[name for name in fields_of(Node) if name not in ("id", "children")]
)


_SHARED = 0.15
"""The share of making tables that is done when it is known which of their rows are the base's."""


class Table:
    """One state of a document, without what `Tables` say is left out."""

    def __init__(self, root: DocumentRoot) -> None:
        self.root = root
        self.elements: dict[Ref, Any] = {DOCUMENT: root}
        """What is there, in the order of the file, owners before what stands in them."""
        self.owners: dict[Ref, Ref] = {}

    def ids(self, owner: Ref, field: str) -> tuple[str, ...]:
        """The ids in a list of an element, in order; none where that is not there."""
        element = self.elements.get(owner)
        return () if element is None else tuple([item.id for item in getattr(element, field)])

    def inside(self, owner: Ref) -> Iterator[Ref]:
        """What stands right in an element."""
        for field, kind in LIST_FIELDS.get(owner.kind, {}).items():
            for item in getattr(self.elements[owner], field):
                yield Ref(kind, item.id)

    def way(self, ref: Ref) -> Iterator[Ref]:
        """What an element stands in, and what that stands in, up to the document."""
        while ref != DOCUMENT:
            ref = self.owners[ref]
            yield ref


class Tables(NamedTuple):
    """What was, and what the two sides have made of it."""

    base: Table
    mine: Table
    theirs: Table
    same: frozenset[str]
    """The ids of rows that are the same in all; what stands in them is left out."""
    still: dict[Ref, frozenset[str]]
    """The ids of rows that are left out too: the same, and in the same list; by its owner."""


def tables_of(
    base: DocumentRoot, mine: DocumentRoot, theirs: DocumentRoot, tell: Tell = untold
) -> Tables:
    """Tables of three states; where theirs is the same as the base, it becomes the base's.

    `tell` may raise `Cancelled`.
    """
    was, now = _by_id(base), dict[str, Node]()
    here = was if mine is base else _by_id(mine)
    sharing = Steps(share(tell, 0, _SHARED), len(was))
    outline = _all_shared(theirs.outline, was, now, sharing)
    states = (base, mine, replaced(theirs, "outline", outline))
    filling = _Filling(states, (was, here, now), share(tell, _SHARED, 1))
    was_table, mine_table, theirs_table = map(filling.table, states)
    same = frozenset(filling.same)
    return Tables(was_table, mine_table, theirs_table, same, filling.still)


def _by_id(root: DocumentRoot) -> dict[str, Node]:
    return {node.id: node for node in walk(root.outline)}


def _all_shared(
    rows: tuple[Node, ...], was: dict[str, Node], now: dict[str, Node], steps: Steps
) -> tuple[Node, ...]:
    steps.step(len(rows))
    return tuple([_shared(row, was, now, steps) for row in rows])


def _shared(node: Node, was: dict[str, Node], now: dict[str, Node], steps: Steps) -> Node:
    """The row as the base has it, if that is the same; else with what is the same in it."""
    children, known = node.children, was.get(node.id)
    if children:
        children = _all_shared(children, was, now, steps)
    if known is node:
        # It was made so by another merge.
        pass
    elif (
        known is not None
        and _OWN(known) == _OWN(node)
        and (not node.amounts or repr(known.amounts) == repr(node.amounts))
        and are_same(known.children, children)
    ):
        node = known
    elif not are_same(children, node.children):
        node = replaced(node, "children", children)
    now[node.id] = node
    return node


def are_same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Whether two lists hold the very same elements."""
    return len(one) == len(other) and all(map(_is, one, other))


def _is(one: Any, other: Any) -> bool:
    return one is other


class _Filling:
    """Makes tables of states, each with its rows by id."""

    def __init__(
        self, states: tuple[DocumentRoot, ...], rows: tuple[dict[str, Node], ...], tell: Tell
    ) -> None:
        self._states, self._rows = states, rows
        self._steps = Steps(tell, sum(map(len, rows)))
        self.same: set[str] = set()
        self.still: dict[Ref, frozenset[str]] = {}

    def table(self, root: DocumentRoot) -> Table:
        """The table of one of the states."""
        table = Table(root)
        for field, kind in LIST_FIELDS[ElementKind.DOCUMENT].items():
            if kind is not ElementKind.NODE:
                for element in getattr(root, field):
                    _put(table, ref_of(element), element, DOCUMENT)
        stack = self._to_fill_in(DOCUMENT, root.outline)
        while stack:
            self._steps.step()
            node, owner = stack.pop()
            here = node_ref(node.id)
            _put(table, here, node, owner)
            if all(rows.get(node.id) is node for rows in self._rows):
                self.same.add(node.id)
                continue
            for note in node.notes:
                _put(table, note_ref(note.id), note, here)
            stack += self._to_fill_in(here, node.children)
        return table

    def _to_fill_in(self, owner: Ref, rows: tuple[Node, ...]) -> list[tuple[Node, Ref]]:
        """The rows of a list that are not left out, the last first, each with its owner."""
        if owner not in self.still:
            first, *others = [self._list(state, owner) for state in range(3)]
            common = set(map(id, first)).intersection(*[map(id, rows) for rows in others])
            self.still[owner] = frozenset([row.id for row in first if id(row) in common])
        still = self.still[owner]
        return [(row, owner) for row in reversed(rows) if row.id not in still]

    def _list(self, state: int, owner: Ref) -> tuple[Node, ...]:
        """The rows that stand right in a row, or in the document; none where it is not there."""
        if owner == DOCUMENT:
            return self._states[state].outline
        node = self._rows[state].get(owner.id)
        return () if node is None else node.children


def _put(table: Table, ref: Ref, element: Any, owner: Ref) -> None:
    table.elements[ref], table.owners[ref] = element, owner

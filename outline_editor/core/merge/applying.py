"""Bringing a document that is open into another state, by edits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from outline_editor.core.addresses import DOCUMENT, LIST_FIELDS, ElementKind, Ref, ref_of
from outline_editor.core.document import Document
from outline_editor.core.edits import Insert, Move
from outline_editor.core.errors import EditRefused
from outline_editor.core.fields import replaced
from outline_editor.core.merge.orders import longest_rising
from outline_editor.core.merge.values import is_alike, own_fields
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.taking_in import take_in
from outline_editor.core.transaction import Transaction

_QUOTATION = ("quote", "before", "after")


def bring_to(transaction: Transaction, wanted: DocumentRoot) -> None:
    """Let a document be as in another state of it, element by element.

    What is the same in both is not touched, and what is the very same is not
    even looked at. Elements keep their ids, so that whoever follows the
    document sees them changed and moved, not replaced.
    """
    _take_own_fields(transaction, DOCUMENT, wanted)
    now = transaction.document.root
    if any(
        getattr(now, name) != getattr(wanted, name) for name in ("sources", "actors", "concepts")
    ):
        take_in(transaction, wanted)
    try:
        with transaction.all_or_nothing():
            _Bringing(transaction, wanted).carry_out()
    except EditRefused:
        # On the way to a valid state a row came to be too deep: all at once, none is.
        _replace_rows(transaction, wanted)


def changes_to(document: Document, wanted: DocumentRoot) -> int:
    """How many rows and notes are others there, or are not in both: what bringing it to that takes.

    Those count too that hold one of these.
    """
    there = _to_look_at(document, wanted)
    gone = _differing(document.root, there).keys() - there.keys()
    return sum(document.find(ref) is not element for ref, element in there.items()) + len(gone)


def _replace_rows(transaction: Transaction, wanted: DocumentRoot) -> None:
    now = transaction.document.root
    for element in (*now.notes, *now.outline):
        transaction.remove(ref_of(element))
    for element in (*wanted.notes, *wanted.outline):
        transaction.insert(element)


def _take_own_fields(transaction: Transaction, ref: Ref, wanted: Any) -> None:
    """Set those fields of an element that are others in the wanted state."""
    for field in own_fields(ref, wanted):
        for name in _QUOTATION if field == "quote" else (field,):
            value = getattr(wanted, name)
            if not is_alike(value, getattr(transaction.document.find(ref), name)):
                transaction.set(ref, **{name: value})


def _inside(element: Any, kind: ElementKind) -> Iterator[tuple[Ref, Any]]:
    """The rows and notes right in an element."""
    for field, held in LIST_FIELDS[kind].items():
        if held in (ElementKind.NODE, ElementKind.NOTE):
            for item in getattr(element, field):
                yield Ref(held, item.id), item


def _differing(root: DocumentRoot, known: dict[Ref, Any]) -> dict[Ref, Any]:
    """The rows and notes of a state, but none in rows that are the very same in another."""
    found: dict[Ref, Any] = {}
    stack: list[tuple[Ref, Any]] = [(DOCUMENT, root)]
    while stack:
        ref, element = stack.pop()
        if ref != DOCUMENT:
            found[ref] = element
        if known.get(ref) is not element and ref.kind is not ElementKind.NOTE:
            stack += _inside(element, ref.kind)
    return found


def _to_look_at(document: Document, wanted: DocumentRoot) -> dict[Ref, Any]:
    """What the wanted state holds, but nothing in rows that are the very same here."""
    found: dict[Ref, Any] = {}
    stack: list[tuple[Ref, Any]] = [(DOCUMENT, wanted)]
    while stack:
        ref, element = stack.pop()
        found[ref] = element
        if document.find(ref) is not element and ref.kind is not ElementKind.NOTE:
            stack += reversed([*_inside(element, ref.kind)])
    return found


class _Bringing:
    """Brings the rows and notes of a document into the wanted state."""

    def __init__(self, transaction: Transaction, wanted: DocumentRoot) -> None:
        self._transaction = transaction
        self._document = transaction.document
        self._there = _to_look_at(self._document, wanted)
        self._gone = _differing(self._document.root, self._there).keys() - self._there.keys()

    def carry_out(self) -> None:
        """Remove what is gone, then put everything in its place from the top downwards.

        So nothing is ever to be put into itself.
        """
        self._save_from_removing()
        for ref in self._gone:
            if self._document.has(ref):
                self._transaction.remove(ref)
        for ref, element in self._there.items():
            if self._document.find(ref) is element:
                continue
            if ref != DOCUMENT:
                _take_own_fields(self._transaction, ref, element)
            if ref.kind is not ElementKind.NOTE:
                for field, kind in LIST_FIELDS[ref.kind].items():
                    if kind in (ElementKind.NODE, ElementKind.NOTE):
                        self._arrange(ref, field, kind, getattr(element, field))

    def _save_from_removing(self) -> None:
        """Take what stays out of what goes, to the end of the document for now."""
        for ref in self._there:
            is_here = ref != DOCUMENT and self._document.has(ref)
            if is_here and self._document.owner(ref) in self._gone:
                field = "notes" if ref.kind is ElementKind.NOTE else "outline"
                last = len(getattr(self._document.root, field))
                self._transaction.apply(Move(ref, DOCUMENT, field, last))

    def _arrange(
        self, owner: Ref, field: str, kind: ElementKind, wanted: Sequence[Node | Note]
    ) -> None:
        """Let a list hold what it should, in that order; more may be in it that is yet to go."""
        now = [item.id for item in getattr(self._document.find(owner), field)]
        ids = [item.id for item in wanted]
        if now == ids:
            return
        position = {one: index for index, one in enumerate(now)}
        staying = set(longest_rising([one for one in ids if one in position], position))
        previous = -1
        for item in wanted:
            ref = Ref(kind, item.id)
            if item.id not in staying:
                self._put(ref, item, owner, field, previous)
            previous = self._document.place(ref).index

    def _put(self, ref: Ref, item: Node | Note, owner: Ref, field: str, previous: int) -> None:
        """Put an element right after a position of a list."""
        if not self._document.has(ref):
            bare = item
            if isinstance(item, Node) and self._is_known_in(item):
                bare = replaced(replaced(item, "children", ()), "notes", ())
            self._transaction.apply(Insert(owner, field, previous + 1, bare))
            return
        here = self._document.place(ref)
        is_before = (here.owner, here.field) == (owner, field) and here.index <= previous
        self._transaction.apply(Move(ref, owner, field, previous + (not is_before)))

    def _is_known_in(self, node: Node) -> bool:
        """Whether something in a new row is here already."""
        stack = [*_inside(node, ElementKind.NODE)]
        while stack:
            ref, element = stack.pop()
            if self._document.has(ref):
                return True
            if isinstance(element, Node):
                stack += _inside(element, ElementKind.NODE)
        return False

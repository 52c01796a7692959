"""Merging two states of a document that come from one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from outline_editor.core.addresses import DOCUMENT, LIST_FIELDS, ElementKind, Ref, child_list
from outline_editor.core.fields import replaced
from outline_editor.core.merge.conflicts import Choices, Conflict, Judge
from outline_editor.core.merge.mergings import settled_mergings
from outline_editor.core.merge.orders import merged_order
from outline_editor.core.merge.owners import Owners
from outline_editor.core.merge.presence import present_elements
from outline_editor.core.merge.quotations import with_quotes_carried
from outline_editor.core.merge.tables import Tables, are_same, tables_of
from outline_editor.core.merge.values import merged_element
from outline_editor.core.model import MAX_DEPTH, DocumentRoot, Node
from outline_editor.core.progress import Steps, Tell, share, untold
from outline_editor.core.vocabulary import DocumentStatus

_COMPARED, _SIFTED, _MERGED = 0.35, 0.4, 0.8
"""The shares of a merge that are done when it is known what differs, what is there in the end, and
what becomes of it."""

_PLACED = 0.4
"""The share of saying what becomes of all that is done when it is known what that stands in."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge: the document, and what the sides did not agree on."""

    root: DocumentRoot
    conflicts: tuple[Conflict, ...]
    tables: Tables


def merge(
    base: DocumentRoot,
    mine: DocumentRoot,
    theirs: DocumentRoot,
    choices: Choices | None = None,
    tell: Tell = untold,
) -> Merged:
    """The document with what both sides have made of `base`, element by element.

    What only one side has changed is taken as it has it. Where both have
    changed the same, there is a conflict, and `choices` say whose version is
    taken; what is not chosen is as it is here. Once something is chosen, other
    things may turn out to be in conflict: these are among `conflicts`, too.

    Texts are taken whole: two that were changed differently are a conflict,
    even where other words were changed. Lists of ids and names are united as
    sets, names in several languages by language, own fields by key. An element
    that both have added under one id is one element. The result is a valid
    document, which shares all that is the same with `mine`. It is `theirs`
    where nothing was changed here, and the other way round. `tell` may raise
    `Cancelled`.
    """
    tell(0)
    judge = Judge(choices or {})
    tables = tables_of(base, mine, theirs, share(tell, 0, _COMPARED))
    tell(_COMPARED)
    present = present_elements(tables, judge, share(tell, _COMPARED, _SIFTED))
    tell(_SIFTED)
    merging = _Merging(tables, present, judge, share(tell, _SIFTED, _MERGED))
    tell(_MERGED)
    position = {ref: n for n, ref in enumerate({**tables.mine.elements, **tables.theirs.elements})}
    conflicts = sorted(judge.found, key=lambda conflict: position[conflict.ref])
    return Merged(merging.root(share(tell, _MERGED, 1)), tuple(conflicts), tables)


class _Merging:
    """Puts the document together once it is clear what is there."""

    def __init__(self, tables: Tables, present: set[Ref], judge: Judge, tell: Tell) -> None:
        self._tables, self._judge = tables, judge
        owners = Owners(tables, present, judge, share(tell, 0, _PLACED))
        steps = Steps(share(tell, _PLACED, 1), 3 * len(present))
        in_order = steps.each(self._in_order(present))
        self._elements = {ref: self._merged(ref) for ref in in_order}
        settled_mergings(tables, self._elements, judge)
        members: dict[tuple[Ref, str], set[str]] = {
            (owner, child_list(owner)): set(still) for owner, still in tables.still.items() if still
        }
        for ref, owner in steps.each(owners.of.items()):
            members.setdefault((owner, _list_for(ref, owner)), set()).add(ref.id)
        self._orders = {
            place: merged_order(tables, *place, inside, judge)
            for place, inside in steps.each(members.items())
        }

    def _in_order(self, present: set[Ref]) -> Iterable[Ref]:
        mine, theirs = self._tables.mine.elements, self._tables.theirs.elements
        return (ref for ref in {**mine, **theirs} if ref in present)

    def _merged(self, ref: Ref) -> Any:
        tables = self._tables
        mine, theirs = tables.mine.elements.get(ref), tables.theirs.elements.get(ref)
        if mine is None or theirs is None or mine is theirs:
            return theirs if mine is None else mine
        return merged_element(ref, tables.base.elements.get(ref), mine, theirs, self._judge)

    def root(self, tell: Tell) -> DocumentRoot:
        """The whole document. `tell` may raise `Cancelled`."""
        built: DocumentRoot = self._built(DOCUMENT, Steps(tell, len(self._elements)))
        if _levels(built.outline) > MAX_DEPTH:
            built = replaced(built, "outline", tuple(_lifted(built.outline, 1)))
        mine, theirs = self._tables.mine.root, self._tables.theirs.root
        if built.status is DocumentStatus.CURATED and built not in (mine, theirs):
            # What was found fit to be cited is not what this is.
            built = replaced(built, "status", DocumentStatus.REVIEWED)
        return built

    def _built(self, ref: Ref, steps: Steps) -> Any:
        """An element with all in it; the very one that is here, if it is the same."""
        steps.step()
        element = self._elements[ref]
        if ref.kind is ElementKind.NODE and ref.id in self._tables.same:
            return element
        for field, kind in LIST_FIELDS.get(ref.kind, {}).items():
            items = tuple(self._items(ref, field, kind, steps))
            if not are_same(getattr(element, field), items):
                element = replaced(element, field, items)
        return with_quotes_carried(self._tables, ref, element)

    def _items(self, owner: Ref, field: str, kind: ElementKind, steps: Steps) -> Iterator[Any]:
        """What stands in a list in the end."""
        still = self._tables.still.get(owner, ()) if kind is ElementKind.NODE else ()
        known = {}
        if still:
            known = {row.id: row for row in getattr(self._tables.mine.elements[owner], field)}
        for one in self._orders.get((owner, field), ()):
            yield known[one] if one in still else self._built(Ref(kind, one), steps)


def _levels(rows: Sequence[Node]) -> int:
    """How many levels of rows there are."""
    levels = 0
    while rows:
        levels += 1
        rows = [child for row in rows for child in row.children]
    return levels


def _list_for(ref: Ref, owner: Ref) -> str:
    """The list of its owner in which an element stands."""
    held = LIST_FIELDS[owner.kind].items()
    return next(field for field, kind in held if kind is ref.kind)


def _lifted(rows: Sequence[Node], level: int) -> Iterator[Node]:
    """Rows none of which is too deep: those that would be come right after what they were in."""
    for row in rows:
        if level < MAX_DEPTH or not row.children:
            children = tuple(_lifted(row.children, level + 1))
            yield row if are_same(children, row.children) else replaced(row, "children", children)
        else:
            yield replaced(row, "children", ())
            yield from _lifted(row.children, level)

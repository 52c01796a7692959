"""Steps of undo: what one of them did, in its own document and beyond."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from outline_editor.core.addresses import DOCUMENT, LIST_FIELDS, ElementKind, Ref, ref_of
from outline_editor.core.changes import Change, ChangeSet, Origin
from outline_editor.core.concept_book import labels_of
from outline_editor.core.edits import Edit, Insert, Move, Remove, SetField
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.model import DocumentRoot
from outline_editor.core.transaction import Transaction

if TYPE_CHECKING:
    from outline_editor.core.document import Document
    from outline_editor.core.history import History

_LISTS = {kind: name for name, kind in LIST_FIELDS[ElementKind.DOCUMENT].items()}


@dataclass(slots=True, weakref_slot=True, eq=False)
class Step:
    """What one Undo takes back: one change set, or several of one run.

    `elsewhere` are those of documents without a history of their own, `others`
    the steps of other histories that belong to this one. `run` is the run that
    it ends with, `''` for none.
    """

    sets: list[ChangeSet] = field(default_factory=list)
    run: str = ""
    elsewhere: list[tuple[Document, ChangeSet]] = field(default_factory=list)
    others: list[tuple[History, Step]] = field(default_factory=list)

    @property
    def name(self) -> Message:
        """What the person did."""
        if self.sets:
            return self.sets[0].name
        return self.elsewhere[0][1].name if self.elsewhere else self.others[0][1].name

    def leads_to(self, document: Document, change_set: ChangeSet) -> bool:
        """Whether a change set elsewhere follows right after what this step did there."""
        states = [done.after for one, done in self.elsewhere if one is document]
        return not states or states[-1] is change_set.before

    def edits(self, origin: Origin) -> list[Edit]:
        """The edits that take the document back, or on again."""
        return _edits(self.sets, origin)

    def sets_elsewhere(self) -> Iterator[tuple[Document, list[ChangeSet]]]:
        """The change sets of each of the documents elsewhere, in their order."""
        documents = {id(document): document for document, _ in self.elsewhere}
        for document in documents.values():
            yield document, [done for one, done in self.elsewhere if one is document]

    def unset(self, transaction: Transaction) -> None:
        """Set fields back that are still as this step left them."""
        for change in reversed([change for done in self.sets for change in done.changes]):
            _set_if(transaction, change.edit, change.inverse)

    def set_again(self, transaction: Transaction) -> None:
        """Set fields again that are as they were before this step."""
        for change in [change for done in self.sets for change in done.changes]:
            _set_if(transaction, change.inverse, change.edit)


class Kept(NamedTuple):
    """What a step elsewhere could not take back or do again, since it was changed afterwards."""

    entry: str
    """What the entry is called, `''` for the codebook itself."""
    field: str
    """The field that stays as it is, `''` for the whole entry."""


class Retraced(NamedTuple):
    """How far a step was taken back, or done again, in the documents elsewhere."""

    kept: tuple[Kept, ...] = ()
    is_all_kept: bool = False
    """Whether nothing was left to be done, in the step's own document neither."""


def retrace_elsewhere(
    transaction: Transaction, sets: Sequence[ChangeSet], origin: Origin
) -> list[tuple[Kept, bool]]:
    """Take back, or do again, in a document elsewhere what is as the step left it.

    Tells of each part of the step what it is, and whether it was kept as it is
    now. Of an entry that the step only changed, each field that it set is a
    part; of one that it made or removed, all of it is one.
    """
    left, wanted = sets[-1].after, sets[0].before
    changes = [change for done in sets for change in done.changes]
    if origin is Origin.UNDO:
        changes.reverse()
    else:
        left, wanted = wanted, left
    whole = {_touched(one) for one in changes if not isinstance(one.edit, SetField)}
    parts = dict.fromkeys(_part(change, whole) for change in changes)
    document = transaction.document
    if all(_value(document.root, *part) == _value(left, *part) for part in parts):
        try:
            with transaction.all_or_nothing():
                for change in changes:
                    transaction.apply(change.inverse if origin is Origin.UNDO else change.edit)
        except EditRefused:
            # Something else has come between, such as a merging: part by part some may do.
            pass
        else:
            return [(_kept(part, left, wanted), False) for part in parts]
    done = {part: _retrace_part(transaction, part, left, wanted) for part in parts}
    # By what they are called now: that is what the person sees.
    roots = document.root, left, wanted
    return [(_kept(part, *roots), not is_done) for part, is_done in done.items()]


_Part = tuple[Ref, str]
"""An entry and one of its fields, `''` for all of it."""


def _part(change: Change, whole: Set[Ref]) -> _Part:
    match change.edit:
        case SetField(ref=ref, field=name) if ref not in whole:
            return ref, name
    return _touched(change), ""


def _retrace_part(
    transaction: Transaction, part: _Part, left: DocumentRoot, wanted: DocumentRoot
) -> bool:
    """Let a part be as wanted, if it is as it was left; whether it is as wanted now."""
    root, goal = transaction.document.root, _value(wanted, *part)
    now = _value(root, *part)
    if now == goal:
        return True
    if now != _value(left, *part):
        return False
    try:
        with transaction.all_or_nothing():
            _put(transaction, part, now, goal, wanted)
    except EditRefused:
        return False
    return True


def _put(transaction: Transaction, part: _Part, now: Any, goal: Any, wanted: DocumentRoot) -> None:
    ref, field = part
    if field:
        transaction.set(ref, **{field: goal})
        return
    if now is not None:
        transaction.remove(ref)
    if goal is not None:
        there = getattr(transaction.document.root, _LISTS[ref.kind])
        index = getattr(wanted, _LISTS[ref.kind]).index(goal)
        transaction.insert(goal, index=min(index, len(there)))


def _kept(part: _Part, *roots: DocumentRoot) -> Kept:
    ref, field = part
    entries = (None if ref == DOCUMENT else _entry(root, ref) for root in roots)
    entry = next((one for one in entries if one is not None), None)
    return Kept("" if entry is None else labels_of(entry).shown, field)


_GONE = object()
"""Stands for the fields of an entry that is not there."""


def _value(root: DocumentRoot, ref: Ref, field: str) -> Any:
    """A field of an entry in a state of a document, or the whole entry, `None` for none."""
    entry = _entry(root, ref)
    if not field:
        return entry
    return _GONE if entry is None else getattr(entry, field)


def _edits(sets: list[ChangeSet], origin: Origin) -> list[Edit]:
    if origin is Origin.UNDO:
        return [change.inverse for done in reversed(sets) for change in reversed(done.changes)]
    return [change.edit for done in sets for change in done.changes]


def _set_if(transaction: Transaction, there: Edit, wanted: Edit) -> None:
    match there, wanted:
        case SetField(field="status"), _:
            # It is about the whole document, which is no longer what it was.
            return
        case SetField(ref=ref, field=name, value=now), SetField(value=value):
            element = transaction.document.find(ref)
            if element is not None and getattr(element, name) == now:
                # What has come between may stand against it; then it stays as it is.
                with suppress(EditRefused):
                    transaction.set(ref, **{name: value})


def _touched(change: Change) -> Ref:
    match change.edit:
        case Insert(element=element):
            return ref_of(element)
        case Remove(ref=ref) | Move(ref=ref) | SetField(ref=ref):
            return ref


def _entry(root: DocumentRoot, ref: Ref) -> Any:
    """A source, actor or concept in a state of a document, or this; `None` if it is not there."""
    if ref == DOCUMENT:
        return root
    return next((one for one in getattr(root, _LISTS[ref.kind]) if one.id == ref.id), None)

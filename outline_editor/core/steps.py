"""Steps of undo: what one of them did, in its own document and beyond."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from outline_editor.core.addresses import LIST_FIELDS, ElementKind, Ref, ref_of
from outline_editor.core.changes import Change, ChangeSet, Origin
from outline_editor.core.edits import Edit, Insert, Move, Remove, SetField
from outline_editor.core.errors import Message
from outline_editor.core.model import DocumentRoot
from outline_editor.core.transaction import Transaction

if TYPE_CHECKING:
    from outline_editor.core.document import Document
    from outline_editor.core.history import History


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

    def edits(self, origin: Origin) -> list[Edit]:
        """The edits that take the document back, or on again."""
        return _edits(self.sets, origin)

    def edits_elsewhere(self, origin: Origin) -> Iterator[tuple[Document, list[Edit]]]:
        """The same for each of the documents elsewhere."""
        for document, sets in self.sets_elsewhere():
            yield document, _edits(sets, origin)

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


def is_as_left(step: Step, origin: Origin) -> bool:
    """Whether what a step is to change elsewhere is as this step, or its undoing, left it.

    Of an entry that it only changed, the fields that it set count; of one that
    it made or removed, all.
    """
    for document, sets in step.sets_elsewhere():
        root = sets[-1].after if origin is Origin.UNDO else sets[0].before
        changes = [change for done in sets for change in done.changes]
        whole = {_touched(one) for one in changes if not isinstance(one.edit, SetField)}
        if any(document.find(ref) != _entry(root, ref) for ref in whole):
            return False
        for change in changes:
            match change.edit:
                case SetField(ref=ref, field=name) if ref not in whole:
                    if _field(document.find(ref), name) != _field(_entry(root, ref), name):
                        return False
    return True


def _field(entry: Any, name: str) -> Any:
    """A field of an entry, `None` where the entry is not there."""
    return None if entry is None else getattr(entry, name)


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
                transaction.set(ref, **{name: value})


def _touched(change: Change) -> Ref:
    match change.edit:
        case Insert(element=element):
            return ref_of(element)
        case Remove(ref=ref) | Move(ref=ref) | SetField(ref=ref):
            return ref


def _entry(root: DocumentRoot, ref: Ref) -> Any:
    """A source, actor or concept in a state of a document, `None` if it is not there."""
    lists = {kind: name for name, kind in LIST_FIELDS[ElementKind.DOCUMENT].items()}
    return next((one for one in getattr(root, lists[ref.kind]) if one.id == ref.id), None)

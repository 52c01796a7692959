"""Unlimited undo and redo over everything that happens to a document."""

from __future__ import annotations

from dataclasses import dataclass

from outline_editor.core.changes import ChangeSet, Origin
from outline_editor.core.document import Document
from outline_editor.core.errors import Message


@dataclass(slots=True, weakref_slot=True, eq=False)
class Step:
    """What one Undo takes back: one change set, or several of one run."""

    sets: list[ChangeSet]

    @property
    def name(self) -> Message:
        """What the person did."""
        return self.sets[0].name

    @property
    def run(self) -> str:
        """The run that it ends with, `''` for none."""
        return self.sets[-1].run


class History:
    """The steps that led to a document's state, and those that were undone.

    The history follows the document by itself from the moment it is made.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._saved_at: int | None = 0
        self._unfollow = document.follow(self._record)

    @property
    def last_done(self) -> Step | None:
        """What Undo would take back, `None` if there is nothing."""
        return self._done[-1] if self._done else None

    @property
    def last_undone(self) -> Step | None:
        """What Redo would do again, `None` if there is nothing."""
        return self._undone[-1] if self._undone else None

    @property
    def undo_name(self) -> Message | None:
        """The name of what Undo would take back, `None` if there is nothing."""
        return self.last_done.name if self.last_done else None

    @property
    def redo_name(self) -> Message | None:
        """The name of what Redo would do again, `None` if there is nothing."""
        return self.last_undone.name if self.last_undone else None

    @property
    def is_saved(self) -> bool:
        """Whether the document is in the state last marked as saved."""
        return self._saved_at == len(self._done)

    def mark_saved(self) -> None:
        """Take the state of now for the saved one; a run ends here."""
        self._saved_at = len(self._done)

    def mark_unsaved(self) -> None:
        """No state that can be reached is the saved one."""
        self._saved_at = None

    def forget_undone(self) -> None:
        """Let nothing be redone."""
        self._undone.clear()
        if self._saved_at is not None and self._saved_at > len(self._done):
            self._saved_at = None

    def undo(self) -> Message | None:
        """Take the last step back; returns its name, `None` if there is none."""
        if not self._done:
            return None
        step = self._done[-1]
        inverses = [
            change.inverse for done in reversed(step.sets) for change in reversed(done.changes)
        ]
        self._document.replay(step.name, inverses, Origin.UNDO)
        return step.name

    def redo(self) -> Message | None:
        """Do the last undone step again; returns its name, `None` if there is none."""
        if not self._undone:
            return None
        step = self._undone[-1]
        edits = [change.edit for done in step.sets for change in done.changes]
        self._document.replay(step.name, edits, Origin.REDO)
        return step.name

    def _record(self, change_set: ChangeSet) -> None:
        match change_set.origin:
            case Origin.UNDO:
                self._undone.append(self._done.pop())
            case Origin.REDO:
                self._done.append(self._undone.pop())
            case Origin.EDIT:
                self._add(change_set)

    def _add(self, change_set: ChangeSet) -> None:
        redo_open = bool(self._undone)
        self.forget_undone()
        top = self._done[-1] if self._done else None
        joins = top is not None and change_set.run and change_set.run == top.run
        if joins and not redo_open and not self.is_saved:
            assert top is not None
            top.sets.append(change_set)
        else:
            self._done.append(Step([change_set]))

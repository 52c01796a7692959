"""States of a window's document that no edit leads to: repaired, or read again."""

from __future__ import annotations

from outline_editor.app.open_document import OpenDocument
from outline_editor.core.changes import ChangeSet, Origin
from outline_editor.core.errors import Message


class Versions:
    """The open documents that a window has shown of one file, as steps of undo.

    Each version keeps its own history; undo goes to the version before when
    the history has nothing more to undo. A new edit ends what could be redone.
    """

    def __init__(self, first: OpenDocument) -> None:
        self._versions = [first]
        self._names: list[Message] = []
        """What led from each version to the next."""
        self._at = 0
        self._unfollow = first.document.follow(self._document_changed)

    @property
    def now(self) -> OpenDocument:
        """The version that is shown."""
        return self._versions[self._at]

    @property
    def undo_name(self) -> Message | None:
        """The name of what Undo would take back, `None` if there is nothing."""
        return self.now.history.undo_name or self.name_before

    @property
    def redo_name(self) -> Message | None:
        """The name of what Redo would do again, `None` if there is nothing."""
        return self.now.history.redo_name or self.name_after

    @property
    def name_before(self) -> Message | None:
        """What led from the version before to this one, `None` if it is the first."""
        return self._names[self._at - 1] if self._at else None

    @property
    def name_after(self) -> Message | None:
        """What leads from this version to the next, `None` if it is the last."""
        return self._names[self._at] if self._at < len(self._names) else None

    def add(self, opened: OpenDocument, name: Message) -> None:
        """Show another version; `name` says what led to it."""
        self._drop_later()
        self.now.history.forget_undone()
        opened.named.keep(self.now.named)
        self._versions.append(opened)
        self._names.append(name)
        self._follow(self._at + 1)

    def go_back(self) -> None:
        """Show the version before; there must be one."""
        assert self._at
        before = self.now
        self._follow(self._at - 1)
        self.now.take_file_of(before)

    def go_on(self) -> None:
        """Show the version after; there must be one."""
        before = self.now
        self._follow(self._at + 1)
        self.now.take_file_of(before)

    def _follow(self, at: int) -> None:
        self._unfollow()
        self._at = at
        self._unfollow = self.now.document.follow(self._document_changed)

    def _document_changed(self, change_set: ChangeSet) -> None:
        if change_set.origin is Origin.EDIT:
            self._drop_later()

    def _drop_later(self) -> None:
        del self._versions[self._at + 1 :]
        del self._names[self._at :]

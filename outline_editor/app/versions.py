"""States of a document that no edit leads to: repaired, or read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from outline_editor.app.editing import Editing
from outline_editor.app.open_document import OpenDocument
from outline_editor.app.signatures import Sign
from outline_editor.core.changes import ChangeSet, Origin
from outline_editor.core.errors import Message


class Window(Protocol):
    """What shows the versions of a document, such as a window."""

    def leave_version(self) -> None:
        """Another version is about to be shown."""

    def enter_version(self) -> None:
        """Another version is shown."""

    def version_saved(self) -> None:
        """The version that is shown was saved."""

    def version_stands_otherwise(self) -> None:
        """How the version that is shown stands to its file has changed by no edit."""

    def end_work(self) -> None:
        """What is under way with the version that is shown, such as saving, is to end."""


class Versions:
    """The open documents that were shown of one file, as steps of undo.

    Each version keeps its own history; undo goes to the version before when
    the history has nothing more to undo. A new edit ends what could be redone.
    All windows on a document share its versions, and what is typed in them is
    cut into steps by one `editing`; `sign` tells whose the notes are that it adds.
    """

    def __init__(self, first: OpenDocument, sign: Sign = lambda: None) -> None:
        self._sign = sign
        self._windows: list[Window] = []
        self._leading: Window | None = None
        self._versions = [first]
        self._names: list[Message] = []
        """What led from each version to the next."""
        self._at = 0
        self._enter()

    def _enter(self) -> None:
        self._unfollow = self.now.document.follow(self._document_changed)
        self.editing = Editing(self.now, self._sign)

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

    # The windows that show them

    def show_in(self, window: Window) -> Callable[[], None]:
        """Let a window follow from now on; call the result to stop."""
        self._windows.append(window)
        return lambda: self._windows.remove(window)

    @contextmanager
    def led_by(self, window: Window) -> Iterator[None]:
        """A step back or on, or to another version, that the person takes in one window."""
        self._leading = window
        try:
            yield
        finally:
            self._leading = None

    def is_led_beside(self, window: Window) -> bool:
        """Whether such a step is just taken, in another window than this."""
        return self._leading is not None and self._leading is not window

    def tell_saved(self, window: Window) -> None:
        """The version that is shown was saved in a window, which is told last."""
        others = [other for other in self._windows if other is not window]
        for other in (*others, window):
            other.version_saved()

    def tell_standing(self) -> None:
        """How the version that is shown stands to its file has changed by no edit."""
        for window in tuple(self._windows):
            window.version_stands_otherwise()

    def settle(self) -> None:
        """Let what is under way in any window end, with all questions that it asks.

        For what is about to read the file, or to show another version.
        """
        for window in tuple(self._windows):
            window.end_work()

    # From one to another

    def add(self, opened: OpenDocument, name: Message) -> None:
        """Show another version; `name` says what led to it."""
        with self._changing():
            self._drop_later()
            self.now.history.forget_undone()
            opened.named.keep(self.now.named)
            opened.held_by = self.now.held_by
            self._versions.append(opened)
            self._names.append(name)
            self._at += 1

    def begin_with(self, opened: OpenDocument) -> None:
        """Show another document in the place of all there were; nothing leads back to them."""
        self.settle()
        with self._changing():
            self._versions, self._names, self._at = [opened], [], 0

    def go_back(self) -> None:
        """Show the version before; there must be one."""
        assert self._at
        self._go(-1)

    def go_on(self) -> None:
        """Show the version after; there must be one."""
        self._go(1)

    def _go(self, by: int) -> None:
        with self._changing():
            before = self.now
            self._at += by
            self.now.take_file_of(before)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Another version becomes the one that is shown, in all windows."""
        windows = tuple(self._windows)
        for window in windows:
            window.leave_version()
        self._unfollow()
        yield
        self._enter()
        for window in windows:
            window.enter_version()

    def _document_changed(self, change_set: ChangeSet) -> None:
        if change_set.origin is Origin.EDIT:
            self._drop_later()

    def _drop_later(self) -> None:
        del self._versions[self._at + 1 :]
        del self._names[self._at :]

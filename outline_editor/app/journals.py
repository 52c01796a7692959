"""Writing down what is not saved yet, while it is done, for after a crash.

Each document that differs from its file has a journal of its own. Writing it
costs the person nothing: an edit is only handed to a thread, which encodes and
appends it within `APPEND_WITHIN`. Within `SYNC_AFTER` others begin to sync it, which
takes as long as the disk does and holds up no edit. What a journal begins with is
a copy of the file; that of a large one is written before the first edit, which
would come late behind it (see `journal_bases`). Where another journal is to take its
place, edits are written down in the old one until that is made; the first edits of a
large document that is in no file wait for its journal, and hold up no others.
Edits and states of a document are frozen, so that threads may read them while work goes on.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple, TypeAlias

from outline_editor.app.journal_records import Beginning
from outline_editor.app.journal_tries import RETRY_AFTER
from outline_editor.app.kept_document import KeptDocument
from outline_editor.app.other_threads import OtherThreads
from outline_editor.core.document import Document
from outline_editor.core.errors import Message, OutlineError, reason_of
from outline_editor.core.model import DocumentRoot

_Task: TypeAlias = Callable[[], None]

APPEND_AFTER = 0.03
"""Seconds that the thread lets pass before it writes: the window paints what was done first."""

APPEND_WITHIN = 0.12
"""Seconds that it lets pass where more is done meanwhile: to wake it costs more than to write."""

_ENDS = 3
"""How often at most the end tries again what was refused, or began late."""

SYNC_AFTER = 0.4
"""Seconds after which at the latest what was appended is on its way to the disk."""


class _Given(NamedTuple):
    """What the thread is to do."""

    task: _Task
    instead: _Task | None = None
    """What to do where that ends with an error that nobody expected."""
    is_awaited: bool = False
    """Whether something waits for it, so that there is no waiting for more."""


class Journals:
    """The journals of the documents that one process has open, in a folder for all.

    Methods are for the thread of the windows.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tasks: queue.SimpleQueue[_Given | None] = queue.SimpleQueue()
        self._kept: list[KeptDocument] = []
        self._waiting: list[tuple[_Task, Callable[[], bool]]] = []
        """What the thread does as soon as something is so."""
        self._thread: Thread | None = None
        self._unsynced: float | None = None
        """When the thread was first given what is not on its way to the disk, or is to try again to
        have it there; `None` if all is."""
        self._faults: list[Message] = []
        self._is_told = False
        """Whether it was told that there is no thread to be had."""
        self._is_closing = Event()
        self.others = OtherThreads(self._go_on_with)
        """Who makes and syncs journals; the end waits for them."""

    def keep(
        self,
        document: Document,
        describe: Callable[[], Beginning],
        being_saved: Callable[[], DocumentRoot | None] = lambda: None,
    ) -> KeptDocument:
        """Write down what is done to a document from now on, until it is stopped.

        `describe` says how it stands to its file, whenever a journal begins, and
        `being_saved` which state of it the file is about to hold, if it is.
        """
        kept = KeptDocument(self, document, describe, being_saved)
        self._kept.append(kept)
        return kept

    def put(self, task: _Task, instead: _Task | None = None) -> None:
        """Have the thread do something, after all that it was given before.

        What it raises as `OutlineError` the person is told of; `OSError` means
        that something could not be written down. Where that ends with an error
        that nobody expected, it does something else `instead`.
        """
        self._tasks.put(_Given(task, instead))
        self._start()

    def put_once_kept(self, document: Document, task: _Task) -> None:
        """Have the thread do something, once what is not saved of a document is on the disk."""

        def is_kept() -> bool:
            return all(kept.is_lasting for kept in tuple(self._kept) if kept.document is document)

        self.put_once(is_kept, task)

    def put_once(self, is_so: Callable[[], bool], task: _Task) -> None:
        """Have the thread do something as soon as something is so; what never is, is not done."""
        self.put(lambda: self._waiting.append((task, is_so)))

    def forget(self, kept: KeptDocument) -> None:
        """A document is not kept any more."""
        self._kept.remove(kept)

    def take_fault(self) -> Message | None:
        """Why something could not be written down, or removed; each once, `None` for no more."""
        return self._faults.pop(0) if self._faults else None

    def write_down(self) -> None:
        """Write down all there is, now; what the disk refuses is tried again later."""
        self.close()
        self.go_on()

    def go_on(self) -> None:
        """See that there is a thread if it has something to do; once the system had none."""
        if self._has_work:
            self._start()

    @property
    def _has_work(self) -> bool:
        """Whether there is something to do, or to try again, for who is to begin with it."""
        return self._thread is None and (self._unsynced is not None or not self._tasks.empty())

    def close(self) -> None:
        """Write down all there is, and end the thread."""
        self.go_on()
        if self._thread is None and not self._has_work:
            return
        self._tasks.put(None)
        self._is_closing.set()
        if self._thread is not None:
            self._thread.join()
        else:  # the system has none
            self._run()
        self._is_closing.clear()
        self._thread = None

    def _start(self) -> None:
        if self._thread is not None:
            return
        thread = Thread(target=self._run, name="journals", daemon=True)
        try:
            thread.start()
        except RuntimeError as error:  # the system has no more threads: the next time, perhaps
            if not self._is_told:
                self._note_fault(str(error))
            self._is_told = True
            return
        self._thread, self._is_told = thread, False

    # In the thread

    def _run(self) -> None:
        is_last = False
        while not is_last:
            due = None if self._unsynced is None else self._unsynced + SYNC_AFTER
            try:
                wait = None if due is None else max(0.0, due - time.monotonic())
                task = self._tasks.get(timeout=wait)
            except queue.Empty:
                self._unsynced = self._sync()
                continue
            now = time.monotonic()
            self._unsynced = now if self._unsynced is None else min(self._unsynced, now)
            if task is None or not task.is_awaited:
                self._let_gather()
            is_last = not self._carry_out(task)
            if is_last or time.monotonic() >= self._unsynced + SYNC_AFTER:
                self._unsynced = self._sync(at_end=is_last)
        for _ in range(_ENDS):
            if self._unsynced is not None or self._is_any_under_way():
                self._finish()
                self._unsynced = self._sync(at_end=True)
        self._finish()
        self._do_what_waits()
        self._finish()
        for kept in tuple(self._kept):
            kept.note_end()
        self._unsynced = self._due_again()

    def _let_gather(self) -> None:
        """Wait for more, if it comes: the window has other work to do meanwhile."""
        given = self._tasks.qsize()
        if not self._is_closing.wait(APPEND_AFTER) and self._tasks.qsize() > given:
            self._is_closing.wait(APPEND_WITHIN - APPEND_AFTER)

    def _go_on_with(self, task: _Task) -> None:
        """Do something that was waited for; for any thread."""
        self._tasks.put(_Given(task, is_awaited=True))

    def _carry_out(self, task: _Given | None) -> bool:
        """Do this and all that waits by now; whether there is more to come."""
        for _ in range(self._tasks.qsize()):
            if task is None:
                break
            self._attempt(task.task, task.instead)
            task = self._tasks.get()
        if task is not None:
            self._attempt(task.task, task.instead)
        self._do_what_waits()
        return task is not None

    def _finish(self) -> None:
        """Wait for what is under way; it ends with tasks for this thread."""
        while self._is_any_under_way():
            task = self._tasks.get()
            if task is not None:
                self._attempt(task.task, task.instead)

    def _is_any_under_way(self) -> bool:
        """Whether something is on its way to the disk, and will be there."""
        return self.others.are_syncing or any(kept.is_in_making for kept in tuple(self._kept))

    def _do_what_waits(self) -> None:
        # One may make another possible that was there first.
        while ready := next((one for one in self._waiting if one[1]()), None):
            self._waiting.remove(ready)
            self._attempt(ready[0])

    def _sync(self, *, at_end: bool = False) -> float | None:
        """Have all journals synced; when that was put off to, `None` if all is on its way."""
        for kept in tuple(self._kept):
            self._attempt(partial(kept.sync, at_end=at_end))
        self._do_what_waits()
        return self._due_again()

    def _due_again(self) -> float | None:
        is_well = all(one.is_whole and one.is_lasting for one in tuple(self._kept))
        return None if is_well else time.monotonic() + RETRY_AFTER

    def _attempt(self, task: _Task, instead: _Task | None = None) -> None:
        try:
            task()
        except OutlineError as error:
            self._note(error.message)
        except OSError as error:
            self._note_fault(reason_of(error))
        except Exception as error:  # noqa: BLE001
            # The thread must not end: nothing would be written down any more, and nobody know.
            args = (type(error), error, error.__traceback__, threading.current_thread())
            with suppress(Exception):  # not even if it can't be told
                threading.excepthook(threading.ExceptHookArgs(args))
            if instead is None:
                self._note_fault(type(error).__name__)
            else:
                self._attempt(instead)

    def _note_fault(self, reason: str) -> None:
        self._note(Message.of("journal.not-written", folder=str(self.folder), reason=reason))

    def _note(self, fault: Message) -> None:
        if fault not in self._faults:
            self._faults.append(fault)

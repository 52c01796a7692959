"""An edit is written down within 250 ms and synced within 1 s, whatever is done after it.

That is what the thread waits by itself: how long a disk or a busy machine take is theirs.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from outline_editor.app import journals
from outline_editor.app.other_threads import OtherThreads
from tests.app.journal_desk import Desk

APPENDED_WITHIN, SYNCED_WITHIN = 0.25, 1.0
"""Seconds."""

MOST_PATIENCE = 30
"""Seconds after which a test has waited in vain, on whatever machine."""


class Heard:
    """What the thread of the journals does with an edit, and how long it waits before that."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.waited = 0.0
        """Seconds that it has waited to the end, since it had nothing to do or synced."""
        self.waited_to_append: float | None = None
        self.waited_to_sync: float | None = None
        self.is_synced = threading.Event()
        self._text = b""
        write, fsync, beside = os.write, os.fsync, OtherThreads.sync_beside

        def noted_write(descriptor: int, data: bytes) -> int:
            if self._text and self._text in bytes(data):
                self.waited_to_append = self.waited
            return write(descriptor, data)

        def noted_sync(
            others: OtherThreads, work: Callable[[], None], then: Callable[[Future[None]], None]
        ) -> None:
            if self.waited_to_append is not None and self.waited_to_sync is None:
                self.waited_to_sync, self.waited = self.waited, 0.0
                self._text = b""
            beside(others, work, then)

        def noted_fsync(descriptor: int) -> None:
            fsync(descriptor)
            if self.waited_to_sync is not None:
                self.is_synced.set()

        self._note_what_is_waited(monkeypatch)
        monkeypatch.setattr(os, "write", noted_write)
        monkeypatch.setattr(os, "fsync", noted_fsync)
        monkeypatch.setattr(OtherThreads, "sync_beside", noted_sync)

    def _note_what_is_waited(self, monkeypatch: pytest.MonkeyPatch) -> None:
        heard = self

        class NotedEvent(threading.Event):
            def wait(self, timeout: float | None = None) -> bool:
                heard.waited += timeout or 0.0
                return super().wait(timeout)

        class NotedQueue(queue.SimpleQueue[object]):
            def get(self, block: bool = True, timeout: float | None = None) -> object:
                if timeout is None and self.empty():
                    heard.waited = 0.0  # there is nothing to do
                try:
                    return super().get(block, timeout)
                except queue.Empty:
                    heard.waited += timeout or 0.0
                    raise

        monkeypatch.setattr(journals, "Event", NotedEvent)
        monkeypatch.setattr(queue, "SimpleQueue", NotedQueue)

    def listen_for(self, text: str) -> None:
        """Hear what becomes of a text that is about to be written."""
        self.waited_to_append = self.waited_to_sync = None
        self.is_synced.clear()
        self._text = text.encode()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    return Heard(monkeypatch)


@pytest.fixture
def desk(tmp_path: Path, heard: Heard) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.end()


def test_an_edit_is_appended_and_synced_by_itself(desk: Desk, heard: Heard) -> None:
    desk.keep()
    appended: list[float] = []
    for text in ("the first words", "more words"):
        heard.listen_for(text)
        desk.write(text)
        assert heard.is_synced.wait(MOST_PATIENCE)
        assert heard.waited_to_append is not None
        assert heard.waited_to_sync is not None
        assert heard.waited_to_append <= heard.waited_to_sync <= SYNCED_WITHIN
        appended.append(heard.waited_to_append)
    # More words may come just as it goes on with what was synced, and need not wait then.
    assert 0 < max(appended) <= APPENDED_WITHIN


def test_who_never_stops_typing_puts_it_off_no_longer(desk: Desk, heard: Heard) -> None:
    desk.keep()
    heard.listen_for("word 0")
    pause, number = 0.005, 0
    while not heard.is_synced.wait(pause) and number < MOST_PATIENCE / pause:
        desk.write(f"word {number}")
        number += 1
    assert heard.is_synced.is_set()
    assert heard.waited_to_append is not None
    assert 0 < heard.waited_to_append <= APPENDED_WITHIN

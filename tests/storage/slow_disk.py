"""Disks that take long until they have what is written for certain."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from tests.storage.faults import path_of

PATIENCE = 60
"""Seconds after which a test has waited in vain, on whatever machine."""


class SlowDisk:
    """A disk that has what is written in a folder for certain only once it is let."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.refuses = False
        """Whether what has waited is refused then."""
        self.count = 0
        """How much was to be had for certain."""
        self._has_stalled = False
        self._let_through = 0
        self._lets = ""
        self._may_go_on = threading.Condition()
        self._began = threading.Semaphore(0)
        fsync = os.fsync

        def slow(descriptor: int) -> None:
            path = path_of(descriptor)
            if not path.startswith(str(folder)):
                fsync(descriptor)
                return
            with self._may_go_on:
                self.count += 1
                if self._has_stalled and not self._let_through:
                    self._began.release()
                    assert self._may_go_on.wait_for(lambda: self._lets_through(path), PATIENCE)
                    if self.refuses:
                        raise OSError(errno.EIO, os.strerror(errno.EIO))
                self._let_through = max(0, self._let_through - 1)
            fsync(descriptor)

        monkeypatch.setattr(os, "fsync", slow)

    def _lets_through(self, path: str) -> bool:
        return not self._has_stalled or (bool(self._lets) and path.endswith(self._lets))

    def stall(self, let_through: int = 0) -> None:
        """Have nothing for certain from now on, but for the first few."""
        with self._may_go_on:
            self._let_through, self._lets, self._has_stalled = let_through, "", True

    def go_on(self, ending: str = "") -> None:
        """Have all for certain, or what is in files whose names end so."""
        with self._may_go_on:
            self._lets, self._has_stalled = ending, bool(ending)
            self._may_go_on.notify_all()

    def refuse(self) -> None:
        """Have nothing of what is on its way, and let all go on."""
        self.refuses = True
        self.go_on()

    def has_begun(self) -> None:
        """See that something is on its way."""
        assert self._began.acquire(timeout=PATIENCE)

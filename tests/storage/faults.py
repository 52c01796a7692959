"""Disks that refuse some of the steps that a process takes in a folder."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

STEPS = ("open", "write", "fsync", "replace", "close", "ftruncate")
"""What is counted; what `open` does for reading alone is not."""


class FaultyDisk:
    """Counts the steps taken in a folder, and refuses some of them with errors of the system."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.path.realpath(folder)
        self.taken: list[str] = []
        """The steps so far, with the end of the name of what they were taken on."""
        self.refusals: dict[int, int] = {}
        """The numbers of the steps that are refused, from 0, and with which error."""

    @contextmanager
    def installed(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in STEPS:
                patch.setattr(os, name, self._step(name, getattr(os, name)))
            yield

    def _step(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def step(target: Any, *args: Any, **named: Any) -> Any:
            path = path_of(target)
            if not path.startswith(self._folder) or _only_reads(name, target, args):
                return act(target, *args, **named)
            self.taken.append(f"{name} {'' if os.path.isdir(path) else Path(path).suffix}".strip())
            code = self.refusals.get(len(self.taken) - 1)
            if code is None:
                return act(target, *args, **named)
            if name == "close":  # a descriptor is gone even where closing it tells of an error
                act(target, *args, **named)
            if name == "write":  # a part of it is there already
                act(target, bytes(args[0])[: len(args[0]) // 2])
            raise OSError(code, os.strerror(code), path)

        return step


def _only_reads(name: str, target: Any, args: tuple[Any, ...]) -> bool:
    """Whether a step belongs to reading a file."""
    if name == "open":
        return not args[0] & os.O_CREAT
    is_file = name == "close" and stat.S_ISREG(os.fstat(target).st_mode)
    return is_file and fcntl.fcntl(target, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY


def path_of(target: Any) -> str:
    """The full path of a file that a step is taken on, be it named or open; `''` for none."""
    if isinstance(target, int):
        try:
            return os.readlink(f"/proc/self/fd/{target}").removesuffix(" (deleted)")
        except OSError:
            return ""
    return os.path.realpath(os.path.dirname(target)) + "/" + os.path.basename(target)


def refuse_listing(patch: pytest.MonkeyPatch, folder: Path, code: int = errno.EIO) -> None:
    """Let a folder not be listed, as one of another machine may not for a moment."""
    names = {name: getattr(os, name) for name in ("listdir", "scandir")}

    def refuse(name: str) -> Callable[..., Any]:
        def listed(path: Any = ".") -> Any:
            if path_of(path) == path_of(folder):
                raise OSError(code, os.strerror(code), path)
            return names[name](path)

        return listed

    for name in names:
        patch.setattr(os, name, refuse(name))


def refuse_reading(patch: pytest.MonkeyPatch, *paths: Path, code: int = errno.EIO) -> None:
    """Let files not be opened for reading, as a disk may not for a moment."""
    opened = os.open

    def refuse(path: Any, flags: int, *args: Any, **named: Any) -> int:
        if not flags & (os.O_WRONLY | os.O_RDWR) and Path(path) in paths:
            raise OSError(code, os.strerror(code), path)
        return opened(path, flags, *args, **named)

    patch.setattr(os, "open", refuse)


def refuse_looking(patch: pytest.MonkeyPatch, *paths: Path, code: int = errno.EIO) -> None:
    """Let it not be seen what stands under some names, or whether anything does."""
    stat_of, hidden = os.stat, set(map(path_of, paths))

    def refuse(path: Any, **named: Any) -> os.stat_result:
        if not isinstance(path, int) and path_of(path) in hidden:
            raise OSError(code, os.strerror(code), path)
        return stat_of(path, **named)

    patch.setattr(os, "stat", refuse)


def note_synced(patch: pytest.MonkeyPatch) -> list[str]:
    """The full paths of what gets to the disk from now on."""
    synced, fsync = list[str](), os.fsync

    def note(descriptor: int) -> None:
        fsync(descriptor)
        synced.append(path_of(descriptor))

    patch.setattr(os, "fsync", note)
    return synced

"""What a loss of power may leave of what a process wrote: a model of disks at their worst.

Only what was synced lasts for certain. Of a file's writes since it was synced
last each may have reached the disk or not, in any order, the last of them in
part; and what was entered in a folder (made, renamed, removed) since the folder
was synced may be there or not, each on its own. That goes for folders, too: with
one that is not there, all that is in it is lost, be it synced.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.storage.faults import path_of

_RECORDED = ("open", "write", "fsync", "replace", "unlink", "ftruncate", "mkdir")

FOLDER = -1
"""Stands for the number of a file where there is a folder."""

_SECTOR = 512
"""Bytes that a disk writes at once, or not at all."""


class Step(NamedTuple):
    """One thing that a process did to the disk; file and folder names are full."""

    name: str
    path: str
    file: int = 0
    """The number of the file, which it keeps under any name."""
    data: bytes = b""
    place: int = 0
    other: str = ""


@dataclass
class _File:
    synced: bytes = b""
    steps: list[Step] = field(default_factory=list)
    """What was done to it since."""


class Recorder:
    """Writes down the steps taken in a folder, while they are taken."""

    def __init__(self, folder: Path) -> None:
        self.folder = os.path.realpath(folder)
        self.steps: list[Step] = []
        self._count = 0
        self.files: list[bytes] = []
        """What the files hold that are there before the first step, by their numbers."""
        self.names: dict[str, int] = {
            str(path): FOLDER for path in folder.rglob("*") if path.is_dir()
        }
        self._numbers: dict[int, int] = {}
        """The numbers of files by those of the system, which it gives anew."""
        for path in [path for path in folder.rglob("*") if path.is_file()]:
            self.names[str(path)] = self._number(path.stat().st_ino, is_new=True)
            self.files.append(path.read_bytes())

    @contextmanager
    def installed(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in _RECORDED:
                patch.setattr(os, name, self._recorded(name, getattr(os, name)))
            yield

    def _recorded(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def recorded(target: Any, *args: Any, **named: Any) -> Any:
            path = path_of(target)
            if not path.startswith(self.folder):
                return act(target, *args, **named)
            is_there = os.path.exists(path)
            place = _place(target) if name == "write" else 0
            result = act(target, *args, **named)
            if name == "open":
                if not is_there:
                    number = self._number(os.fstat(result).st_ino, is_new=True)
                    self._add("make", path, number)
            elif name == "replace":
                self._add("rename", path, other=path_of(args[0]))
            elif name in ("unlink", "mkdir"):
                self._add(name, path)
            elif os.path.isdir(path):
                self._add("sync folder", path)
            else:
                data = bytes(args[0])[:result] if name == "write" else b""
                place = args[0] if name == "ftruncate" else place
                number = self._number(os.fstat(target).st_ino)
                self._add(name, path, number, data, place)
            return result

        return recorded

    def _number(self, of_system: int, *, is_new: bool = False) -> int:
        if is_new:
            self._numbers[of_system] = self._count
            self._count += 1
        return self._numbers[of_system]

    def _add(self, name: str, path: str, *args: Any, **named: Any) -> None:
        self.steps.append(Step(name, path, *args, **named))


class Disk:
    """The disk after some steps, and what may be left of it without power."""

    def __init__(self, recorder: Recorder) -> None:
        self._files = {number: _File(data) for number, data in enumerate(recorder.files)}
        self._names = dict(recorder.names)
        """The names that last, with the numbers of their files."""
        self._entries: list[Step] = []
        """What was entered in folders since they were synced."""
        self._now = dict(recorder.names)
        self._folder = recorder.folder

    def take(self, step: Step) -> None:
        """Let a step be taken."""
        match step.name:
            case "make":
                self._files[step.file] = _File()
                self._enter(step)
            case "write" | "ftruncate":
                self._files[step.file].steps.append(step)
            case "fsync":
                file = self._files[step.file]
                file.synced, file.steps = _after(file.synced, file.steps), []
            case "sync folder":
                self._sync_folder(step.path)
            case "rename":
                self._enter(step._replace(file=self._now[step.path]))
            case "mkdir":
                self._enter(step._replace(file=FOLDER))
            case "unlink" if step.path in self._now:
                self._enter(step)

    def _enter(self, step: Step) -> None:
        self._entries.append(step)
        _enter(self._now, step)

    def _sync_folder(self, folder: str) -> None:
        for step in [one for one in self._entries if os.path.dirname(one.path) == folder]:
            _enter(self._names, step)
            self._entries.remove(step)

    def left(self, chance: random.Random) -> dict[str, bytes | None]:
        """What may be left, by name, folders before what is in them; `None` for a folder."""
        names = dict(self._names)
        for step in self._entries:
            if chance.random() < 0.5:
                _enter(names, step)
        left: dict[str, bytes | None] = {}
        for name in sorted(names):
            folder = os.path.dirname(name)
            if folder in left or folder == self._folder:
                number = names[name]
                is_file = number != FOLDER
                left[name] = self._content(self._files[number], chance) if is_file else None
        return left

    @staticmethod
    def _content(file: _File, chance: random.Random) -> bytes:
        kept = [step for step in file.steps if chance.random() < 0.6]
        chance.shuffle(kept)
        if kept and chance.random() < 0.5:
            last = kept[-1]
            cut = len(last.data) // _SECTOR * _SECTOR
            kept[-1] = last._replace(data=last.data[: chance.randint(0, cut)])
        return _after(file.synced, kept)


def _after(content: bytes, steps: list[Step]) -> bytes:
    data = bytearray(content)
    for step in steps:
        if step.name == "ftruncate":
            del data[step.place :]
            continue
        # Between what was there and what was written further on is nothing yet.
        data += bytes(max(0, step.place - len(data)))
        data[step.place : step.place + len(step.data)] = step.data
    return bytes(data)


def _enter(names: dict[str, int], step: Step) -> None:
    match step.name:
        case "make" | "mkdir":
            names[step.path] = step.file
        case "rename":
            names.pop(step.path, None)
            names[step.other] = step.file
        case "unlink":
            names.pop(step.path, None)


def _place(descriptor: int) -> int:
    """Where the next bytes are written."""
    # Linux tells the flags of an open file in octal.
    lines = Path(f"/proc/self/fdinfo/{descriptor}").read_text().splitlines()
    flags = next(line for line in lines if line.startswith("flags:"))
    if int(flags.split()[1], 8) & os.O_APPEND:
        return os.fstat(descriptor).st_size
    return os.lseek(descriptor, 0, os.SEEK_CUR)

"""Errors that nobody expected: which of them are new, and what is reported of them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TypeAlias

Place: TypeAlias = tuple[str, str, int]
"""The kind of an error, and the file and line that raised it."""

_MOST_WORDS = 160
"""Characters of what an error says: it may hold words of a document."""

_LAST_ENTRIES = 12
"""Entries of the log in a report."""

_ENTRY = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Unexpected:
    """An error that happened, for the first time or again."""

    kind: type[BaseException]
    error: BaseException | None
    trace: TracebackType | None
    where: str
    """What was at work, such as a thread; `''` for the window."""
    count: int = 1
    """How often it has happened by now."""

    @property
    def is_new(self) -> bool:
        """Whether it happened for the first time."""
        return self.count == 1

    @property
    def is_worth_an_entry(self) -> bool:
        """Whether the log should have it: a storm of the same error has few entries."""
        return self.count & (self.count - 1) == 0

    @property
    def name(self) -> str:
        """Its kind and place, in a few words."""
        kind, file, line = place_of(self.kind, self.trace)
        return f"{kind} at {_shortened_path(file)}:{line}"


class UnexpectedErrors:
    """Counts errors by kind and place; for several threads at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: dict[Place, int] = {}

    def note(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
        where: str = "",
    ) -> Unexpected:
        """Note that an error has happened."""
        place = place_of(kind, trace)
        with self._lock:
            count = self._counts[place] = self._counts.get(place, 0) + 1
        return Unexpected(kind, error, trace, where, count)


def place_of(kind: type[BaseException], trace: TracebackType | None) -> Place:
    """Where an error was raised."""
    if trace is None:
        return kind.__name__, "", 0
    while trace.tb_next is not None:
        trace = trace.tb_next
    return kind.__name__, trace.tb_frame.f_code.co_filename, trace.tb_lineno


def report_of(happened: Unexpected, versions: Sequence[str], log: Path) -> str:
    """What helps to mend an error, as text: nothing of a document, no folders of the person.

    What the error itself says is cut short. Of the log there are the first
    lines of its last entries.
    """
    import traceback

    lines = [*versions, ""]
    if happened.where:
        lines.append(f"In {happened.where}:")
    for frame in traceback.extract_tb(happened.trace):
        lines.append(f"  {_shortened_path(frame.filename)}:{frame.lineno} in {frame.name}")
        if frame.line:
            lines.append(f"    {frame.line}")
    said = " ".join(str(happened.error or "").split())
    if len(said) > _MOST_WORDS:
        said = f"{said[:_MOST_WORDS]}…"
    lines += [_without_home(f"{happened.kind.__name__}: {said}"), "", "Last in the log:"]
    lines += [f"  {_without_home(entry)}" for entry in _last_entries(log)]
    return "\n".join(lines)


def versions_of(*more: str) -> list[str]:
    """Which program this is and what it runs on; `more` is what else is known."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    try:
        own = version("outline-editor")
    except PackageNotFoundError:  # run from a folder that was never installed
        own = "?"
    python = f"Python {platform.python_version()}"
    return [f"Outline Editor {own}", ", ".join((python, *more)), platform.platform()]


def _last_entries(log: Path) -> list[str]:
    try:
        text = log.read_text("utf-8", "replace")
    except OSError:
        return []
    return [line for line in text.splitlines() if _ENTRY.match(line)][-_LAST_ENTRIES:]


def _shortened_path(file: str) -> str:
    """A module's file without the folders that it is installed in."""
    folders = [os.path.abspath(folder) for folder in sys.path if folder]
    within = [folder for folder in folders if file.startswith(folder + os.sep)]
    return os.path.relpath(file, max(within, key=len)) if within else os.path.basename(file)


def _without_home(text: str) -> str:
    home = os.path.expanduser("~")
    return text.replace(home, "~") if len(home) > 1 else text

"""Saves that are killed, as a process of its own: `python -m … FILE` tells what was left.

Each runs in a child process. At every event that the interpreter audits
(a file opened, renamed, given its permissions) one child kills itself; others
are killed from outside, at any moment, while the file is being read.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from outline_editor.core.model import DocumentRoot, Node
from outline_editor.storage.files import write_file
from outline_editor.storage.saving import save_document
from outline_editor.storage.yaml_writer import write_document

MOMENTS = 25


def document(text: str) -> DocumentRoot:
    """A document of some 100 kB."""
    rows = tuple(Node(id=f"n-{number:05}", text=f"{text} {number}") for number in range(2000))
    return DocumentRoot(id="a", outline=rows)


OLD, NEW = document("old"), document("new")
NAMES = {write_document(OLD, ""): "old", write_document(NEW, ""): "new"}


def found_in(path: Path) -> str:
    """Which of the two documents a file holds whole."""
    return NAMES.get(path.read_bytes(), "neither")


def killed_at_every_step(path: Path) -> list[str]:
    """What a file holds after a save that was killed at its first, second … event."""
    left = []
    while True:
        save_document(OLD, "", path)
        step = len(left)
        if not _is_killed(_started(lambda step=step: _save_until(path, step))):
            return left
        left.append(found_in(path))


def killed_at_any_moment(path: Path) -> list[str]:
    """What a file holds, whenever it is read, while it is replaced until that is killed."""
    left = []
    for moment in range(MOMENTS):
        child = _started(lambda: _replace_forever(path))
        end = time.monotonic() + 0.0013 * (moment + 1)
        while time.monotonic() < end:
            left.append(found_in(path))
        os.kill(child, signal.SIGKILL)
        assert _is_killed(child)
        left.append(found_in(path))
    return left


def _started(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(1)
    return child


def _is_killed(child: int) -> bool:
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return os.WTERMSIG(status) == signal.SIGKILL
    assert os.WEXITSTATUS(status) == 0
    return False


def _save_until(path: Path, step: int) -> NoReturn:
    remaining = step

    def count(event: str, _: tuple[object, ...]) -> None:
        nonlocal remaining
        if event == "open" or event.startswith("os."):
            if remaining == 0:
                signal.raise_signal(signal.SIGKILL)
            remaining -= 1

    sys.addaudithook(count)
    save_document(NEW, "", path)
    os._exit(0)


def _replace_forever(path: Path) -> NoReturn:
    while True:
        for data in NAMES:
            write_file(path, data)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    said = {"steps": killed_at_every_step(target), "moments": killed_at_any_moment(target)}
    print(json.dumps(said))

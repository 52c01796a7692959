"""Small files that are written by another thread: no window waits until the disk has them.

They are settings and the like, for the next start. The process ends once all are written.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple

from outline_editor.app.logs import log
from outline_editor.storage.atomic import replace_file
from outline_editor.storage.lasting import make_folder


class _Content(NamedTuple):
    data: bytes
    then: Callable[[], None]


_lock = Lock()
_waiting: dict[Path, _Content] = {}
"""What is not written yet, and what is just being written."""
_threads: list[Thread] = []
"""The one that writes, while there is something to write."""


def _nothing() -> None:
    pass


def write_later(path: Path, data: bytes, then: Callable[[], None] = _nothing) -> None:
    """Have a content in a file soon, in the place of the old one, and do something `then`.

    A folder is made for it where there is none. What can't be written is logged and no
    more: the work at hand is not to be disturbed for it. `then` is called in another thread,
    if the system has one.
    """
    with _lock:
        _waiting[path] = _Content(data, then)
        if _threads:
            return
        thread = Thread(target=_write_all, name="writes what belongs to the user")
        _threads.append(thread)
    try:
        thread.start()
    except RuntimeError:  # the system has no more threads, or Python is about to end
        _write_all()


def waits_to_be_written(path: Path) -> bytes | None:
    """What is to be in a file and is not there yet; `None` for nothing."""
    with _lock:
        content = _waiting.get(path)
    return None if content is None else content.data


def is_or_will_be_there(path: Path) -> bool:
    """Whether there is a file, as far as that can be seen, or is to be one."""
    if waits_to_be_written(path) is not None:
        return True
    try:
        path.stat()
    except OSError:
        return False
    return True


def read_or_waiting(path: Path, most: int) -> bytes:
    """What is to be in a file, or else the first bytes of what is there. Raises `OSError`."""
    data = waits_to_be_written(path)
    if data is not None:
        return data
    with path.open("rb") as stored:
        return stored.read(most)


def wait_until_written() -> None:
    """Wait until the disk has all."""
    with _lock:
        threads = list(_threads)
    for thread in threads:
        thread.join()


def _write_all() -> None:
    while True:
        with _lock:
            if not _waiting:
                _threads.clear()
                return
            path, content = next(iter(_waiting.items()))
        _write(path, content)
        with _lock:
            if _waiting[path] is content:  # else there is something newer
                del _waiting[path]


def _write(path: Path, content: _Content) -> None:
    try:
        make_folder(path.parent)
        replace_file(path, content.data)
        content.then()
    except Exception as error:  # noqa: BLE001
        # Whatever it is, all else is to be written.
        log().warning("could not write %s, or go on after that: %r", path, error)

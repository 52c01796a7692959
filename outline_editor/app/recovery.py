"""Finding what a crash has left behind in journals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from outline_editor.app.journal_place import journals_in
from outline_editor.app.journal_records import Beginning, decode_beginning, decode_edits
from outline_editor.app.leftover import Leftover, Standing, data_in
from outline_editor.core.codebooks import as_document
from outline_editor.core.edits import Edit
from outline_editor.core.errors import OutlineError
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Cancelled, Tell, share, untold
from outline_editor.storage.files import digest_of, is_same_file
from outline_editor.storage.journal import read_journal
from outline_editor.storage.yaml_reader import read_codebook, read_document

if TYPE_CHECKING:
    from filelock import FileLock

Refused: TypeAlias = Callable[[Path, Exception], object]
"""Is told of a journal that could not be looked at, or of their folder, and why."""

_BEGUN = 0.5
"""The share of the work on a journal that is done when its document is read."""


def _raised(_path: Path, error: Exception) -> None:
    raise error


def left_behind(folder: Path, tell: Tell = untold, refused: Refused = _raised) -> list[Leftover]:
    """All that was left in a folder of journals by processes that are gone, the newest first.

    A journal that holds no more than its file does is removed. One that the
    disk does not let be read, or that brings about an error that nobody
    expected, stays, and `refused` is told, which raises that error by default;
    so it is of the folder where that can't be listed.
    `tell` may raise `Cancelled`: then nothing is this process's to decide on.
    """
    found = list[Leftover]()
    try:
        journals = journals_in(folder)
    except OSError as error:
        refused(folder, error)
        return found
    try:
        for number, path in enumerate(journals):
            part = share(tell, number / len(journals), (number + 1) / len(journals))
            try:
                left = _leftover(path, part)
            except Cancelled:
                raise
            except Exception as error:  # noqa: BLE001
                # Whatever it is, it must not hide what others hold.
                refused(path, error)
                continue
            if left is not None:
                found.append(left)
    except BaseException:
        for left in found:
            left.release()
        raise
    return standing_to_each_other(sorted(found, key=lambda left: left.when, reverse=True))


def standing_to_each_other(found: Sequence[Leftover]) -> list[Leftover]:
    """What was left, the newest first, told which of them are not the newest of their file."""
    newer, told = list[Path](), list[Leftover]()
    for left in found:
        file, standing = left.beginning.file, left.standing
        if file is not None and standing in (Standing.AS_IT_WAS, Standing.OLDER):
            is_older = any(is_same_file(file, other) for other in newer)
            standing = Standing.OLDER if is_older else Standing.AS_IT_WAS
        if file is not None:
            newer.append(file)
        told.append(left if standing is left.standing else replace(left, standing=standing))
    return told


def _leftover(path: Path, tell: Tell) -> Leftover | None:
    from filelock import FileLock, Timeout

    lock = FileLock(path.with_suffix(".lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None  # the process that writes it is at work
    try:
        left, is_needed = _looked_at(path, lock, tell)
    except BaseException:
        lock.release()
        raise
    if left is None:
        lock.release()
        return None
    if not is_needed:
        # What can't be removed must not hide what others hold.
        with suppress(OSError):
            left.discard()
        return None
    return left


def _looked_at(path: Path, lock: FileLock, tell: Tell) -> tuple[Leftover | None, bool]:
    """What a journal holds, `None` where that can't be read; whether it is more than its file."""
    try:
        records, is_whole = read_journal(path)
        when = datetime.fromtimestamp(path.stat().st_mtime)
        beginning, base = decode_beginning(records[0]), records[1]
    except FileNotFoundError:  # another process has done with it
        return None, False
    except (ValueError, IndexError):  # see `put_aside_unreadable`
        return None, False
    edits = tuple(_edits(records[2:]))
    # Begun ahead of the first edit, of which there is nothing, not even a part.
    is_needed = len(records) > 2 or not is_whole or not beginning.is_ahead
    data = data_in(beginning, partial(tell, 0)) if is_needed else None
    unread = len(records) - 2 - len(edits)
    left = Leftover(path, beginning, base, edits, when, _standing(beginning, data), lock, unread)
    if beginning.is_source or not is_needed:
        return left, is_needed and data != base
    try:
        document = left.begun(share(tell, 0, _BEGUN))
    except OutlineError:
        return left, True
    tell(_BEGUN)
    before = document.root
    left = replace(left, unfit=left.replay(document) + unread)
    if data is None or left.unfit:
        return left, True
    there = before if data == base else _root_of(data, left, share(tell, _BEGUN, 1))
    return left, document.root != there


def _edits(records: tuple[bytes, ...]) -> Iterator[tuple[Edit, ...]]:
    for record in records:
        try:
            yield tuple(decode_edits(record))
        except ValueError:
            return


def _standing(beginning: Beginning, data: bytes | None) -> Standing:
    if beginning.file is None:
        return Standing.UNTITLED
    if data is None:
        return Standing.GONE if beginning.digest else Standing.AS_IT_WAS
    return Standing.AS_IT_WAS if digest_of(data).hex() == beginning.digest else Standing.CHANGED


def _root_of(data: bytes, left: Leftover, tell: Tell) -> DocumentRoot | None:
    """The document or codebook in a file, `None` where it holds none."""
    try:
        if left.beginning.is_codebook:
            return as_document(read_codebook(data, tell).root)
        return read_document(data, tell).root
    except OutlineError:
        return None

"""What a journal begins with: a copy of the file that its document was read from, or the document.

A drive may stall, and whoever reads from it then waits with it. So each file is
read in a thread of its own, which nobody waits for long: neither the journals of
other documents nor the end of the program. A large document is written in one, too;
the end waits for that, as it always comes to an end.
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Thread
from typing import TYPE_CHECKING

from outline_editor.core.errors import OutlineError
from outline_editor.core.index import walk

if TYPE_CHECKING:
    from outline_editor.app.journal_records import Beginning
    from outline_editor.core.model import DocumentRoot, Node, Note

LARGE = 1_000_000
"""Bytes of a file whose journal is begun before the first edit, which would have to wait for it:
a few hundredths of a second for each megabyte."""

MANY = 2_000
"""Rows, notes and entries, of 100 characters each, of a document that is not waited for while it
is written: that takes a few hundredths of a second for so many."""

_CHARACTERS = 500
"""Of a text that take as long as another row."""

READ_WITHIN = 0.2
"""Seconds in which a file is to be read, else the document is written instead."""

READER = "reader of a journal's base"
"""The name of the threads."""


def read_large(beginning: Beginning) -> bytes | None:
    """What a large file holds; `None` for one that is small, or not what it was."""
    return _in_file(beginning) if _has_large_file(beginning) else None


def read_at_once(beginning: Beginning) -> bytes | None:
    """What a file holds, `None` if it is not what it was, or not read within `READ_WITHIN`."""
    found: list[bytes | None] = []
    thread = Thread(target=lambda: found.append(_in_file(beginning)), name=READER, daemon=True)
    try:
        thread.start()
    except RuntimeError:  # the system has no more threads
        return None
    thread.join(READ_WITHIN)
    return found[0] if found else None


def is_large(root: DocumentRoot | bytes) -> bool:
    """Whether it takes a while to write a document, or what it holds of a codebook.

    That is never so for one that is written already.
    """
    if isinstance(root, bytes):
        return False
    parts = sum(map(len, (root.concepts, root.actors, root.sources))) + _size(root.notes)
    for row in walk(root.outline):
        parts += _size((row, *row.notes))
        if parts > MANY:
            break
    return parts > MANY


def _size(elements: Iterable[Node | Note]) -> int:
    return sum(1 + len(element.text) // _CHARACTERS for element in elements)


def _has_large_file(beginning: Beginning) -> bool:
    file = beginning.file
    try:
        return file is not None and file.stat().st_size >= LARGE
    except OSError:
        return False


def _in_file(beginning: Beginning) -> bytes | None:
    from outline_editor.storage.files import digest_of, read_file

    file = beginning.file
    if file is None or not beginning.digest:
        return None
    try:
        data = read_file(file)
    except OutlineError:
        return None
    return data if digest_of(data).hex() == beginning.digest else None

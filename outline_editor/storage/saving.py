"""Saving a document: written, read back, compared, and only then put in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from outline_editor.core.errors import Message, OutlineError, Severity
from outline_editor.core.fields import fields_of
from outline_editor.core.index import walk
from outline_editor.core.model import Codebook, DocumentRoot, Node
from outline_editor.core.progress import Steps, Tell, paced, share, untold
from outline_editor.storage.files import Written, digest_of, write_file
from outline_editor.storage.loaded import FileRefused, LoadedCodebook, LoadedDocument
from outline_editor.storage.part_limit import allowed_parts
from outline_editor.storage.yaml_reader import read_codebook, read_document
from outline_editor.storage.yaml_writer import write_codebook, write_document

_WRITTEN, _READ_BACK = 0.2, 0.9
"""The shares of the work of making ready that are done then."""

Put = Callable[[Path, bytes], Written]
"""Puts a content into a file; raises `OutlineError`."""


_Loaded = TypeVar("_Loaded", LoadedDocument, LoadedCodebook)


class Saved(NamedTuple):
    """What stands in a file now, and what is to be known of how it came there."""

    data: bytes
    written: Written
    digest: bytes
    """Of the data; see `files.digest_of`."""

    @classmethod
    def of(cls, data: bytes, written: Written) -> Saved:
        """What is known once these bytes were written."""
        return cls(data, written, digest_of(data))


def save_document(root: DocumentRoot, header: str, path: Path, put: Put = write_file) -> Saved:
    """Write a document to a file, replacing the old one in one step.

    Every row and note has an id. Raises `OutlineError`, with the old file
    untouched, where the file can't be written, or where what would stand in it
    does not read back as this document.
    """
    data = ready_document(root, header, path)
    return Saved.of(data, put(path, data))


def ready_document(root: DocumentRoot, header: str, path: Path, tell: Tell = untold) -> bytes:
    """The bytes of a file that reads back as a document, to be put into `path`.

    Every row and note has an id. `tell` may raise `Cancelled`. Raises
    `OutlineError` where what would stand in the file does not read back as
    this document. It may be read in this process from now on, however large it is.
    """
    data = write_document(root, header, share(tell, 0, _WRITTEN))
    back = _read_back(data, read_document, header, path, tell)
    rows = [*paced(walk(back.root.outline), partial(tell, _READ_BACK))]
    rows.reverse()  # each after those it holds
    steps = Steps(share(tell, _READ_BACK, 1), 2 * len(rows))
    if not _is_same(back.root, root, steps):
        raise _reads_differently(path)
    # Python frees a whole tree in one step, which other threads have to wait for,
    # a tenth of a second for 100,000 rows. Held by a list, it goes row by row.
    del back
    while rows:
        rows.pop()
        steps.step()
    return data


def ready_codebook(root: Codebook, header: str, path: Path, tell: Tell = untold) -> bytes:
    """The same for a codebook."""
    data = write_codebook(root, header, share(tell, 0, _WRITTEN))
    if _read_back(data, read_codebook, header, path, tell).root != root:
        raise _reads_differently(path)
    return data


def _read_back(
    data: bytes, read: Callable[[bytes, Tell], _Loaded], header: str, path: Path, tell: Tell
) -> _Loaded:
    try:
        with allowed_parts(data, partial(tell, _WRITTEN)):
            loaded = read(data, share(tell, _WRITTEN, _READ_BACK))
    except FileRefused as refused:
        raise _not_read_back(path, refused.message) from refused
    for problem in loaded.problems:
        if problem.severity is Severity.ERROR:
            raise _not_read_back(path, problem.message)
    if (loaded.header, loaded.notices) != (header, ()):
        raise _reads_differently(path)
    tell(_READ_BACK)
    return loaded


def _is_same(one: DocumentRoot, other: DocumentRoot, steps: Steps) -> bool:
    """Whether two documents are equal; each row is a step."""
    of_document, of_row = _but(DocumentRoot, "outline"), _but(Node, "children")
    if of_document(one) != of_document(other):
        return False
    left = [(one.outline, other.outline)]
    while left:
        rows, others = left.pop()
        if len(rows) != len(others):
            return False
        for row, same in steps.each(zip(rows, others, strict=True)):
            if of_row(row) != of_row(same):
                return False
            if row.children or same.children:
                left.append((row.children, same.children))
    return True


def _but(cls: type, name: str) -> Callable[[Any], Any]:
    """What gives all fields of an element but one."""
    return attrgetter(*[field for field in fields_of(cls) if field != name])


def _reads_differently(path: Path) -> OutlineError:
    return OutlineError(Message.of("file.reads-differently", path=str(path)))


def _not_read_back(path: Path, problem: Message) -> OutlineError:
    return OutlineError(Message.of("file.not-read-back", path=str(path), problem=problem.text))

"""A journal that is made in a thread of its own, to take the place of another or to be the first.

To write a large document takes seconds, and to read one from a drive may take
for ever: no edit of any document may come late for that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from outline_editor.app.journal_bases import read_at_once
from outline_editor.app.journal_records import Beginning, encode_beginning
from outline_editor.app.turns import after_the_window
from outline_editor.core.progress import Waiting, go_on

if TYPE_CHECKING:
    from outline_editor.core.model import DocumentRoot
    from outline_editor.storage.journal import JournalFile

Made: TypeAlias = "Future[JournalFile | None]"
"""A journal, once it is made; nothing where there was nothing to begin it with."""


class Base(NamedTuple):
    """What a journal begins with."""

    data: bytes
    """What a file holds, or would hold."""
    records: Sequence[bytes] = ()
    """Of what was done to that since."""

    @classmethod
    def of(cls, data: bytes | None) -> Base | None:
        """Nothing but that; `None` where there is none."""
        return None if data is None else cls(data)


Content: TypeAlias = "Callable[[], Base | None]"
"""Finds what a journal is to begin with, in any thread; `None` where there is nothing."""


class NextJournal:
    """A journal while it is made; but for `make` in the thread of the journals."""

    def __init__(self, beginning: Beginning) -> None:
        self.beginning = beginning
        self.records: list[bytes] = []
        """What was to be written down since it was begun."""
        self._completed = 0
        """How many of these are in it."""
        self._since = 0
        self.has_content = False
        """Whether what it begins with is known, so that to write it is all there is to do."""
        self.is_wanted = True
        """Whether anything waits for it; else it is not made, or is removed."""
        self.takes_over = False
        """Whether it is on its way to the disk with all that the one before has there. Of that no
        more is sent there: a loss of power right after this took the place would lose it."""

    @property
    def size(self) -> int:
        """Bytes of all that is written down in it after what it begins with."""
        return self._since + sum(map(len, self.records))

    def make(self, path: Path, content: Content, *, replaces: bool) -> JournalFile | None:
        """Write it beside others; `None` if without a content or not wanted. Raises `OSError`."""
        base = content()
        if base is None or not self.is_wanted:
            return None
        self.has_content = True
        self._since = sum(map(len, base.records))
        file = journal_of(self.beginning, base, path, replaces=replaces)
        if self.is_wanted:
            return file
        # Here and now: the process may be about to end.
        file.discard()
        return None

    def complete(self, file: JournalFile) -> None:
        """Let all be in it that was done while it was made, or remove it. Raises `OSError`."""
        try:
            for record in self.records[self._completed :]:
                file.append(record)
        except BaseException:
            file.discard()
            raise
        self._completed = len(self.records)


def journal_of(beginning: Beginning, base: Base, path: Path, *, replaces: bool) -> JournalFile:
    """A journal in a new file. Raises `OSError`.

    One that `replaces` another is on the disk before that goes. Else nothing waits for
    the disk: what the journal is to hold is safe from a crash the sooner.
    """
    from outline_editor.storage.journal import JournalFile

    file = JournalFile(path, (encode_beginning(beginning), base.data, *base.records))
    return synced(file) if replaces else file


def synced(file: JournalFile) -> JournalFile:
    """The same, once it is on the disk. Raises `OSError`: then it is no more."""
    try:
        file.sync()
    except BaseException:
        file.discard()
        raise
    return file


def discard_made(made: Made) -> None:
    """Remove what was made, if it was."""
    with suppress(OSError):
        file = made.result()
        if file is not None:
            file.discard()


def written(beginning: Beginning, last: DocumentRoot | bytes, waiting: Waiting = go_on) -> bytes:
    """What is to come back, as a file would hold it."""
    from outline_editor.core.codebooks import as_codebook
    from outline_editor.storage.yaml_writer import write_codebook, write_document

    if isinstance(last, bytes):
        return last
    if beginning.is_codebook:
        return write_codebook(as_codebook(last), beginning.header, lambda _done: waiting())
    return write_document(last, beginning.header, lambda _done: waiting())


def content_of(
    beginning: Beginning, last: DocumentRoot | bytes, records: Sequence[bytes] | None
) -> Content:
    """Finds what is to come back.

    It may be in a file, but for the `records` of what was done since.
    """

    def content() -> Base:
        data = None if records is None else read_at_once(beginning)
        if data is not None:
            return Base(data, records or ())
        # Not while a file is read: a drive that never answers would be long work for ever.
        with after_the_window() as waiting:
            return Base(written(beginning, last, waiting))

    return content

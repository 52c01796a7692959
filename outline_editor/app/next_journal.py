"""A journal that is made in a thread of its own, to take the place of another or to be the first.

To write a large document takes seconds, and to read one from a drive may take
for ever: no edit of any document may come late for that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias, TypeVar

from outline_editor.app.journal_records import Beginning, encode_beginning
from outline_editor.core.progress import Waiting, go_on

if TYPE_CHECKING:
    from outline_editor.core.model import DocumentRoot
    from outline_editor.storage.journal import JournalFile

Made: TypeAlias = "Future[JournalFile | None]"
"""A journal, once it is made; nothing where there was nothing to begin it with."""

MAKER = "maker of a journal"
"""The name of the threads."""


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


_T = TypeVar("_T")

Content: TypeAlias = "Callable[[], Base | None]"
"""Finds what a journal is to begin with, in any thread; `None` where there is nothing."""


@dataclass(slots=True)
class SinceSave:
    """What is done to a state of a document that is being saved, or was."""

    root: DocumentRoot
    records: list[bytes] = field(default_factory=list[bytes])
    size: int = 0
    """Bytes of these."""
    about: Beginning | None = None
    """How that state stands to its file, once the file holds it."""

    def note(self, record: bytes, most: int) -> bool:
        """Keep a record, too; whether all of them are no more than so many bytes."""
        self.records.append(record)
        self.size += len(record)
        return self.size <= most


class Beside(Protocol):
    """Has others do what takes long; see `Journals`."""

    def beside(self, work: Callable[[], JournalFile | None], then: Callable[[Made], None]) -> None:
        """Do some work, `then` something with it in the thread of the journals."""
        ...

    def sync_beside(self, work: Callable[[], _T], then: Callable[[Future[_T]], None]) -> None:
        """Do the same with work that is over once the disk is done with it."""
        ...


class NextJournal:
    """A journal while it is made; but for `make` in the thread of the journals."""

    def __init__(self, beginning: Beginning) -> None:
        self.beginning = beginning
        self.records: list[bytes] = []
        """What was to be written down since, and is not in it."""
        self._since = 0
        self.has_content = False
        """Whether what it begins with is known, so that to write it is all there is to do."""
        self.takes_over = False
        """Whether it is on its way to the disk with all that the one before has there, of which
        no more may get there: a loss of power right after it took the place would lose that."""

    @property
    def size(self) -> int:
        """Bytes of all that is written down in it after what it begins with."""
        return self._since + sum(map(len, self.records))

    def make(self, path: Path, content: Content, *, is_first: bool) -> JournalFile | None:
        """Write it beside others; `None` without a content. Raises `OSError`.

        Nothing waits for the first one but what it is to hold, which is safe from a
        crash the sooner; another is to be on the disk before it takes a place.
        """
        from outline_editor.storage.journal import JournalFile

        base = content()
        if base is None:
            return None
        self.has_content = True
        self._since = sum(map(len, base.records))
        beginning = encode_beginning(self.beginning)
        file = JournalFile(path, (beginning, base.data, *base.records))
        return file if is_first else synced(file)

    def complete(self, file: JournalFile) -> None:
        """Let all be in it that was done while it was made. Raises `OSError`."""
        for record in self.records:
            file.append(record)
        self._since, self.records = self.size, []


def synced(file: JournalFile) -> JournalFile:
    """The same, once it is on the disk. Raises `OSError`: then it is no more."""
    try:
        file.sync()
    except BaseException:
        file.discard()
        raise
    return file


def outcome(made: Made) -> JournalFile | None:
    """The journal that was made, `None` where there was nothing to make, or the disk refused it."""
    try:
        return made.result()
    except OSError:
        return None


def written(beginning: Beginning, last: DocumentRoot | bytes, waiting: Waiting = go_on) -> bytes:
    """What is to come back, as a file would hold it."""
    from outline_editor.core.codebooks import as_codebook
    from outline_editor.storage.yaml_writer import write_codebook, write_document

    if isinstance(last, bytes):
        return last
    if beginning.is_codebook:
        return write_codebook(as_codebook(last), beginning.header, lambda _done: waiting())
    return write_document(last, beginning.header, lambda _done: waiting())

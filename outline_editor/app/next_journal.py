"""A journal that is made in a thread of its own, to take the place of another or to be the first.

To write a large document takes seconds, and to read one from a drive may take
for ever: no edit of any document may come late for that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

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
    """Does something in a thread of its own; see `Journals.beside`."""

    def __call__(
        self, work: Callable[[], JournalFile | None], then: Callable[[Made], None]
    ) -> None:
        """Do some work, `then` something with it in the thread of the journals."""
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

    @property
    def size(self) -> int:
        """Bytes of all that is written down in it after what it begins with."""
        return self._since + sum(map(len, self.records))

    def make(self, folder: Path, content: Content) -> JournalFile | None:
        """Write it beside others; `None` without a content. Raises `OSError`."""
        from outline_editor.storage.atomic import ENDING as NEW
        from outline_editor.storage.journal import JournalFile

        base = content()
        if base is None:
            return None
        self.has_content = True
        self._since = sum(map(len, base.records))
        # Nobody takes it for a journal, and what has had that ending for long is removed.
        path = folder / f".{token_hex(8)}{NEW}"
        try:
            beginning = encode_beginning(self.beginning)
            return JournalFile(path, (beginning, base.data, *base.records))
        except OSError:
            # It may be there all the same: it could not be opened, or may not last.
            with suppress(OSError):
                path.unlink(missing_ok=True)
            raise

    def complete(self, file: JournalFile) -> None:
        """Let all be in it that was done while it was made. Raises `OSError`."""
        for record in self.records:
            file.append(record)
        file.sync()


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

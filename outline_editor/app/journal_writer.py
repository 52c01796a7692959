"""Writing one journal: begun with a document, then edit by edit, then removed."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from outline_editor.app.journal_bases import is_large, read_at_once, read_large
from outline_editor.app.journal_place import JournalPlace
from outline_editor.app.journal_records import Beginning, encode_beginning
from outline_editor.app.next_journal import (
    Base,
    Beside,
    Content,
    Made,
    NextJournal,
    SinceSave,
    outcome,
    written,
)
from outline_editor.app.turns import after_the_window

if TYPE_CHECKING:
    from outline_editor.core.model import DocumentRoot
    from outline_editor.storage.journal import JournalFile

RETRY_AFTER = 5.0
"""Seconds after which what the disk has refused is written down once more, edit or none."""

MOST_EDITS = 64 << 20
"""Bytes of edits after which a journal begins anew, from the document as it is then."""


class JournalWriter:
    """Writes one journal; in the thread of the journals alone. Raises `OSError`.

    What the disk has refused is written down by the next thing that is done,
    be it `sync`. To make a journal takes seconds for a large document: it is
    done `beside`, and edits go to the one before, or wait. Only where that was
    refused, it is made here.
    """

    def __init__(self, folder: Path, beside: Beside) -> None:
        self._folder, self._beside = folder, beside
        self._place = JournalPlace(folder)
        self._beginning = Beginning()
        self._file: JournalFile | None = None
        self._size = 0
        self._about: Beginning | None = None
        """What the next journal is to be about, where this one is about what was before a save."""
        self._not_before = 0.0
        """When that is tried again, by the monotonic clock."""
        self._next: NextJournal | None = None
        """What is to take the place of the file, or to be the first."""
        self._since: SinceSave | None = None
        """What was done since a save began: with the file it makes a journal in a moment."""
        self._last: DocumentRoot | bytes | None = None
        """What is to come back: a document, or what its file would hold; `None` for nothing."""

    @property
    def is_whole(self) -> bool:
        """Whether all that is to come back is in the journal, as far as the disk says."""
        return self._last is None or (self._file is not None and self._about is None)

    @property
    def is_lasting(self) -> bool:
        """Whether a loss of power would leave it there, too."""
        return self._last is None or (self._file is not None and self._file.is_synced)

    @property
    def is_in_making(self) -> bool:
        """Whether a journal is being made, which takes so long and no longer.

        While a file is read ahead for it, that is not so: a drive may never answer.
        """
        following = self._next
        return following is not None and (following.has_content or not following.beginning.is_ahead)

    def begin_ahead(self, beginning: Beginning) -> None:
        """Begin with what a large file holds, before anything is done to its document.

        Where that can't be read there is no journal before then. Something may have been
        done meanwhile: it has a journal. What the disk refuses is no matter yet.
        """
        if self._last is None:
            self._let_go()
            ahead = replace(beginning, is_ahead=True)
            self._prepare(ahead, lambda: Base.of(read_large(beginning)))

    def expect(self, root: DocumentRoot) -> None:
        """A state of the document is being saved: what follows is done to that."""
        self._since = SinceSave(root)

    def begin(
        self,
        beginning: Beginning,
        root: DocumentRoot,
        *,
        is_in_file: bool,
        saved: DocumentRoot | None = None,
    ) -> None:
        """Begin with a document as its file has it, if it has it and is still there, or as it is.

        A file is read sooner than its document is written; where that was done ahead, all
        is ready, or will be in a moment. A journal of the document that is there, or is being
        made, goes on until the other is made; where the file holds what was `saved`, that is a
        copy of it with what was done since.
        """
        ahead = replace(beginning, is_ahead=True)
        is_ready = self._file is not None and self._beginning == ahead and not self._size
        is_near = self._next is not None and self._next.beginning == ahead
        if is_in_file and (is_ready or is_near):
            self._last = root
        elif self._last is root and (self._file is not None or self._next is not None):
            self._about = beginning
            if self._since is not None and self._since.root is saved:
                self._since.about = beginning
            self._prepare_with(beginning, root)
        else:
            self._begin_anew(beginning, root)
            data = read_at_once(beginning) if is_in_file else None
            if data is None and is_large(root):
                self._let_go()
                self._prepare_with(beginning, root)
            else:
                self._write_anew(data)

    def begin_with(self, beginning: Beginning, data: bytes) -> None:
        """Begin with what a file would hold."""
        self._begin_anew(beginning, data)
        self._write_anew()

    def _begin_anew(self, beginning: Beginning, last: DocumentRoot | bytes) -> None:
        self._beginning, self._last = beginning, last
        self._next = self._about = self._since = None

    def append(self, record: bytes, root: DocumentRoot) -> None:
        """Add a record, after which the document is `root`."""
        from outline_editor.storage.journal import MAX_RECORD

        self._last = root
        if self._since is not None and not self._since.note(record, MOST_EDITS):
            self._since = None
        is_awaited = self._file is None and self._next is not None
        if len(record) > MAX_RECORD or (self._file is None and not is_awaited):
            # What could not be written before, or can't be added, is in what it begins with.
            self._write_anew()
            return
        if self._next is not None:
            self._next.records.append(record)
        if self._file is not None:
            self._add(record, self._file)

    def _add(self, record: bytes, file: JournalFile) -> None:
        try:
            file.append(record)
        except OSError:
            self._let_go()
            raise
        self._size += len(record)
        last = self._last
        if self._size > MOST_EDITS and self._next is None and last is not None:
            self._prepare_with(self._about or replace(self._beginning, is_ahead=False), last)

    def renew(self, root: DocumentRoot) -> None:
        """Begin anew with a document as it is, whatever has become of what was written down."""
        self._last = root
        self._write_anew()

    def sync(self) -> None:
        """Wait until all is on the disk, but for what is just being made."""
        last = self._last
        if self._file is not None:
            is_due = self._next is None and time.monotonic() >= self._not_before
            if self._about is not None and last is not None and is_due:
                self._prepare_with(self._about, last)
            self._sync(self._file)
        elif last is None or self.is_in_making:
            return
        elif self._next is None:
            self._write_anew()
        else:  # what is read may never come
            self._prepare_with(replace(self._next.beginning, is_ahead=False), last)

    def _sync(self, file: JournalFile) -> None:
        try:
            file.sync()
        except OSError:
            # What was to be synced may be lost for good, whatever the next time says.
            self._let_go()
            raise

    def end(self) -> None:
        """Remove the journal. Raises `OutlineError` where it can't be."""
        self._last = self._next = self._about = self._since = None
        self._let_go()
        self._place.remove()

    def _write_anew(self, data: bytes | None = None) -> None:
        """Begin with what the file has, or else with what is to come back."""
        from outline_editor.storage.journal import JournalFile

        self._let_go()
        self._since = None
        if self._next is not None:  # it is not waited for
            self._beginning, self._next = self._next.beginning, None
        if self._about is not None:
            self._beginning, self._about = self._about, None
        if data is None:
            assert self._last is not None
            self._beginning = replace(self._beginning, is_ahead=False)
            data = written(self._beginning, self._last)
        self._file = JournalFile(self._place.taken(), (encode_beginning(self._beginning), data))
        self._size = 0

    # A journal made in a thread of its own

    def _prepare_with(self, beginning: Beginning, last: DocumentRoot | bytes) -> None:
        since = self._since
        is_in_file = since is not None and since.about is beginning
        records = tuple(since.records) if since is not None and is_in_file else ()

        def content() -> Base:
            data = read_at_once(beginning) if is_in_file else None
            if data is not None:
                return Base(data, records)
            # Not while a file is read: a drive that never answers would be long work for ever.
            with after_the_window() as waiting:
                return Base(written(beginning, last, waiting))

        try:
            self._prepare(beginning, content)
        except RuntimeError:  # the system has no more threads
            self._beginning, self._about = beginning, None
            self._write_anew()

    def _prepare(self, beginning: Beginning, content: Content) -> None:
        following = NextJournal(beginning)
        self._beside(
            lambda: following.make(self._folder, content),
            lambda made: self._take(following, made),
        )
        self._next = following  # not before there is a thread that makes it

    def _take(self, following: NextJournal, made: Made) -> None:
        """Go on with a journal that was made, or without."""
        is_wanted = self._next is following
        if is_wanted:
            self._next = None
        self._not_before = time.monotonic() + RETRY_AFTER
        file = outcome(made)
        if file is not None and not (is_wanted and self._put_in_place(file, following)):
            file.discard()
        elif file is not None:
            return
        if not is_wanted:
            return
        if self._last is None:
            self.end()
        elif self._file is None and following.beginning.is_ahead:
            self._begin_late(following)
        elif self._file is not None and self._file.is_in_place:
            self._size = 0  # the old one goes on to grow
        else:
            self._beginning = following.beginning  # no other may have begun since the last ended
            self._write_anew()

    def _put_in_place(self, file: JournalFile, following: NextJournal) -> bool:
        """Let a journal take the place of the old one; whether the disk lets it.

        Else the old one is there unless it was let go of.
        """
        try:
            following.complete(file)
            journal = self._place.taken()
            self._let_go()
            file.move(journal)
        except OSError:
            return False
        self._beginning, self._file, self._size = following.beginning, file, following.size
        self._about = None
        if self._since is not None and self._since.about is not None:
            self._since = None  # else it is about a save that began meanwhile
        return True

    def _begin_late(self, following: NextJournal) -> None:
        """Begin with a file that was not read ahead, such as a small one."""
        last, self._beginning = self._last, replace(following.beginning, is_ahead=False)
        data = read_at_once(self._beginning)
        if data is None and last is not None and not isinstance(last, bytes) and is_large(last):
            self._prepare_with(self._beginning, last)
            return
        self._write_anew(data)
        for record in following.records if data is not None else ():
            assert self._file is not None
            self._add(record, self._file)

    def _let_go(self) -> None:
        if self._file is not None:
            file, self._file = self._file, None
            with suppress(OSError):  # what is to come back is, or will be, elsewhere
                file.close()

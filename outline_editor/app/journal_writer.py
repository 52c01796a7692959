"""Writing one journal: begun with a document, then edit by edit, then removed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from outline_editor.app.journal_bases import is_large, read_at_once, read_large
from outline_editor.app.journal_records import Beginning
from outline_editor.app.journal_tries import Tries, was_just
from outline_editor.app.next_journal import (
    Base,
    Content,
    Made,
    NextJournal,
    content_of,
    discard_made,
    journal_of,
    synced,
    written,
)
from outline_editor.app.other_threads import OtherThreads
from outline_editor.app.placed_journal import PlacedJournal
from outline_editor.app.since_save import SinceSave

if TYPE_CHECKING:
    from outline_editor.core.model import DocumentRoot
    from outline_editor.storage.journal import JournalFile

MOST_EDITS = 64 << 20
"""Bytes of edits after which a journal begins anew, from the document as it is then."""


class JournalWriter:
    """Writes one journal; in the thread of the journals alone. Raises `OSError`.

    What was refused is written down by the next thing that is done, or by `sync` after a while.
    If it was the making of the journal of a large document, which takes long, edits don't
    begin it anew: that is left to `sync`. Others sync, and make a journal that takes long or is
    to take the place of another; meanwhile edits go to the one before, or wait.
    """

    def __init__(self, folder: Path, others: OtherThreads) -> None:
        self._others = others
        self._journal = PlacedJournal(folder, others)
        self._beginning = Beginning()
        self._about: Beginning | None = None
        """What the next journal is to be about, where this one is about what was before a save."""
        self._tries = Tries()
        self._next: NextJournal | None = None
        """What is to take the place of the journal, or to be the first."""
        self.since = SinceSave()
        """What is done from when it begins to be saved, until a journal has it."""
        self._last: DocumentRoot | bytes | None = None
        """What is to come back: a document, or what its file would hold; `None` for nothing."""

    @property
    def is_whole(self) -> bool:
        """Whether all that is to come back is in the journal, as far as the disk says."""
        return self._last is None or (self._journal.is_whole and self._about is None)

    @property
    def is_lasting(self) -> bool:
        """Whether a loss of power would leave it there, too."""
        return self._last is None or self._journal.is_lasting

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
            self._journal.give_up()
            ahead = replace(beginning, is_ahead=True)
            with suppress(RuntimeError):  # the system has no more threads
                self._prepare(ahead, lambda: Base.of(read_large(beginning)))

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
        journal = self._journal
        is_ready = journal.is_there and self._beginning == ahead and not journal.size
        is_near = self._next is not None and self._next.beginning == ahead
        if is_in_file and (is_ready or is_near):
            self._last = root
        elif self._last is root and (journal.is_there or self._next is not None):
            self._about = beginning
            self.since.saved(saved, beginning)
            self._prepare_with(beginning, root)
        else:
            data = read_at_once(beginning) if is_in_file else None
            self.begin_anew(beginning, root, data)

    def begin_anew(
        self, beginning: Beginning, last: DocumentRoot | bytes, data: bytes | None = None
    ) -> None:
        """Begin with what is to come back, or with what its file holds of it."""
        was_only_begun = self._last is None  # ahead, if at all
        self._beginning, self._last = beginning, last
        if was_only_begun:
            self._journal.give_up()
        self._about = None
        self._drop_next()
        self._write_or_prepare(data)

    def append(self, record: bytes, root: DocumentRoot) -> None:
        """Add a record, after which the document is `root`."""
        from outline_editor.storage.journal import MAX_RECORD

        self._last = root
        self.since.note(record, MOST_EDITS)
        # What could not be written before, or can't be added, is in what another begins with.
        if len(record) > MAX_RECORD:
            self._write_or_prepare()
        elif self._journal.is_there or self._next is not None:
            self._note(record)
        elif not (
            is_large(root) and self._tries.was_just_refused_after(self._journal.sync_refused)
        ):
            self._write_or_prepare()

    def _note(self, *records: bytes) -> None:
        if self._next is not None:
            self._next.records.extend(records)
        if not self._journal.is_there:
            return
        try:
            self._journal.add(*records)
        finally:
            self._make_another_if_need_be(at_end=False)

    def _make_another_if_need_be(self, *, at_end: bool) -> None:
        """Have another take the place of one that is too long, or lacks something.

        Where the disk has no room for edits, the document after them may still fit.
        """
        journal, last = self._journal, self._last
        if not journal.is_there:
            self._tries.forget()  # that one was to replace this, which is gone now
            return
        is_needed = self._next is None and (journal.size > MOST_EDITS or not self.is_whole)
        if last is not None and is_needed and self._tries.begin(last, at_end=at_end):
            self._prepare_with(self._about or replace(self._beginning, is_ahead=False), last)

    def renew(self, root: DocumentRoot) -> None:
        """Begin anew with a document as it is, whatever has become of what was written down."""
        self._last = root
        self._write_or_prepare()

    def sync(self, *, at_end: bool) -> None:
        """See that all gets to the disk, but for what is just being made.

        What was refused is tried again after a while, or `at_end`, where that of the thread is.
        """
        last, following = self._last, self._next
        if not self._journal.is_there:
            if last is None or self.is_in_making:
                return
            is_put_off = self._tries.was_just_refused or was_just(self._journal.sync_refused)
            if following is not None:  # what is read may never come
                self._prepare_with(replace(following.beginning, is_ahead=False), last)
            elif at_end or not is_put_off:
                self._write_or_prepare()
            self._journal.sync()
        elif following is None or not following.takes_over:
            try:
                self._journal.sync()
            finally:
                self._make_another_if_need_be(at_end=at_end)

    def note_end(self) -> None:
        """The end of the thread is over."""
        self._tries.note_end()

    def end(self) -> None:
        """Remove the journal. Raises `OutlineError` where it can't be."""
        self._last = self._about = None
        self._tries.forget()
        self.since.forget()
        self._drop_next()
        self._journal.remove()

    def _drop_next(self) -> None:
        """Wait no more for what is being made."""
        if self._next is not None:
            self._next.is_wanted = False
            self._next = None

    def _write_or_prepare(self, data: bytes | None = None) -> None:
        """Begin with what the file has, or else with what is to come back."""
        last = self._last
        assert last is not None
        self._journal.let_go()
        self.since.forget()
        if self._next is not None:
            self._beginning = self._next.beginning
            self._drop_next()
        if self._about is not None:
            self._beginning, self._about = self._about, None
        if data is None:
            self._beginning = replace(self._beginning, is_ahead=False)
        if self._journal.is_used or (data is None and is_large(last)):
            self._prepare_with(self._beginning, last if data is None else data)
        else:
            self._write(self._beginning, written(self._beginning, last) if data is None else data)

    def _write(self, beginning: Beginning, data: bytes) -> None:
        path, replaces = self._journal.beside(), self._journal.is_used
        self._journal.put(journal_of(beginning, Base(data), path, replaces=replaces), 0)
        self._beginning, self._about = beginning, None
        self.since.forget()

    # A journal made in a thread of its own

    def _prepare_with(self, beginning: Beginning, last: DocumentRoot | bytes) -> None:
        content = content_of(beginning, last, self.since.records_for(beginning))
        try:
            self._prepare(beginning, content)
        except RuntimeError:  # the system has no more threads
            self._drop_next()
            try:
                self._write(beginning, written(beginning, last))
            except BaseException:
                self._tries.note_refusal()
                raise

    def _prepare(self, beginning: Beginning, content: Content) -> None:
        following = NextJournal(beginning)
        path, replaces = self._journal.beside(), self._journal.is_used
        self._others.beside(
            lambda: following.make(path, content, replaces=replaces),
            lambda made: self._take(following, made),
        )
        self._drop_next()  # not before there is somebody who makes another
        self._next = following

    def _take(self, following: NextJournal, made: Made) -> None:
        """Go on with a journal that was made, or is on the disk by now, or without."""
        if self._next is not following:
            discard_made(made)
            return
        self._next, refused = None, None
        if not self._journal.is_there:
            self._beginning = following.beginning  # no other may have begun since the last ended
        try:
            file = made.result()
            if file is not None:
                self._go_on_with(file, following)
                return
        except Exception as error:  # noqa: BLE001
            refused = error  # else it would be made over and over
        if self._last is None:
            self.end()
        elif not self._journal.is_there and following.beginning.is_ahead:
            self._begin_late(following)
        else:
            self._tries.note_refusal()
            if not self._journal.is_in_place:  # else the old one goes on to grow
                self._journal.let_go()
                assert refused is not None  # only what is ahead may come to nothing
                raise refused
        if refused is not None and not isinstance(refused, OSError):
            raise refused

    def _go_on_with(self, file: JournalFile, following: NextJournal) -> None:
        """Let a journal take the place of the old one, once that can be.

        Raises `OSError`: then the old one is there unless it was let go of.
        """
        following.complete(file)
        if self._journal.is_used and not (following.takes_over or file.is_synced):
            self._journal.sync_no_more()
            following.takes_over = True
            take = partial(self._take, following)
            self._others.sync_beside(lambda: synced(file), take)
            self._next = following
            return
        self._journal.put(file, following.size)
        self._beginning = following.beginning
        self._about = None
        self.since.used()
        self._journal.sync()  # its name has waited long enough

    def _begin_late(self, following: NextJournal) -> None:
        """Begin with a file that was not read ahead, such as a small one."""
        self._beginning = replace(following.beginning, is_ahead=False)
        data = read_at_once(self._beginning)
        self._write_or_prepare(data)
        if data is not None:
            self._note(*following.records)

"""One document whose edits are written down, from the first that is not saved to the next save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from outline_editor.app.journal_records import Beginning, encode_edits
from outline_editor.app.journal_writer import JournalWriter
from outline_editor.core.changes import ChangeSet
from outline_editor.core.document import Document

if TYPE_CHECKING:
    from outline_editor.app.journals import Journals
    from outline_editor.core.model import DocumentRoot


class KeptDocument:
    """One document whose edits are written down. Made by `Journals.keep`."""

    def __init__(
        self,
        journals: Journals,
        document: Document,
        describe: Callable[[], Beginning],
        being_saved: Callable[[], DocumentRoot | None],
    ) -> None:
        self.document = document
        self._journals = journals
        self._describe = describe
        self._being_saved = being_saved
        self._is_begun = False
        self._ahead: Beginning | None = None
        """What the journal was begun with before the first edit, if the file is large."""
        self._writer = JournalWriter(journals.folder, journals.others)
        self._unfollow = document.follow(self._changed)

    def _changed(self, change_set: ChangeSet) -> None:
        if not self._is_begun:
            self._begin(change_set.before, is_in_file=True)
        writer, before, after = self._writer, change_set.before, change_set.after
        is_being_saved = before is self._being_saved()
        edits = [change.edit for change in change_set.changes]

        def append() -> None:
            if is_being_saved:
                writer.since.expect(before)
            writer.append(encode_edits(edits), after)

        self._journals.put(append, lambda: writer.renew(after))

    @property
    def is_begun(self) -> bool:
        """Whether what is not saved is written down."""
        return self._is_begun

    def begin(self, root: DocumentRoot, saved: DocumentRoot | None = None) -> None:
        """Begin the journal from a state of the document that is in no file as it is.

        Its file may hold a state that was `saved` while it was written on.
        """
        self._begin(root, is_in_file=False, saved=saved)

    def begin_source(self, source: str) -> None:
        """Begin the journal with the text of a file with errors, some of them repaired."""
        self._is_begun = True
        writer, beginning, data = self._writer, self._describe(), source.encode("utf-8")

        def begin() -> None:
            writer.begin_anew(beginning, data)

        self._journals.put(begin, begin)

    def _begin(
        self, root: DocumentRoot, *, is_in_file: bool, saved: DocumentRoot | None = None
    ) -> None:
        self._is_begun = True
        writer, beginning = self._writer, self._describe()
        self._journals.put(
            lambda: writer.begin(beginning, root, is_in_file=is_in_file, saved=saved),
            lambda: writer.renew(root),
        )

    def saved(self) -> None:
        """Its file holds all of it now: nothing is needed any more of what was written down."""
        if self._is_begun:
            self._is_begun, self._ahead = False, None
            self._journals.put(self._writer.end)

    def make_ready(self) -> None:
        """Begin with a copy of its file ahead, if that is large; it holds what the document does.

        To be done again after each time that it was saved.
        """
        beginning = self._describe()
        if self._is_begun or not beginning.digest or beginning.is_source:
            return
        if beginning == self._ahead:
            return
        self._ahead = beginning
        self._journals.put(lambda: self._begin_ahead(beginning))

    def leave(self) -> None:
        """Write down nothing that is done from now on; what was written stays.

        Not what was only begun ahead: nothing was done.
        """
        self._unfollow()
        if not self._is_begun and self._ahead is not None:
            self._ahead = None
            self._journals.put(self._writer.end)

    def stop(self, others: Sequence[KeptDocument] = ()) -> None:
        """Write nothing down any more; what was written is not needed.

        Where it lives on in `others`, what was written stays until all of them
        are on the disk: if that is full, or loses power, it is all there is.
        """
        self.leave()
        self._journals.put_once(lambda: all(other.is_lasting for other in others), self._end)

    # For the thread of the journals

    def _begin_ahead(self, beginning: Beginning) -> None:
        if self._ahead is beginning:  # it was neither saved nor left meanwhile
            self._writer.begin_ahead(beginning)

    def _end(self) -> None:
        try:
            self._writer.end()
        finally:
            self._journals.forget(self)

    def sync(self, *, at_end: bool) -> None:
        """See that what was written down gets to the disk, or is tried again, if need be."""
        self._writer.sync(at_end=at_end)

    def note_end(self) -> None:
        """The end of the thread is over, such as before a log-out that may be called off."""
        self._writer.note_end()

    @property
    def is_whole(self) -> bool:
        """Whether all was written down that is to be."""
        return self._writer.is_whole

    @property
    def is_in_making(self) -> bool:
        """Whether a journal is being made, of what is there."""
        return self._writer.is_in_making

    @property
    def is_lasting(self) -> bool:
        """Whether a loss of power would leave it there, too."""
        return self._writer.is_lasting

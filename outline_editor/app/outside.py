"""What other programs do to the file of a document that is open here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from outline_editor.app.open_document import OpenDocument
from outline_editor.app.opening import Opened, open_bytes, readable_format
from outline_editor.core.changes import Origin
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.merge.applying import bring_to, changes_to
from outline_editor.core.merge.conflicts import Choices
from outline_editor.core.merge.three_way import Merged, merge
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Tell, share, untold
from outline_editor.storage.collector import collector_off
from outline_editor.storage.files import digest_of, read_file

MOST_CHANGES = 2_000
"""Rows and notes that may differ for a document to be changed edit by edit."""


_READ = 0.8
"""The share of looking at a file that is done when it is read."""


class Standing(StrEnum):
    """How a file stands to what was read from it, or saved to it, last."""

    SAME = "same"
    CHANGED = "changed"
    """It holds another version of the document."""
    UNUSABLE = "unusable"
    """It holds what can't be read as an outline, or not without errors."""
    GONE = "gone"


@dataclass(frozen=True, slots=True, eq=False)
class Outside:
    """What a file was found to hold."""

    standing: Standing
    digest: bytes = b""
    read: Opened | None = None
    """What it holds, where that can be read."""
    reason: Message | None = None
    """Why it can't be used."""

    @property
    def is_there(self) -> bool:
        """Whether there is a file at all."""
        return self.standing is not Standing.GONE


def look_at(path: Path, digest: bytes, saved: DocumentRoot, tell: Tell = untold) -> Outside:
    """How a file stands to bytes with this digest, which held `saved`. For any thread.

    Raises what `tell` raises, such as `Cancelled`.

    What it says as before is the very same in what is read: to merge it takes
    the less time afterwards.
    """
    try:
        data = read_file(path)
    except OutlineError as error:
        is_there = error.message.code != "file.not-found"
        return Outside(Standing.UNUSABLE if is_there else Standing.GONE, reason=error.message)
    now = digest_of(data)
    if now == digest:
        return Outside(Standing.SAME, now)
    try:
        with collector_off():
            read = open_bytes(data, readable_format(path), path, share(tell, 0, _READ))
    except OutlineError as error:
        return Outside(Standing.UNUSABLE, now, reason=error.message)
    if read.has_errors:
        n = len(read.problems)
        return Outside(Standing.UNUSABLE, now, read, Message.of("outside.has-errors", n=n))
    tell(_READ)
    with collector_off():
        root = merge(saved, saved, read.root).root
    return Outside(Standing.CHANGED, now, replace(read, root=root))


class OutsideVersion:
    """The version of a document that another program has put into its file."""

    def __init__(self, opened: OpenDocument, read: Opened) -> None:
        self._opened, self.read = opened, read

    @property
    def says_the_same(self) -> bool:
        """Whether it is the document that was there before, written in another way."""
        return self.read.root == self._opened.saved_root

    @property
    def is_unchanged_here(self) -> bool:
        """Whether nothing would be lost here by taking it."""
        now, saved = self._opened.document.root, self._opened.saved_root
        return now is saved or now == saved

    def merged(self, choices: Choices | None = None) -> Merged:
        """What comes of this version and of what has been changed here."""
        here, opened = self._opened.document.root, self._opened
        with collector_off():
            return merge(opened.saved_root, here, self.read.root, choices)

    def whole(self) -> DocumentRoot:
        """The version alone, in which is the very same what is the same here."""
        here = self._opened.document.root
        with collector_off():
            return merge(here, here, self.read.root).root

    def take(self, root: DocumentRoot, name: Message) -> OpenDocument | None:
        """Let the document be `root`, which is based on this version, as one step of undo.

        Where that would take too many edits, nothing is changed here, and the
        result is a document to be shown in this one's place.
        """
        opened = self._opened
        if opened.read_only or changes_to(opened.document, root) > MOST_CHANGES:
            return self._other(root)
        # Not a person's edit: a document that was curated elsewhere is so here.
        with opened.document.replaying(name, Origin.EDIT) as transaction:
            bring_to(transaction, root)
        self.become_base()
        return None

    def become_base(self) -> None:
        """From now on it is this version of the file that the document is compared with."""
        opened, read = self._opened, self.read
        opened.document.set_header(read.header)
        opened.digest, opened.saved_root = read.digest, read.root
        opened.notices = read.notices
        if opened.document.root == read.root and not read.notices:
            opened.history.mark_now_saved()
        else:
            opened.history.mark_unsaved()

    def _other(self, root: DocumentRoot) -> OpenDocument:
        opened, read = self._opened, self.read
        is_other = root != read.root
        other = OpenDocument(
            replace(read, root=root), opened.path, opened.named.codebooks, modified=is_other
        )
        other.saved_root = read.root
        return other

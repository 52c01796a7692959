"""The version of a document that another program has put into its file."""

from __future__ import annotations

from dataclasses import replace

from outline_editor.app.open_document import OpenDocument
from outline_editor.app.opening import Opened
from outline_editor.app.ways import Way, way_to
from outline_editor.core.changes import Origin
from outline_editor.core.errors import Message
from outline_editor.core.merge.conflicts import Choices
from outline_editor.core.merge.three_way import Merged, merge
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Tell, share, untold

_MERGED = 0.6
"""The share of the work that is done when it is known what the document is to be."""


class OutsideVersion:
    """A version of a document that is open, with what it takes to have it there.

    What takes a `here`, a state of the document, is for any thread. `tell` may
    raise `Cancelled`.
    """

    def __init__(self, opened: OpenDocument, read: Opened) -> None:
        self._opened, self.read = opened, read

    @property
    def says_the_same(self) -> bool:
        """Whether it is the document that was there before, written in another way."""
        return self.read.root == self._opened.saved_root

    def merged(
        self, here: DocumentRoot, choices: Choices | None = None, tell: Tell = untold
    ) -> Merged:
        """What comes of this version and of what has been changed here."""
        return merge(self._opened.saved_root, here, self.read.root, choices, tell)

    def way_to_it(self, here: DocumentRoot, tell: Tell = untold) -> Way:
        """What leads to the version alone."""
        # What is the same here is the very same in it then.
        root = merge(here, here, self.read.root, tell=share(tell, 0, _MERGED)).root
        return self.way_to(root, here, share(tell, _MERGED, 1))

    def way_to(self, root: DocumentRoot, here: DocumentRoot, tell: Tell = untold) -> Way:
        """What leads to a state that is based on this version."""
        wanted = replace(self.read, root=root)
        return way_to(wanted, here, by_edits=not self._opened.read_only, tell=tell)

    def take(self, way: Way, name: Message) -> OpenDocument | None:
        """Let the document be as a way from its state of now leads, as one step of undo.

        Where that is not done by edits, nothing is changed here, and the result
        is a document to be shown in this one's place.
        """
        opened = self._opened
        assert way.before is opened.document.root
        if way.checked is not None:
            return self._other(way)
        opened.document.replay(name, [*way.edits], Origin.EDIT)
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

    def _other(self, way: Way) -> OpenDocument:
        opened, read = self._opened, self.read
        is_other = way.wanted.root != read.root
        other = OpenDocument(
            way.wanted,
            opened.path,
            opened.named.codebooks,
            modified=is_other,
            checked=way.checked,
        )
        other.saved_root = read.root
        return other

"""A document that is open: what it came from, its history, its problems."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from outline_editor.app.consequences import without_consequences
from outline_editor.app.document_with_codebook import DocumentWithCodebook
from outline_editor.app.open_codebook import Codebooks
from outline_editor.app.opening import Opened
from outline_editor.app.readying import Checked, Ready, check, make_ready
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.history import History, SavedState
from outline_editor.core.ids import slug_from
from outline_editor.core.model import DEFAULT_HEADER, DocumentRoot
from outline_editor.core.problems import Problem
from outline_editor.formats.base import FORMATS, FormatName
from outline_editor.storage.in_pieces import PiecedText

if TYPE_CHECKING:
    from outline_editor.storage.saving import Saved

UNTITLED = "untitled"
"""The id of a new document as long as it has no file to be called after."""


class OpenDocument(DocumentWithCodebook):
    """One open document and everything that belongs to it but its windows.

    `path` is the file it is saved to, `None` until there is one; a document
    read from another format has an `origin` but no `path`, so that saving
    never overwrites what it came from. A file with errors opens `read_only`:
    nothing but repairs changes its text, the `source`, and saving writes that.
    One that is `held_by` another process is not changed at all.
    """

    def __init__(
        self,
        opened: Opened,
        file: Path | None,
        codebooks: Codebooks | None = None,
        *,
        modified: bool = False,
        checked: Checked | None = None,
        history: History | None = None,
    ) -> None:
        """The document in what was read from a file, changed since if it is `modified`.

        What was `checked` of it already is not checked again; with that may come
        the `history` of what was done to it since.
        """
        if checked is None:
            checked = check(opened)
        super().__init__(opened, file, checked.document, codebooks)
        # Nobody needs the text of a sound file, which is as large as its document.
        self.source = opened.text if opened.has_errors else ""
        self.file_problems = opened.problems
        # They say what saving will do.
        self.notices = () if opened.has_errors else opened.notices
        self.offered_actors = opened.actors
        self.has_errors = opened.has_errors
        self._is_source_saved = not modified
        self.is_being_saved = False
        self._root_being_saved = opened.root
        self._state_being_saved: SavedState | None = None
        self.problems = checked.problems
        self.history = History(self.document) if history is None else history
        if self.codebook != opened.codebook:
            # It has changes here that are not saved.
            self.problems.set_codebook(self.codebook)
        self.document.follow(self._follow_codebook)
        self.named.follow(lambda: self.problems.set_codebook(self.codebook))
        if modified or opened.notices or not opened.format.is_native:
            self.history.mark_unsaved()

    @classmethod
    def from_ready(
        cls,
        ready: Ready,
        file: Path | None,
        codebooks: Codebooks | None = None,
        *,
        modified: bool = False,
        history: History | None = None,
    ) -> OpenDocument:
        """The document in what was made ready, in any thread, to be opened."""
        opened, checked = ready
        return cls(opened, file, codebooks, modified=modified, checked=checked, history=history)

    # What it is called and how it stands

    @property
    def proposed_path(self) -> Path:
        """The file that Save As proposes."""
        if self.path is not None:
            return self.path
        if self.origin is not None:
            return self.origin.absolute().with_suffix(".yaml")
        return self.folder / f"{self.document.root.id}.yaml"

    def id_after(self, path: Path) -> str:
        """The id that a document gets with its first file, `''` where it has one of its own."""
        is_new = self.file is None and self.document.root.id == UNTITLED
        slug = slug_from(path.stem) if is_new else ""
        return "" if slug == UNTITLED else slug

    @cached_property
    def token(self) -> str:
        """What names this document among all that are open, in any process."""
        return token_hex(8)

    @property
    def read_only(self) -> bool:
        """Whether it may only be read."""
        return self.has_errors or self.held_by is not None

    @property
    def is_modified(self) -> bool:
        """Whether closing it would lose something."""
        if self.held_by is not None:
            return False
        return self.is_own_modified or bool(self.named.modified)

    @property
    def is_own_modified(self) -> bool:
        """Whether the document itself is, whatever its codebook is."""
        return not (self._is_source_saved if self.has_errors else self.history.is_saved)

    @property
    def has_unsaved_work(self) -> bool:
        """Whether it holds itself what its file does not, but for what reading has changed."""
        if not self.is_own_modified:
            return False
        is_as_read = self.document.root == self.saved_root
        return self.has_errors or not self.digest or not is_as_read

    @property
    def modified_names(self) -> list[str]:
        """The names of the files that closing would lose something of, the codebook's first."""
        names = [codebook.path.name for codebook in self.named.modified]
        return [*names, self.display_name] if self.is_own_modified else names

    @property
    def is_blank(self) -> bool:
        """Whether it is a new document that nothing was done to."""
        return self.path is None and self.origin is None and self.history.is_saved

    @property
    def state(self) -> Message:
        """How the document stands to its file, in a few words."""
        if self.held_by is not None:
            return Message.of("state.held")
        if self.has_errors:
            return Message.of("state.repaired" if self.is_repaired else "state.read-only")
        if self.path is None:
            return Message.of("state.unsaved")
        return Message.of("state.modified" if self.is_modified else "state.saved")

    def all_problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong now: the file's errors, then the warnings."""
        warnings = self.problems.problems()
        if self.file_problems:
            warnings = without_consequences(self.document.root, self.file_problems, warnings)
        return (*self.file_problems, *warnings)

    def require_editable(self) -> None:
        """Raises `EditRefused` for a document that may only be read."""
        if self.read_only:
            raise EditRefused(self.why_read_only)

    @property
    def why_read_only(self) -> Message:
        """Why it may only be read, and what to do about it."""
        if self.held_by is not None:
            return Message.of("edit.held", **self.held_by.told())
        return Message.of("edit.read-only")

    # Files

    def save(self, path: Path) -> None:
        """Save to a file, which becomes the document's own, with its codebooks; see `Save`."""
        # A window opens without the writer: it need not wait for it.
        from outline_editor.app.saves import Save

        save = Save(self, path)
        try:
            save.write()
        finally:
            save.end()

    def begin_saving(self) -> None:
        """Remember the state of now, which is going to be saved.

        Raises `EditRefused` for a document that can't be.
        """
        if not self.is_repaired:
            self.require_editable()
        assert not self.is_being_saved
        self.is_being_saved = True
        self._root_being_saved = self.document.root
        self._state_being_saved = self.history.begin_saving()

    @property
    def root_being_saved(self) -> DocumentRoot | None:
        """The state that the file is about to hold, `None` while nothing is being saved."""
        return self._root_being_saved if self.is_being_saved else None

    def end_saving(self) -> None:
        """Nothing is being saved any more; `take` follows, if it was saved."""
        self.is_being_saved = False

    def take(self, path: Path, saved: Saved) -> None:
        """Belong to a file, which holds the state remembered by `begin_saving`."""
        has_moved = path.absolute().parent != self.folder
        self.path = path
        self.digest = saved.digest
        self.saved_root = self._root_being_saved
        self.notices = ()
        if saved.written.is_lasting:
            assert self._state_being_saved is not None
            self.history.mark_saved(self._state_being_saved)
            self._is_source_saved = True
        if has_moved:
            self.read_codebook()

    @property
    def is_repaired(self) -> bool:
        """Whether it has errors, and a repair of others is not saved yet."""
        return self.has_errors and self.held_by is None and self.is_own_modified

    def revert_codebooks(self) -> None:
        """Take back what was changed in its codebooks and not saved, as a step of undo."""
        changed = self.named.modified
        if not changed:
            return
        name = Message.of("name.revert-codebook")
        with self.history.joint_step(name, [one.document for one in changed]) as joint:
            for codebook, transaction in zip(changed, joint.elsewhere, strict=True):
                codebook.revert(transaction)

    def take_file_of(self, other: OpenDocument) -> None:
        """Belong to the file that another version of the document belongs to now.

        What that version saved meanwhile makes this one unsaved. The codebooks
        that it named stay, with what was changed in them.
        """
        self.named.keep(other.named)
        self.path = other.path
        if self.digest != other.digest:
            self.digest, self.saved_root = other.digest, other.saved_root
            self.history.mark_unsaved()
            self._is_source_saved = False

    def sharing_codebook(self) -> list[OpenDocument]:
        """The other documents shown that have the codebook in common with this one."""
        sharing = self.named.codebooks.sharing(self.named.shared)
        return [other for other in sharing if other is not self]


def open_document(
    path: Path, codebooks: Codebooks | None = None, ready: Ready | None = None
) -> OpenDocument:
    """The document in a file. Raises `FileRefused` or another `OutlineError`.

    It shares its codebook with the documents that `codebooks` know. A file that
    was made `ready` is not read again.
    """
    ready = make_ready(path) if ready is None else ready
    return OpenDocument.from_ready(ready, path, codebooks)


def new_document() -> OpenDocument:
    """A new, empty document that belongs to no file yet."""
    opened = Opened(
        root=DocumentRoot(id=UNTITLED),
        header=DEFAULT_HEADER,
        source=PiecedText(),
        format=FORMATS[FormatName.YAML],
        codebook=SharedCodebook(),
    )
    return OpenDocument(opened, None)

"""One window's work on one document, as signals that panels can follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from outline_editor.app.open_document import OpenDocument
from outline_editor.app.signatures import Sign
from outline_editor.app.versions import Versions
from outline_editor.core.addresses import Ref
from outline_editor.core.changes import ChangeSet, Origin
from outline_editor.core.document import Document
from outline_editor.core.edits import SetField
from outline_editor.core.errors import EditRefused, Message, NotYetCurated
from outline_editor.core.problems import Problem
from outline_editor.core.quotes import in_one
from outline_editor.ui.translation import shown


class Session(QObject):
    """What the parts of a window share.

    Panels read `document`, follow the signals, and change things through
    `set_field` and the actions; none of them knows another. `sign` tells whose
    the notes are that are added; windows on the same document have its
    `versions` in common.
    """

    settling = Signal()
    """What is under way with the document, such as saving, is to end, with what it asks."""
    switching = Signal()
    """Another document is about to be shown."""
    switched = Signal()
    """Another document is shown; everything must be read anew."""
    changed = Signal(ChangeSet)
    """The document has changed; the change set says how."""
    stepped = Signal(Message, Origin)
    """A step of undo was made, undone or done again: its name, and which of these."""
    codebook_changed = Signal()
    """The shared codebook has changed or is another one; `opened.codebook` is as it is now."""
    names_changed = Signal()
    """What concepts and actors are called may have changed."""
    current_changed = Signal(str)
    """Another row is the current one; its id, `''` for none."""
    entry_changed = Signal()
    """Another concept or actor is the chosen one, `entry`."""
    selection_changed = Signal()
    """Other rows are selected in the outline."""
    problems_changed = Signal()
    state_changed = Signal()
    """Saved mark, undo or redo may have changed."""
    saved = Signal()
    """The document was saved, so that what reading had changed is in its file."""
    remarked = Signal(Message)
    """Something a person should look at, which a change of the document has brought about."""
    said = Signal(Message)
    """Something a person should read in the status bar."""
    note_wanted = Signal(str)
    """A note should be shown where it stands, and its text edited; its id."""
    field_wanted = Signal(Ref, str)
    """A field should be shown, and have the focus; its element and name."""
    problem_wanted = Signal(Problem)
    """The row and field that a problem is about should be shown."""
    checklist_wanted = Signal()
    """What a document needs to be curated should be shown."""
    leaving = Signal()
    """The person is about to be taken from the current row to another place."""
    text_field_made = Signal(QWidget)
    """There is another widget in which a text of several lines is written."""
    outline_wanted = Signal()
    """The person wants to go back to the outline."""

    def __init__(
        self,
        opened: OpenDocument,
        parent: QObject | None = None,
        *,
        sign: Sign = lambda: None,
        versions: Versions | None = None,
    ) -> None:
        super().__init__(parent)
        self._sign = sign
        self.current = ""
        self.entry: Ref | None = None
        """The concept or actor chosen in the list of them."""
        self.selected: Callable[[], Sequence[str]] = tuple
        """The ids of the rows selected in the outline, which knows them."""
        self.count_selected: Callable[[], int] = int
        """How many these are."""
        self.pending: dict[tuple[Ref, str], Any] = {}
        """What stands in fields and the document has not taken, as their editors keep it."""
        self._show_versions(Versions(opened, sign) if versions is None else versions)
        self._open()

    def _show_versions(self, versions: Versions) -> None:
        self.versions = versions
        self._leave_versions = versions.show_in(self)

    def _open(self) -> None:
        self.opened = opened = self.versions.now
        self._told_root = opened.document.root
        self.editing = self.versions.editing
        self._unfollow = [
            opened.document.follow(self._document_changed),
            opened.history.follow(self._stepped),
            opened.problems.follow(self.problems_changed.emit),
            opened.named.follow(self._codebook_changed),
        ]

    def switch_to(self, opened: OpenDocument) -> None:
        """Show another document in this window."""
        self.end_work()
        self.leave_version()
        self._leave_versions()
        self._show_versions(Versions(opened, self._sign))
        self.enter_version()

    def show_version(self, opened: OpenDocument, name: Message) -> None:
        """Show another version of the document, as a step that can be undone.

        Whoever reads it from the file calls `settle` before.
        """
        self.settle()
        with self.versions.led_by(self):
            self.versions.add(opened, name)

    def undo(self) -> None:
        """Take the last step back, be it an edit or another version."""
        if self.opened.history.undo_name is None:
            self.settle()
        name = self.versions.name_before
        with self.versions.led_by(self):
            if self.opened.history.undo_name is not None:
                self._retrace(self.editing.undo, "step.undone")
            elif name is not None:
                self.versions.go_back()
                self.said.emit(Message.of("step.undone", name=shown(name)))

    def redo(self) -> None:
        """Do the last undone step again, be it an edit or another version."""
        if self.opened.history.redo_name is None:
            self.settle()
        name = self.versions.name_after
        with self.versions.led_by(self):
            if self.opened.history.redo_name is not None:
                self._retrace(self.editing.redo, "step.done-again")
            elif name is not None:
                self.versions.go_on()
                self.said.emit(Message.of("step.done-again", name=shown(name)))

    @property
    def is_led_beside(self) -> bool:
        """Whether a step is just undone or done again in another window on the document."""
        return self.versions.is_led_beside(self)

    def tell_saved(self) -> None:
        """The document was saved here: all windows on it show that."""
        self.versions.tell_saved(self)

    def tell_standing(self) -> None:
        """How the document stands to its file has changed: all windows on it show that."""
        self.versions.tell_standing()

    def settle(self) -> None:
        """Let saving the document, in any window, come to its end, with all that it asks."""
        self.versions.settle()

    def _retrace(self, act: Callable[[], Message | None], code: str) -> None:
        name = act()
        retraced = self.opened.history.retraced
        if name is not None and retraced.kept:
            # Imported here: hardly a step leaves anything.
            from outline_editor.ui.kept_words import told_of_kept

            self.said.emit(told_of_kept(name, retraced, code))

    # What happens to the versions of the document

    def leave_version(self) -> None:
        """Another version, or another document, is about to be shown."""
        self.switching.emit()
        for unfollow in self._unfollow:
            unfollow()

    def enter_version(self) -> None:
        """It is shown: read everything anew."""
        if not self.is_led_beside:
            # What stands in fields here is lost by what the person does here alone.
            self.pending.clear()
        self.current = ""
        self.entry = None
        self._open()
        self.switched.emit()
        self.problems_changed.emit()
        self.state_changed.emit()

    def version_saved(self) -> None:
        """It was saved, in this window or in another."""
        self.state_changed.emit()
        self.saved.emit()

    def version_stands_otherwise(self) -> None:
        """How it stands to its file has changed by no edit."""
        self.state_changed.emit()

    def end_work(self) -> None:
        """What is under way with it is to end."""
        self.settling.emit()

    @property
    def document(self) -> Document:
        """The document shown."""
        return self.opened.document

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed."""
        return self.opened.read_only

    def set_current(self, node_id: str) -> None:
        """Make a row the current one."""
        if node_id != self.current:
            self.current = node_id
            self.current_changed.emit(node_id)

    def set_entry(self, ref: Ref | None) -> None:
        """Make a concept or actor the chosen one."""
        if ref != self.entry:
            self.entry = ref
            self.entry_changed.emit()

    def held_input(self) -> list[tuple[Ref, str]]:
        """The elements and fields whose editors hold what the document has not accepted."""
        return [key for key in self.pending if self.opened.element(key[0]) is not None]

    @contextmanager
    def saying_refusals(self) -> Iterator[None]:
        """Say why something is refused, and leave out what would have followed it here."""
        try:
            yield
        except EditRefused as refusal:
            self.said.emit(refusal.message)

    def attempt(self, act: Callable[[], object]) -> Message | None:
        """Do something to the document or its codebook; returns why it is refused, else `None`.

        Where the checklist of curation stands against it, that is shown.
        """
        try:
            act()
        except NotYetCurated as refusal:
            self.said.emit(refusal.message)
            self.checklist_wanted.emit()
            return refusal.message
        except EditRefused as refusal:
            return refusal.message
        return None

    def set_field(
        self,
        ref: Ref,
        field: str,
        value: Any,
        *,
        typed: bool = False,
        also: Sequence[Ref] = (),
        caret: int | None = None,
    ) -> Message | None:
        """Set a field; returns why that is refused, `None` when it is done.

        For the rest see `Editing.set_field` and `attempt`.
        """
        return self.attempt(
            lambda: self.editing.set_field(ref, field, value, typed=typed, also=also, caret=caret)
        )

    def _stepped(self, name: Message, origin: Origin) -> None:
        self.stepped.emit(name, origin)
        if self.document.root is self._told_root:
            # Of a step in the codebook alone the document does not tell.
            self.state_changed.emit()

    def _codebook_changed(self) -> None:
        self.codebook_changed.emit()
        self.names_changed.emit()
        self.state_changed.emit()

    def _document_changed(self, change_set: ChangeSet) -> None:
        if change_set.origin is not Origin.EDIT and not self.is_led_beside:
            # What was typed after it goes with what is undone or done again.
            for change in change_set.changes:
                if isinstance(change.edit, SetField):
                    self.pending.pop((change.edit.ref, change.edit.field), None)
        self._told_root = change_set.after
        self.changed.emit(change_set)
        before, after = change_set.before, change_set.after
        if before.concepts is not after.concepts or before.actors is not after.actors:
            self.names_changed.emit()
        self.state_changed.emit()
        if change_set.remarks:
            self.remarked.emit(in_one(change_set.remarks))

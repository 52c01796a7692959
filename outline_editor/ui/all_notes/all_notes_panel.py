"""All notes of the document, to be looked through, chosen among and gone to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.checks_notes import QUOTE_TROUBLE
from outline_editor.core.note_list import EVERY_NOTE, NoteFilter
from outline_editor.core.problems import Problem
from outline_editor.ui.all_notes.lost_quote import LostQuote
from outline_editor.ui.all_notes.note_filters import NoteFilters
from outline_editor.ui.all_notes.notes_model import NotesModel
from outline_editor.ui.all_notes.notes_view import NotesView
from outline_editor.ui.panels.headings import heading
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate

LOST = tuple(QUOTE_TROUBLE)
"""The notes whose words somebody must look for."""


class AllNotesPanel(QWidget):
    """A list of notes under what chooses among them.

    It follows the document only while it is in sight.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("allNotes")
        self._session = session
        self._model = NotesModel(session, self)
        self._heading = heading("")
        self._heading.setObjectName("allNotesHeading")
        self._counted: tuple[Problem, ...] | None = None
        self._lost_count = 0
        self._lost = QToolButton()
        self._lost.setObjectName("lostNotes")
        self._lost.setProperty("token", "true")
        self._lost.setProperty("switch", "true")
        self._lost.setCheckable(True)
        self._lost.setToolTip(
            translate("AllNotes", "Notes whose words are not in their row any more, or twice")
        )
        self._all = QToolButton()
        self._all.setObjectName("showAllNotes")
        self._all.setProperty("link", "true")
        self._all.setText(translate("AllNotes", "Show All"))
        self._filters = NoteFilters(session)
        self._empty = PlainLabel()
        self._empty.setObjectName("noNotes")
        self._empty.setWordWrap(True)
        self._empty.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.view = NotesView(self._model)
        self._quote = LostQuote(session)
        self._lay_out()
        self._connect()
        self._show_filter()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._heading, 1)
        top.addWidget(self._all)
        top.addWidget(self._lost)
        head = QVBoxLayout()
        head.setContentsMargins(14, 6, 14, 0)
        head.setSpacing(6)
        head.addLayout(top)
        head.addWidget(self._filters)
        head.addWidget(self._empty, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 0, 14, 10)
        foot.addWidget(self._quote)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        session = self._session
        self._filters.changed.connect(self.set_filter)
        self._filters.escaped.connect(session.outline_wanted)
        self._lost.clicked.connect(self._switch_lost)
        self._all.clicked.connect(lambda: self.set_filter(EVERY_NOTE))
        self.view.went_to.connect(session.note_wanted)
        self.view.deleted.connect(self._delete)
        self.view.escaped.connect(session.outline_wanted)
        self.view.current_note.connect(self._show_quote)
        for signal in (
            self._model.modelReset,
            self._model.rowsInserted,
            self._model.rowsRemoved,
            session.problems_changed,
        ):
            signal.connect(self._count)
        # Concepts may be called otherwise now.
        session.problems_changed.connect(self.view.relayout)

    # Choosing among them

    def set_filter(self, chosen: NoteFilter) -> None:
        """Show the notes that a filter lets through."""
        self._model.set_filter(chosen)
        self._show_filter()
        self._count()

    def show_lost(self) -> None:
        """Show the notes whose words are lost or ambiguous, and no others."""
        self.set_filter(NoteFilter(outcomes=LOST))

    def _switch_lost(self) -> None:
        outcomes = LOST if self._lost.isChecked() else ()
        self.set_filter(replace(self._model.filter, outcomes=outcomes))

    def _show_filter(self) -> None:
        chosen = self._model.filter
        self._filters.show_filter(chosen)
        self._all.setVisible(chosen != EVERY_NOTE)
        self._lost.setChecked(set(chosen.outcomes) == set(LOST))

    def _count(self) -> None:
        if not self._model.is_awake:
            return
        shown, total = self._model.rowCount(), self._session.document.note_count
        words = translate("AllNotes", "Notes · {n}")
        if self._model.filter != EVERY_NOTE:
            words = translate("AllNotes", "Notes · {n} of {total}")
        self._heading.setText(words.format(n=shown, total=total))
        self._count_lost()
        self._say_empty(shown, total)

    def _count_lost(self) -> None:
        problems = self._session.opened.problems.problems()
        # There may be many thousands of them, and they are looked through for each change.
        if problems is not self._counted:
            self._counted = problems
            codes = frozenset(QUOTE_TROUBLE.values())
            self._lost_count = sum([problem.message.code in codes for problem in problems])
        self._lost.setText(translate("AllNotes", "Lost · {n}").format(n=self._lost_count))
        self._lost.setVisible(self._lost_count > 0 or self._lost.isChecked())

    def _say_empty(self, shown: int, total: int) -> None:
        if not total:
            said = translate(
                "AllNotes",
                "No notes yet. Choose a row and press Shift+Enter to write one; select words "
                "in it first, and the note is about them.",
            )
        else:
            said = translate("AllNotes", "No note is of the kind that you have chosen.")
        self._empty.setText(said)
        self._empty.setVisible(not shown)
        self._filters.setVisible(total > 0)
        self.view.setVisible(shown > 0)

    # Notes

    def focus_first(self) -> None:
        """Put the focus into the list, or on what chooses where it is empty."""
        if self.view.isVisible():
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._all.isVisible():
            self._all.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._empty.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focused_note(self) -> str:
        """The id of the note that has the focus, `''` for none."""
        focus = QApplication.focusWidget()
        is_here = focus is not None and (focus is self.view or self._quote.isAncestorOf(focus))
        return self.view.current_id if is_here else ""

    def _delete(self, note_id: str) -> None:
        with self._session.saying_refusals():
            self._session.editing.notes.delete(note_id)

    def _show_quote(self, note_id: str) -> None:
        index = self._model.index_of(note_id)
        placed = self._model.placed(index.row()) if index.isValid() else None
        self._quote.show_note(placed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc goes back to the outline from anywhere here."""
        if event.key() == Qt.Key.Key_Escape:
            self._session.outline_wanted.emit()
        else:
            super().keyPressEvent(event)

    # Following

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Follow the document, beginning with what has happened meanwhile."""
        super().showEvent(event)
        self._model.wake()
        self._count()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Let the document be written without a list that nobody sees."""
        super().hideEvent(event)
        self._model.sleep()

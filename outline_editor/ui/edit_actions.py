"""The actions that change the document, and what is shown after each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from outline_editor.app.selection import Outcome, Selection
from outline_editor.core.addresses import DOCUMENT, node_ref, note_ref
from outline_editor.core.errors import Message
from outline_editor.core.notes import Words
from outline_editor.core.vocabulary import DocumentStatus
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.retracing import Retracing
from outline_editor.ui.session import Session
from outline_editor.ui.window_layout import WindowLayout

if TYPE_CHECKING:
    from outline_editor.core.drop_places import DropPlace


_STATUSES = {
    "document.mark_reviewed": DocumentStatus.REVIEWED,
    "document.mark_curated": DocumentStatus.CURATED,
}


class EditActions(QObject):
    """Runs the commands of `app.editing` on what is selected in the window."""

    def __init__(self, session: Session, outline: OutlineTreeView, panes: WindowLayout) -> None:
        super().__init__(outline)
        self._session = session
        self._outline = outline
        self._panes = panes
        self._folds: dict[str, Callable[[], None]] = {
            "row.fold": outline.fold_selected,
            "row.unfold": outline.unfold_selected,
            "row.fold_deep": lambda: outline.fold_selected(deep=True),
            "row.unfold_deep": lambda: outline.unfold_selected(deep=True),
            "row.fold_all": lambda: outline.show_levels(1),
            "row.unfold_all": lambda: outline.show_levels(None),
        }
        self._retracing = Retracing(session, outline)
        outline.text_edited.connect(self._text_edited)
        outline.characters_dropped.connect(self._tell_dropped)
        outline.first_row_wanted.connect(self._make_first_row)
        outline.join_requested.connect(self._join)
        outline.rows_dropped.connect(self._move_dropped)
        panes.sidebar.note_removed.connect(self._delete_note)
        panes.sidebar.quote_wanted.connect(self._quote)

    def run(self, action_id: str) -> bool:
        """Do an action that changes the document or its rows; whether it is one."""
        match action_id:
            case "edit.undo":
                self._retrace(self._retracing.undo)
            case "edit.redo":
                self._retrace(self._retracing.redo)
            case "row.edit":
                self._outline.edit_current()
            case _ if action_id in _STATUSES:
                self._mark(_STATUSES[action_id])
            case _ if action_id in self._folds:
                self._folds[action_id]()
            case _ if self._session.editing.has_command(action_id):
                self._command(action_id)
            case _:
                return False
        return True

    def _retrace(self, act: Callable[[], None]) -> None:
        """Undo or redo; who was in a note that is gone by that is back at the rows."""
        sidebar = self._panes.sidebar
        # A list of notes keeps the focus, at the next one.
        note = "" if sidebar.note_in_list else sidebar.focused_note()
        act()
        if note and not self._session.document.has(note_ref(note)):
            self._session.outline_wanted.emit()

    def _mark(self, status: DocumentStatus) -> None:
        # A refusal is told by the session, with the checklist.
        self._session.set_field(DOCUMENT, "status", status)

    def _make_first_row(self) -> None:
        made = self._session.editing.run("row.insert_below", self._selection())
        self._outline.set_current(made.current)

    def _join(self, by: int) -> None:
        self._command("row.join_above" if by < 0 else "row.join_below")

    def _command(self, action_id: str) -> None:
        was_editing = self._outline.is_editing
        with self._session.saying_refusals():
            outcome = self._session.editing.run(action_id, self._selection())
            self._show(outcome, was_editing=was_editing)
            self._retracing.end_step()

    def _show(self, outcome: Outcome, *, was_editing: bool) -> None:
        if outcome.current:
            self._outline.set_current(outcome.current)
            self._outline.show_selected(outcome.rows)
            if outcome.edit_text or was_editing:
                self._outline.edit_row(outcome.current, outcome.caret)
        # In a list of notes the person goes on to the next one.
        if outcome.note and outcome.note != self._panes.sidebar.note_in_list:
            self._panes.sidebar.focus_note(outcome.note)
        if outcome.said is not None:
            self._session.said.emit(outcome.said)

    def _selection(self) -> Selection:
        current = self._outline.current_id()
        return Selection(
            current=current,
            rows=tuple(self._outline.selected_ids()) or ((current,) if current else ()),
            words=self._words(current),
            caret=self._outline.caret,
            note=self._panes.sidebar.focused_note(),
            above=self._outline.row_above(current),
            below=self._outline.row_below(current),
            current_is_open=bool(current) and self._outline.is_open(current),
            current_is_zoomed=bool(current) and current == self._outline.rows.zoomed,
        )

    def _words(self, row: str) -> Words | None:
        """The words selected in a row's text, where there are any."""
        selected = self._outline.last_selection
        if selected is None or selected[0] != row or selected[1] == selected[2]:
            return None
        return Words("text", selected[1], selected[2])

    def _text_edited(self, row: str, text: str) -> None:
        caret = self._outline.caret
        fault = self._session.set_field(node_ref(row), "text", text, typed=True, caret=caret)
        if fault is not None:
            self._session.said.emit(fault)

    def _move_dropped(self, rows: tuple[str, ...], place: DropPlace) -> None:
        current = self._outline.current_id()
        with self._session.saying_refusals():
            self._session.editing.transfers.move(rows, place.owner, place.index)
            self._outline.set_current(current)
            self._outline.select_rows(rows)

    def _tell_dropped(self, count: int) -> None:
        self._session.said.emit(Message.of("text.characters-dropped", n=count))

    def _delete_note(self, note_id: str) -> None:
        sidebar = self._panes.sidebar
        notes = sidebar.notes if sidebar.notes.shows(note_id) else sidebar.document_page.notes
        following = self._session.editing.notes.delete(note_id)
        if not notes.focus_note(following):
            notes.focus_any()

    def _quote(self, note_id: str) -> None:
        words = self._words(self._session.current)
        if words is None:
            self._session.said.emit(Message.of("note.no-words"))
            return
        with self._session.saying_refusals():
            self._session.editing.notes.quote(note_id, words)

"""Going places: to a problem, to a note, to another pane."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, note_ref
from outline_editor.core.errors import Message
from outline_editor.core.note_list import EVERY_NOTE, OPEN_NOTES, NoteFilter, note_from
from outline_editor.core.problems import Problem
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.session import Session
from outline_editor.ui.window_layout import ALL_NOTES, WindowLayout

if TYPE_CHECKING:
    from outline_editor.ui.all_notes.all_notes_panel import AllNotesPanel


class Navigation(QObject):
    """Moves the current row and the focus about the window."""

    def __init__(self, session: Session, outline: OutlineTreeView, panes: WindowLayout) -> None:
        super().__init__(outline)
        self._session = session
        self._outline = outline
        self._panes = panes
        self._actions: dict[str, Callable[[], None]] = {
            "go.outline": lambda: panes.focus_pane(outline),
            "go.row": lambda: panes.focus_pane(panes.sidebar.inspector),
            "go.notes": lambda: panes.focus_pane(panes.sidebar.notes),
            "go.document": lambda: panes.focus_pane(panes.sidebar.document_page),
            "go.problems": lambda: panes.focus_pane(panes.problems),
            "go.next_pane": lambda: panes.step_pane(1),
            "go.previous_pane": lambda: panes.step_pane(-1),
            "go.row_above": lambda: outline.go_alone(-1),
            "go.row_below": lambda: outline.go_alone(1),
            "row.toggle_selected": outline.toggle_current,
            "go.next_problem": lambda: panes.problems.step(1),
            "go.previous_problem": lambda: panes.problems.step(-1),
            "document.checklist": self._show_checklist,
            "go.all_notes": lambda: self._all_notes().focus_first(),
            "note.show_lost": self._show_lost_notes,
            "note.next": lambda: self._step_note(1),
            "note.previous": lambda: self._step_note(-1),
            "note.next_open": lambda: self._step_note(1, OPEN_NOTES),
            "note.previous_open": lambda: self._step_note(-1, OPEN_NOTES),
        }
        outline.current_changed.connect(session.set_current)
        session.selected = outline.selected_ids
        session.count_selected = outline.choice.count
        outline.selection_changed.connect(session.selection_changed)
        outline.current_changed.connect(self._row_chosen)
        session.switched.connect(self._show_document)
        session.note_wanted.connect(self.show_note)
        session.field_wanted.connect(self.show_field)
        session.problem_wanted.connect(self.show_problem)
        session.checklist_wanted.connect(self._show_checklist)
        # Or to what is shown in its place.
        session.outline_wanted.connect(lambda: panes.focus_pane(panes.centre))
        outline.field_requested.connect(lambda row, field: self._show_node(row, field))
        outline.note_requested.connect(lambda _: panes.focus_pane(panes.sidebar.notes))
        panes.problems.chosen.connect(self.show_problem)
        panes.problems.selected.connect(self._show_line)
        panes.header.field_wanted.connect(lambda field: self.show_field(DOCUMENT, field))
        panes.header.checklist_wanted.connect(self._show_checklist)
        self._show_document()

    def run(self, action_id: str) -> bool:
        """Do an action that goes somewhere; whether it is one."""
        if action_id not in self._actions:
            return False
        self._actions[action_id]()
        return True

    def show_problem(self, problem: Problem) -> None:
        """Go to the row and the field that a problem is about."""
        self._show_line(problem)
        if self._session.document.has(problem.ref):
            self.show_field(problem.ref, problem.field)

    def show_field(self, ref: Ref, field: str) -> None:
        """Go to a field of an element; `''` for the one to begin with."""
        match ref.kind:
            case ElementKind.NODE:
                self._show_node(ref.id, field)
            case ElementKind.NOTE:
                self.show_note(ref.id, field or "text")
            case ElementKind.DOCUMENT if field == "outline":
                self._panes.focus_pane(self._outline)
            case ElementKind.CONCEPT | ElementKind.ACTOR:
                self._show_entry(ref, field)
            case _:
                self._panes.sidebar.show_document_page()
                self._panes.sidebar.document_page.focus_field(ref, field or "title")

    def _show_checklist(self) -> None:
        """Show what the document needs to be curated."""
        self._panes.sidebar.show_document_page()
        self._panes.sidebar.document_page.focus_checklist()

    def _show_entry(self, ref: Ref, field: str) -> None:
        # Imported only now: a window opens without.
        from outline_editor.ui.concepts.concepts_page import ConceptsPage

        self._panes.sidebar.show_tab("concepts")
        page = self._panes.sidebar.page("concepts")
        assert isinstance(page, ConceptsPage)
        page.show_entry(ref, field)

    def show_note(self, note_id: str, field: str = "text") -> None:
        """Go to a note, wherever it stands."""
        owner = self._session.document.owner(note_ref(note_id))
        if owner != DOCUMENT:
            self._go_to_row(owner.id)
        self._panes.sidebar.focus_note(note_id, field)

    def _go_to_row(self, node_id: str) -> None:
        if node_id != self._outline.current_id():
            self._session.leaving.emit()
        self._outline.set_current(node_id)

    def _show_node(self, node_id: str, field: str) -> None:
        self._go_to_row(node_id)
        if field in ("", "text"):
            self._panes.focus_pane(self._outline)
            if field == "text" and not self._session.read_only:
                self._outline.edit_current()
        else:
            self._panes.sidebar.show_row()
            self._panes.sidebar.inspector.focus_field(field)

    def _show_line(self, problem: Problem) -> None:
        if problem.line and not self._panes.source.isHidden():
            self._panes.source.show_line(problem.line, problem.column)

    def _show_document(self) -> None:
        """Show the session's document in the outline, from the top."""
        if self._outline.rows.document is not self._session.document:
            self._outline.set_document(self._session.document)
        self._outline.set_read_only(self._session.read_only)
        self._session.set_current(self._outline.current_id())
        self._outline.setFocus()

    def _row_chosen(self, node_id: str) -> None:
        # A list beside the outline stays, for who goes through both.
        if node_id and self._outline.hasFocus() and self._panes.sidebar.page_in_front is None:
            self._panes.sidebar.show_row()

    def _step_note(self, by: int, wanted: NoteFilter = EVERY_NOTE) -> None:
        """Go to the next note that is wanted from where the focus is, round and round."""
        here = self._panes.sidebar.focused_note()
        root, row = self._session.document.root, self._session.current
        note = note_from(root, row, by, here=here, wanted=wanted)
        if note:
            self.show_note(note)
        else:
            code = "note.none" if wanted == EVERY_NOTE else "note.none-open"
            self._session.said.emit(Message.of(code))

    def _all_notes(self) -> AllNotesPanel:
        """The list of all notes, brought to the front."""
        from outline_editor.ui.all_notes.all_notes_panel import AllNotesPanel

        sidebar = self._panes.sidebar
        sidebar.show_tab(ALL_NOTES)
        page = sidebar.page(ALL_NOTES)
        assert isinstance(page, AllNotesPanel)
        return page

    def _show_lost_notes(self) -> None:
        page = self._all_notes()
        page.show_lost()
        page.focus_first()

"""The panes of a window, and how one goes from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.problems import Problem
from outline_editor.ui.document_header import DocumentHeader
from outline_editor.ui.notice_bar import NoticeBar
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.pane_room import PaneRoom
from outline_editor.ui.panels.problems_panel import ProblemsPanel
from outline_editor.ui.panels.source_pane import SourcePane
from outline_editor.ui.session import Session
from outline_editor.ui.sidebar import Sidebar
from outline_editor.ui.sidebar_tab import Page
from outline_editor.ui.translation import translate

if TYPE_CHECKING:
    from outline_editor.ui.breadcrumb_bar import BreadcrumbBar


ALL_NOTES = "allNotes"
"""The tab of the sidebar with all notes of the document."""
_CONCEPTS = "concepts"
FURTHER_TABS = (ALL_NOTES, _CONCEPTS)
"""Those whose pages are not there from the beginning."""


class WindowLayout(QWidget):
    """Outline, sidebar, problems and source, and the focus that goes from one to the next."""

    centre_changed = Signal()
    """The outline is in the middle again, or something else in its place."""

    def __init__(self, session: Session, outline: OutlineTreeView) -> None:
        super().__init__()
        self._session = session
        self.outline = outline
        self.header = DocumentHeader(session)
        self.notice_bar = NoticeBar()
        self.problems = ProblemsPanel(session)
        self.source = SourcePane()
        self.sidebar = Sidebar(session)
        self.sidebar.add_tab(ALL_NOTES, translate("Panes", "Notes"), self._made_all_notes)
        self._breadcrumbs: BreadcrumbBar | None = None
        self._bars: list[QWidget] = [self.notice_bar]
        self._rows = _stacked(outline)
        self._centre = QStackedWidget()
        self._centre.addWidget(self._rows)
        self._centre.currentChanged.connect(self.centre_changed)
        self._column = _stacked(self.header, _rule(), self.notice_bar, self._centre)
        self.room = PaneRoom(self._column, self.sidebar, self.source, self.problems)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.room)
        self.source.hide()
        session.switched.connect(self.room.fit_problems)
        self.room.fit_problems()

    def _made_all_notes(self) -> QWidget:
        # Imported only when the tab is first shown.
        from outline_editor.ui.all_notes.all_notes_panel import AllNotesPanel

        return AllNotesPanel(self._session)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """The actions behind buttons and menus in the panes."""
        self.sidebar.set_note_actions(
            actions["note.add_context"],
            other_notes(actions),
            actions["note.add_to_document"],
        )
        self.sidebar.add_tab(
            _CONCEPTS,
            translate("Panes", "Concepts"),
            lambda: _concepts_page(self._session, actions),
        )

    def show_source(self, text: str, problems: Sequence[Problem]) -> None:
        """Show the file itself beside its problems, or hide it where `text` is `''`."""
        self.source.show_file(text, problems)
        self.source.setVisible(bool(text))

    def show_breadcrumbs(
        self, way: Sequence[tuple[str, str]], chosen: Callable[[str], None]
    ) -> None:
        """Show the way to the rows in sight, or no bar where it is empty."""
        if self._breadcrumbs is None:
            # A window opens without: it need not wait for the module.
            from outline_editor.ui.breadcrumb_bar import BreadcrumbBar

            self._breadcrumbs = BreadcrumbBar()
            self._breadcrumbs.chosen.connect(chosen)
            self.put_above_outline(self._breadcrumbs)
        if way:
            self._breadcrumbs.show_way(way)
        self._breadcrumbs.setVisible(bool(way))

    def add_notice_bar(self, *, stays: bool = False) -> NoticeBar:
        """One more strip for what a person should know, above the others.

        With `stays` it goes only when its owner says nothing any more.
        """
        bar, layout = NoticeBar(stays=stays), self._column.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.header) + 2, bar)
        self._bars.insert(0, bar)
        return bar

    def put_above_outline(self, bar: QWidget) -> None:
        """Put a bar right above the rows, below those that are there."""
        layout = self._rows.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.outline), bar)
        self._bars.append(bar)

    @property
    def centre(self) -> QWidget:
        """The outline, or what is shown in its place."""
        shown = self._centre.currentWidget()
        return self.outline if shown is None or shown is self._rows else shown

    def show_in_centre(self, view: QWidget | None) -> None:
        """Show a view in the place of the outline and its bars, or these again."""
        if view is not None and self._centre.indexOf(view) < 0:
            self._centre.addWidget(view)
        self._centre.setCurrentWidget(self._rows if view is None else view)

    def step_pane(self, by: int) -> None:
        """Move the focus to the next pane, or to the one before."""
        focus = QApplication.focusWidget()
        panes = self._panes_in_sight()
        here = next(
            (n for n, pane in enumerate(panes) if focus and _within(focus, pane)),
            -1 if by > 0 else 0,
        )
        self.focus_pane(panes[(here + by) % len(panes)])

    def focus_pane(self, pane: QWidget) -> None:
        """Put the focus into a pane, bringing it to the front."""
        sidebar = self.sidebar
        if pane is sidebar.notes:
            sidebar.show_row()
            sidebar.notes.focus_first()
        elif pane is sidebar.inspector:
            sidebar.show_row()
            sidebar.inspector.focus_field("kind")
        elif pane is self.problems:
            self.problems.show()
            self.room.unfold_problems()
            self.problems.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif sidebar.isVisible() and pane is sidebar.page_in_front:
            sidebar.set_folded(False)
            cast("Page", pane).focus_first()
        elif pane is self.outline:
            self.show_in_centre(None)
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane in self._bars:
            _first_field(pane).setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane is sidebar.document_page:
            sidebar.show_document_page()
            sidebar.document_page.focus_field(DOCUMENT, "title")
        else:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _panes_of_sidebar(self) -> list[QWidget]:
        sidebar = self.sidebar
        if sidebar.page_in_front is not None:
            return [sidebar.page_in_front]
        return [sidebar.inspector, sidebar.notes, sidebar.document_page]

    def _panes_in_sight(self) -> list[QWidget]:
        # Those of the outline are out of sight with it.
        panes = [bar for bar in self._bars if bar.isVisible()]
        panes.append(self.centre)
        if self.sidebar.isVisible():
            panes += self._panes_of_sidebar()
        if self.source.isVisible():
            panes.append(self.source)
        if self.problems.isVisible() and self.problems.count:
            panes.append(self.problems)
        return panes


def _concepts_page(session: Session, actions: Mapping[str, QAction]) -> QWidget:
    # Imported when it is first shown: a window opens without.
    from outline_editor.ui.concepts.concepts_page import ConceptsPage

    return ConceptsPage(session, actions)


def other_notes(actions: Mapping[str, QAction]) -> list[QAction]:
    """The actions that add a note to a row, but for the one that has a button of its own."""
    usual = ("note.add_context", "note.add_to_document")
    return [a for name, a in actions.items() if name.startswith("note.add_") and name not in usual]


def _first_field(bar: QWidget) -> QWidget:
    """The first part of a bar that takes the focus by Tab."""
    parts = (part for part in bar.findChildren(QWidget) if part.isVisible() and part.isEnabled())
    return next((p for p in parts if p.focusPolicy() & Qt.FocusPolicy.TabFocus), bar)


def _within(widget: QWidget, pane: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _stacked(*parts: QWidget) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part)
    return box


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("rule", "true")
    rule.setFixedHeight(1)
    return rule

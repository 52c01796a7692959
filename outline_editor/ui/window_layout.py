"""The panes of a window and how they share its room."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.problems import Problem
from outline_editor.ui.document_header import DocumentHeader
from outline_editor.ui.notice_bar import NoticeBar
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.panels.problems_panel import ProblemsPanel
from outline_editor.ui.panels.source_pane import SourcePane
from outline_editor.ui.session import Session
from outline_editor.ui.sidebar import Sidebar

if TYPE_CHECKING:
    from outline_editor.ui.breadcrumb_bar import BreadcrumbBar

_NARROW_CHARACTERS = 105
"""Average characters that a window must hold for the sidebar to stand beside."""

_SIDEBAR_WIDTH = 400
"""Pixels that the sidebar begins with; more where its fields need them."""

_PROBLEMS_HEIGHT = 110
"""Pixels that the list of problems begins with."""


class WindowLayout(QWidget):
    """Outline, sidebar, problems and source, and the splitters between them.

    In a narrow window the sidebar goes below the outline.
    """

    def __init__(self, session: Session, outline: OutlineTreeView) -> None:
        super().__init__()
        self.outline = outline
        self.header = DocumentHeader(session)
        self.notice_bar = NoticeBar()
        self.problems = ProblemsPanel(session)
        self.source = SourcePane()
        self.sidebar = Sidebar(session)
        self._breadcrumbs: BreadcrumbBar | None = None
        self._bars: list[QWidget] = []
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._column = _stacked(self.header, _rule(), self.notice_bar, outline)
        self._across.addWidget(self._column)
        self._across.addWidget(self.sidebar)
        self._down = QSplitter(Qt.Orientation.Vertical)
        for pane in (self._across, self.source, self.problems):
            self._down.addWidget(pane)
        self._share_room()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._down)
        self.source.hide()
        self.problems.unfold_wanted.connect(self._unfold_problems)
        session.switched.connect(self._fit_problems)
        self._fit_problems()

    def _share_room(self) -> None:
        for splitter in (self._across, self._down):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self._across.setStretchFactor(0, 1)
        self._across.setStretchFactor(1, 0)
        self._across.setSizes([860, _SIDEBAR_WIDTH])
        self._down.setStretchFactor(0, 1)
        self._down.setSizes([600, 260, _PROBLEMS_HEIGHT])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stack the sidebar below the outline where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_CHARACTERS * self.fontMetrics().averageCharWidth()
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._across.orientation() != wanted:
            self._across.setOrientation(wanted)
            # Above each other both give way where the window gets lower, beside
            # each other the sidebar keeps its width.
            for pane, share in enumerate((3, 2) if narrow else (1, 0)):
                self._across.setStretchFactor(pane, share)
            self._across.setSizes([600, 400] if narrow else [860, _SIDEBAR_WIDTH])

    def _fit_problems(self) -> None:
        """Give the list of problems room where a document comes with some.

        Those that come and go as it is edited show in the list's heading; the
        list itself does not open and close under the person's hands.
        """
        height = _PROBLEMS_HEIGHT if self.problems.count else self.problems.folded_height
        self._set_problems_height(height)

    def _unfold_problems(self) -> None:
        if self.problems.height() < _PROBLEMS_HEIGHT:
            self._set_problems_height(_PROBLEMS_HEIGHT)

    def _set_problems_height(self, height: int) -> None:
        top, source, old = self._down.sizes()
        self._down.setSizes([top + old - height, source, height])

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """The actions behind the buttons that add notes."""
        self.sidebar.set_note_actions(
            actions["note.add_context"],
            other_notes(actions),
            actions["note.add_to_document"],
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

    def put_above_outline(self, bar: QWidget) -> None:
        """Put a bar right above the rows, below those that are there."""
        layout = self._column.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.outline), bar)
        self._bars.append(bar)

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
        elif pane is sidebar.document_page:
            sidebar.show_document_page()
            sidebar.document_page.focus_field(DOCUMENT, "title")
        elif pane is self.problems:
            self.problems.show()
            self._unfold_problems()
            self.problems.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane in self._bars:
            _first_field(pane).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _panes_in_sight(self) -> list[QWidget]:
        panes = [bar for bar in self._bars if bar.isVisible()]
        panes.append(self.outline)
        if self.sidebar.isVisible():
            panes += [self.sidebar.inspector, self.sidebar.notes, self.sidebar.document_page]
        if self.source.isVisible():
            panes.append(self.source)
        if self.problems.isVisible() and self.problems.count:
            panes.append(self.problems)
        return panes


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

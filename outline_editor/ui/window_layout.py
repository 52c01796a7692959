"""The panes of a window and how they share its room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.problems import Problem
from outline_editor.ui.document_header import DocumentHeader
from outline_editor.ui.notice_bar import NoticeBar
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.panels.document_page import DocumentPage
from outline_editor.ui.panels.notes_panel import NotesPanel
from outline_editor.ui.panels.problems_panel import ProblemsPanel
from outline_editor.ui.panels.row_inspector import RowInspector
from outline_editor.ui.panels.source_pane import SourcePane
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate
from outline_editor.ui.viewports import own_viewport

_NARROW_CHARACTERS = 105
"""Average characters that a window must hold for the sidebar to stand beside."""

_PROBLEMS_HEIGHT = 110
"""Pixels that the list of problems begins with."""

_ROW_TAB, _DOCUMENT_TAB = 0, 1


class WindowLayout(QWidget):
    """Outline, sidebar, problems and source, and the splitters between them.

    In a narrow window the sidebar goes below the outline.
    """

    def __init__(self, session: Session, outline: OutlineTreeView) -> None:
        super().__init__()
        self.outline = outline
        self.header = DocumentHeader(session)
        self.notice_bar = NoticeBar()
        self.inspector = RowInspector(session)
        self.notes = NotesPanel(session)
        self.document_page = DocumentPage(session)
        self.problems = ProblemsPanel(session)
        self.source = SourcePane()
        self.sidebar = QTabWidget()
        self.sidebar.setObjectName("sidebar")
        self.sidebar.setDocumentMode(True)
        self.sidebar.addTab(_ScrollingPane(self.inspector, self.notes), translate("Panes", "Row"))
        self.sidebar.addTab(_ScrollingPane(self.document_page), translate("Panes", "Document"))
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.addWidget(_stacked(self.header, _rule(), self.notice_bar, outline))
        self._across.addWidget(self.sidebar)
        self._down = QSplitter(Qt.Orientation.Vertical)
        for pane in (self._across, self.source, self.problems):
            self._down.addWidget(pane)
        self._share_room()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._down)
        self.source.hide()
        session.problems_changed.connect(self._fit_problems)
        session.switched.connect(self._fit_problems)
        self._had_problems: bool | None = None
        self._fit_problems()

    def _share_room(self) -> None:
        for splitter in (self._across, self._down):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self._across.setStretchFactor(0, 1)
        self._across.setStretchFactor(1, 0)
        self._across.setSizes([860, 400])
        self._down.setStretchFactor(0, 1)
        self._down.setSizes([600, 260, _PROBLEMS_HEIGHT])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stack the sidebar below the outline where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_CHARACTERS * self.fontMetrics().averageCharWidth()
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._across.orientation() != wanted:
            self._across.setOrientation(wanted)
            self._across.setSizes([600, 400] if narrow else [860, 400])

    def _fit_problems(self) -> None:
        """Give the list of problems room when there are some, and take it back."""
        has_problems = self.problems.count > 0
        if has_problems != self._had_problems:
            self._had_problems = has_problems
            top, source, old = self._down.sizes()
            height = _PROBLEMS_HEIGHT if has_problems else self.problems.maximumHeight()
            self._down.setSizes([top + old - height, source, height])

    def show_row(self) -> None:
        """Bring the current row's fields and notes to the front."""
        self.sidebar.show()
        self.sidebar.setCurrentIndex(_ROW_TAB)

    def show_document_page(self) -> None:
        """Bring the document page to the front."""
        self.sidebar.show()
        self.sidebar.setCurrentIndex(_DOCUMENT_TAB)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """The actions behind the buttons that add notes."""
        others = [action for name, action in actions.items() if _adds_other_note(name)]
        self.notes.set_actions(actions["note.add_context"], others)
        self.document_page.set_action(actions["note.add_to_document"])

    def focus_note(self, note_id: str, field: str = "text") -> None:
        """Bring a note to the front and put the caret into it."""
        if self.notes.shows(note_id):
            self.show_row()
            self.notes.focus_note(note_id, field)
        else:
            self.show_document_page()
            self.document_page.notes.focus_note(note_id, field)

    def focused_note(self) -> str:
        """The id of the note that has the focus, `''` for none."""
        return self.notes.focused_note() or self.document_page.notes.focused_note()

    def show_source(self, text: str, problems: Sequence[Problem]) -> None:
        """Show the file itself beside its problems, or hide it where `text` is `''`."""
        self.source.show_file(text, problems)
        self.source.setVisible(bool(text))

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
        if pane is self.outline:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane is self.notes:
            self.show_row()
            self.notes.focus_first()
        elif pane is self.inspector:
            self.show_row()
            self.inspector.focus_field("kind")
        elif pane is self.document_page:
            self.show_document_page()
            self.document_page.focus_field(DOCUMENT, "title")
        elif pane is self.problems:
            self.problems.show()
            self.problems.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _panes_in_sight(self) -> list[QWidget]:
        panes: list[QWidget] = [self.outline]
        if self.sidebar.isVisible():
            panes += [self.inspector, self.notes, self.document_page]
        if self.source.isVisible():
            panes.append(self.source)
        if self.problems.isVisible() and self.problems.count:
            panes.append(self.problems)
        return panes


def _adds_other_note(action_id: str) -> bool:
    return (
        action_id.startswith("note.add_")
        and action_id not in ("note.add_context", "note.add_to_document")
    )


def _within(widget: QWidget, pane: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


class _ScrollingPane(QScrollArea):
    """Parts below each other, scrolling together; never narrower than they are."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        own_viewport(self).setBackgroundRole(QPalette.ColorRole.Window)
        self._stack = _stacked(*parts)
        self.setWidget(self._stack)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide as the widest part and the scroll bar beside it."""
        width = self._stack.minimumSizeHint().width()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(width + bar, super().minimumSizeHint().height())


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

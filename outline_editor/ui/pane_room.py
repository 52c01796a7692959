"""How the panes of a window share its room."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from outline_editor.ui.panels.problems_panel import ProblemsPanel
from outline_editor.ui.sidebar import Sidebar

_OUTLINE_CHARACTERS = 60
"""Average characters that the outline keeps where the sidebar stands beside it."""

_SIDEBAR_CHARACTERS = 66
"""Average characters that the sidebar begins with, where it may."""

_USUAL_SHARE, _MOST_SHARE = 0.38, 0.43
"""How much of the width the sidebar takes at most by itself, and may need at most."""

_LESS_SHARE, _MORE_SHARE = 0.4, 0.55
"""How much of the height the sidebar takes below the outline, and where that was asked for."""

_PROBLEM_LINES = 3.0
"""Lines of the list of problems that are in sight at first."""

_LOW_LINES = 40
"""Lines of text below which a window has no room for outline and sidebar above each other."""


class _Arrangement(Enum):
    """Where the sidebar stands."""

    BESIDE = auto()
    BELOW = auto()
    BEHIND_TABS = auto()
    """Below the outline, of which only the tabs are there until it is asked for."""


class PaneRoom(QWidget):
    """Outline, sidebar, source and problems, and the splitters between them.

    All limits are in lines and characters, so that larger text is given room
    as a smaller window is.
    """

    def __init__(
        self, column: QWidget, sidebar: Sidebar, source: QWidget, problems: ProblemsPanel
    ) -> None:
        super().__init__()
        self._sidebar, self._problems = sidebar, problems
        self._arrangement = _Arrangement.BESIDE
        self.sidebar_width: float | None = None
        """How wide the person has made the sidebar, in average characters."""
        self.problem_lines: float | None = None
        """How many lines of the list of problems the person wants to see."""
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._down = QSplitter(Qt.Orientation.Vertical)
        for pane in (column, sidebar):
            self._across.addWidget(pane)
        for pane in (self._across, source, problems):
            self._down.addWidget(pane)
        for splitter in (self._across, self._down):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
            splitter.setStretchFactor(0, 1)
        self._down.setSizes([600, 260, problems.height_with(_PROBLEM_LINES)])
        self._across.splitterMoved.connect(self._keep_width)
        self._down.splitterMoved.connect(self._keep_problems)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._down)
        sidebar.folded.connect(self._share_height)
        problems.unfold_wanted.connect(self.unfold_problems)

    def restore(self, sidebar_width: float | None, problem_lines: float | None) -> None:
        """Share the room as a person did before; see `sidebar_width` and `problem_lines`."""
        self.sidebar_width, self.problem_lines = sidebar_width, problem_lines
        self._arrange()
        self.fit_problems()

    # The sidebar

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the sidebar where there is room for it."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Share the room anew for another size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            # Later: the panes have yet to hear of it.
            QTimer.singleShot(0, self, self._arrange)
            QTimer.singleShot(0, self, self.fit_problems)

    def _arrange(self) -> None:
        wanted, before = self._fitting(), self._arrangement
        self._arrangement = wanted
        if wanted is _Arrangement.BESIDE:
            self._across.setOrientation(Qt.Orientation.Horizontal)
            self._sidebar.set_foldable(False)
            self._share_width()
        elif wanted is not before:
            self._across.setOrientation(Qt.Orientation.Vertical)
            # Above each other both give way where the window gets lower.
            self._across.setStretchFactor(0, 3)
            self._across.setStretchFactor(1, 2)
            self._sidebar.set_foldable(wanted is _Arrangement.BEHIND_TABS)
            self._share_height()

    def _fitting(self) -> _Arrangement:
        width, needed = self.width(), self._sidebar.minimumSizeHint().width()
        least = _OUTLINE_CHARACTERS * self._character
        if needed <= min(_MOST_SHARE * width, width - least):
            return _Arrangement.BESIDE
        # Of the whole window: bars that come and go don't fold the sidebar.
        lines = self.window().height() // self.fontMetrics().height()
        return _Arrangement.BELOW if lines >= _LOW_LINES else _Arrangement.BEHIND_TABS

    def _share_width(self) -> None:
        width, share = self.width(), _USUAL_SHARE
        wanted = _SIDEBAR_CHARACTERS * self._character
        if self.sidebar_width is not None:
            wanted, share = round(self.sidebar_width * self._character), 1 - _LESS_SHARE
        beside = min(wanted, round(share * width))
        self._across.setSizes([width - beside, beside])

    def _keep_width(self) -> None:
        """Keep the width that the person has given to the sidebar."""
        if self._arrangement is _Arrangement.BESIDE:
            self.sidebar_width = self._sidebar.width() / self._character

    def _share_height(self) -> None:
        if self._arrangement is _Arrangement.BESIDE:
            return
        height = sum(self._across.sizes())
        share = _LESS_SHARE if self._arrangement is _Arrangement.BELOW else _MORE_SHARE
        below = 0 if self._sidebar.is_folded else round(share * height)
        self._across.setSizes([height - below, below])

    @property
    def _character(self) -> int:
        return self.fontMetrics().averageCharWidth()

    # The problems

    def fit_problems(self) -> None:
        """Give the list of problems room where a document comes with some.

        Those that come and go as it is edited show in the list's heading; the
        list itself does not open and close under the person's hands.
        """
        self._set_problems_height(self._lines if self._problems.count else 0)

    def unfold_problems(self) -> None:
        """Give the list of problems room to be read."""
        if self._problems.lines_in(self._problems.height()) < 1:
            self._set_problems_height(self._lines)

    def _set_problems_height(self, lines: float) -> None:
        height = self._problems.height_with(lines)
        top, source, old = self._down.sizes()
        self._down.setSizes([top + old - height, source, height])

    def _keep_problems(self) -> None:
        """Keep the height that the person has given to the list of problems."""
        lines = self._problems.lines_in(self._problems.height())
        if self._problems.count and lines >= 1:
            self.problem_lines = lines

    @property
    def _lines(self) -> float:
        return _PROBLEM_LINES if self.problem_lines is None else self.problem_lines

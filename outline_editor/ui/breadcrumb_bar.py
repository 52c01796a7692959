"""The way from the document to the row that is zoomed into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from outline_editor.ui.plain_text import PlainLabel, plain_tip
from outline_editor.ui.translation import translate

_BESIDE = 6
"""Average characters of room that a step takes besides its text."""


class BreadcrumbBar(QWidget):
    """A button for each row above, from the document down; the last row is here."""

    chosen = Signal(str)
    """Somebody wants to zoom out to a row; its id, `''` for the whole document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("breadcrumbBar")
        self.setAccessibleName(translate("Breadcrumb", "Way to the rows in sight"))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._steps: list[QToolButton | QLabel] = []
        self._ids: list[str] = []
        self._texts: list[str] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(14, 3, 14, 3)
        self._layout.setSpacing(8)

    def show_way(self, way: Sequence[tuple[str, str]]) -> None:
        """Show ids and texts of the rows on the way, the document first."""
        self._texts = [text for _, text in way]
        ids = [node_id for node_id, _ in way]
        if ids != self._ids:
            self._ids = ids
            self._make_steps()
        self._elide()

    def _make_steps(self) -> None:
        while item := self._layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._steps = [self._step(node_id) for node_id in self._ids[:-1]]
        for button in self._steps:
            self._layout.addWidget(button)
            self._layout.addWidget(PlainLabel("›"))
        here = PlainLabel()
        self._steps.append(here)
        self._layout.addWidget(here)
        self._layout.addStretch(1)

    def _step(self, node_id: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("link", "true")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.chosen.emit(node_id))
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shorten the texts to the room there is."""
        super().resizeEvent(event)
        self._elide()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def _elide(self) -> None:
        metrics = self.fontMetrics()
        beside = _BESIDE * metrics.averageCharWidth() * len(self._steps)
        widths = [metrics.horizontalAdvance(text) for text in self._texts]
        most = _most_each(widths, self.width() - beside)
        for step, text in zip(self._steps, self._texts, strict=True):
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
            step.setText(elided.replace("&", "&&") if isinstance(step, QToolButton) else elided)
            step.setToolTip("" if elided == text else plain_tip(text))
            step.setAccessibleName(text)


def _most_each(widths: Sequence[int], room: int) -> int:
    """How wide each of several things may be, so that the widest alone give way."""
    for number, width in enumerate(sorted(widths)):
        share = room // (len(widths) - number)
        if width > share:
            return max(0, share)
        room -= width
    return max(widths, default=0)

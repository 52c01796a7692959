"""The text of a file that has errors, with the places marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from outline_editor.core.problems import Problem
from outline_editor.ui.theme import error_colour
from outline_editor.ui.translation import translate


class SourcePane(QPlainTextEdit):
    """Shows the file as it is, with line numbers; the chosen line stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourcePane")
        self.setAccessibleName(translate("SourcePane", "The file as it is"))
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.setFont(fixed)
        self._numbers = _LineNumbers(self)
        self._marked: set[int] = set()
        self._current = 0
        self.updateRequest.connect(self._scroll_numbers)
        self.blockCountChanged.connect(lambda _: self._fit_numbers())

    def show_file(self, text: str, problems: Sequence[Problem]) -> None:
        """Show a file's text and mark the lines that have problems."""
        self.setPlainText(text)
        self._marked = {problem.line for problem in problems if problem.line}
        self._current = 0
        self._mark()
        self._fit_numbers()

    def show_line(self, line: int, column: int = 1) -> None:
        """Bring a line into sight and let it stand out; both count from 1."""
        block = self.document().findBlockByNumber(line - 1)
        if not block.isValid():
            return
        cursor = QTextCursor(block)
        before = block.text()[: max(0, column - 1)]
        cursor.setPosition(block.position() + len(before))
        self.setTextCursor(cursor)
        self.centerCursor()
        self._current = line
        self._mark()

    def numbers_width(self) -> int:
        """How wide the line numbers are, in pixels."""
        digits = len(str(max(1, self.blockCount())))
        return self.fontMetrics().horizontalAdvance("9") * (digits + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the line numbers as high as the text."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self._numbers.setGeometry(
            QRect(area.left(), area.top(), self.numbers_width(), area.height())
        )

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines in sight."""
        painter = QPainter(self._numbers)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        height = self.fontMetrics().height()
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        while block.isValid() and top <= event.rect().bottom():
            number = block.blockNumber() + 1
            marked = number in self._marked
            painter.setPen(error_colour(self.palette()) if marked else muted)
            painter.drawText(
                0,
                round(top),
                self._numbers.width() - self.fontMetrics().horizontalAdvance("9"),
                height,
                Qt.AlignmentFlag.AlignRight,
                f"{'● ' if marked else ''}{number}",
            )
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def _mark(self) -> None:
        selections = []
        for line in sorted(self._marked | {self._current} - {0}):
            block = self.document().findBlockByNumber(line - 1)
            if not block.isValid():
                continue
            selection = QTextEdit.ExtraSelection()
            colour = QColor(error_colour(self.palette()))
            colour.setAlpha(70 if line == self._current else 25)
            selection.format.setBackground(colour)  # type: ignore[attr-defined]
            selection.format.setProperty(  # type: ignore[attr-defined]
                QTextFormat.Property.FullWidthSelection, True
            )
            selection.cursor = QTextCursor(block)  # type: ignore[attr-defined]
            selections.append(selection)
        self.setExtraSelections(selections)
        self._numbers.update()

    def _fit_numbers(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)

    def _scroll_numbers(self, rect: QRect, dy: int) -> None:
        if dy:
            self._numbers.scroll(0, dy)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())


class _LineNumbers(QWidget):
    """The strip beside the text."""

    def __init__(self, pane: SourcePane) -> None:
        super().__init__(pane)
        self._pane = pane

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the longest number."""
        return QSize(self._pane.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Let the pane draw: it knows where the lines are."""
        self._pane.paint_numbers(event)

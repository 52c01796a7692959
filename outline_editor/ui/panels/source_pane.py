"""The text of a file that has errors, with the places marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from outline_editor.core.problems import Problem
from outline_editor.ui.outline.utf16 import to_units
from outline_editor.ui.theme import error_colour
from outline_editor.ui.translation import translate


class SourcePane(QPlainTextEdit):
    """Shows the file as it is, with line numbers.

    The chosen line stands out, and the character in it that a problem is about;
    the caret is there, so that text can be selected from it by keys.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourcePane")
        self.setAccessibleName(translate("SourcePane", "The file as it is"))
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        # Only the family: the size is that of all text.
        font = QFont()
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setFamilies(fixed.families())
        font.setFixedPitch(True)
        self.setFont(font)
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
        at = min(to_units(block.text(), max(0, column - 1)), block.length() - 1)
        cursor.setPosition(block.position() + at)
        self.setTextCursor(cursor)
        self.centerCursor()
        self._current = line
        self._mark()

    def numbers_width(self) -> int:
        """How wide the line numbers are, in pixels."""
        digits = len(str(max(1, self.blockCount())))
        return self.fontMetrics().horizontalAdvance("9") * (digits + 4)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Bring the chosen line into sight, now that there is a size."""
        super().showEvent(event)
        if self._current:
            self.centerCursor()

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
        if self._current:
            selections.append(self._place())
        self.setExtraSelections(selections)
        self._numbers.update()

    def _place(self) -> QTextEdit.ExtraSelection:
        """The character at the caret underlined; at the end of a line, the one before."""
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.textCursor())
        cursor.clearSelection()
        move = QTextCursor.MoveOperation
        step = move.PreviousCharacter if cursor.atBlockEnd() else move.NextCharacter
        cursor.movePosition(step, QTextCursor.MoveMode.KeepAnchor)
        selection.format.setUnderlineStyle(  # type: ignore[attr-defined]
            QTextCharFormat.UnderlineStyle.SingleUnderline
        )
        selection.format.setUnderlineColor(error_colour(self.palette()))  # type: ignore[attr-defined]
        selection.format.setFontWeight(QFont.Weight.Bold)  # type: ignore[attr-defined]
        selection.cursor = cursor  # type: ignore[attr-defined]
        return selection

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

"""Shows prose as one page that scrolls, with links that are followed by click or key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

_WIDEST = 44
"""Ems of text in a line; longer ones are hard to read."""

_EDGE = 22
"""Pixels between the text and the edges of the pane, at least."""

_ABOVE = 0.2
"""How much of the height there is above what is gone to."""


class ProseText(QTextBrowser):
    """A text of named paragraphs, to be read."""

    followed = Signal(QUrl)
    """A link was clicked, or chosen by key."""
    touched = Signal()
    """A key or the mouse is about to do something with the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("prose")
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._marked = -1
        self._shown: QTextDocument | None = None
        self._names: dict[str, int] = {}
        self.anchorClicked.connect(self.followed)

    def show_text(self, document: QTextDocument, names: dict[str, int]) -> None:
        """Show a text; `names` are those of its paragraphs, with their numbers.

        Both may grow at their ends.
        """
        document.setParent(self)
        # Before it is shown: else it would be laid out twice.
        document.setDocumentMargin(_EDGE / 2)
        self.setWordWrapMode(document.defaultTextOption().wrapMode())
        self.setDocument(document)
        # Qt drops only the text that it has made itself.
        old, self._shown = self._shown, document
        if old is not None:
            old.deleteLater()
        self._names = names
        self._marked = -1

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:  # noqa: N802
        """Nothing, whatever a text may name: it is words alone."""
        return None

    # Places

    def has(self, name: str) -> bool:
        """Whether there is a paragraph with a name."""
        return name in self._names

    def go_to(self, name: str) -> None:
        """Bring a paragraph into sight, mark it, and be ready to follow the link it begins with."""
        block = self.document().findBlockByNumber(self._names[name])
        self._scroll_to(block.position(), round(_ABOVE * self.viewport().height()))
        cursor = QTextCursor(block)
        label = block.begin().fragment()
        if label.isValid() and label.charFormat().isAnchor():
            cursor.setPosition(label.position() + label.length(), QTextCursor.MoveMode.KeepAnchor)
        place = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(place)
        self._marked = block.blockNumber()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Put a stroke beside the paragraph that was gone to last."""
        super().paintEvent(event)
        block = self.document().findBlockByNumber(self._marked)
        if self._marked >= 0 and block.isValid():
            area = self.document().documentLayout().blockBoundingRect(block)
            stroke = QRectF(0, area.top() - self.verticalScrollBar().value(), 3, area.height())
            painter = QPainter(self.viewport())
            painter.fillRect(stroke, self.palette().color(QPalette.ColorRole.Accent))
            painter.end()

    @property
    def place(self) -> tuple[str, int]:
        """The first named paragraph in sight, `''` for none, and how far below the top it is."""
        top = self.cursorForPosition(QPoint(0, 0)).blockNumber()
        named = ((number, name) for name, number in self._names.items() if number >= top)
        number, name = next(named, (0, ""))
        if not name:
            return "", 0
        block = self.document().findBlockByNumber(number)
        return name, self.cursorRect(QTextCursor(block)).top()

    def go_to_place(self, place: tuple[str, int]) -> None:
        """Scroll to a place of before, as far as it is still there."""
        name, below = place
        if name in self._names:
            block = self.document().findBlockByNumber(self._names[name])
            self._scroll_to(block.position(), below)

    def _scroll_to(self, position: int, below: int) -> None:
        """Bring a place of the text to so many pixels below the top."""
        bar = self.verticalScrollBar()
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        # The text is laid out up to there first: before that nobody knows where it is.
        self.document().documentLayout().blockBoundingRect(cursor.block())
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - below)

    # Touching it

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Say so first, but for the key that leads out."""
        if event.key() != Qt.Key.Key_Escape:
            self.touched.emit()
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Say so first."""
        self.touched.emit()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Say so first: the menu selects all."""
        self.touched.emit()
        super().contextMenuEvent(event)

    # Room

    def event(self, event: QEvent) -> bool:
        """Keep lines short, in the middle of the pane."""
        if event.type() == QEvent.Type.Resize:
            # Before the text hears of its room: Qt drops a change of the viewport's size
            # that is made while the viewport is told, about to be shown, of another.
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        widest = _WIDEST * self.fontMetrics().height() * 4 // 5
        bar = self.verticalScrollBar().sizeHint().width()
        beside = max(0, (self.width() - bar - widest) // 2)
        margins = self.viewportMargins()
        if margins.left() != beside:
            self.setViewportMargins(beside, 0, beside, 0)

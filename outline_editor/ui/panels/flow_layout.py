"""A layout that fills lines from left to right, as words fill a page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Puts widgets beside each other and goes to a new line when one is full.

    The last widget is stretched to the end of its line.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """See `QLayout.addItem`."""
        self._items.append(item)

    def insert_before_last(self, widget: QWidget) -> None:
        """Add a widget in front of the one that ends the last line."""
        self.addWidget(widget)
        if len(self._items) > 1:
            self._items[-1], self._items[-2] = self._items[-2], self._items[-1]
        self.invalidate()

    def count(self) -> int:
        """See `QLayout.count`."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802
        """See `QLayout.itemAt`: none outside the items."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802
        """See `QLayout.takeAt`: none outside the items."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """See `QLayoutItem.expandingDirections`: it asks for no more room."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """See `QLayoutItem.hasHeightForWidth`."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """See `QLayoutItem.heightForWidth`."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """See `QLayout.setGeometry`."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """See `QLayoutItem.sizeHint`."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """See `QLayoutItem.minimumSize`: the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        x, y, line = area.x(), area.y(), 0
        last = self._items[-1].minimumSize().width() if self._items else 0
        for number, item in enumerate(self._items):
            hint, is_last = item.sizeHint(), number == len(self._items) - 1
            # Behind a wide one there is still room for the last.
            widest = area.width() - last - self._gap
            needed = last if is_last else min(hint.width(), widest)
            if x > area.x() and x + needed > area.right() + 1:
                x, y, line = area.x(), y + line + self._gap, 0
            width = area.right() + 1 - x if is_last else needed
            if place:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, hint.height())))
            x += width + self._gap
            line = max(line, hint.height())
        return y + line - rect.y() + margins.bottom()

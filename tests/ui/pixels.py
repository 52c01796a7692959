"""What the pixels of the outline say, in tests."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QColor

from outline_editor.ui.main_window import MainWindow


def text_colours(window: MainWindow, row: int) -> Iterator[QColor]:
    """The colours of all pixels where the text of a row stands."""
    view = window.outline
    image = view.viewport().grab(view.visualRect(view.model().index(row, 0))).toImage()
    left, right = view.metrics.text_left(1), view.metrics.text_right
    return (image.pixelColor(x, y) for x in range(left, right) for y in range(image.height()))

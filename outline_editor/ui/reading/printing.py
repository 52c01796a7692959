"""Prose on paper: pages with the title above and their number below.

The notes follow after the rows, as endnotes, then the sources. Chinese is set
in the fonts that the user has for it, as everywhere in the window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.prose import Prose
from outline_editor.ui.reading.pages import Stretch, pages_of
from outline_editor.ui.reading.prose_writer import Look, ProseWriter

_MARGINS = QMarginsF(22, 16, 22, 16)
"""Millimetres between the edges of the paper and what is printed."""

_POINTS, _SMALL_POINTS = 10.5, 8.5
_POINTS_IN_AN_INCH = 72

_ROWS_AT_ONCE = 2_000
"""Rows that are set together; a longer document begins a new page after each so many."""

_PDF_DOTS = 600
"""Dots an inch, so that rounding to them is not seen."""

Progress = Callable[[int], bool]
"""Hears how many rows are done; whether to go on."""


class _Page(NamedTuple):
    """The parts of a page, in dots of the device."""

    width: float
    height: float
    """Of the text; the heading stands above, the number below."""
    heading: float


def pdf_of(prose: Prose, title: str, font: QFont, progress: Progress = lambda _: True) -> bytes:
    """Prose as a PDF file of A4 pages; empty if `progress` ended it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DOTS)
    writer.setTitle(title)
    is_complete = print_prose(writer, prose, title, font, progress)
    return bytes(buffer.data().data()) if is_complete else b""


def print_prose(
    device: QPagedPaintDevice,
    prose: Prose,
    title: str,
    font: QFont,
    progress: Progress = lambda _: True,
) -> bool:
    """Print prose, as far as the device wants its pages; whether `progress` let it end.

    `font` gives the family alone: sizes are those of paper. Raises
    `OutlineError` where the device takes nothing.
    """
    device.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
    painter = QPainter(device)
    try:
        if not painter.isActive():
            raise OutlineError(Message.of("print.refused"))
        return _Printing(device, painter, title, font).all(prose, progress)
    finally:
        # With one that is still open Qt ends the program.
        painter.end()


class _Printing:
    """One document on its way to one device."""

    def __init__(
        self, device: QPagedPaintDevice, painter: QPainter, title: str, font: QFont
    ) -> None:
        self._device, self._painter = device, painter
        self._title = title
        self._font, self._small = self._sized(font, _POINTS), self._sized(font, _SMALL_POINTS)
        self._pages = self._printed = 0
        line = QFontMetricsF(self._small).height()
        area = painter.viewport()
        self._page = _Page(area.width(), area.height() - 5 * line, 2.5 * line)

    def _sized(self, font: QFont, points: float) -> QFont:
        """A font whose pixels are the dots of the device.

        Set in points, with the device to measure by, Qt scales the letters of a
        text document but not the indents of its paragraphs.
        """
        sized = QFont(font)
        sized.setPixelSize(round(points / _POINTS_IN_AN_INCH * self._device.logicalDpiY()))
        return sized

    def all(self, prose: Prose, progress: Progress) -> bool:
        count = len(prose.rows)
        starts = range(0, max(count, 1), _ROWS_AT_ONCE)
        for start in starts:
            if not progress(start):
                return False
            end = min(count, start + _ROWS_AT_ONCE)
            document = self._set(prose, start, end, is_last=end == count)
            pages = list(pages_of(document, self._page.height))
            total = len(pages) if len(starts) == 1 else 0
            for page in pages:
                self._print(document, page, total)
        return progress(count)

    def _set(self, prose: Prose, start: int, end: int, *, is_last: bool) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setTextWidth(self._page.width)
        writer = ProseWriter(document, Look.of_paper(self._font))
        if start == 0:
            writer.write(prose.opening())
        for at in range(start, end):
            writer.write(prose.row(at))
        if is_last:
            writer.write(prose.closing())
        return document

    def _print(self, document: QTextDocument, stretch: Stretch, total: int) -> None:
        self._pages += 1
        wanted = self._device.pageRanges()
        if not wanted.isEmpty() and not wanted.contains(self._pages):
            return
        if self._printed:
            self._device.newPage()
        self._printed += 1
        self._print_edges(f"{self._pages} / {total}" if total else str(self._pages))
        painter = self._painter
        area = QRectF(0, stretch.top, self._page.width, stretch.bottom - stretch.top)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = area  # type: ignore[attr-defined]
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor("black"))
        context.palette = palette  # type: ignore[attr-defined]
        painter.save()
        painter.translate(0, self._page.heading - stretch.top)
        painter.setClipRect(area)
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _print_edges(self, number: str) -> None:
        """The title above, but not above itself, and the number below."""
        painter, page = self._painter, self._page
        painter.setFont(self._small)
        painter.setPen(QColor("#505050"))
        above = QRectF(0, 0, page.width, page.heading)
        below = QRectF(0, page.heading + page.height, page.width, page.heading)
        if self._pages > 1:
            metrics = QFontMetricsF(self._small)
            title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, page.width)
            painter.drawText(above, Qt.AlignmentFlag.AlignTop, title)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, number
        )

"""Prose on paper: pages with the title above and their number below.

The notes follow after the rows, as endnotes, then the sources. Chinese is set
in the fonts that the user has for it, as everywhere in the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
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
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from outline_editor.core.prose import Prose
from outline_editor.ui.reading.prose_writer import Look, ProseWriter

_MARGINS = QMarginsF(22, 16, 22, 16)
"""Millimetres between the edges of the paper and what is printed."""

_POINTS, _SMALL_POINTS = 10.5, 8.5

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

    `font` gives the family alone: sizes are those of paper.
    """
    device.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
    painter = QPainter(device)
    try:
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
        self._font = QFont(font)
        self._font.setPointSizeF(_POINTS)
        self._small = QFont(font)
        self._small.setPointSizeF(_SMALL_POINTS)
        self._pages = self._printed = 0
        line = QFontMetricsF(self._small, device).height()
        area = painter.viewport()
        self._page = _Page(area.width(), area.height() - 5 * line, 2.5 * line)

    def all(self, prose: Prose, progress: Progress) -> bool:
        count = len(prose.rows)
        starts = range(0, max(count, 1), _ROWS_AT_ONCE)
        for start in starts:
            if not progress(start):
                return False
            end = min(count, start + _ROWS_AT_ONCE)
            document = self._set(prose, start, end, is_last=end == count)
            total = document.pageCount() if len(starts) == 1 else 0
            for page in range(document.pageCount()):
                self._print(document, page, total)
        return progress(count)

    def _set(self, prose: Prose, start: int, end: int, *, is_last: bool) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.documentLayout().setPaintDevice(self._device)
        document.setPageSize(QSizeF(self._page.width, self._page.height))
        writer = ProseWriter(document, Look.of_paper(self._font))
        if start == 0:
            writer.write(prose.opening())
        for at in range(start, end):
            writer.write(prose.row(at))
        if is_last:
            writer.write(prose.closing())
        _keep_headings(document)
        return document

    def _print(self, document: QTextDocument, page: int, total: int) -> None:
        self._pages += 1
        wanted = self._device.pageRanges()
        if not wanted.isEmpty() and not wanted.contains(self._pages):
            return
        if self._printed:
            self._device.newPage()
        self._printed += 1
        self._print_edges(f"{self._pages} / {total}" if total else str(self._pages))
        painter, above = self._painter, page * self._page.height
        area = QRectF(0, above, self._page.width, self._page.height)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = area  # type: ignore[attr-defined]
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor("black"))
        context.palette = palette  # type: ignore[attr-defined]
        painter.save()
        painter.translate(0, self._page.heading - above)
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
            metrics = QFontMetricsF(self._small, self._device)
            title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, page.width)
            painter.drawText(above, Qt.AlignmentFlag.AlignTop, title)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, number
        )


def _keep_headings(document: QTextDocument) -> None:
    """Begin a page with a heading that would stand alone at the end of one."""
    layout, height = document.documentLayout(), document.pageSize().height()
    for heading, first in _headings(document):
        top = layout.blockBoundingRect(heading).top()
        line = first.layout().lineAt(0)
        start = layout.blockBoundingRect(first).top() + line.y() + line.height()
        if int(top // height) != int(start // height):
            form = heading.blockFormat()
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(heading).setBlockFormat(form)


def _headings(document: QTextDocument) -> Iterator[tuple[QTextBlock, QTextBlock]]:
    """Every heading with the paragraph after it."""
    block = document.begin()
    while block.isValid():
        following = block.next()
        if block.blockFormat().headingLevel() and following.isValid():
            yield block, following
        block = following

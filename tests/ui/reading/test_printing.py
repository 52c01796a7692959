"""Prose on paper."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QPageRanges, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from outline_editor.app.backups import kept_backups
from outline_editor.app.open_document import open_document
from outline_editor.app.paths import locks_folder
from outline_editor.core.prose import Prose
from outline_editor.storage.lock import sole_writer
from outline_editor.ui.reading.pages import pages_of
from outline_editor.ui.reading.printing import pdf_of, print_prose
from outline_editor.ui.reading.prose_writer import KEPT_WITH_NEXT, Look, ProseWriter
from tests.benchmarks.corpus import outline_text
from tests.ui.answers import choose_file, click
from tests.ui.conftest import SAMPLES, OpenWindow

SAMPLE = SAMPLES / "miit-2019-press.yaml"


def prose_of(path: Path) -> Prose:
    opened = open_document(path)
    return Prose(opened.document.root, opened.codebook)


def page_count(pdf: bytes) -> int:
    assert pdf.startswith(b"%PDF-")
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.fixture
def long(tmp_path: Path) -> Path:
    path = tmp_path / "long.yaml"
    path.write_text(outline_text(300), encoding="utf-8")
    return path


@pytest.mark.usefixtures("qapp")
def test_the_sample_takes_three_pages_of_a_pdf() -> None:
    pdf = pdf_of(prose_of(SAMPLE), "MIIT priorities", QFont())
    assert page_count(pdf) == 3


@pytest.mark.usefixtures("qapp")
def test_a_printer_gets_the_same_pages(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    assert print_prose(printer, prose_of(SAMPLE), "MIIT priorities", QFont())
    assert page_count((tmp_path / "a.pdf").read_bytes()) == 3


@pytest.mark.usefixtures("qapp")
def test_only_the_pages_asked_for_are_printed(long: Path, tmp_path: Path) -> None:
    whole = page_count(pdf_of(prose_of(long), "Long", QFont()))
    assert whole > 5
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    ranges = QPageRanges()
    ranges.addRange(2, 4)
    printer.setPageRanges(ranges)
    assert print_prose(printer, prose_of(long), "Long", QFont())
    assert page_count((tmp_path / "a.pdf").read_bytes()) == 3


@pytest.mark.usefixtures("qapp")
def test_it_can_be_ended(long: Path) -> None:
    heard: list[int] = []

    def progress(rows: int) -> bool:
        heard.append(rows)
        return rows < 300

    assert pdf_of(prose_of(long), "Long", QFont(), progress) == b""
    assert heard == [0, 300]


# Where pages end


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("lines", [3, 7, 10, 23, 1000])
def test_pages_hold_every_line_once_and_keep_together_what_belongs_together(
    lines: int, long: Path
) -> None:
    document = QTextDocument()
    writer = ProseWriter(document, Look.of_paper(QFont()))
    for path in (SAMPLE, long):
        writer.write(prose_of(path).blocks())
    document.setTextWidth(400)
    layout = document.documentLayout()
    height = lines * 20.0
    pages = list(pages_of(document, height))
    assert all(before.bottom <= after.top for before, after in pairwise(pages))
    assert max(page.bottom - page.top for page in pages) <= height
    block = document.begin()
    while block.isValid():
        top = layout.blockBoundingRect(block).top()
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            edges = top + line.y(), top + line.y() + line.height()
            assert sum(page.top <= edges[0] and edges[1] <= page.bottom for page in pages) == 1
        block = block.next()
    starts = {page.top for page in pages}
    alone = [block for block in _blocks(document) if block.userState() == KEPT_WITH_NEXT]
    parted = [
        block.text()
        for block in alone
        if layout.blockBoundingRect(block.next()).top() + block.next().layout().lineAt(0).y()
        in starts
    ]
    if lines >= 23:
        assert parted == []


def _blocks(document: QTextDocument) -> list:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


# From the window


@pytest.mark.answers_dialogs
def test_export_as_pdf(show: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = show(SAMPLE)
    came = choose_file(qtbot, tmp_path / "briefing")
    window.actions_by_id["file.export_pdf"].trigger()
    assert came()
    assert page_count((tmp_path / "briefing.pdf").read_bytes()) == 3
    said = window.findChild(QLabel, "said")
    assert said is not None
    assert said.text() == "Wrote the pages to briefing.pdf."


@pytest.mark.answers_dialogs
def test_a_pdf_keeps_what_it_replaces(show: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = show(SAMPLE)
    path = tmp_path / "briefing.pdf"
    path.write_bytes(b"what somebody was sent")
    replacing = QTimer()
    replacing.timeout.connect(lambda: click([], "Yes"))
    replacing.start(20)
    came = choose_file(qtbot, path)
    window.actions_by_id["file.export_pdf"].trigger()
    replacing.stop()
    assert came()
    assert page_count(path.read_bytes()) == 3
    backups = kept_backups()
    kept = [backups.read(version) for version in backups.versions(path)]
    assert kept == [path.read_bytes(), b"what somebody was sent"]


@pytest.mark.answers_dialogs
def test_a_pdf_waits_for_a_file_that_another_process_writes_until_that_is_cancelled(
    show: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = show(SAMPLE)
    path = tmp_path / "briefing.pdf"
    asked: list[str] = []

    def cancel() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog.objectName() != "waiting":
            return
        label = dialog.findChild(QLabel)
        buttons = dialog.findChild(QDialogButtonBox)
        assert label is not None
        assert buttons is not None
        asked.append(label.text())
        buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
        cancelling.stop()

    cancelling = QTimer()
    cancelling.timeout.connect(cancel)
    cancelling.start(20)
    came = choose_file(qtbot, path)
    with sole_writer(path, locks_folder()):
        window.actions_by_id["file.export_pdf"].trigger()
    assert came()
    assert asked == ["Writing briefing.pdf…"]
    assert not path.exists()


@pytest.mark.answers_dialogs
def test_print_asks_for_a_printer_and_prints_what_the_outline_is_zoomed_into(
    show: OpenWindow, tmp_path: Path
) -> None:
    window = show(SAMPLE)
    window.outline.set_current("n-g8dwk")
    window.run("view.zoom_in")
    file = tmp_path / "part.pdf"

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        printer = dialog.printer()
        assert printer.docName() == "MIIT priorities for 2019, as put by the minister"
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        dialog.done(QPrintDialog.DialogCode.Accepted.value)

    QTimer.singleShot(0, answer)
    window.actions_by_id["file.print"].trigger()
    assert page_count(file.read_bytes()) == 1

"""What is exported is not laid over what somebody has open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.app.backups import kept_backups
from outline_editor.app.paths import claims_folder
from outline_editor.storage.claims import Claims
from outline_editor.ui.main_window import MainWindow
from tests.ui.answers import press
from tests.ui.conftest import OpenWindow

BOOK = "format: policy-codebook/1\nid: b\nconcepts:\n  - {id: c, label: {en: c}}\n"

Export = Callable[[MainWindow, Path], None]

pytestmark = pytest.mark.answers_dialogs


def _print(window: MainWindow, path: Path) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(path))
        dialog.done(QPrintDialog.DialogCode.Accepted.value)

    QTimer.singleShot(0, answer)
    window.run("file.print")


@pytest.fixture(params=["file.export_text", "file.export_pdf", "file.print"])
def export(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Export:
    """Lets a window write another shape of its document into a file."""
    action = str(request.param)
    monkeypatch.setattr("outline_editor.ui.dialogs.ask.accept_losses", lambda *_: True)

    def chosen(window: MainWindow, path: Path) -> None:
        for name in ("to_export", "to_export_pdf"):
            monkeypatch.setattr(f"outline_editor.ui.dialogs.choose_file.{name}", lambda *_: path)
        window.run(action)

    return _print if action == "file.print" else chosen


@pytest.fixture
def other() -> Iterator[Claims]:
    """Another process, as far as claims go."""
    claims = Claims(claims_folder())
    yield claims
    claims.close()


@pytest.fixture
def book(outline: Path) -> Path:
    """A codebook that the outline names."""
    path = outline.with_name("book.yaml")
    path.write_text(BOOK)
    outline.write_text(outline.read_text().replace("title: A", "title: A\ncodebook: book.yaml"))
    return path


def _refused(window: MainWindow, path: Path, export: Export) -> str:
    """What is said where nothing is written over a file."""
    before = path.read_bytes()
    asked = press("OK")
    export(window, path)
    assert path.read_bytes() == before
    assert len(asked) == 1
    assert asked[0].startswith(f"{path} was not written: ")
    return asked[0]


def test_not_over_the_document_itself(show: OpenWindow, outline: Path, export: Export) -> None:
    assert "it is the document itself" in _refused(show(outline), outline, export)


def test_not_over_what_another_window_shows(
    show: OpenWindow, outline: Path, export: Export
) -> None:
    path = outline.with_name("b.yaml")
    path.write_text(outline.read_text())
    show(path)
    assert "open in another window" in _refused(show(outline), path, export)


def test_not_over_what_another_process_has_open(
    show: OpenWindow, outline: Path, export: Export, other: Claims
) -> None:
    path = outline.with_name("b.yaml")
    path.write_text(outline.read_text())
    assert other.take(path) is None
    assert "another Outline Editor has it open" in _refused(show(outline), path, export)


def test_not_over_a_codebook_that_is_open(
    show: OpenWindow, outline: Path, book: Path, export: Export
) -> None:
    assert "it is a codebook" in _refused(show(outline), book, export)


def test_a_document_is_not_saved_over_a_codebook_that_is_open(
    show: OpenWindow,
    outline: Path,
    book: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def save_as(window: MainWindow, path: Path) -> None:
        monkeypatch.setattr("outline_editor.ui.dialogs.choose_file.to_save", lambda *_: path)
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(window, Qt.Key.Key_S, keys)

    assert "it is a codebook" in _refused(show(outline), book, save_as)


def test_an_outline_that_it_replaces_is_kept_as_a_version(
    show: OpenWindow, outline: Path, export: Export
) -> None:
    window = show(outline)
    path = outline.with_name("b.pdf")
    path.write_bytes(outline.read_bytes())
    export(window, path)
    backups = kept_backups()
    kept = [backups.read(version) for version in backups.versions(path)]
    assert kept == [path.read_bytes(), outline.read_bytes()]
    assert path.read_bytes() != outline.read_bytes()

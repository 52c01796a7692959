"""A codebook outside the document's folder is read once the person says so in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import DOCUMENT
from outline_editor.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document that names a codebook in the folder above its own."""
    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "book.yaml").write_text(
        "format: policy-codebook/1\nid: b\nconcepts:\n  - {id: c, label: {en: c}}\n"
    )
    path = folder / "a.yaml"
    path.write_text(
        "format: policy-outline/1\nid: a\ntitle: A\ncodebook: ../book.yaml\n"
        "outline:\n  - {id: n-aa, text: first, concepts: [c]}\n"
    )
    return path


def _said(window: MainWindow) -> str:
    bar = window.panes.notice_bar
    return "" if bar.isHidden() else bar.text


def _press(qtbot: QtBot, window: MainWindow, words: str) -> None:
    buttons = window.panes.notice_bar.findChildren(QPushButton)
    button = next(one for one in buttons if one.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_is_offered_read_and_remembered(show: OpenWindow, qtbot: QtBot, document: Path) -> None:
    window = show(document)
    qtbot.waitUntil(lambda: _said(window) != "")
    assert _said(window) == (
        "The document names a codebook outside its folder, "
        f"{document.parent.parent / 'book.yaml'}, which was not read. Choose Read It if you know "
        "it; you are not asked about it again."
    )
    opened = window.session.opened
    assert opened.codebook.root is None
    _press(qtbot, window, "Read It")
    assert opened.codebook.root is not None
    assert not opened.all_problems()
    assert _said(window) == ""
    again = show(document.rename(document.with_name("b.yaml")))
    assert again.session.opened.codebook.root is not None
    again.complete()
    assert _said(again) == ""


def test_it_stays_unread_until_then(show: OpenWindow, qtbot: QtBot, document: Path) -> None:
    window = show(document)
    qtbot.waitUntil(lambda: _said(window) != "")
    _press(qtbot, window, "Not Now")
    assert _said(window) == ""
    assert window.session.opened.codebook.root is None
    assert [problem.code for problem in window.session.opened.all_problems()] == [
        "unusable-codebook"
    ]


def test_one_that_is_named_later_is_offered_too(
    show: OpenWindow, qtbot: QtBot, document: Path
) -> None:
    text = document.read_text()
    document.write_text(text.replace("codebook: ../book.yaml\n", ""))
    window = show(document)
    window.complete()
    assert "which was not read" not in _said(window)
    window.session.set_field(DOCUMENT, "codebook", "../book.yaml")
    assert "which was not read" in _said(window)
    _press(qtbot, window, "Read It")
    assert window.session.opened.codebook.root is not None

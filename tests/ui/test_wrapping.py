"""A word that is longer than a page is broken anywhere, in every place that shows it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QTextDocument, QTextOption
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.core.model import Node
from outline_editor.core.prose_blocks import Block, Piece, Role
from outline_editor.ui.outline.row_layout import RowContent, lay_out
from outline_editor.ui.outline.row_metrics import RowMetrics
from outline_editor.ui.outline.row_text import RowText
from outline_editor.ui.panels.text_editor import GrowingTextEdit
from outline_editor.ui.reading.prose_text import ProseText
from outline_editor.ui.reading.prose_writer import Look, ProseWriter
from outline_editor.ui.wrapping import WRAPPING, wrapping_of

ANYWHERE = QTextOption.WrapMode.WrapAnywhere
LONG = "x" * 2_000


@pytest.mark.parametrize(
    "text",
    ["", "a few words", "word " * 1_000, "国" * 5_000, f"{LONG[1:]} {LONG[1:]}", "x\n" * 2_000],
)
def test_lines_end_between_words(text: str) -> None:
    assert wrapping_of(text) is WRAPPING


@pytest.mark.parametrize("text", [LONG, f"a {LONG} b", f"国{LONG}国", "é" * 2_000])
def test_what_has_a_word_without_end_is_broken_anywhere(text: str) -> None:
    assert wrapping_of(text) is ANYWHERE


USUAL_AND_LONG = pytest.mark.parametrize(("text", "wanted"), [("a b", WRAPPING), (LONG, ANYWHERE)])


@USUAL_AND_LONG
def test_a_row_is_laid_out_so(qapp: QApplication, text: str, wanted: QTextOption.WrapMode) -> None:
    metrics = RowMetrics.of(QApplication.font(), 1200, 1200, originals=False)
    node = Node(id="n-aa", text=text)
    layout = lay_out(node, RowContent.of(node, 1), metrics)
    assert layout.text.textOption().wrapMode() is wanted


@USUAL_AND_LONG
def test_a_row_is_written_in_so(qtbot: QtBot, text: str, wanted: QTextOption.WrapMode) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    row = RowText(parent)
    row.set_text(LONG)
    row.set_text(text)
    assert row.wordWrapMode() is wanted


@USUAL_AND_LONG
def test_a_field_shows_it_so(qtbot: QtBot, text: str, wanted: QTextOption.WrapMode) -> None:
    field = GrowingTextEdit()
    qtbot.addWidget(field)
    field.setPlainText(LONG)
    field.setPlainText(text)
    assert field.wordWrapMode() is wanted


@USUAL_AND_LONG
def test_a_page_shows_it_so(qtbot: QtBot, text: str, wanted: QTextOption.WrapMode) -> None:
    document = QTextDocument()
    writer = ProseWriter(document, Look.of_paper(QFont()))
    writer.write([Block(Role.REMARK, (Piece("a"),)), Block(Role.REMARK, (Piece(text),))])
    page = ProseText()
    qtbot.addWidget(page)
    page.show_text(document, writer.names)
    assert page.wordWrapMode() is document.defaultTextOption().wrapMode() is wanted

"""A word that is longer than a page is broken anywhere, in every place that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.app.changed_lines import ChangedLine, LineState
from outline_editor.core.addresses import node_ref
from outline_editor.core.model import Node
from outline_editor.core.prose_blocks import Block, Piece, Role
from outline_editor.ui.dialogs.changed_text import ChangedText
from outline_editor.ui.dialogs.merging import MergingDialog
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.outline.row_layout import RowContent, lay_out
from outline_editor.ui.outline.row_metrics import RowMetrics
from outline_editor.ui.outline.row_text import RowText
from outline_editor.ui.panels.text_editor import GrowingTextEdit
from outline_editor.ui.reading.prose_text import ProseText
from outline_editor.ui.reading.prose_writer import Look, ProseWriter
from outline_editor.ui.wrapping import WRAPPING, wrapping_of
from tests.ui.conftest import OpenWindow
from tests.ui.outside import click_in, in_next, outside_bar, write_over

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


@USUAL_AND_LONG
def test_changed_lines_are_shown_so(qtbot: QtBot, text: str, wanted: QTextOption.WrapMode) -> None:
    shown = ChangedText()
    qtbot.addWidget(shown)
    shown.show_lines([ChangedLine(LineState.GONE, LONG)])
    shown.show_lines([ChangedLine(LineState.KEPT, "a"), ChangedLine(LineState.NEW, text)])
    assert shown.wordWrapMode() is wanted


@pytest.mark.answers_dialogs
def test_what_is_to_be_merged_is_shown_so(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    window = show(outline)
    window.session.set_field(node_ref("n-aa"), "text", LONG)
    write_over(outline, "first", "theirs")
    qtbot.waitUntil(lambda: bool(outside_bar(window).text))
    modes: list[QTextOption.WrapMode] = []

    def look(dialog: MergingDialog) -> None:
        modes.extend(one.wordWrapMode() for one in dialog.findChildren(QPlainTextEdit))
        dialog.reject()

    in_next(MergingDialog, look)
    click_in(qtbot, window, "Merge…")
    assert modes == [ANYWHERE, WRAPPING]


PASTED = pytest.mark.parametrize(
    ("before", "pasted", "wanted"),
    [("a b", "c", WRAPPING), ("a b", LONG, ANYWHERE), (LONG, "c", WRAPPING)],
)
"""What is pasted over all of a text."""

MEETING = LONG[:1_000]
"""Half of such a word."""


def _paste(qtbot: QtBot, field: QWidget, text: str) -> None:
    QApplication.clipboard().setText(text)
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


@PASTED
def test_it_is_pasted_into_a_row_so(
    qtbot: QtBot, before: str, pasted: str, wanted: QTextOption.WrapMode
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    row = RowEditor(parent)
    row.begin(before)
    row.selectAll()
    _paste(qtbot, row, pasted)
    assert row.text == pasted
    assert row.wordWrapMode() is wanted


def test_what_makes_a_long_word_of_a_row_is_pasted_so(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    row = RowEditor(parent)
    row.begin(f"𠀀 {MEETING}")
    _paste(qtbot, row, MEETING)
    assert row.text == f"𠀀 {LONG}"
    assert row.wordWrapMode() is ANYWHERE


@USUAL_AND_LONG
def test_a_row_that_is_changed_elsewhere_follows_so(
    qtbot: QtBot, text: str, wanted: QTextOption.WrapMode
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    row = RowEditor(parent)
    row.begin("a")
    row.follow(LONG)
    row.follow(text)
    assert row.text == text
    assert row.wordWrapMode() is wanted


@PASTED
def test_it_is_pasted_into_a_field_so(
    qtbot: QtBot, before: str, pasted: str, wanted: QTextOption.WrapMode
) -> None:
    field = GrowingTextEdit()
    qtbot.addWidget(field)
    field.setPlainText(before)
    field.selectAll()
    _paste(qtbot, field, pasted)
    assert field.plain_text == pasted
    assert field.wordWrapMode() is wanted


def test_what_makes_a_long_word_of_a_field_is_pasted_so(qtbot: QtBot) -> None:
    field = GrowingTextEdit()
    qtbot.addWidget(field)
    field.setPlainText(f"𠀀 {MEETING}")
    field.moveCursor(QTextCursor.MoveOperation.End)
    _paste(qtbot, field, MEETING)
    assert field.plain_text == f"𠀀 {LONG}"
    assert field.wordWrapMode() is ANYWHERE

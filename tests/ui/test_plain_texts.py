"""What a document says is shown as it stands: as no HTML, and nothing is fetched for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

import outline_editor.ui
from outline_editor.ui.plain_text import PlainLabel, PlainMessageBox, plain_tip
from outline_editor.ui.reading.prose_text import ProseText
from tests.ui.conftest import OpenWindow

MARK = '<img src="file:///nowhere">'
HTML = f'{MARK}<a href="file:///nowhere">go</a>'

DOCUMENT = f"""\
format: policy-outline/1
id: a
title: '{HTML}'
codebook: book.yaml
sources:
  - {{id: s, title: '{HTML}', publisher: '{HTML}', url: '{HTML}'}}
actors:
  - {{id: act, name: {{en: '{HTML}act'}}, alt: ['{HTML}'], role: '{HTML}'}}
concepts:
  - id: c
    label: {{en: '{HTML}c', zh: '{HTML}'}}
    alt: ['{HTML}']
    definition: '{HTML}'
notes:
  - {{id: t-aa, kind: context, text: '{HTML}', by: '{HTML}'}}
outline:
  - id: n-aa
    text: '{HTML} first'
    original: '{HTML}'
    actors: [act, nobody]
    concepts: [c, k, nothing]
    amounts: [{{quote: '{HTML}', unit: '{HTML}'}}]
    cites: [s]
    x-own: '{HTML}'
    notes:
      - {{id: t-ab, kind: question, text: '{HTML}', quote: '{HTML} gone', by: '{HTML}'}}
      - {{id: t-ac, kind: comparison, text: '{HTML}', quote: first, also_on: [n-bb]}}
    children:
      - {{id: n-bb, text: '{HTML} second'}}
"""
CODEBOOK = f"""\
format: policy-codebook/1
id: b
concepts:
  - {{id: k, label: {{en: '{HTML}k'}}, definition: '{HTML}'}}
"""


def _tips(view: QWidget) -> Iterator[str]:
    """The tool tips of a widget, and of what is listed in it."""
    yield view.toolTip()
    model = view.model() if isinstance(view, QAbstractItemView) else None
    if model is not None:
        is_list = isinstance(model, QAbstractListModel)
        columns = 1 if is_list else model.columnCount(QModelIndex())
        for row in range(model.rowCount(QModelIndex())):
            for column in range(columns):
                tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
                yield tip if isinstance(tip, str) else ""


def _taken_for_html() -> Iterator[str]:
    """What is in any window and would be shown as HTML that a document has brought."""
    for window in QApplication.topLevelWidgets():
        for widget in (window, *window.findChildren(QWidget)):
            name = f"{type(widget).__name__} {widget.objectName()}"
            marked = widget if isinstance(widget, QLabel) and MARK in widget.text() else None
            if marked and marked.textFormat() is not Qt.TextFormat.PlainText:
                yield name
            for tip in _tips(widget):
                if MARK in tip:
                    yield f"{name}: {tip}"


@pytest.mark.parametrize(
    "actions",
    [
        ("go.document", "row.edit", "edit.find", "edit.filter", "edit.go_to"),
        ("go.concepts", "concept.rename"),
        ("go.all_notes", "note.show_lost", "note.next"),
        ("document.checklist", "view.zoom_in", "row.indent"),
        ("view.reading", "view.statistics"),
    ],
)
def test_no_view_takes_a_text_for_html(
    show: OpenWindow, qtbot: QtBot, tmp_path: Path, actions: tuple[str, ...]
) -> None:
    (tmp_path / "book.yaml").write_text(CODEBOOK, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(DOCUMENT, encoding="utf-8")
    window = show(tmp_path / "a.yaml")
    assert not window.session.opened.read_only
    window.complete()
    assert not list(_taken_for_html())
    for action in actions:
        window.run(action)
        QApplication.processEvents()
        assert not list(_taken_for_html()), action


def test_labels_and_messages_are_plain(qtbot: QtBot) -> None:
    label, box = PlainLabel(HTML), PlainMessageBox(None)
    qtbot.addWidget(label)
    qtbot.addWidget(box)
    box.setText(HTML)
    box.setInformativeText(HTML)
    shown = [one for one in box.findChildren(QLabel) if MARK in one.text()]
    assert len(shown) == 2
    for one in (label, *shown):
        assert one.textFormat() is Qt.TextFormat.PlainText


def test_a_tip_is_plain_or_says_what_it_would_show() -> None:
    assert plain_tip("words, and\nmore") == "words, and\nmore"
    tip = QTextDocument()
    tip.setHtml(plain_tip(f"{HTML} & so\non"))
    assert tip.toPlainText() == f"{HTML} & so\u2028on".replace("\u2028", "\n")


def test_the_page_that_is_read_fetches_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"")
    page = ProseText()
    qtbot.addWidget(page)
    for address in (QUrl.fromLocalFile(str(picture)), QUrl("http://127.0.0.1:9/a.png")):
        for kind in (
            QTextDocument.ResourceType.ImageResource,
            QTextDocument.ResourceType.HtmlResource,
        ):
            assert page.loadResource(kind.value, address) is None


def test_no_other_labels_and_boxes_are_made() -> None:
    """Qt's own would take a text that looks like HTML for it."""
    made = re.compile(
        r"\b(QLabel|QMessageBox)\(|\((QLabel|QMessageBox)\):|setOpenExternalLinks\(True"
    )
    found = {
        path.name: len(made.findall(path.read_text(encoding="utf-8")))
        for path in Path(outline_editor.ui.__file__).parent.rglob("*.py")
        if made.search(path.read_text(encoding="utf-8"))
    }
    # The one escapes what it shows; the other is what all others are made of.
    assert found == {"lost_quote.py": 1, "plain_text.py": 2}

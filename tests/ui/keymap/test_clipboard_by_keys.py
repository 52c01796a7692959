"""Cut, copy and paste with real keys and the real clipboard."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

import outline_editor
from outline_editor.app import clipboard
from outline_editor.app.clipboard import Offered, Pasted, pasted
from outline_editor.core.addresses import node_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import Message
from outline_editor.core.notes import add_note
from outline_editor.core.progress import Tell
from outline_editor.formats.excerpt_json import EXCERPT_TYPE
from outline_editor.ui.mime_data import new_mime_data
from tests.core.outlines import MINISTRY, drawn, lines, outline, row_id
from tests.ui.conftest import OpenWindow
from tests.ui.keymap.conftest import Desk
from tests.ui.outside import click_in, in_next

SitDown = Callable[[str], Desk]


@pytest.fixture
def desk(sit_down: SitDown) -> Desk:
    return sit_down(MINISTRY)


def _put(text: str = "", html: str = "", markdown: str = "", own: bytes = b"") -> None:
    data = new_mime_data()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if markdown:
        data.setData("text/markdown", markdown.encode())
    if own:
        data.setData(EXCERPT_TYPE, own)
    QGuiApplication.clipboard().setMimeData(data)


def _offered() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


class TestCopy:
    def test_offers_four_types(self, desk: Desk) -> None:
        desk.choose("c f")
        desk.press("Ctrl+C")
        data = _offered()
        assert data.hasFormat(EXCERPT_TYPE)
        assert "<li>f<ul><li>g</li></ul></li>" in data.html()
        assert bytes(data.data("text/markdown").data()) == b"- c\n- f\n  - g\n"
        assert data.text() == "c\nf\n\tg"
        assert desk.said == "Copied 3 rows."
        assert (desk.drawing, desk.selected) == (MINISTRY, "c f")

    def test_of_words_is_of_words_alone(self, desk: Desk) -> None:
        desk.go_to("c", caret=1)
        desk.press("Shift+Home", "Ctrl+C")
        assert (_offered().text(), _offered().formats()) == ("c", ["text/plain"])


class TestPaste:
    def test_puts_rows_after_the_current_one(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.press("Ctrl+C")
        desk.go_to("f")
        desk.press("Ctrl+V")
        assert desk.drawing == MINISTRY.replace("h", lines("b", "  c", "  d", "h"))
        assert (desk.selected, desk.undo_name) == ("b", "Paste 3 rows")
        desk.press("Ctrl+Z")
        assert desk.drawing == MINISTRY

    def test_puts_rows_after_the_last_selected_one(self, desk: Desk) -> None:
        _put("x\n\ty\nz")
        desk.choose("c e")
        desk.press("Ctrl+V")
        assert desk.drawing == MINISTRY.replace("  e", lines("  e", "  x", "    y", "  z"))
        assert (desk.selected, desk.current, desk.undo_name) == ("x z", "z", "Paste 3 rows")

    def test_replaces_an_empty_row(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a", "b"))
        desk.go_to("a")
        _put("x\ny")
        desk.press("Return", "Esc", "Ctrl+V")
        assert desk.drawing == lines("a", "x", "y", "b")
        desk.press("Ctrl+Z")
        assert desk.drawing == lines("a", ".", "b")

    def test_into_an_empty_document(self, sit_down: SitDown) -> None:
        desk = sit_down("")
        _put("x\n\ty")
        desk.press("Ctrl+V")
        assert desk.drawing == lines("x", "  y")

    def test_stays_in_sight_where_one_row_is_zoomed_into(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.press("Alt+Down")
        _put("x")
        desk.press("Ctrl+V")
        assert desk.drawing == MINISTRY.replace("    d", lines("    d", "    x"))
        assert desk.shown == "b c d x"

    def test_prefers_own_rows_then_html_then_markdown_then_text(self, desk: Desk) -> None:
        desk.go_to("g")
        desk.press("Ctrl+C")
        own = bytes(_offered().data(EXCERPT_TYPE).data())
        html = "<ul><li>from html</li></ul>"
        offers = [
            {"text": "from text"},
            {"text": "from text", "markdown": "- from markdown"},
            {"text": "from text", "markdown": "- from markdown", "html": html},
            {"text": "from text", "markdown": "- x", "html": html, "own": own},
            {"text": "from text", "own": b"{}"},
        ]
        pasted = []
        for offer in offers:
            _put(**offer)
            desk.go_to("h")
            desk.press("Ctrl+V")
            pasted.append(desk.current)
        assert pasted == ["from text", "from markdown", "from html", "g", "from text"]

    def test_says_where_there_is_nothing(self, desk: Desk) -> None:
        _put(" \n ")
        desk.press("Ctrl+V")
        assert desk.drawing == MINISTRY
        assert "copy some rows or words first" in desk.said

    def test_from_a_clipboard_that_nobody_has_used(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QClipboard, "mimeData", lambda *_: None)
        desk.press("Ctrl+V", "Ctrl+Shift+V")
        assert desk.drawing == MINISTRY
        assert "copy some rows or words first" in desk.said

    def test_brings_notes_and_what_they_cite_to_another_window(
        self, desk: Desk, show: OpenWindow, tmp_path: Path
    ) -> None:
        with desk.document.transaction(Message.of("name.add-note")) as transaction:
            transaction.insert(outline_editor.Source(id="s1", title="Ticker"))
            note = add_note(transaction, node_ref(row_id("c")), text="why?", cites=("s1",))
        desk.go_to("c")
        desk.press("Ctrl+C")
        other = tmp_path / "other.yaml"
        outline_editor.save(outline("x"), other)
        window = show(other)
        window.outline.setFocus()
        desk.press("Ctrl+V")
        there: Document = window.session.document
        assert drawn(there) == lines("x", "c")
        (pasted,) = there.root.outline[1].notes
        assert (pasted.text, pasted.cites) == ("why?", ("s1",))
        assert pasted.id != note.id
        assert there.root.sources[0].title == "Ticker"

    def test_of_several_lines_into_a_text_makes_rows(self, desk: Desk) -> None:
        _put("x\ny")
        desk.go_to("h", caret=1)
        desk.press("Ctrl+V")
        assert desk.drawing == lines(MINISTRY, "x", "y")
        assert (desk.caret, desk.selected) == (None, "x y")
        assert desk.said == (
            "Pasted 2 rows. Ctrl+Z takes them back; Ctrl+Shift+V pastes all into one row."
        )

    def test_of_several_lines_takes_the_place_of_selected_words(self, sit_down: SitDown) -> None:
        desk = sit_down("one two three")
        _put("x\n\ty\nz")
        desk.go_to("one two three", caret=4)
        desk.press("Ctrl+Shift+Right", "Shift+Left", "Ctrl+V")
        assert desk.drawing == lines("one three", "x", "  y", "z")
        assert desk.said.startswith("Pasted 3 rows.")
        desk.press("Ctrl+Z")
        assert desk.drawing == "one two three"

    def test_of_several_lines_takes_the_place_of_a_whole_text(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a", "b"))
        _put("x\ny")
        desk.go_to("a", caret=0)
        desk.press("Ctrl+A", "Ctrl+V")
        assert desk.drawing == lines("x", "y", "b")

    def test_of_html_alone_into_a_text_is_its_text(self, desk: Desk) -> None:
        _put(html="<p>x <b>y</b> z</p>")
        desk.go_to("h", caret=0)
        desk.press("Ctrl+V")
        assert (desk.current, desk.caret) == ("x y zh", 5)
        _put(html="<ul><li>k<ul><li>l</ul></ul>")
        desk.press("Ctrl+V")
        assert desk.drawing.endswith(lines("x y zh", "k", "  l"))

    def test_of_one_line_into_a_text_is_text(self, desk: Desk) -> None:
        _put("xyz")
        desk.go_to("h", caret=0)
        desk.press("Ctrl+V")
        assert (desk.current, desk.caret) == ("xyzh", 3)

    def test_does_nothing_to_a_document_that_can_only_be_read(self, desk: Desk) -> None:
        desk.window.session.opened.has_errors = True
        _put("x")
        desk.press("Ctrl+V")
        assert desk.drawing == MINISTRY
        assert "can only be read" in desk.said


class TestPasteIntoOneRow:
    def test_joins_the_lines_at_the_caret(self, desk: Desk) -> None:
        _put("x\n  y\n\nz")
        desk.go_to("h", caret=1)
        desk.press("Ctrl+Shift+V")
        assert (desk.current, desk.caret) == ("h x y z", 7)
        assert desk.undo_name == "Paste into row"
        desk.press("Ctrl+Z")
        assert desk.drawing == MINISTRY

    @pytest.mark.parametrize(
        ("text", "start", "end", "clip", "then"),
        [
            (
                "collaboration",
                13,
                13,
                "Fiscal policy\n- local debt\n  - old",
                "collaboration Fiscal policy local debt old",
            ),
            ("see below", 3, 3, "1. one\n2. two", "see one two below"),
            ("see below", 0, 3, "• look", "look below"),
            ("about ()", 7, 7, "it", "about (it)"),
            ("国退", 1, 1, "进\n民", "国进民退"),
            ("in", 2, 2, "2019. A year", "in 2019. A year"),
        ],
    )
    def test_drops_marks_and_keeps_words_apart(
        self, sit_down: SitDown, text: str, start: int, end: int, clip: str, then: str
    ) -> None:
        desk = sit_down("a")
        desk.window.session.set_field(node_ref("n-0a"), "text", text)
        _put(clip)
        desk.go_to("a", caret=start)
        for _ in range(end - start):
            desk.press("Shift+Right")
        desk.press("Ctrl+Shift+V")
        assert desk.current == then
        assert desk.document.row_count == 1

    def test_of_own_rows_keeps_what_looks_like_a_mark(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a", "b"))
        desk.window.session.set_field(node_ref("n-0a"), "text", "- a")
        desk.go_to("a")
        desk.press("Ctrl+C")
        desk.go_to("b", caret=1)
        desk.press("Ctrl+Shift+V")
        assert desk.current == "b- a"

    def test_makes_one_row_of_them(self, desk: Desk) -> None:
        _put("x\ny")
        desk.go_to("h")
        desk.press("Ctrl+Shift+V")
        assert desk.drawing == lines(MINISTRY, "x y")
        assert desk.undo_name == "Paste row"

    def test_of_html_without_text(self, desk: Desk) -> None:
        _put(html="<ul><li>x<ul><li>y</ul></ul>")
        desk.go_to("h")
        desk.press("Ctrl+Shift+V")
        assert desk.current == "x y"


class TestCut:
    def test_takes_rows_away_and_paste_brings_the_same_back(self, desk: Desk) -> None:
        desk.choose("b f")
        desk.press("Ctrl+X")
        assert (desk.drawing, desk.undo_name) == (lines("a", "  e", "h"), "Cut 5 rows")
        assert desk.current == "h"
        desk.press("Ctrl+V")
        assert desk.drawing == lines("a", "  e", "h", "b", "  c", "  d", "f", "  g")
        assert desk.document.has(node_ref(row_id("c")))
        desk.press("Ctrl+Z", "Ctrl+Z")
        assert desk.drawing == MINISTRY

    def test_of_words_takes_words_away(self, desk: Desk) -> None:
        desk.go_to("h", caret=1)
        desk.press("Shift+Home", "Ctrl+X")
        assert (desk.current, _offered().text()) == (".", "h")

    def test_from_the_menu_works_on_the_field_that_has_the_focus(self, desk: Desk) -> None:
        line = desk.window.panes.sidebar.inspector.findChild(QLineEdit)
        assert line is not None
        line.setFocus()
        line.setText("2019")
        line.selectAll()
        desk.run("edit.copy")
        assert QApplication.focusWidget() is line
        assert _offered().text() == "2019"
        assert desk.drawing == MINISTRY


@pytest.mark.parametrize("keys", [["Ctrl+C"], ["F2", "Ctrl+A", "Ctrl+C"]])
def test_a_process_ends_well_with_rows_or_words_on_the_clipboard(
    keys: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "drawn.yaml"
    outline_editor.save(outline("a"), path)
    process = subprocess.run(
        [sys.executable, "-c", COPYING, str(path), *keys],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (process.stdout, process.returncode) == ("a\n", 0), process.stderr


COPYING = """
import sys
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from outline_editor.ui import open_window
application = QApplication([])
window = open_window(sys.argv[1])
window.activateWindow()
QTest.qWaitForWindowActive(window)
window.outline.setFocus()
for key in sys.argv[2:]:
    QTest.keySequence(QApplication.focusWidget() or window.outline, QKeySequence(key))
print(QGuiApplication.clipboard().text())
window.leave()
"""


class TestReadingTheClipboard:
    """It is done beside the window, which tells how far it is where that takes a while."""

    def test_touches_nothing_of_the_window(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        threads: list[threading.Thread] = []

        def read(offered: Offered, tell: Tell) -> Pasted:
            threads.append(threading.current_thread())
            return pasted(offered, tell)

        monkeypatch.setattr(clipboard, "pasted", read)
        _put("x\ny")
        desk.choose("c")
        desk.press("Ctrl+V")
        assert "x" in desk.drawing
        assert threads
        assert threading.main_thread() not in threads

    @pytest.mark.answers_dialogs
    def test_can_be_cancelled(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
    ) -> None:
        def endless(_offered: Offered, tell: Tell) -> NoReturn:
            while True:
                tell(0.4)

        monkeypatch.setattr(clipboard, "pasted", endless)
        _put("x\ny")
        desk.choose("c")
        came = in_next(QDialog, lambda dialog: click_in(qtbot, dialog, "Cancel"))
        desk.press("Ctrl+V")
        assert came[0].objectName() == "waiting"
        assert desk.drawing == MINISTRY

    def test_too_long_a_text_is_refused_in_words(self, desk: Desk) -> None:
        _put("x\n" + "a" * 1_000_001)
        desk.choose("c")
        desk.press("Ctrl+V")
        assert "longer than 1,000,000 characters" in desk.said
        assert desk.drawing == MINISTRY

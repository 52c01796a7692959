"""The links of prose: to rows, to notes and back, to the web."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from outline_editor.core.addresses import DOCUMENT
from tests.ui.reading.conftest import Reader, ReadFile


def test_a_number_leads_to_its_row_in_the_outline_and_back(reader: Reader) -> None:
    reader.open().click("4.3")
    outline = reader.window.outline
    assert outline.hasFocus()
    assert outline.current_id() == "n-w6tzp"
    reader.open()
    assert reader.line_in_focus().startswith("4.3\tguide them")
    reader.press(Qt.Key.Key_Return)
    assert outline.hasFocus()
    reader.window.run("view.back")
    assert outline.current_id() == "n-3fqx8"


def test_the_words_of_a_section_lead_to_its_row(reader: Reader) -> None:
    reader.open().click("MIIT set up a 60 bn")
    assert reader.window.outline.current_id() == "n-b6nrg"
    reader.open().press(Qt.Key.Key_Return)
    assert reader.window.outline.hasFocus()


def test_a_number_leads_to_a_row_that_was_folded_away(reader: Reader) -> None:
    reader.window.run("row.fold_all")
    reader.open().click("2.1.5")
    outline = reader.window.outline
    assert outline.current_id() == "n-v7b6x"
    assert outline.rows.position("n-v7b6x") is not None


def test_marks_and_notes_lead_to_each_other_by_key(reader: Reader) -> None:
    reader.window.resize(900, 450)
    reader.open()
    marks = [address for words, address in reader.links() if words == "2"]
    assert marks[0] == "block:source-s2"
    reader.click("2", marks.index("block:note-t-c7x2p"))
    assert reader.line_in_focus().startswith("2\tQuestion, open, on ‘60 bn’: ")
    assert reader.is_in_sight("2\tQuestion")
    reader.press(Qt.Key.Key_Return)
    assert reader.line_in_focus().startswith("MIIT set up a 60 bn2 financial")
    assert reader.is_in_sight("MIIT set up")
    assert reader.reads


def test_links_are_reached_by_tab(reader: Reader) -> None:
    reader.open()
    addresses = []
    for _ in range(4):
        reader.press(Qt.Key.Key_Tab)
        addresses.append(reader.text.textCursor().charFormat().anchorHref())
    assert addresses == [address for _, address in reader.links()[:4]]


class _Browser(QObject):
    """Stands for the desktop's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> object:
    browser = _Browser()
    for scheme in ("http", "https", "file"):
        QDesktopServices.setUrlHandler(scheme, browser, "open")  # type: ignore[arg-type]
    yield browser
    for scheme in ("http", "https", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_addresses_are_opened_by_a_click_alone(reader: Reader, browser: _Browser) -> None:
    sources = reader.window.session.document.root.sources
    reader.window.session.set_field(DOCUMENT, "title", "A")
    reader.open()
    assert browser.opened == []
    reader.click(sources[3].url)
    assert browser.opened == ["https://news.tzgcjie.com/chanye/41005.html"]
    assert reader.reads


@pytest.mark.parametrize(
    "address",
    [
        *("file:///etc/passwd", "javascript:alert(1)", "data:text/html,<b>a</b>", "smb://a/b"),
        *("ftp://a.org/", "mailto:a@b.org", "outline:n-aa", "block:a", "x-handler:run", "http:a"),
        *("//a.org/b", "javascript:'http://a.org'", "vbscript:http://a.org", "\\\\a\\b"),
    ],
)
def test_other_addresses_are_no_links(
    reader_of: ReadFile, outline: Path, browser: _Browser, address: str
) -> None:
    quoted = address.replace("'", "''")
    source = f"sources:\n  - id: s1\n    url: '{quoted}'\noutline:"
    outline.write_text(outline.read_text().replace("outline:", source))
    reader = reader_of(outline).open()
    assert f"[1]\ts1 · {address}" in reader.lines
    assert [address for _, address in reader.links()] == ["outline:n-aa", "outline:n-bb"]

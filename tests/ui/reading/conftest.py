from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextBlock, QTextCursor
from pytestqt.qtbot import QtBot

from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.reading.prose_text import ProseText
from outline_editor.ui.reading.reading_view import ReadingView
from tests.ui.conftest import SAMPLES, OpenWindow


class Reader:
    """A person who reads a window's document as prose, with keys and mouse."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def view(self) -> ReadingView:
        view = self.window.findChild(ReadingView)
        assert view is not None
        return view

    @property
    def text(self) -> ProseText:
        return self.view.text

    def wait(self) -> None:
        """Wait for what is not in sight."""
        self.qtbot.waitUntil(lambda: self.view.is_complete)

    @property
    def lines(self) -> list[str]:
        """All paragraphs there are so far."""
        return self.text.toPlainText().splitlines()

    @property
    def is_reading(self) -> bool:
        return self.window.panes.centre is not self.window.outline

    @property
    def reads(self) -> bool:
        """Whether keys go to the prose."""
        return self.is_reading and self.text.hasFocus()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the focus is."""
        focus = self.window.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key, held or Qt.KeyboardModifier.NoModifier)

    def toggle(self) -> None:
        """Press the key that leads into the prose and out."""
        self.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    def open(self) -> Reader:
        self.toggle()
        assert self.reads
        return self

    # Links

    def links(self) -> list[tuple[str, str]]:
        """Words and addresses of all links, in order."""
        return [(words, address) for words, address, _ in self._links()]

    def click(self, words: str, nth: int = 0) -> None:
        """Click on the nth link with these words."""
        position = [at for link, _, at in self._links() if link == words][nth]
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(position)
        self.text.verticalScrollBar().setValue(0)
        below = self.text.cursorRect(cursor).center().y() - self.text.viewport().height() // 2
        self.text.verticalScrollBar().setValue(max(0, below))
        place = self.text.cursorRect(cursor)
        self.qtbot.mouseClick(
            self.text.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(place.left() + 3, place.center().y()),
        )

    def _links(self) -> list[tuple[str, str, int]]:
        found = []
        block: QTextBlock = self.text.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                form = fragment.charFormat()
                if form.isAnchor():
                    found.append((fragment.text(), form.anchorHref(), fragment.position()))
                iterator += 1
            block = block.next()
        return found

    def line_in_focus(self) -> str:
        """The paragraph that was gone to last."""
        return self.text.textCursor().block().text()

    def is_in_sight(self, words: str) -> bool:
        """Whether the paragraph that begins so is on the screen."""
        block = self.text.document().begin()
        while not block.text().startswith(words):
            block = block.next()
        place = self.text.cursorRect(QTextCursor(block))
        return self.text.viewport().rect().intersects(place)


ReadFile = Callable[[Path | None], Reader]


@pytest.fixture
def reader_of(show: OpenWindow, qtbot: QtBot) -> ReadFile:
    """Opens a window on a file for somebody who will read it as prose."""
    return lambda path: Reader(show(path), qtbot)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample and its codebook in a folder of their own."""
    for name in ("miit-2019-press.yaml", "codebook.yaml"):
        shutil.copy(SAMPLES / name, tmp_path)
    return tmp_path / "miit-2019-press.yaml"


@pytest.fixture
def reader(reader_of: ReadFile, sample: Path) -> Reader:
    """Somebody with the sample before them, in the outline."""
    return reader_of(sample)

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QMessageBox
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import Ref, actor_ref, concept_ref
from outline_editor.core.model import Concept
from outline_editor.ui.concepts.concepts_page import ConceptsPage
from outline_editor.ui.concepts.entries_model import EntryRole
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.picker.picker import Picker
from tests.ui.panels.driving import CTRL, SHIFT, Person
from tests.ui.program_window import open_window

SAMPLES = Path(__file__).parents[3] / "sample_docs"
PRESS, CONFERENCE, CODEBOOK = (
    "miit-2019-press.yaml",
    "miit-2018-work-conference.yaml",
    "codebook.yaml",
)
GIANTS, STATE, DEVOLUTION = map(concept_ref, ("small-giants", "state-advances", "fang-guan-fu"))
MIIT, MINISTER = map(actor_ref, ("miit", "miao-wei"))


class Analyst(Person):
    """Somebody who works in the panel of concepts and actors."""

    def __init__(self, qtbot: QtBot, window: MainWindow, folder: Path) -> None:
        super().__init__(qtbot, window)
        self.folder = folder

    def open_panel(self) -> None:
        self.press(Qt.Key.Key_C, held=CTRL | SHIFT)

    @property
    def panel(self) -> ConceptsPage:
        page = self.window.panes.sidebar.page("concepts")
        assert isinstance(page, ConceptsPage)
        return page

    @property
    def lines(self) -> list[str]:
        """What stands in the tree, indented by level, with the count behind a bar."""
        tree, model = self.panel.tree, self.panel.tree.entries
        found = []

        def read(parent: object, level: int) -> None:
            for row in range(model.rowCount(parent)):  # type: ignore[arg-type]
                index = model.index(row, 0, parent)  # type: ignore[arg-type]
                count, remark = index.data(EntryRole.COUNT), index.data(EntryRole.REMARK)
                words = f"{'  ' * level}{index.data()} | {count}"
                found.append(f"{words} | {remark}" if remark else words)
                if tree.isExpanded(index):
                    read(index, level + 1)

        read(model.parent(), 0)
        return found

    def choose(self, ref: Ref) -> None:  # type: ignore[override]
        """Click on an entry of the tree."""
        tree = self.panel.tree
        index = tree.entries.index_of(ref)
        assert index.isValid(), ref
        tree.scrollTo(index)
        place = tree.visualRect(index).center()
        self.qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert self.window.session.entry == ref

    def concept(self, ref: Ref) -> Concept:
        entry = self.window.session.opened.entry(ref)
        assert isinstance(entry, Concept)
        return entry

    def label(self, ref: Ref, language: str = "en") -> str:
        return self.concept(ref).label.get(language)

    def pick(self, words: str) -> None:
        """Choose in the list that is open by writing a part of what is wanted."""
        assert self.child(Picker, "picker").isVisible()
        self.type(words)
        self.press(Qt.Key.Key_Return)

    def filter(self, words: str) -> None:
        line = self.panel.filter_line
        self.click(line)
        line.selectAll()
        self.type(words) if words else self.press(Qt.Key.Key_Delete)

    def label_line(self, language: str) -> QLineEdit:
        line = self.panel.detail.findChildren(QLineEdit, f"label.{language}")
        return next(one for one in line if one.isVisible())

    @property
    def new_label(self) -> QLineEdit:
        return self.child(QLineEdit, "newEntryLabel")

    @property
    def new_place(self) -> QComboBox:
        return self.child(QComboBox, "newEntryPlace")

    @property
    def trouble(self) -> str:
        return self.child(QLabel, "conceptsTrouble").text()

    @property
    def uses(self) -> list[str]:
        model = self.panel.detail.uses.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def undo_all(self) -> None:
        while self.window.actions_by_id["edit.undo"].isEnabled():
            self.undo()

    def save(self) -> None:
        self.press(Qt.Key.Key_S, held=CTRL)

    def written(self, *names: str) -> list[bytes]:
        return [(self.folder / name).read_bytes() for name in names or (PRESS, CODEBOOK)]


Opens = Callable[[Path], Analyst]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The samples with their codebook, in a folder of their own."""
    for name in (PRESS, CONFERENCE, CODEBOOK):
        shutil.copyfile(SAMPLES / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def opens(qtbot: QtBot) -> Opens:
    """Opens a window on a file, with the focus in the outline."""

    def opened(path: Path) -> Analyst:
        window = open_window(path)
        qtbot.addWidget(window)
        window.resize(1500, 1000)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return Analyst(qtbot, window, path.parent)

    return opened


@pytest.fixture
def analyst(opens: Opens, folder: Path) -> Analyst:
    """Somebody with the press conference open, and the panel."""
    analyst = opens(folder / PRESS)
    analyst.open_panel()
    return analyst


Asked = list[tuple[str, str, list[str]]]


def answer(text: str) -> Asked:
    """Answer the next question; the list fills with its text, what it adds, and its list."""
    asked: Asked = []

    def press_it() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            # The key that brings it is still on its way.
            QTimer.singleShot(10, press_it)
            return
        listed = box.findChild(QListWidget)
        lines = [] if listed is None else [listed.item(n).text() for n in range(listed.count())]
        asked.append((box.text(), box.informativeText(), lines))
        {button.text().replace("&", ""): button for button in box.buttons()}[text].click()

    QTimer.singleShot(0, press_it)
    return asked

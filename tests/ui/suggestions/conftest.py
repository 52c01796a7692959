from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.suggestions.suggestion_card import SuggestionCard
from tests.ui.conftest import OpenWindow
from tests.ui.panels.driving import Person
from tests.ui.pixels import text_colours

ALT = Qt.KeyboardModifier.AltModifier


def marks(window: MainWindow, row: int) -> int:
    """How many pixels of a row's text are bluish, as nothing but the marks is."""
    return sum(colour.blue() - colour.red() > 60 for colour in text_colours(window, row))


class Analyst(Person):
    """Somebody who answers suggestions."""

    def accept(self) -> None:
        self.press(Qt.Key.Key_Return, held=ALT)

    def reject(self) -> None:
        self.press(Qt.Key.Key_Delete, held=ALT)

    def go_on(self) -> None:
        self.press(Qt.Key.Key_PageDown, held=ALT)

    def go_back(self) -> None:
        self.press(Qt.Key.Key_PageUp, held=ALT)

    def wait_for(self, *suggested: str, panel: str = "suggestionsPanel") -> None:
        """Wait until just these are suggested, in this order."""
        self.qtbot.waitUntil(lambda: self.suggested(panel) == list(suggested))

    def suggested(self, panel: str = "suggestionsPanel") -> list[str]:
        """What the cards in sight offer."""
        return [self._text(card) for card in self._cards(panel)]

    def meant(self) -> list[str]:
        """What the cards offer that keys would answer."""
        cards = [*self._cards("suggestionsPanel"), *self._cards("documentSuggestions")]
        return [self._text(card) for card in cards if card.property("card") == "meant"]

    def counted(self) -> str:
        """What the line at the bottom counts."""
        label = self.window.findChild(QLabel, "counts")
        assert label is not None
        return label.text()

    def _cards(self, panel: str) -> list[SuggestionCard]:
        found = self.window.findChild(QWidget, panel)
        if found is None or found.isHidden():
            return []
        cards = found.findChildren(SuggestionCard)
        return [card for card in cards if not card.isHidden()]

    def _text(self, card: SuggestionCard) -> str:
        label = card.findChild(QLabel, "suggested")
        assert label is not None
        return label.text()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Rows and a note that mention what a codebook names, and a sum, a date and a place."""
    (tmp_path / "codebook.yaml").write_text(
        "format: policy-codebook/1\nid: book\n"
        "actors:\n  - id: miit\n    name: {en: MIIT, zh: 工信部}\n"
        "concepts:\n  - id: giants\n    label: {en: small giants, zh: 小巨人}\n",
        encoding="utf-8",
    )
    path = tmp_path / "a.yaml"
    path.write_text(
        "format: policy-outline/1\nid: a\ntitle: A\noriginal_language: zh\njurisdiction: CN\n"
        "status: draft\ncodebook: codebook.yaml\n"
        "notes:\n  - id: t-doc\n    kind: context\n    text: all about small giants\n"
        "outline:\n"
        "  - id: n-first\n    text: MIIT guides ‘Small Giants’\n    original: 培育小巨人\n"
        "  - id: n-plain\n    text: nothing here\n"
        "  - id: n-fund\n    text: a fund of 60 bn in Hunan by 2022\n"
        "  - id: n-note\n    text: a row\n"
        "    notes:\n      - id: t-note\n        kind: comment\n        text: a small giant\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def window(show: OpenWindow, file: Path) -> MainWindow:
    window = show(file)
    window.resize(1400, 900)
    return window


@pytest.fixture
def analyst(qtbot: QtBot, window: MainWindow) -> Analyst:
    """Somebody at the first row, whose suggestions are there."""
    analyst = Analyst(qtbot, window)
    analyst.go_to("n-first")
    analyst.wait_for(MIIT, GIANTS)
    return analyst


MIIT, GIANTS = "Actor: MIIT 工信部", "Concept: small giants 小巨人"

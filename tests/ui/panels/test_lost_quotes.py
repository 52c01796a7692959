"""A quote that an edit outside the program has lost: the closest words, to be confirmed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from outline_editor.core.anchors import Outcome, find_quote
from tests.ui.panels.conftest import Open
from tests.ui.panels.driving import Person

FILE = """\
format: policy-outline/1
id: a
title: A
status: draft
outline:
  - id: n-aa
    text: {text}
    notes:
      - id: t-aa
        kind: comment
        quote: small giants
        text: which ones?
"""


@pytest.fixture
def open_text(open_file: Open, tmp_path: Path) -> Callable[[str], Person]:
    """Opens a file whose row has another text than the note was written for."""

    def opened(text: str) -> Person:
        path = tmp_path / "a.yaml"
        path.write_text(FILE.format(text=text), encoding="utf-8")
        person = open_file(path)
        person.go_to("n-aa")
        return person

    return opened


def _closest(person: Person) -> QLabel:
    return person.child(QLabel, "closestWords")


def test_the_closest_words_are_shown_and_taken_when_confirmed(
    open_text: Callable[[str], Person], qtbot: QtBot
) -> None:
    person = open_text("guide them to become a small giant each")
    opened = person.document.root
    qtbot.waitUntil(_closest(person).isVisible)
    assert "“small giant”" in _closest(person).text()
    assert person.document.root is opened, "nothing is applied by itself"
    person.click(person.child(QAbstractButton, "quoteClosest"))
    node = person.row("n-aa")
    assert node.notes[0].quote == "small giant"
    assert find_quote(node, node.notes[0]).outcome is Outcome.FOUND
    assert not _closest(person).isVisible()
    person.undo()
    assert person.document.root == opened
    qtbot.waitUntil(_closest(person).isVisible)


@pytest.mark.parametrize(
    "text", ["become small giants", "something else", "small giants, small giants"]
)
def test_nothing_is_proposed_where_it_is_found_or_nothing_is_close(
    open_text: Callable[[str], Person], text: str, qtbot: QtBot
) -> None:
    person = open_text(text)
    qtbot.wait(400)
    assert not _closest(person).isVisible()
    assert not person.child(QAbstractButton, "quoteClosest").isVisible()


def test_the_window_says_when_lost_words_are_written_again(
    open_text: Callable[[str], Person], qtbot: QtBot
) -> None:
    person = open_text("become small")
    person.press(Qt.Key.Key_F2)
    person.press(Qt.Key.Key_End)
    person.type(" giant")
    assert "finds the words" not in person.said
    person.type("s")
    told = "A note on “become small giants” finds the words that it quotes again"
    assert told in person.said
    person.type(" too")
    assert told in person.said, "it stays while the row is written on"
    assert "Ctrl+Z undoes" in person.said
    person.undo()
    assert told not in person.said

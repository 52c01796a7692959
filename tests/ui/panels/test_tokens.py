"""Tokens take the room there is, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter

from outline_editor.ui.panels.flow_layout import FlowLayout
from outline_editor.ui.plain_text import PlainLabel
from tests.call_counts import calls_of
from tests.ui.panels.conftest import Open
from tests.ui.panels.driving import Person, written

LONG = "Ministry of Industry and Information Technology of the People’s Republic"
ROW = "outline:\n  - {id: n-bbbbb, text: a row, actors: [miit]}\n"


@pytest.fixture
def person(open_file: Open, tmp_path: Path) -> Person:
    actors = f'actors:\n  - {{id: miit, name: {{en: "{LONG}"}}}}\n'
    person = open_file(written(tmp_path, actors, ROW))
    person.window.resize(2000, 900)
    person.go_to("n-bbbbb")
    return person


def _texts(person: Person, wide: int) -> list[str]:
    """What stands on the tokens in a sidebar so wide."""
    splitter = person.window.panes.sidebar.parentWidget()
    assert isinstance(splitter, QSplitter)
    splitter.setSizes([2000 - wide, wide])
    for _ in range(5):
        QApplication.processEvents()
    return [token.text() for token in person.tokens("actors").tokens]


def test_a_long_label_is_whole_where_there_is_room(person: Person) -> None:
    assert _texts(person, 900) == [f"{LONG}  ×"]


def test_it_is_shortened_where_there_is_none_and_read_on_hover(person: Person) -> None:
    (text,) = _texts(person, 300)
    assert text.endswith("…  ×")
    assert LONG.startswith(text.removesuffix("…  ×").rstrip())
    (token,) = person.tokens("actors").tokens
    assert LONG in token.toolTip()
    assert token.geometry().right() <= person.tokens("actors").input.width()
    assert _texts(person, 900) == [f"{LONG}  ×"]


@pytest.mark.parametrize(
    ("count", "more"), [(200, ""), (201, "and 1 more"), (1200, "and 1000 more")]
)
def test_of_very_many_the_first_are_shown_and_the_last(
    open_file: Open, tmp_path: Path, count: int, more: str
) -> None:
    actors = ", ".join(f"a{number}" for number in range(count))
    row = f"outline:\n  - {{id: n-bbbbb, text: a row, actors: [{actors}]}}\n"
    person = open_file(written(tmp_path, "", row))
    person.go_to("n-bbbbb")
    editor = person.tokens("actors")
    label = editor.findChild(PlainLabel, "moreTokens")
    assert label is not None
    assert len(editor.tokens) == 200
    assert (label.text() if label.isVisible() else "") == more
    assert editor.tokens[-1].text() == f"a{count - 1}  ×"
    editor.tokens[0].click()
    assert editor.tokens[0].text() == "a1  ×"
    QTest.keyClick(editor.line, Qt.Key.Key_Backspace)
    left = person.window.session.document.node("n-bbbbb").actors
    assert left == tuple(f"a{number}" for number in range(1, count - 1))
    assert len(editor.tokens) == min(200, count - 2)


def test_many_are_arranged_together(open_file: Open, tmp_path: Path) -> None:
    actors = ", ".join(f"a{number}" for number in range(100))
    row = f"outline:\n  - {{id: n-bbbbb, text: a row, actors: [{actors}]}}\n"
    person = open_file(written(tmp_path, "", row))
    person.go_to("n-bbbbb")
    editor = person.tokens("actors")
    calls = calls_of(lambda: (editor.tokens[0].click(), QApplication.processEvents()))
    assert len(editor.tokens) == 99
    assert editor.tokens[-1].geometry().top() == editor.line.geometry().top() > 100
    arranged = FlowLayout.setGeometry.__name__, FlowLayout.heightForWidth.__name__
    assert 0 < sum(calls[name] for name in arranged) < 99

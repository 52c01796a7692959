"""Tokens take the room there is, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QSplitter

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

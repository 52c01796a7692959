"""A screen reader's way to the rows: AT-SPI on a real X server, in processes of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, Row, wait_for

SAMPLE = Path(__file__).parents[2] / "sample_docs" / "miit-2019-press.yaml"


@pytest.fixture
def sample(desktop: Desktop, tmp_path: Path) -> Iterator[Path]:
    """A document in a window that has the focus."""
    path = Path(shutil.copy(SAMPLE, tmp_path))
    with desktop.running(path):
        wait_for(lambda: _rows(desktop), lambda rows: any(row.focused for row in rows))
        yield path


def _rows(desktop: Desktop) -> list[Row]:
    return [row for rows in desktop.reader.trees().values() for row in rows]


def _hear(desktop: Desktop, told: tuple[str, bool, str]) -> list[tuple[str, bool, str]]:
    """What is heard until something is told, or patience ends."""
    heard: list[tuple[str, bool, str]] = []

    def listen() -> list[tuple[str, bool, str]]:
        heard.extend(desktop.reader.heard())
        return heard

    return wait_for(listen, lambda heard: told in heard)


def test_rows_are_read(desktop: Desktop, sample: Path) -> None:
    rows = _rows(desktop)
    assert len(rows) == 34
    assert rows[0].name.startswith("Miao Wei 苗圩")
    assert rows[0].description == "section"
    assert [row.level for row in rows[:3]] == [1, 2, 3]
    assert (rows[0].expandable, rows[0].expanded) == (True, True)
    assert (rows[0].selected, rows[0].focused) == (True, True)
    assert rows[1].description == "推动制造业高质量发展, priority"
    assert (rows[1].selected, rows[1].focused) == (False, False)
    assert not rows[2].expandable


def test_the_row_that_gets_the_keys_is_told(desktop: Desktop, sample: Path) -> None:
    names = [row.name for row in _rows(desktop)]
    desktop.reader.heard()
    desktop.press("Down")
    heard = _hear(desktop, ("focused", True, names[1]))
    assert heard[-1] == ("focused", True, names[1])
    desktop.press("Down")
    assert _hear(desktop, ("focused", True, names[2])) == [
        ("focused", False, names[1]),
        ("focused", True, names[2]),
    ]
    assert [row.name for row in _rows(desktop) if row.focused] == [names[2]]


def test_back_from_the_text_of_a_row_it_is_told_again(desktop: Desktop, sample: Path) -> None:
    name = _rows(desktop)[0].name
    desktop.reader.heard()
    desktop.press("F2")
    told = ("focused", True, "Text of the row")
    assert told in _hear(desktop, told)
    desktop.press("Escape")
    heard = _hear(desktop, ("focused", True, name))
    _rows(desktop)
    # Qt tells of the whole outline, too: the row must be the last word.
    assert [*heard, *desktop.reader.heard()][-1] == ("focused", True, name)


def test_folding_is_told(desktop: Desktop, sample: Path) -> None:
    before = _rows(desktop)
    name = before[1].name
    desktop.press("Down")
    _hear(desktop, ("focused", True, name))
    desktop.press("Left")
    assert _hear(desktop, ("expanded", False, name)) == [("expanded", False, name)]
    after = _rows(desktop)
    place = after[1].place
    expected = before[1]._replace(expanded=False, selected=True, focused=True, place=place)
    assert after[1] == expected
    assert len(after) == 31
    desktop.press("Right")
    assert _hear(desktop, ("expanded", True, name)) == [("expanded", True, name)]
    assert len(_rows(desktop)) == 34


def test_folding_all_rows_at_once_is_told(desktop: Desktop, sample: Path) -> None:
    names = [row.name for row in _rows(desktop) if row.level == 1]
    desktop.press("ctrl+1")
    _hear(desktop, ("expanded", False, names[-1]))
    assert [row.name for row in _rows(desktop)] == names
    desktop.press("ctrl+0")
    told = ("expanded", True, names[-1])
    assert told in _hear(desktop, told)

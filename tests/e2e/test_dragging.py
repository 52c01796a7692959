"""Rows are dragged by a mouse over a real screen, and the files tell what became of them.

What a drop does in detail is tested with events alone, in
`tests/ui/keymap/test_dragging.py`; here the desktop carries the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

import outline_editor
from outline_editor import Document
from tests.core.outlines import MINISTRY, drawn, lines, outline
from tests.e2e.desktop import Desktop, Row, wait_for

ABOVE, INTO, BELOW = 0.1, 0.5, 0.9
"""How far down in a row something is dropped."""


class Window:
    """A window of the program on a file, as a person finds it on the screen."""

    def __init__(self, desktop: Desktop, path: Path) -> None:
        self._desktop = desktop
        self.path = path
        self.original = outline_editor.load(path)

    # What is seen

    @property
    def rows(self) -> list[Row]:
        trees = self._desktop.reader.trees()
        return next((rows for title, rows in trees.items() if title.startswith(self.path.name)), [])

    @property
    def drawing(self) -> str:
        return "\n".join("  " * (row.level - 1) + row.name for row in self.rows)

    def row(self, name: str) -> Row:
        return next(row for row in self.rows if row.name == name)

    def saved(self, expected: str) -> Document:
        """The file once it is as expected, or when patience ends."""
        return wait_for(
            lambda: outline_editor.load(self.path), lambda document: drawn(document) == expected
        )

    # What is done

    def choose(self, names: str) -> None:
        """Click on rows, one after the other, until they are selected."""
        held = ""
        for name in names.split():
            # Left of where it will be carried from: no second click of a double one.
            self._desktop.click(self.row(name).point(0.6, 0.5), held)
            chosen = wait_for(lambda name=name: self.row(name), lambda row: row.selected)
            assert chosen.selected, name
            held = "ctrl"

    def carry(self, name: str, to: str, part: float, into: Window | None = None) -> None:
        """Take a row to a part of another, perhaps in another window."""
        start, end = self.row(name).point(0.7, 0.5), (into or self).row(to).point(0.7, part)
        self._desktop.carry(start, end)

    def drag(self, name: str, to: str, part: float, into: Window | None = None) -> None:
        """Take a row to a part of another, and let it go there."""
        self.carry(name, to, part, into)
        self._desktop.let_go()

    def save(self) -> None:
        self._desktop.press("ctrl+s")

    def undo_and_save(self) -> None:
        """Take back one step and no more, and wait for the file."""
        self._desktop.press("ctrl+z", "ctrl+s")
        original = self.original.root
        saved = wait_for(lambda: outline_editor.load(self.path).root, lambda root: root == original)
        assert saved == original


Open = Callable[..., list[Window]]


@pytest.fixture
def opened(desktop: Desktop, tmp_path: Path) -> Iterator[Open]:
    """Opens windows on drawings, in one program or each in its own."""
    with ExitStack() as programs:

        def open_them(*drawings: str, apart: bool = False) -> list[Window]:
            paths = [tmp_path / f"{number}.yaml" for number in range(len(drawings))]
            for path, drawing in zip(paths, drawings, strict=True):
                outline_editor.save(outline(drawing), path)
            for together in [[path] for path in paths] if apart else [paths]:
                programs.enter_context(desktop.running(*together))
            return [Window(desktop, path) for path in paths]

        yield open_them


@pytest.fixture
def window(desktop: Desktop, opened: Open) -> Window:
    """A window that has the focus."""
    (window,) = opened(MINISTRY)
    # It has the focus only once the window manager has put it where it stays.
    wait_for(lambda: window.rows, lambda rows: any(row.focused for row in rows))
    return window


def _moved(window: Window, expected: str) -> None:
    """Rows are where they should be, on the screen and in the file; one step takes it back."""
    assert wait_for(lambda: window.drawing, lambda drawing: drawing == expected) == expected
    window.save()
    saved = window.saved(expected)
    assert drawn(saved) == expected
    assert {node.id for node in saved.walk()} == {node.id for node in window.original.walk()}
    window.undo_and_save()


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (ABOVE, lines("a", "  b", "    c", "    d", "  e", "h", "f", "  g")),
        (INTO, lines("a", "  b", "    c", "    d", "  e", "f", "  g", "  h")),
        (BELOW, lines("a", "  b", "    c", "    d", "  e", "f", "  h", "  g")),
    ],
)
def test_above_into_and_below(window: Window, part: float, expected: str) -> None:
    window.choose("h")
    window.drag("h", "f", part)
    _moved(window, expected)


def test_several_rows_go_together_in_their_order(window: Window) -> None:
    window.choose("h c e")
    window.drag("e", "g", INTO)
    _moved(window, lines("a", "  b", "    d", "f", "  g", "    c", "    e", "    h"))


AFTERWARDS = lines("a", "  b", "    c", "    d", "  e", "h", "f", "  g")


def _nothing_has_happened(window: Window) -> None:
    """A row is dragged as ever, and that is all that the file has and undo takes back."""
    assert window.drawing == MINISTRY
    window.choose("h")
    window.drag("h", "f", ABOVE)
    _moved(window, AFTERWARDS)


def test_onto_its_own_child_nothing_happens(window: Window) -> None:
    window.choose("b")
    window.drag("b", "c", INTO)
    _nothing_has_happened(window)


def test_given_up_with_escape_nothing_happens(desktop: Desktop, window: Window) -> None:
    window.choose("b")
    window.carry("b", "h", INTO)
    desktop.press("Escape")
    desktop.let_go()
    _nothing_has_happened(window)


@pytest.mark.parametrize("apart", [False, True], ids=["one program", "two programs"])
def test_to_another_window_rows_are_copied(desktop: Desktop, opened: Open, apart: bool) -> None:
    source, target = opened(MINISTRY, lines("x", "  y"), apart=apart)
    _put_side_by_side(desktop, source, target)
    source.choose("b")
    source.drag("b", "x", INTO, target)
    expected = lines("x", "  y", "  b", "    c", "    d")
    wait_for(lambda: target.drawing, lambda drawing: drawing == expected)

    desktop.turn_to_window(source.path.name)
    source.save()
    desktop.turn_to_window(target.path.name)
    target.save()
    saved = target.saved(expected)
    assert drawn(saved) == expected
    source_ids = {node.id for node in source.original.walk()}
    assert not source_ids & {node.id for node in saved.walk()}
    assert source.drawing == MINISTRY
    assert outline_editor.load(source.path).root == source.original.root
    target.undo_and_save()


def _put_side_by_side(desktop: Desktop, left: Window, right: Window) -> None:
    width = desktop.size[0] // 2
    for window, edge in ((left, 0), (right, width)):
        wait_for(lambda window=window: window.rows, bool)
        desktop.put_window(window.path.name, edge, width)
        wait_for(
            lambda window=window: window.rows,
            lambda rows, edge=edge: _are_within(rows, edge, edge + width),
        )


def _are_within(rows: list[Row], left: int, right: int) -> bool:
    edges = [(row.point(0, 0)[0], row.point(1, 0)[0]) for row in rows]
    return bool(edges) and all(left <= first < last <= right for first, last in edges)

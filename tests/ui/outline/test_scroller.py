from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.ui.outline.scroller import STEPS, Scroller


class Paper:
    """Rows of given heights, and a screen on them."""

    def __init__(self, heights: list[int], room: int = 100) -> None:
        self.heights = heights
        self.scroller = Scroller(lambda: len(self.heights), self.heights.__getitem__)
        self.scroller.room = room

    @property
    def position(self) -> tuple[int, int]:
        return self.scroller.row, self.scroller.offset

    @property
    def pixels(self) -> int:
        """How far the screen is from the top of the first row."""
        return sum(self.heights[: self.scroller.row]) + self.scroller.offset

    @property
    def furthest(self) -> int:
        return max(0, sum(self.heights) - self.scroller.room)


def test_rows_on_screen_begin_at_its_edge() -> None:
    paper = Paper([40] * 10)
    assert list(paper.scroller.on_screen()) == [(0, 0), (1, 40), (2, 80)]
    paper.scroller.scroll_by(50)
    assert list(paper.scroller.on_screen()) == [(1, -10), (2, 30), (3, 70)]


def test_scrolling_stops_at_both_ends() -> None:
    paper = Paper([40] * 10)
    paper.scroller.scroll_by(-30)
    assert paper.position == (0, 0)
    paper.scroller.scroll_by(10_000)
    assert paper.position == (7, 20)
    assert paper.scroller.value == paper.scroller.maximum


def test_few_rows_do_not_scroll() -> None:
    paper = Paper([40, 40])
    paper.scroller.scroll_by(30)
    assert paper.position == (0, 0)
    assert paper.scroller.maximum == 0


def test_no_rows() -> None:
    paper = Paper([])
    paper.scroller.scroll_by(30)
    paper.scroller.set_value(50)
    assert list(paper.scroller.on_screen()) == []
    assert (paper.scroller.maximum, paper.scroller.value) == (0, 0)


@pytest.mark.parametrize(
    ("row", "position"),
    [(2, (2, 0)), (4, (4, 0)), (5, (4, 0)), (6, (4, 20)), (9, (7, 20)), (0, (0, 0))],
)
def test_revealing_moves_as_little_as_possible(row: int, position: tuple[int, int]) -> None:
    paper = Paper([40] * 10)
    paper.scroller.go_to(4)
    paper.scroller.reveal(row)
    assert paper.position == position


def test_of_a_row_higher_than_the_screen_the_named_part_is_revealed() -> None:
    paper = Paper([40, 400, 40, 40, 40])
    paper.scroller.reveal(1)
    assert paper.position == (1, 0)
    paper.scroller.reveal(1, 240, 260)
    assert paper.position == (1, 160)
    paper.scroller.reveal(1, 200, 220)
    assert paper.position == (1, 160)
    paper.scroller.reveal(1, 20, 40)
    assert paper.position == (1, 20)


def test_a_page_is_a_screen_and_always_at_least_a_row() -> None:
    paper = Paper([40, 40, 40, 200, 40])
    assert paper.scroller.page_from(0, down=True) == 2
    assert paper.scroller.page_from(2, down=True) == 3
    assert paper.scroller.page_from(3, down=False) == 2
    assert paper.scroller.page_from(4, down=True) == 4


def test_rows_that_come_above_leave_the_screen_where_it_is() -> None:
    paper = Paper([40] * 10)
    paper.scroller.go_to(4, 10)
    paper.heights[2:2] = [70, 70]
    paper.scroller.inserted(2, 2)
    assert paper.position == (6, 10)
    del paper.heights[0:3]
    paper.scroller.removed(0, 3)
    assert paper.position == (3, 10)


def test_rows_that_come_at_the_very_top_are_seen() -> None:
    paper = Paper([40] * 10)
    paper.scroller.inserted(0, 2)
    assert paper.position == (0, 0)


def test_when_the_top_row_goes_the_next_takes_its_place() -> None:
    paper = Paper([40] * 10)
    paper.scroller.go_to(4, 10)
    paper.scroller.removed(3, 3)
    assert paper.position == (3, 0)


@pytest.mark.parametrize(
    ("start", "count", "before", "row"),
    [(0, 2, 10, 2), (8, 2, 0, 6), (0, 2, 3, 4), (5, 2, 9, 4), (6, 1, 4, 5), (3, 2, 9, 4)],
)
def test_moves_leave_the_row_at_the_top_there(
    start: int, count: int, before: int, row: int
) -> None:
    paper = Paper([40] * 10)
    paper.scroller.go_to(4)
    paper.scroller.moved(start, count, before)
    assert paper.scroller.row == row


@given(
    st.lists(st.integers(1, 300), max_size=30),
    st.integers(1, 400),
    st.randoms(use_true_random=False),
)
def test_scrolling_is_like_moving_on_one_long_sheet(
    heights: list[int], room: int, chance: random.Random
) -> None:
    paper = Paper(heights, room)
    for _ in range(10):
        before = paper.pixels
        by = chance.randint(-500, 500)
        paper.scroller.scroll_by(by)
        assert paper.pixels == max(0, min(before + by, paper.furthest))
        assert 0 <= paper.scroller.value <= paper.scroller.maximum
        if heights:
            assert paper.scroller.offset < heights[paper.scroller.row]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=40), st.integers(60, 400), st.data())
def test_every_row_can_be_revealed(heights: list[int], room: int, data: st.DataObject) -> None:
    paper = Paper(heights, room)
    for row in data.draw(st.lists(st.integers(0, len(heights) - 1), max_size=8)):
        before = paper.pixels
        paper.scroller.reveal(row)
        top = dict(paper.scroller.on_screen())[row]
        assert top >= 0
        assert top + heights[row] <= room
        if paper.pixels != before:
            assert top == 0 or top + heights[row] == room


@given(st.lists(st.integers(1, 300), min_size=1, max_size=40), st.integers(1, 400), st.data())
def test_the_scroll_bar_leads_back_to_where_it_was(
    heights: list[int], room: int, data: st.DataObject
) -> None:
    paper = Paper(heights, room)
    paper.scroller.scroll_by(data.draw(st.integers(0, sum(heights))))
    value, pixels = paper.scroller.value, paper.pixels
    step = heights[paper.scroller.row] / STEPS
    assert value <= paper.scroller.maximum
    assert (paper.scroller.maximum == 0) == (paper.furthest == 0)
    paper.scroller.set_value(0)
    assert paper.position == (0, 0)
    paper.scroller.set_value(value)
    assert abs(paper.pixels - pixels) <= step + 1
    paper.scroller.set_value(paper.scroller.maximum)
    assert paper.pixels == paper.furthest


@pytest.mark.parametrize(
    ("row", "y", "place"), [(3, 50, (2, 0)), (3, 30, (2, 20)), (0, 50, (0, 0)), (5, 30, (4, 10))]
)
def test_a_row_is_put_down_the_screen_as_far_as_the_list_goes(
    row: int, y: int, place: tuple[int, int]
) -> None:
    paper = Paper([50, 50, 50, 50, 50, 60], room=100)
    paper.scroller.put_at(row, y)
    assert paper.position == place

"""Where the screen stands on a long list of rows of different heights.

A position is the row at the top of the screen and how many pixels of it are
above the edge. No sum of heights is ever formed, so nothing depends on rows
that are not in sight: not their number, and not their heights.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

STEPS = 100
"""Steps of the scroll bar for each row."""


class Scroller:
    """The position of a screen of `room` pixels on the rows of a list.

    `count` tells how many rows there are, `height_of` how high one is (> 0).
    `row` and `offset` are the position: 0 ≤ `offset` < height of the row.
    """

    def __init__(self, count: Callable[[], int], height_of: Callable[[int], int]) -> None:
        self._count = count
        self._height_of = height_of
        self.room = 0
        self.row = 0
        self.offset = 0

    def on_screen(self) -> Iterator[tuple[int, int]]:
        """The rows in sight, each with the y of its top."""
        row, y = self.row, -self.offset
        while y < self.room and row < self._count():
            yield row, y
            y += self._height_of(row)
            row += 1

    # Moving

    def go_to(self, row: int, offset: int = 0) -> None:
        """Put a row to the top, as far as there are rows enough below it."""
        self.row, self.offset = row, offset
        self.keep_within()

    def scroll_by(self, pixels: int) -> None:
        """Move down by pixels, or up by negative ones, as far as it goes."""
        self.offset += pixels
        while self.offset < 0 and self.row > 0:
            self.row -= 1
            self.offset += self._height_of(self.row)
        last = self._count() - 1
        while self.row < last and self.offset >= (height := self._height_of(self.row)):
            self.offset -= height
            self.row += 1
        self.keep_within()

    def reveal(self, row: int, top: int = 0, bottom: int | None = None) -> None:
        """Bring a row into sight, moving as little as possible.

        `top` and `bottom` name the part of the row that matters, in pixels
        from its top; of a part higher than the screen the beginning counts.
        """
        bottom = self._height_of(row) if bottom is None else bottom
        y = next((y for shown, y in self.on_screen() if shown == row), None)
        if row < self.row or (y is not None and y + top < 0) or bottom - top > self.room:
            self.go_to(row, top)
        elif y is None:
            self._put_at_bottom(row, bottom)
        elif y + bottom > self.room:
            self.scroll_by(y + bottom - self.room)

    def put_at(self, row: int, y: int) -> None:
        """Put the top of a row so far down the screen, as far as the list goes."""
        self._put_at_bottom(row, self.room - y)

    def page_from(self, row: int, *, down: bool) -> int:
        """The row about one screen further on, another one if there is any."""
        step = 1 if down else -1
        used = self._height_of(row)
        while 0 <= row + step < self._count():
            row += step
            used += self._height_of(row)
            if used > self.room:
                break
        return row

    def keep_within(self) -> None:
        """Stay where the list fills the screen, if it can."""
        if self.row >= self._count():
            self.row, self.offset = self._lowest()
            return
        self.offset = max(0, min(self.offset, self._height_of(self.row) - 1))
        # Every row has a pixel at least: so many fill the screen for sure.
        if self._count() - self.row <= self.room:
            self.row, self.offset = min((self.row, self.offset), self._lowest())

    def _lowest(self) -> tuple[int, int]:
        """The position with the end of the list at the bottom of the screen."""
        last = self._count() - 1
        if last < 0:
            return 0, 0
        return self._with_bottom_at(last, self._height_of(last))

    def _put_at_bottom(self, row: int, bottom: int) -> None:
        self.go_to(*self._with_bottom_at(row, bottom))

    def _with_bottom_at(self, row: int, bottom: int) -> tuple[int, int]:
        above = self.room - bottom
        while above > 0 and row > 0:
            row -= 1
            above -= self._height_of(row)
        return row, max(0, -above)

    # The scroll bar

    @property
    def maximum(self) -> int:
        """The value of the scroll bar at the end of the list."""
        return self._steps(*self._lowest())

    @property
    def value(self) -> int:
        """The value of the scroll bar here."""
        return self._steps(self.row, self.offset)

    def set_value(self, value: int) -> None:
        """Go where the scroll bar says."""
        if value >= self.maximum:
            self.row, self.offset = self._lowest()
        else:
            row, steps = divmod(value, STEPS)
            self.go_to(row, self._height_of(row) * steps // STEPS)

    def _steps(self, row: int, offset: int) -> int:
        if row >= self._count():
            return 0
        # Rounded up: a pixel to scroll is a step to go.
        return row * STEPS + math.ceil(offset * STEPS / self._height_of(row))

    # Rows that come and go

    def inserted(self, start: int, count: int) -> None:
        """Rows came in: what is in sight stays where it is."""
        at_very_top = self.row == 0 and self.offset == 0
        if start <= self.row and not at_very_top:
            self.row += count

    def removed(self, start: int, count: int) -> None:
        """Rows went: what is still in sight stays where it is."""
        if self.row >= start + count:
            self.row -= count
        elif self.row >= start:
            self.row, self.offset = start, 0

    def moved(self, start: int, count: int, before: int) -> None:
        """Rows moved: the one at the top stays there unless it moved itself."""
        if start <= self.row < start + count:
            self.offset = 0
            return
        if start < self.row:
            self.row -= count
        target = before if before <= start else before - count
        if target <= self.row:
            self.row += count

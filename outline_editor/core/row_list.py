"""A long list of rows, each an id with its level, quick wherever it changes.

A list of blocks: finding a row by position or by id, inserting and removing
cost microseconds at a million rows, and none of them touches all rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from outline_editor.core.levels import not_deeper, shifted

_MOST = 1024
"""Rows in a block at most. Smaller ones cost time in finding the block."""

_FRESH = _MOST // 2
"""Rows in a block made from a long run, so that more can come between."""


class _Block:
    """Consecutive rows. `number` is its place among the blocks, -1 once it is gone."""

    __slots__ = ("ids", "levels", "number")

    def __init__(self, ids: list[str], levels: bytearray) -> None:
        self.ids = ids
        self.levels = levels
        self.number = 0


class RowRun:
    """Successive rows that were set aside, and can be brought back at no cost."""

    __slots__ = ("blocks",)

    def __init__(self, blocks: list[_Block]) -> None:
        self.blocks = blocks

    def __len__(self) -> int:
        return sum(len(block.ids) for block in self.blocks)


class RowList:
    """Rows in reading order: ids, each there once, with levels from 1 to 255.

    The rows under a row are those after it with a greater level, up to the
    next one that is not deeper.
    """

    def __init__(self) -> None:
        self._blocks: list[_Block] = []
        # Rows of blocks that are gone stay in here until they come back.
        self._block_of: dict[str, _Block] = {}
        self._starts: list[int] | None = None

    def __len__(self) -> int:
        return self._block_starts()[-1]

    def __contains__(self, node_id: str) -> bool:
        block = self._block_of.get(node_id)
        return block is not None and block.number >= 0

    # Looking up

    def position(self, node_id: str) -> int | None:
        """Where a row stands, from 0; `None` if it is not there."""
        if node_id not in self:
            return None
        block = self._block_of[node_id]
        return self._block_starts()[block.number] + block.ids.index(node_id)

    def id_at(self, position: int) -> str:
        """The id of the row at a position. Raises `IndexError`."""
        block, offset = self._locate(position)
        return block.ids[offset]

    def level_at(self, position: int) -> int:
        """The level of the row at a position. Raises `IndexError`."""
        block, offset = self._locate(position)
        return block.levels[offset]

    def ids(self) -> list[str]:
        """All ids in order."""
        return [node_id for block in self._blocks for node_id in block.ids]

    def levels(self) -> list[int]:
        """All levels in order."""
        return [level for block in self._blocks for level in block.levels]

    def end_of(self, position: int) -> int:
        """The position right after the last row under the row at `position`."""
        block, offset = self._locate(position)
        level = block.levels[offset]
        starts = self._block_starts()
        found = not_deeper(block.levels, level, offset + 1)
        number = block.number
        while found < 0:
            number += 1
            if number == len(self._blocks):
                return len(self)
            found = not_deeper(self._blocks[number].levels, level)
        return starts[number] + found

    # Changing

    def clear(self) -> None:
        """Remove all rows."""
        self._blocks, self._block_of, self._starts = [], {}, None

    def insert(self, position: int, ids: list[str], levels: Sequence[int]) -> None:
        """Put rows in before the row at `position`, or at the end."""
        if not ids:
            return
        if not self._blocks:
            self._put_blocks(0, ids, bytearray(levels))
            return
        block, offset = self._locate(position, at_end=True)
        if len(block.ids) + len(ids) <= _MOST:
            block.ids[offset:offset] = ids
            block.levels[offset:offset] = levels
            self._assign(ids, block)
            self._grow(block, len(ids))
            return
        tail_ids, tail_levels = block.ids[offset:], block.levels[offset:]
        del block.ids[offset:], block.levels[offset:]
        self._put_blocks(block.number + 1, ids + tail_ids, bytearray(levels) + tail_levels)
        self._drop_empty(block.number, block.number + 1)

    def remove(self, position: int, count: int) -> None:
        """Take out `count` rows from `position` on."""
        if count == 0:
            return
        first, start = self._locate(position)
        last, stop = self._locate(position + count, at_end=True)
        if first is last:
            self._cut(first, start, stop)
        else:
            self._cut(first, start, len(first.ids))
            for block in self._blocks[first.number + 1 : last.number]:
                self._retire(block)
            self._cut(last, 0, stop)
            if len(first.ids) + len(last.ids) <= _FRESH:
                self._merge(last, first)
        self._drop_empty(first.number, last.number + 1)

    def move(self, position: int, count: int, before: int, by: int) -> None:
        """Put `count` rows before the row at `before`, their levels changed by `by`.

        `before` counts with the rows still in their old place; it is not among them.
        """
        ids, levels = self._slice(position, position + count)
        self.remove(position, count)
        target = before if before <= position else before - count
        self.insert(target, ids, shifted(levels, by))

    def set_aside(self, position: int, count: int) -> RowRun:
        """Take out `count` rows as one run, for `bring_back`."""
        first, end = self._split(position), self._split(position + count)
        blocks = self._blocks[first:end]
        del self._blocks[first:end]
        for block in blocks:
            block.number = -1
        self._starts = None
        return RowRun(blocks)

    def bring_back(self, position: int, run: RowRun) -> None:
        """Put a run in again, anywhere, as it was; nothing else may have its rows meanwhile."""
        number = self._split(position)
        for block in run.blocks:
            block.number = 0
        self._blocks[number:number] = run.blocks
        self._starts = None

    def _split(self, position: int) -> int:
        """The number of the block that begins at a position, once it does."""
        if position == len(self):
            return len(self._blocks)
        block, offset = self._locate(position)
        if not offset:
            return block.number
        number = block.number + 1
        self._put_blocks(number, block.ids[offset:], block.levels[offset:])
        del block.ids[offset:], block.levels[offset:]
        return number

    def shift(self, position: int, count: int, by: int) -> None:
        """Change the levels of `count` rows by `by`."""
        end = position + count
        while position < end:
            block, start = self._locate(position)
            stop = min(len(block.ids), start + end - position)
            block.levels[start:stop] = shifted(block.levels[start:stop], by)
            position += stop - start

    def _block_starts(self) -> list[int]:
        """The position at which each block starts, and the length of all."""
        if self._starts is None:
            self._starts = list(accumulate((len(b.ids) for b in self._blocks), initial=0))
            for number, block in enumerate(self._blocks):
                block.number = number
        return self._starts

    def _locate(self, position: int, *, at_end: bool = False) -> tuple[_Block, int]:
        """The block and the offset in it; with `at_end` also right after the last row."""
        starts = self._block_starts()
        if not 0 <= position < starts[-1] + at_end:
            raise IndexError(position)
        number = min(bisect_right(starts, position), len(self._blocks)) - 1
        return self._blocks[number], position - starts[number]

    def _slice(self, start: int, stop: int) -> tuple[list[str], bytearray]:
        ids: list[str] = []
        levels = bytearray()
        while start < stop:
            block, offset = self._locate(start)
            end = min(len(block.ids), offset + stop - start)
            ids += block.ids[offset:end]
            levels += block.levels[offset:end]
            start += end - offset
        return ids, levels

    def _put_blocks(self, number: int, ids: list[str], levels: bytearray) -> None:
        blocks = []
        for start in range(0, len(ids), _FRESH):
            part = ids[start : start + _FRESH]
            block = _Block(part, levels[start : start + _FRESH])
            self._assign(part, block)
            blocks.append(block)
        self._blocks[number:number] = blocks
        self._starts = None

    def _assign(self, ids: list[str], block: _Block) -> None:
        # Half the time of `dict.update`, and of most that is done with many rows.
        block_of = self._block_of
        for node_id in ids:
            block_of[node_id] = block

    def _cut(self, block: _Block, start: int, stop: int) -> None:
        for node_id in block.ids[start:stop]:
            del self._block_of[node_id]
        del block.ids[start:stop], block.levels[start:stop]
        self._grow(block, start - stop)

    def _grow(self, block: _Block, by: int) -> None:
        """Let what comes after a block start later, by so many rows."""
        if self._starts is not None:
            after = block.number + 1
            self._starts[after:] = [start + by for start in self._starts[after:]]

    def _merge(self, source: _Block, target: _Block) -> None:
        self._assign(source.ids, target)
        target.ids += source.ids
        target.levels += source.levels
        source.ids, source.levels = [], bytearray()
        self._starts = None

    def _drop_empty(self, first: int, end: int) -> None:
        """Drop the blocks without rows among those with these numbers."""
        kept = []
        for block in self._blocks[first:end]:
            if block.ids:
                kept.append(block)
            else:
                self._retire(block)
        if len(kept) < end - first:
            self._blocks[first:end] = kept
            self._starts = None

    def _retire(self, block: _Block) -> None:
        block.number = -1
        block.ids, block.levels = [], bytearray()

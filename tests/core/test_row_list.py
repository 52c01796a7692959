from __future__ import annotations

import random

import pytest

from outline_editor.core.row_list import RowList


def _filled(levels: list[int]) -> tuple[RowList, list[str]]:
    rows = RowList()
    ids = [f"n-{number}" for number in range(len(levels))]
    rows.insert(0, ids, levels)
    return rows, ids


def _random_levels(chance: random.Random, count: int) -> list[int]:
    levels = [1]
    while len(levels) < count:
        levels.append(chance.randint(1, min(levels[-1] + 1, 9)))
    return levels[:count]


def _end_by_walking(levels: list[int], position: int) -> int:
    end = position + 1
    while end < len(levels) and levels[end] > levels[position]:
        end += 1
    return end


def test_an_empty_list_has_no_rows() -> None:
    rows = RowList()
    assert len(rows) == 0
    assert rows.ids() == []
    assert rows.position("n-1") is None
    with pytest.raises(IndexError):
        rows.id_at(0)


def test_rows_are_found_by_position_and_by_id() -> None:
    rows, ids = _filled([1, 2, 2, 1])
    assert len(rows) == 4
    assert [rows.id_at(position) for position in range(4)] == ids
    assert [rows.position(node_id) for node_id in ids] == [0, 1, 2, 3]
    assert [rows.level_at(position) for position in range(4)] == [1, 2, 2, 1]
    for outside in (-1, 4):
        with pytest.raises(IndexError):
            rows.id_at(outside)


@pytest.mark.parametrize(
    ("levels", "position", "end"),
    [
        ([1, 2, 3, 2, 1], 0, 4),
        ([1, 2, 3, 2, 1], 1, 3),
        ([1, 2, 3, 2, 1], 2, 3),
        ([1, 2, 3, 2, 1], 4, 5),
        ([1, 2], 0, 2),
    ],
)
def test_a_row_ends_before_the_next_that_is_not_deeper(
    levels: list[int], position: int, end: int
) -> None:
    assert _filled(levels)[0].end_of(position) == end


def test_a_row_that_spans_many_blocks_ends_at_the_right_place() -> None:
    rows, _ = _filled([1] + [2] * 10_000 + [1, 2])
    assert rows.end_of(0) == 10_001
    assert rows.end_of(10_001) == 10_003


def test_what_is_removed_can_come_back() -> None:
    rows, ids = _filled([1] * 5000)
    rows.remove(100, 4800)
    assert "n-2500" not in rows
    assert rows.position("n-2500") is None
    rows.insert(100, ids[100:4900], [1] * 4800)
    assert rows.ids() == ids
    assert rows.position("n-2500") == 2500


def test_moving_takes_levels_along() -> None:
    rows, _ = _filled([1, 2, 3, 1, 1])
    rows.move(1, 2, before=5, by=-1)
    assert rows.ids() == ["n-0", "n-3", "n-4", "n-1", "n-2"]
    assert rows.levels() == [1, 1, 1, 1, 2]


@pytest.mark.parametrize("seed", range(4))
def test_a_long_list_behaves_like_a_plain_one(seed: int) -> None:
    chance = random.Random(seed)
    levels = _random_levels(chance, 6000)
    rows, ids = _filled(levels)
    made = len(ids)
    for _ in range(250):
        start = chance.randint(0, len(ids))
        count = min(chance.choice((1, 1, 1, 3, 700, 2500)), len(ids) - start)
        match chance.choice(("insert", "remove", "move", "shift")):
            case "insert":
                size = chance.choice((1, 1, 2, 1500))
                new, new_levels = [f"n-{made + n}" for n in range(size)], [2] * size
                made += size
                rows.insert(start, new, new_levels)
                ids[start:start], levels[start:start] = new, new_levels
            case "remove":
                rows.remove(start, count)
                del ids[start : start + count], levels[start : start + count]
            case "move" if count:
                outside = [*range(start), *range(start + count + 1, len(ids) + 1)]
                before = chance.choice(outside or [start])
                if before == start:
                    continue
                rows.move(start, count, before, by=1)
                block, block_levels = ids[start : start + count], levels[start : start + count]
                del ids[start : start + count], levels[start : start + count]
                at = before if before < start else before - count
                ids[at:at], levels[at:at] = block, [level + 1 for level in block_levels]
            case "shift":
                rows.shift(start, count, 1)
                for position in range(start, start + count):
                    levels[position] += 1
        assert rows.ids() == ids
        assert rows.levels() == levels
        assert len(rows) == len(ids)
        for position in chance.sample(range(len(ids)), min(20, len(ids))):
            assert rows.id_at(position) == ids[position]
            assert rows.position(ids[position]) == position
            assert rows.level_at(position) == levels[position]
            assert rows.end_of(position) == _end_by_walking(levels, position)


def test_a_run_set_aside_comes_back_as_it_was() -> None:
    chance = random.Random(3)
    levels = _random_levels(chance, 5_000)
    rows, ids = _filled(levels)
    for _ in range(200):
        start = chance.randrange(len(ids))
        count = chance.randint(1, len(ids) - start)
        run = rows.set_aside(start, count)
        assert len(run) == count
        assert rows.ids() == ids[:start] + ids[start + count :]
        assert rows.position(ids[start]) is None
        rows.bring_back(start, run)
        assert rows.ids() == ids
        assert rows.levels() == levels
        at = chance.randrange(len(ids))
        assert rows.position(ids[at]) == at
        assert rows.end_of(at) == _end_by_walking(levels, at)

"""Where rows can be dropped, and that they stand there afterwards."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.document import Document
from outline_editor.core.drop_places import DropPlace, DropPlaces
from outline_editor.core.errors import Message
from outline_editor.core.history import History
from outline_editor.core.rearranging import move_to
from outline_editor.core.row_filter import RowFilter
from outline_editor.core.row_sets import top_rows
from outline_editor.core.rows import VisibleRows
from tests.core.outlines import MINISTRY, drawn, lines, outline, row_id, row_ids

NAME = Message.of("name.move-to", n=1)


def _drop(document: Document, names: str, place: DropPlace | None) -> None:
    assert place is not None
    with document.transaction(NAME) as transaction:
        move_to(transaction, row_ids(names), place.owner, place.index)


class TestBetweenRows:
    @pytest.mark.parametrize(
        ("wanted", "expected"),
        [
            (1, lines("a", "  b", "    c", "d", "x")),
            (2, lines("a", "  b", "    c", "  x", "d")),
            (3, lines("a", "  b", "    c", "    x", "d")),
            (4, lines("a", "  b", "    c", "      x", "d")),
            (9, lines("a", "  b", "    c", "      x", "d")),
        ],
    )
    def test_the_level_wanted_decides_whose_child_it_is(self, wanted: int, expected: str) -> None:
        document = outline(lines("a", "  b", "    c", "d", "x"))
        rows = VisibleRows(document)
        place = DropPlaces(rows, row_ids("x")).between(3, wanted)
        if wanted == 1:
            assert place == DropPlace(DOCUMENT, 1, 1)
            return
        _drop(document, "x", place)
        assert drawn(document) == expected

    def test_not_above_the_level_of_the_row_below(self) -> None:
        document = outline(lines("a", "  b", "  c", "x"))
        place = DropPlaces(VisibleRows(document), row_ids("x")).between(2, 1)
        _drop(document, "x", place)
        assert drawn(document) == lines("a", "  b", "  x", "  c")

    def test_before_the_first_row(self) -> None:
        document = outline(lines("a", "  x"))
        _drop(document, "x", DropPlaces(VisibleRows(document), row_ids("x")).between(0, 5))
        assert drawn(document) == lines("x", "a")

    def test_as_the_first_under_the_row_above(self) -> None:
        document = outline(lines("a", "  b", "x"))
        _drop(document, "x", DropPlaces(VisibleRows(document), row_ids("x")).between(1, None))
        assert drawn(document) == lines("a", "  x", "  b")

    def test_right_where_it_stands_it_takes_another_level(self) -> None:
        document = outline(lines("a", "  b", "    x", "      y"))
        rows = VisibleRows(document)
        for line in (2, 3, 4):
            place = DropPlaces(rows, row_ids("x")).between(line, 1)
            assert place == DropPlace(DOCUMENT, 1, 1)
        _drop(document, "x", DropPlaces(rows, row_ids("x")).between(4, 2))
        assert drawn(document) == lines("a", "  b", "  x", "    y")

    def test_after_a_folded_row_not_under_it(self) -> None:
        document = outline(lines("a", "  b", "x"))
        rows = VisibleRows(document)
        rows.fold(row_id("a"))
        _drop(document, "x", DropPlaces(rows, row_ids("x")).between(1, 2))
        assert drawn(document) == lines("a", "  b", "x")

    def test_of_a_document_without_rows(self) -> None:
        rows = VisibleRows(outline(""))
        assert DropPlaces(rows).between(0, None) == DropPlace(DOCUMENT, 0, 1)

    def test_of_the_row_zoomed_into_none(self) -> None:
        rows = VisibleRows(outline(lines("a", "  b", "    c")))
        rows.zoom(row_id("b"))
        places = DropPlaces(rows)
        assert places.between(0, 1) is None
        assert places.between(2, 1) == DropPlace(node_ref(row_id("b")), 1, 2)

    def test_under_a_filter_before_the_row_in_sight(self) -> None:
        document = outline(lines("a", "  hidden", "  b", "x"))
        rows = VisibleRows(document)
        rows.set_filter(RowFilter(document, row_ids("b x"), lambda node: node.text in "bx"))
        _drop(document, "x", DropPlaces(rows, row_ids("x")).between(1, 2))
        assert drawn(document) == lines("a", "  hidden", "  x", "  b")


class TestOntoRows:
    def test_under_the_row_after_those_there(self) -> None:
        document = outline(lines("a", "  b", "x"))
        place = DropPlaces(VisibleRows(document), row_ids("x")).onto(0)
        assert place is not None
        assert (place.level, place.onto) == (2, row_id("a"))
        _drop(document, "x", place)
        assert drawn(document) == lines("a", "  b", "  x")

    def test_never_onto_itself_nor_what_is_under_it(self) -> None:
        rows = VisibleRows(outline(MINISTRY))
        places = DropPlaces(rows, row_ids("b"))
        found = [places.onto(position) for position in range(len(rows))]
        none = "".join(c for c, place in zip("abcdefgh", found, strict=True) if place is None)
        assert none == "bcd"


@given(st.randoms(use_true_random=False), st.integers(1, 14))
def test_rows_stand_where_the_line_was(chance: random.Random, size: int) -> None:
    level, texts = 0, []
    for number in range(size):
        texts.append("  " * level + f"r{number}")
        level = chance.randint(0, min(level + 1, 4))
    document = outline(lines(*texts))
    history, before = History(document), document.root
    rows = VisibleRows(document)
    for node_id in chance.sample(rows.node_ids(), size // 4):
        if node_id in rows.node_ids():
            rows.fold(node_id)
    shown = rows.node_ids()
    moving = top_rows(document, chance.sample(shown, chance.randint(1, min(3, len(shown)))))
    places = DropPlaces(rows, moving)
    line = chance.randint(0, len(rows))
    place = places.between(line, chance.randint(1, 6))
    assert place is not None

    def is_moved(node_id: str) -> bool:
        return not {node_id, *document.ancestors(node_id)}.isdisjoint(moving)

    above = [node_id for node_id in shown[:line] if not is_moved(node_id)]
    below = [node_id for node_id in shown[line:] if not is_moved(node_id)]
    with document.transaction(NAME) as transaction:
        move_to(transaction, moving, place.owner, place.index)
    listed = rows.node_ids()
    staying = [node_id for node_id in listed if not is_moved(node_id)]
    assert staying == above + below
    moved = [node_id for node_id in listed if is_moved(node_id)]
    assert listed == above + moved + below
    assert {rows.depth(listed.index(node_id)) for node_id in moving} == {place.level}
    while history.undo():
        pass
    assert document.root == before

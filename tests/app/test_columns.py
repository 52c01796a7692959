"""The columns somebody wants, and as plain data."""

from __future__ import annotations

import json

import pytest

from outline_editor.app.columns import MOST_WIDTH, Column, Columns
from outline_editor.core.model import Node


def test_each_shows_a_field_of_a_row() -> None:
    row = Node(text="a")
    assert all(hasattr(row, column.value) for column in Column)


def test_are_toggled_in_their_order() -> None:
    columns = Columns().toggled(Column.DUE, before=(Column.NOTES, Column.KIND))
    shown = (Column.NOTES, Column.KIND, Column.DUE)
    assert columns.shown == shown
    assert columns.toggled(Column.KIND, before=shown).shown == (Column.NOTES, Column.DUE)


def test_widths_stay_within_bounds_and_can_be_the_usual_ones_again() -> None:
    columns = Columns().with_width(Column.DUE, 1000)
    assert columns.width(Column.DUE) == MOST_WIDTH
    assert columns.with_width(Column.DUE, None) == Columns()


@pytest.mark.parametrize(
    "columns",
    [
        Columns(),
        Columns(()),
        Columns((Column.DUE,)),
        Columns(None, ((Column.DUE, 12),)),
        Columns((Column.ORIGINAL, Column.CITES), ((Column.CITES, 5), (Column.DUE, 12))),
    ],
)
def test_survive_as_data(columns: Columns) -> None:
    assert Columns.of(json.loads(json.dumps(columns.data()))) == columns


@pytest.mark.parametrize(
    "data",
    [{"shown": "due"}, {"shown": None}, {"widths": []}, {"widths": {"due": "12"}}, {"x": 1}, {}],
)
def test_what_is_not_known_is_left_out(data: dict[str, object]) -> None:
    assert Columns.of(data) == Columns()
    assert Columns.of({"shown": ["due", "tomorrow"]}).shown == (Column.DUE,)

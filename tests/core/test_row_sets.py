from __future__ import annotations

import pytest

from outline_editor.core.errors import EditRefused
from outline_editor.core.row_sets import count_chosen, in_reading_order, row_after, top_rows
from tests.core.outlines import MINISTRY, outline, row_ids


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("a", "a"),
        ("h f a", "a f h"),
        ("d c", "c d"),
        ("d b", "b"),
        ("g e d a", "a g"),
        ("c c c", "c"),
        ("h g e d", "d e g h"),
    ],
)
def test_top_rows_are_in_reading_order_without_what_is_under_them(
    chosen: str, expected: str
) -> None:
    document = outline(MINISTRY)
    assert top_rows(document, row_ids(chosen)) == row_ids(expected)


def test_every_row_gives_the_top_rows() -> None:
    document = outline(MINISTRY)
    ids = [node.id for node in document.walk()]
    assert top_rows(document, ids) == row_ids("a f h")


def test_the_row_after_another_in_reading_order() -> None:
    document = outline(MINISTRY)
    ids = [node.id for node in document.walk()]
    assert [row_after(document, row) for row in ids] == [*ids[1:], ""]


def test_none_is_refused() -> None:
    with pytest.raises(EditRefused, match="No row is selected"):
        top_rows(outline(MINISTRY), [])


def test_an_unknown_row_is_refused() -> None:
    with pytest.raises(EditRefused) as caught:
        top_rows(outline(MINISTRY), row_ids("a zz"))
    assert caught.value.message.code == "edit.no-element"


@pytest.mark.parametrize(
    ("chosen", "expected"), [("h f a", "a f h"), ("d b", "b d"), ("g e d a", "a d e g")]
)
def test_chosen_rows_come_in_reading_order_with_what_is_under_them(
    chosen: str, expected: str
) -> None:
    assert in_reading_order(outline(MINISTRY), row_ids(chosen)) == row_ids(expected)


def test_rows_are_counted_with_all_under_them() -> None:
    assert count_chosen(outline(MINISTRY), row_ids("a b h")) == 6

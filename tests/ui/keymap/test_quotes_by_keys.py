"""Quotes go along with the words that they quote, as these are written on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication

from outline_editor.core.addresses import node_ref
from outline_editor.core.anchors import Outcome, find_quote
from outline_editor.core.model import Note
from outline_editor.core.notes import add_note
from outline_editor.ui.mime_data import new_mime_data
from tests.core.outlines import row_id
from tests.ui.keymap.conftest import Desk

TEXT = "guide small giants"
QUOTED = (6, 11)


@pytest.fixture
def desk(sit_down: Callable[[str], Desk]) -> Desk:
    """A row, in which a note quotes `small`."""
    desk = sit_down(TEXT)
    with desk.document.transaction("Annotate") as transaction:
        add_note(transaction, node_ref(row_id(TEXT)), words=("text", *QUOTED))
    return desk


def _note(desk: Desk) -> Note:
    [note] = desk.document.node(row_id(TEXT)).notes
    return note


@pytest.mark.parametrize(
    ("caret", "keys", "quote"),
    [
        (8, "xx", "smxxall"),
        (6, "so ", "small"),
        (6, "s", "small"),
        (11, "er", "small"),
        (0, "to ", "small"),
    ],
)
def test_what_is_typed_within_belongs_to_it(desk: Desk, caret: int, keys: str, quote: str) -> None:
    before = desk.document.root
    desk.go_to(TEXT, caret)
    desk.type(keys)
    node = desk.document.node(row_id(TEXT))
    assert _note(desk).quote == quote
    assert find_quote(node, _note(desk)).outcome is Outcome.FOUND
    while desk.document.root != before:
        desk.press("Ctrl+Z")
    assert _note(desk).quote == "small"


def test_words_that_are_gone_are_missed_until_undo(desk: Desk) -> None:
    desk.go_to(TEXT, QUOTED[0])
    desk.press("Ctrl+Shift+Right", "Backspace")
    node = desk.document.node(row_id(TEXT))
    assert node.text == "guide giants"
    assert find_quote(node, _note(desk)).outcome is Outcome.LOST
    desk.press("Ctrl+Z")
    node = desk.document.node(row_id(TEXT))
    assert find_quote(node, _note(desk)).start == QUOTED[0]


def test_words_pasted_beside_those_quoted_leave_them_so(desk: Desk) -> None:
    data = new_mime_data()
    data.setText("- very\n- small")
    QGuiApplication.clipboard().setMimeData(data)
    desk.go_to(TEXT, QUOTED[0])
    desk.press("Ctrl+Shift+V")
    node = desk.document.node(row_id(TEXT))
    assert node.text == "guide very small small giants"
    anchor = find_quote(node, _note(desk))
    assert (anchor.outcome, anchor.start) == (Outcome.FOUND, len("guide very small "))


def test_a_sentence_pasted_over_another_keeps_what_is_the_same(desk: Desk) -> None:
    desk.go_to(TEXT, 0)
    data = new_mime_data()
    data.setText("teach the small ones")
    QGuiApplication.clipboard().setMimeData(data)
    desk.press("Ctrl+A", "Ctrl+V")
    node = desk.document.node(row_id(TEXT))
    anchor = find_quote(node, _note(desk))
    assert (anchor.outcome, node.text[anchor.start : anchor.end]) == (Outcome.FOUND, "small")


@pytest.mark.parametrize(
    ("caret", "keys", "written", "text", "quote"),
    [
        (6, ["Ctrl+Shift+Right", "Shift+Left"], "large", "guide large giants", "large"),
        (11, ["Backspace"], "l", TEXT, "small"),
        (11, ["Backspace"] * 3, "ooth", "guide smooth giants", "smooth"),
        (11, ["Backspace"] * 5, "", "guide  giants", "lost"),
        (11, ["Backspace"] * 5, "large", "guide large giants", "large"),
        (6, ["Del"] * 5, "", "guide  giants", "lost"),
        (6, ["Del"] * 4, "x", "guide xl giants", "xl"),
    ],
)
def test_a_word_written_anew_by_letters_is_one_put_in_its_place(
    desk: Desk, caret: int, keys: list[str], written: str, text: str, quote: str
) -> None:
    desk.go_to(TEXT, caret)
    desk.press(*keys)
    desk.type(written)
    node = desk.document.node(row_id(TEXT))
    assert node.text == text
    anchor = find_quote(node, _note(desk))
    if quote == "lost":
        assert anchor.outcome is Outcome.LOST
        assert "small" in _note(desk).quote
    else:
        assert (anchor.outcome, _note(desk).quote) == (Outcome.FOUND, quote)


def test_writing_elsewhere_begins_anew(desk: Desk) -> None:
    desk.go_to(TEXT, 11)
    desk.press("Backspace", "Home")
    desk.type("to ")
    node = desk.document.node(row_id(TEXT))
    assert (node.text, _note(desk).quote) == ("to guide smal giants", "smal")

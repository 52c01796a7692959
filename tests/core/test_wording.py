"""Naming elements in messages."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

from outline_editor.core.checks_notes import check_note
from outline_editor.core.checks_values import check_amounts
from outline_editor.core.errors import shortened
from outline_editor.core.model import Amount, Node, Note

LONG = "ab " * 300_000


def _memory_taken(act: Callable[[], object]) -> int:
    """The most bytes that are held at once while something is done, over what was before."""
    tracemalloc.start()
    try:
        act()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_white_space_becomes_one_space_each_and_the_rest_is_cut() -> None:
    assert shortened(" a\n\n b\tc ") == "a b c"
    assert shortened("a" * 60) == "a" * 60
    assert shortened("a" * 61) == "a" * 59 + "…"
    assert shortened("aaa bb", 5) == "aaa…"


def test_it_is_told_that_a_text_goes_on_after_much_white_space() -> None:
    assert shortened("a b" + " " * 10_000 + "c") == "a b…"
    assert shortened(" " * 10_000) == ""
    assert shortened("a b" + " " * 10_000) == "a b"
    assert shortened(" " * 10_000 + "a b") == "a b"


def test_a_long_text_is_not_taken_apart_for_its_first_words() -> None:
    assert shortened(LONG) == ("ab " * 20)[:59].rstrip() + "…"
    assert _memory_taken(lambda: shortened(LONG)) < 100_000


def test_what_is_said_of_notes_and_amounts_takes_no_part_of_a_long_row() -> None:
    """A row may hold as many of them as words."""
    row = Node(id="n-aa", text=LONG, amounts=(Amount(quote="7 bn"),))
    note = Note(id="t-aa", text=LONG, quote="ab")
    found = []
    taken = _memory_taken(lambda: found.extend([*check_note(note, row), *check_amounts(row)]))
    assert [problem.code for problem in found] == ["quote-ambiguous", "amount-not-in-row"]
    assert taken < 100_000

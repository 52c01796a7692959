from __future__ import annotations

import pytest

from outline_editor.core.errors import Message, Severity
from outline_editor.core.problems import Problem
from outline_editor.storage.positions import Lines, excerpt, line_at, position_in, with_caret

TEXT = "one\n二二\n\nfour"


@pytest.mark.parametrize(
    ("offset", "position", "line"),
    [
        (0, (1, 1), "one"),
        (3, (1, 4), "one"),
        (4, (2, 1), "二二"),
        (6, (2, 3), "二二"),
        (7, (3, 1), ""),
        (8, (4, 1), "four"),
        (12, (4, 5), "four"),
    ],
)
def test_a_place_in_a_text(offset: int, position: tuple[int, int], line: str) -> None:
    assert position_in(TEXT, offset) == position
    assert Lines(TEXT).position(offset) == position
    assert line_at(TEXT, offset) == line
    assert Lines(TEXT).line(position[0]) == line


@pytest.mark.parametrize(
    ("line", "column", "caret"),
    [
        ("abc", 1, "^"),
        ("abc", 3, "  ^"),
        ("abc", 4, "   ^"),
        ("国进民退: a", 5, "        ^"),
        ("ａb", 2, "  ^"),
        ("\ta\tb", 4, "\t \t^"),
        ("e\u0301a", 3, " ^"),
        ("‘a’ b", 5, "    ^"),
        ("😀 a", 3, "   ^"),
    ],
)
def test_the_caret_stands_under_its_column(line: str, column: int, caret: str) -> None:
    assert with_caret(line, column) == f"{line}\n{caret}"


def test_what_could_command_a_terminal_is_not_shown() -> None:
    assert with_caret("a\x1b[2Jb\x07\u2028c", 3) == "a\ufffd[2Jb\ufffd\ufffdc\n  ^"


def test_a_long_line_is_shown_around_its_place() -> None:
    shown, caret = with_caret("a" * 500 + "X" + "b" * 500, 501).split("\n")
    assert len(shown) < 250
    assert shown.startswith("…a")
    assert shown.endswith("b…")
    assert shown[len(caret) - 1] == "X"
    shown, caret = with_caret("X" + "b" * 500, 1).split("\n")
    assert (shown[0], shown[-1], caret) == ("X", "…", "^")
    shown, caret = with_caret("a" * 500 + "X", 501).split("\n")
    assert shown[len(caret) - 1] == "X" == shown[-1]


def test_an_excerpt_of_a_problem() -> None:
    message = Message.of("edit.named", name="a")
    assert excerpt(Problem(Severity.ERROR, message, line=2, column=2), Lines(TEXT)) == "二二\n  ^"
    assert excerpt(Problem(Severity.ERROR, message, line=4, column=5), Lines(TEXT)) == "four\n    ^"
    assert excerpt(Problem(Severity.WARNING, message), Lines(TEXT)) == ""
    assert excerpt(Problem(Severity.ERROR, message, line=3, column=1), Lines(TEXT)) == ""
    assert excerpt(Problem(Severity.ERROR, message, line=5, column=1), Lines(TEXT)) == ""

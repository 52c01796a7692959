"""What has changed between two states, as lines."""

from __future__ import annotations

import pytest

from outline_editor.app.changed_lines import changed_lines

OLD = [str(number) for number in range(12)]


def _shown(before: list[str], after: list[str]) -> str:
    return " ".join(
        {"kept": "", "gone": "-", "new": "+", "skipped": "…"}[line.state] + line.text
        for line in changed_lines(before, after)
    )


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        (OLD, "…"),
        ([*OLD[:6], "x", *OLD[7:]], "… 4 5 -6 +x 7 8 …"),
        (OLD[1:], "-0 1 2 …"),
        ([*OLD, "x"], "… 10 11 +x"),
        (["x", *OLD[1:], "y"], "-0 +x 1 2 … 10 11 +y"),
        ([], " ".join(f"-{line}" for line in OLD)),
    ],
)
def test_lines_are_shown_with_their_neighbours(after: list[str], shown: str) -> None:
    assert _shown(OLD, after) == shown


def test_too_many_lines_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outline_editor.app.changed_lines.MOST_COMPARED", 3)
    assert _shown(["a", "b"], ["a", "b", "c", "d"]) == "+a +b +c +d"

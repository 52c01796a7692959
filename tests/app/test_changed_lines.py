"""What has changed between two states, as lines."""

from __future__ import annotations

import pytest

from outline_editor.app.changed_lines import changed_lines, only_changed

OLD = [str(number) for number in range(12)]


def _shown(before: list[str], after: list[str], around: int | None = 2) -> str:
    return " ".join(
        {"kept": "", "gone": "-", "new": "+", "skipped": "…"}[line.state] + line.text
        for line in changed_lines(before, after, around)
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


def test_all_lines_can_be_shown() -> None:
    after = [*OLD[:2], "x", *OLD[3:]]
    assert _shown(OLD, after, around=None) == "0 1 -2 +x 3 4 5 6 7 8 9 10 11"
    assert _shown(OLD, OLD, around=None) == " ".join(OLD)
    assert _shown([], [], around=None) == ""
    shown = list(changed_lines(OLD, after, around=None))
    assert list(only_changed(shown)) == list(changed_lines(OLD, after))


def test_of_too_many_lines_those_are_told_that_came(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outline_editor.app.changed_lines.MOST_COMPARED", 3)
    before, after = ["a", "b", "c", "d", "e"], ["b", "c", "x", "b", "d", "a"]
    assert _shown(before, after) == "b c +x +b d a"
    # What is the same at the beginning and the end costs nothing.
    assert _shown([*OLD, "a", *OLD], [*OLD, "b", *OLD]) == "… 10 11 -a +b 0 1 …"

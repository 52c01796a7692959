"""A file with very many errors: the first are told, of the others how many there are."""

from __future__ import annotations

from textwrap import indent

import pytest

from outline_editor.core.problems import how_many
from outline_editor.storage.findings import MOST_TOLD, nearest_first
from outline_editor.storage.suggestions import suggestion
from outline_editor.storage.yaml_reader import read_document
from tests.call_counts import calls_of

REPAIRS = ("replacing", "adding_text", "removing_entry", "removing_key")
HEAD = "format: policy-outline/1\nid: a\ntitle: T\n"


def _unknown_keys(count: int) -> str:
    keys = "".join(f"    strange{number}: a\n" for number in range(count))
    return f"{HEAD}outline:\n  - id: n-aa\n    text: a\n{keys}"


def _rows(count: int, more: str) -> str:
    rows = (f"  - id: n-{number:06}\n    text: a\n{more}" for number in range(count))
    return f"{HEAD}outline:\n{''.join(rows)}"


FILES = {
    "unknown keys of one row": _unknown_keys,
    "unknown keys of many rows": lambda count: _rows(count, "    strange: a\n"),
    "wrong kinds": lambda count: _rows(count, "    kind: strange\n"),
    "wrong languages": lambda count: (
        f"{HEAD}concepts:\n  - id: c\n    label: {{en: a, "
        + ", ".join(f"l{number}: a" for number in range(count))
        + "}\n"
    ),
    "wrong places": lambda count: (
        f"{HEAD}outline:\n  - text: a\n    places: ["
        + ", ".join(f"wrong{number}" for number in range(count))
        + "]\n"
    ),
    "rows without a text": lambda count: (
        f"{HEAD}outline:\n" + "".join(f"  - id: n-{number:06}\n" for number in range(count))
    ),
    "the same id": lambda count: f"{HEAD}outline:\n" + "  - id: n-aa\n    text: a\n" * (count + 1),
    "entries without keys": lambda count: f"{HEAD}outline: [{', '.join(['a'] * count)}]\n",
    "empty entries": lambda count: f"{HEAD}outline: [{', '.join(['~'] * count)}]\n",
}


@pytest.mark.parametrize("name", FILES)
def test_the_first_are_told_and_the_others_counted(name: str) -> None:
    text = FILES[name](MOST_TOLD + 7)
    *told, last = read_document(text.encode()).problems
    assert len(told) == MOST_TOLD
    assert {problem.code for problem in told} == {told[0].code}
    assert (last.code, last.severity) == ("more-errors", told[0].severity)
    assert last.message.text.startswith("There are 7 more errors")
    assert all((one.line, one.column) <= (last.line, last.column) for one in told)
    # Those at the start of the file are told.
    assert min(one.line for one in told) <= 7


@pytest.mark.parametrize("name", FILES)
def test_as_many_as_are_told_are_told_alone(name: str) -> None:
    problems = read_document(FILES[name](MOST_TOLD).encode()).problems
    assert len(problems) == MOST_TOLD
    assert "more-errors" not in {problem.code for problem in problems}


def test_one_more_is_one_error() -> None:
    *_, last = read_document(_unknown_keys(MOST_TOLD + 1).encode()).problems
    assert last.message.text.startswith("There is one more error,")


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_thought_out_for_those_that_are_only_counted(name: str) -> None:
    """Explanations, likenesses and repairs are what an error costs."""

    def thoughts(count: int) -> int:
        nearest_first.cache_clear()
        suggestion.cache_clear()
        calls = calls_of(lambda: read_document(FILES[name](count).encode()))
        return sum(calls[function] for function in ("explain", "ratio", *REPAIRS))

    assert thoughts(2 * MOST_TOLD) == thoughts(MOST_TOLD + 1)


_UNNAMED = "".join(f"  - text: {number}\n    sort: a\n" for number in range(MOST_TOLD + 100))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (f"{HEAD}staus: draft\noutline:\n{_UNNAMED}", "staus"),
        (
            f"{HEAD}outline:\n  - text: a\n    sorted: a\n    children:\n"
            + indent(_UNNAMED, "    "),
            "sorted",
        ),
        (
            f"{HEAD}outline:\n  - {{text: a, first: a}}\nactors:\n"
            + "  - {}\n" * (MOST_TOLD + 100),
            "first",
        ),
    ],
)
def test_those_at_the_start_are_told_whenever_they_are_found(text: str, first: str) -> None:
    """Ids are looked at before all else, what stands inside before what is around it."""
    told = read_document(text.encode()).problems
    assert first in told[0].message.text
    assert [(one.line, one.column) for one in told] == sorted(
        (one.line, one.column) for one in told
    )
    assert how_many(told) > MOST_TOLD + 100


def test_a_misspelt_key_is_one_error_among_those_that_are_counted_too() -> None:
    rows = "".join(f"  - id: n-{number:06}\n    txt: a\n" for number in range(MOST_TOLD + 500))
    problems = read_document(f"{HEAD}outline:\n{rows}".encode()).problems
    assert how_many(problems) == MOST_TOLD + 500

"""In a file with errors no warning stands only because of one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.checking import check_file
from outline_editor.app.open_document import open_document
from outline_editor.core.checks import MOST_OF_ONE
from outline_editor.storage.findings import MOST_TOLD

HEAD = "format: policy-outline/1\nid: a\ntitle: A\nstatus: draft\n"
FILES = {
    "an actor that can't be shown": (
        "actors:\n  - id: miit\n    name: MIIT\n"
        "outline:\n  - id: n-aa\n    text: a\n    actors: [miit]\n    concepts: [gone]\n",
        ["languages-expected", "unknown-concept"],
    ),
    "a source whose id can't be used": (
        "sources:\n  - id: S1\n    title: T\n"
        "outline:\n  - id: n-aa\n    text: a\n    cites: [s1]\n    places: [CN-ZZ]\n",
        ["wrong-id", "unknown-place"],
    ),
    "a fault in a source that is there": (
        "sources:\n  - id: s1\n    date: soon\n"
        "outline:\n  - id: n-aa\n    text: a\n    cites: [s2]\n",
        ["wrong-date", "unknown-source"],
    ),
    "words that could not be read": (
        "outline:\n  - id: n-aa\n    text: [60 bn, more]\n    amounts:\n      - quote: 60 bn\n"
        "    notes:\n      - id: t-aa\n        quote: more\n        text: a\n",
        ["text-expected"],
    ),
    "words of another row": (
        "outline:\n  - id: n-aa\n    text: [a, b]\n"
        "  - id: n-bb\n    text: b\n    amounts:\n      - quote: 7 bn\n",
        ["text-expected", "amount-not-in-row"],
    ),
    "a row whose id can't be used": (
        "notes:\n  - id: t-aa\n    kind: comment\n    text: a\n    also_on: [n-Aa]\n"
        "outline:\n  - id: n-aa\n    text: a\n",
        ["wrong-row-id"],
    ),
    "what a curated document lacks because it could not be read": (
        "outline:\n  - id: n-aa\n    text: 60 bn\n    cites: s1\n"
        "    amounts:\n      - quote: 60 bn\n        currency: yuan\n",
        ["curated-with-errors", "list-expected", "wrong-currency"],
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_said_of_a_file_with_errors(tmp_path: Path, name: str) -> None:
    text, codes = FILES[name]
    path = tmp_path / "a.yaml"
    head = HEAD.replace("draft", "curated") if "curated" in name else HEAD
    path.write_text(head + text, encoding="utf-8")
    assert [problem.code for problem in check_file(path).problems] == codes
    assert [problem.code for problem in open_document(path).all_problems()] == codes


def test_with_errors_that_are_not_listed_there_are_no_warnings(tmp_path: Path) -> None:
    """Any of the rows may name what one of the errors has left out."""
    path = tmp_path / "a.yaml"
    rows = "".join(
        f"  - id: n-{number:04}\n    text: a\n    kind: strange\n    cites: [s1]\n"
        for number in range(MOST_TOLD + 1)
    )
    path.write_text(f"{HEAD}outline:\n{rows}", encoding="utf-8")
    codes = [problem.code for problem in check_file(path).problems]
    assert codes == ["wrong-choice"] * MOST_TOLD + ["more-errors"]
    assert [problem.code for problem in open_document(path).all_problems()] == codes


def test_how_many_more_warnings_there_are_stands_behind_those_that_are_listed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.yaml"
    sources = ", ".join(f"s{number}" for number in range(MOST_OF_ONE + 1))
    path.write_text(f"{HEAD}outline:\n  - text: a\n    cites: [{sources}]\n", encoding="utf-8")
    codes = [problem.code for problem in check_file(path).problems]
    assert codes == ["unknown-source"] * MOST_OF_ONE + ["more-warnings"]

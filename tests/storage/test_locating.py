from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.checking import check_bytes
from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref, note_ref
from outline_editor.core.errors import Message, Severity
from outline_editor.core.problems import Problem
from outline_editor.formats.base import FORMATS, FormatName
from outline_editor.storage.locating import located
from outline_editor.storage.yaml_reader import document_from_text
from tests.storage.samples import EVERY_FIELD, EXAMPLE, EXAMPLE_CODEBOOK


def warning(ref: Ref, field: str = "", entry: int | None = None) -> Problem:
    return Problem(Severity.WARNING, Message("a-code"), ref, field, entry=entry)


def place_of(problem: Problem, text: str) -> tuple[str, int]:
    """The line a problem is located on, without indentation, and its column there."""
    (found,) = located(text, [problem])
    line = text.split("\n")[found.line - 1]
    indent = len(line) - len(line.lstrip())
    return line.strip(), found.column - indent


@pytest.mark.parametrize(
    ("problem", "line", "column"),
    [
        (warning(DOCUMENT), "format: policy-outline/1", 1),
        (warning(DOCUMENT, "title"), "title: 'Every field: once'", 8),
        (warning(node_ref("n-aa")), "- id: n-aa", 3),
        (warning(node_ref("n-aa"), "due"), "due: 2022", 6),
        (warning(node_ref("n-bb"), "due"), "- id: n-bb", 3),
        (warning(node_ref("n-aa"), "cites", 1), "cites: ['s1@p. 3, left', s2]", 26),
        (warning(node_ref("n-aa"), "cites", 0), "cites: ['s1@p. 3, left', s2]", 9),
        (warning(node_ref("n-aa"), "cites"), "cites: ['s1@p. 3, left', s2]", 8),
        (warning(node_ref("n-aa"), "amounts"), "- quote: 60 bn", 1),
        (warning(node_ref("n-aa"), "amounts", 0), "- quote: 60 bn", 3),
        (warning(node_ref("n-aa"), "amounts", 1), "- quote: from -2.5 to 10 percent", 3),
        (warning(note_ref("t-row"), "quote"), "quote: fund", 8),
        (warning(Ref(ElementKind.ACTOR, "miit"), "of"), "of: state-council", 5),
        (warning(Ref(ElementKind.SOURCE, "s2")), "- id: s2", 3),
    ],
)
def test_a_problem_is_where_its_field_is(problem: Problem, line: str, column: int) -> None:
    assert place_of(problem, EVERY_FIELD) == (line, column)


def test_rows_without_an_id_in_the_file_are_found() -> None:
    root = document_from_text(EVERY_FIELD).root
    ref = node_ref(root.outline[0].children[0].id)
    assert place_of(warning(ref), EVERY_FIELD) == ("- text: without an id", 3)


def test_what_can_not_be_found_or_has_a_place_stays_as_it_is() -> None:
    nowhere = warning(node_ref("n-zz"))
    known = Problem(Severity.ERROR, Message("a-code"), DOCUMENT, line=7, column=3)
    assert located(EXAMPLE, [nowhere, known]) == (nowhere, known)
    assert located("• a row of a briefing", [nowhere]) == (nowhere,)


def test_problems_of_a_codebook() -> None:
    problem = warning(Ref(ElementKind.CONCEPT, "small-giants"), "label")
    line = "label: {en: small giants, zh: 小巨人}"
    assert place_of(problem, EXAMPLE_CODEBOOK) == (line, 8)


AMOUNTS = """\
format: policy-outline/1
id: a
title: A
outline:
  - id: n-aa
    text: 5 bn and 6 bn
    places: [CN, CN-ZZ, CN-HN]
    actors: [nobody]
    amounts:
      - quote: 5 bn
      - quote without keys
      - quote: 5 bn
        value: soon
      - quote: 7 bn
      - quote: 6 bn
        value: 6
        to: 5
      - value: 1
      - quote: 6 bn
        currency: XYZ
      - quote: 5 bn
        to: 7
"""


def test_each_entry_of_a_list_has_its_own_place() -> None:
    problems = check_bytes(AMOUNTS.encode(), FORMATS[FormatName.YAML], Path("a.yaml")).problems
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [
        ("unknown-place", 7, 18),
        ("unknown-actor", 8, 14),
        ("bare-entry", 11, 9),
        ("wrong-number", 13, 16),
        ("amount-not-in-row", 14, 16),
        ("amount-reversed", 17, 13),
        ("missing-key", 18, 9),
        ("unknown-currency", 20, 19),
        ("amount-without-value", 22, 13),
    ]

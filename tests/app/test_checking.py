"""The lines for problems, which `check` and scripts share."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app import checking
from outline_editor.app.checking import Checked, check_file, lines_for, refused
from outline_editor.core.errors import Message, OutlineError, Severity
from outline_editor.core.problems import Problem
from outline_editor.storage.positions import Lines

TEXT = "format: policy-outline/1\nid: a\n"
KEY = Message.of("missing-key", place="a", key="b")


def test_below_an_error_and_a_refusal_stands_the_line_with_a_caret() -> None:
    for severity in (Severity.ERROR, Severity.REFUSAL):
        lines = lines_for([Problem(severity, KEY, line=2, column=5)], TEXT, "x.yaml")
        assert lines[0].startswith(f"x.yaml:2:5: {severity.value}[missing-key]: ")
        assert lines[1:] == ["    id: a", "        ^"]


def test_a_warning_is_one_line() -> None:
    problem = Problem(Severity.WARNING, Message.of("missing-title"), line=2, column=1)
    assert lines_for([problem], TEXT, "x.yaml") == [
        "x.yaml:2:1: warning[missing-title]: The document has no title; give it one."
    ]


def test_without_a_place_there_is_no_line_to_show() -> None:
    (line,) = lines_for([Problem(Severity.ERROR, KEY)], TEXT, "x.yaml")
    assert line.startswith("x.yaml: error[missing-key]: ")


def test_what_is_refused_without_a_place_has_no_text() -> None:
    message = Message.of("file.is-folder", path="x")
    assert refused(OutlineError(message)) == Checked((Problem(Severity.REFUSAL, message),))


def test_problems_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "format: policy-outline/1\nid: a\nrank: 1\njurisdiction: ZZ\nstatus: draft\nmood: good\n"
    )
    found = [(problem.line, problem.code) for problem in check_file(path).problems]
    assert found == [
        (1, "missing-title"),
        (3, "unknown-key"),
        (4, "unknown-place"),
        (6, "unknown-key"),
    ]


def test_a_briefing_has_no_warnings(tmp_path: Path) -> None:
    """It has no title and no place for one."""
    path = tmp_path / "a.txt"
    path.write_text("one\n  • \n")
    assert check_file(path).problems == ()


def test_the_text_is_divided_into_lines_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    class Counted(Lines):
        def __init__(self, text: str) -> None:
            made.append(text)
            super().__init__(text)

    monkeypatch.setattr(checking, "Lines", Counted)
    error = Problem(Severity.ERROR, KEY, line=2, column=5)
    warning = Problem(Severity.WARNING, KEY, line=2, column=5)
    lines_for([warning], TEXT, "x.yaml")
    assert made == []
    lines_for([error, warning, error, error], TEXT, "x.yaml")
    assert made == [TEXT]

"""`outline-editor check`: validates files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from outline_editor.app.opening import open_file
from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import problem_lines
from outline_editor.core.errors import OutlineError, Severity
from outline_editor.core.problems import Problem
from outline_editor.storage.loaded import FileRefused


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
    parser.add_argument("--strict", action="store_true", help="exit 1 on warnings too")
    parser.add_argument("--json", action="store_true", help="print a list of objects instead")
    parser.epilog = (
        "Exit code: 0 clean or warnings only, 1 errors (with --strict: warnings too), "
        "2 a file that can't be read as an outline."
    )


def run(options: argparse.Namespace) -> Exit:
    """Print every problem of every file; the worst decides the exit code."""
    worst = Exit.FINE
    found: list[dict[str, Any]] = []
    for path in options.files:
        problems, text = _problems(path)
        worst = max(worst, _exit(problems, strict=options.strict))
        for problem in problems:
            if options.json:
                found.append(_data(problem, path))
            else:
                print(problem_lines(problem, str(path), text))
    if options.json:
        import json

        print(json.dumps(found, ensure_ascii=False, indent=2))
    return worst


def _problems(path: Path) -> tuple[tuple[Problem, ...], str]:
    """All problems of a file, and its text."""
    try:
        opened = open_file(path)
    except FileRefused as refusal:
        return (refusal.problem,), refusal.text
    except OutlineError as error:
        return (Problem(Severity.REFUSAL, error.message),), ""
    return opened.all_problems(), opened.text


def _exit(problems: tuple[Problem, ...], *, strict: bool) -> Exit:
    severities = {problem.severity for problem in problems}
    if Severity.REFUSAL in severities:
        return Exit.REFUSED
    if Severity.ERROR in severities or (strict and severities):
        return Exit.ERRORS
    return Exit.FINE


def _data(problem: Problem, path: Path) -> dict[str, Any]:
    data: dict[str, Any] = {
        "path": str(path),
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message.text,
    }
    if problem.line:
        data |= {"line": problem.line, "column": problem.column}
    if problem.ref.id:
        data |= {"element": problem.ref.kind.value, "id": problem.ref.id}
    if problem.field:
        data["field"] = problem.field
    return data

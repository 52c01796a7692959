"""How every verb prints problems and refusals."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from outline_editor.core.errors import Message, OutlineError, Severity
from outline_editor.core.problems import Problem
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.positions import excerpt


def say(message: Message) -> None:
    """Print a sentence on standard error."""
    print(message.text, file=sys.stderr)


def problem_lines(problem: Problem, path: str, text: str) -> str:
    """The line for a problem; for refusals and errors with the place in the file."""
    line = problem.line_for(path)
    shown = "" if problem.severity is Severity.WARNING else excerpt(problem, text)
    if shown:
        line += "\n" + "\n".join(f"    {part}" for part in shown.split("\n"))
    return line


def refusal_lines(error: OutlineError, path: Path | str) -> str:
    """The lines for a file that could not be opened."""
    if isinstance(error, FileRefused):
        return problem_lines(error.problem, str(path), error.text)
    return Problem(Severity.REFUSAL, error.message).line_for(str(path))


def tell(problems: Iterable[Problem], path: str, text: str) -> None:
    """Print problems on standard error."""
    for problem in problems:
        print(problem_lines(problem, path, text), file=sys.stderr)

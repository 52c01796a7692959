"""Everything that is wrong with a file, as `check` prints it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from outline_editor.app.opening import open_bytes, readable_format, with_places
from outline_editor.core.checks import check_codebook
from outline_editor.core.errors import OutlineError, Severity
from outline_editor.core.problems import Problem
from outline_editor.formats.base import Format
from outline_editor.storage.files import read_file
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.positions import Lines, excerpt
from outline_editor.storage.yaml_reader import read_codebook


@dataclass(frozen=True, slots=True)
class Checked:
    """All problems of a file in its order, and its text, `''` if it can't be read."""

    problems: tuple[Problem, ...]
    text: str = ""


def check_file(path: Path) -> Checked:
    """What is wrong with a file: an outline, or a codebook if it says that it is one."""
    try:
        known = readable_format(path)
        return check_bytes(read_file(path), known, path)
    except OutlineError as error:
        return refused(error)


def check_bytes(data: bytes, known: Format, path: Path) -> Checked:
    """The same from a file's bytes; `path` gives its name and folder."""
    try:
        opened = open_bytes(data, known, path)
    except FileRefused as refusal:
        if refusal.problem.code == "is-codebook":
            return _check_codebook(data)
        return refused(refusal)
    except OutlineError as error:
        return refused(error)
    return Checked(opened.all_problems(), opened.text)


def refused(error: OutlineError) -> Checked:
    """What is to be said of a file that could not be opened."""
    if isinstance(error, FileRefused):
        return Checked((error.problem,), error.text)
    return Checked((Problem(Severity.REFUSAL, error.message),))


def lines_for(problems: Iterable[Problem], text: str, path: str) -> list[str]:
    """The lines for problems of a file: each, and below it where it stands.

    A warning is one line; below a refusal and an error comes the line of the
    file with a caret.
    """
    text_lines: Lines | None = None
    lines = []
    for problem in problems:
        lines.append(problem.line_for(path))
        if problem.severity is not Severity.WARNING:
            text_lines = text_lines or Lines(text)
            lines += [f"    {line}" for line in excerpt(problem, text_lines).splitlines()]
    return lines


def _check_codebook(data: bytes) -> Checked:
    try:
        loaded = read_codebook(data)
    except FileRefused as refusal:
        return refused(refusal)
    warnings = tuple(check_codebook(loaded.root))
    return Checked(with_places(loaded.text, loaded.problems, warnings), loaded.text)

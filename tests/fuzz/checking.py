"""What must hold of any bytes whatever that are read: a document, or a refusal in words."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from outline_editor.app.checking import check_bytes, lines_for, refused
from outline_editor.app.opening import Opened, open_bytes, open_source
from outline_editor.core.errors import OutlineError
from outline_editor.core.problems import Problem
from outline_editor.formats.base import FORMATS, FormatName
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.yaml_reader import read_codebook, read_document
from outline_editor.storage.yaml_writer import write_codebook, write_document

NOWHERE = Path("/no/such/folder/a.yaml")
"""Where the files are said to be, so that nothing beside them is found."""


class Outcome(StrEnum):
    """What became of some bytes."""

    DOCUMENT = "document"
    ERRORS = "document with errors"
    REFUSAL = "refusal"


def read_as_all(data: bytes) -> Outcome:
    """Read bytes as each thing that they may be, and say what they are as a document.

    Raises `AssertionError` where a promise is broken; anything else that comes
    through is a promise broken, too.
    """
    read_as_text(data)
    read_as_codebook(data)
    check_bytes(data, FORMATS[FormatName.YAML], NOWHERE)
    return read_as_document(data)


def read_as_document(data: bytes) -> Outcome:
    """Read bytes as a document in YAML; see `read_as_all`."""
    try:
        opened = open_bytes(data, FORMATS[FormatName.YAML], NOWHERE)
    except FileRefused as error:
        _check_told((error.problem,), error.text)
        return Outcome.REFUSAL
    _check_told(opened.all_problems(), opened.text)
    _check_repairs(opened)
    if opened.has_errors:
        return Outcome.ERRORS
    written = write_document(opened.root, opened.header)
    again = read_document(written)
    assert (again.root, again.header) == (opened.root, opened.header), written
    assert not again.problems, written
    assert not again.notices, written
    return Outcome.DOCUMENT


def read_as_codebook(data: bytes) -> Outcome:
    """Read bytes as a codebook; see `read_as_all`."""
    try:
        loaded = read_codebook(data)
    except FileRefused as error:
        _check_told((error.problem,), error.text)
        return Outcome.REFUSAL
    _check_told(loaded.problems, loaded.text)
    if loaded.has_errors:
        return Outcome.ERRORS
    written = write_codebook(loaded.root, loaded.header)
    again = read_codebook(written)
    assert (again.root, again.header) == (loaded.root, loaded.header), written
    assert not again.problems, written
    return Outcome.DOCUMENT


def read_as_text(data: bytes) -> Outcome:
    """Read bytes as a briefing, which becomes a document that can be written."""
    try:
        opened = open_bytes(data, FORMATS[FormatName.TEXT], NOWHERE)
    except OutlineError as error:
        _check_told(refused(error).problems, refused(error).text)
        return Outcome.REFUSAL
    written = write_document(opened.root, opened.header)
    assert read_document(written).root == opened.root, written
    return Outcome.DOCUMENT


def _check_told(problems: tuple[Problem, ...], text: str) -> None:
    """Each problem is a sentence, at a place that is in the file."""
    lines = text.split("\n")
    for problem in problems:
        assert problem.message.text
        assert 0 <= problem.line <= len(lines), problem
        if problem.line:
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
    assert all("\x1b" not in line for line in lines_for(problems, text, "a.yaml"))


def _check_repairs(opened: Opened) -> None:
    """A repair gives a text that can be read, at least as one with other errors."""
    repairs = [repair for problem in opened.problems for repair in problem.repairs]
    # One of each file, not always the first, is enough of so many files.
    for repair in repairs[len(opened.text) % max(len(repairs), 1) :][:1]:
        assert repair.label.text
        text = opened.text[: repair.start] + repair.replacement + opened.text[repair.end :]
        try:
            open_source(text, NOWHERE)
        except FileRefused as error:
            raise AssertionError(f"{repair.label.text}: {error}") from error

"""Loading and saving documents from a script."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from outline_editor.core.document import Document
from outline_editor.core.errors import OutlineError, Severity
from outline_editor.core.problems import Problem
from outline_editor.storage.files import read_file
from outline_editor.storage.loaded import FileRefused, LoadedDocument
from outline_editor.storage.saving import save_document
from outline_editor.storage.yaml_reader import document_from_text, read_document
from outline_editor.storage.yaml_writer import write_document


class OutlineFileError(OutlineError):
    """A file that can't be read, or has errors.

    Its text is the lines that `outline-editor check` prints; `problems` has
    the same as data.
    """

    def __init__(self, path: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0].message)
        self.path = path
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(problem.line_for(self.path) for problem in self.problems)


def load(path: str | PathLike[str]) -> Document:
    """The document in a YAML file. Raises `OutlineFileError`."""
    name = str(path)
    try:
        return _document(read_document(read_file(Path(path))), name)
    except FileRefused as refusal:
        raise OutlineFileError(name, (refusal.problem,)) from refusal
    except OutlineFileError:
        raise
    except OutlineError as error:
        problem = Problem(Severity.REFUSAL, error.message)
        raise OutlineFileError(name, (problem,)) from error


def loads(text: str) -> Document:
    """The document in a YAML text. Raises `OutlineFileError`."""
    try:
        return _document(document_from_text(text), "<text>")
    except FileRefused as refusal:
        raise OutlineFileError("<text>", (refusal.problem,)) from refusal


def save(document: Document, path: str | PathLike[str]) -> None:
    """Write a document to a YAML file, replacing it in one step.

    What is written is read back and compared first. Raises `OutlineError`
    where the file can't be written; the old one is then untouched.
    """
    save_document(document.root, document.header, Path(path))


def dumps(document: Document) -> str:
    """A document as YAML text, exactly as `save` writes it."""
    return write_document(document.root, document.header).decode("utf-8")


def _document(loaded: LoadedDocument, name: str) -> Document:
    errors = tuple(p for p in loaded.problems if p.severity is Severity.ERROR)
    if errors:
        raise OutlineFileError(name, errors)
    return Document(loaded.root, loaded.header)



"""Loading and saving documents from a script."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from outline_editor.app.backups import take_fault
from outline_editor.app.checking import Checked, lines_for, refused
from outline_editor.app.logs import log
from outline_editor.app.opening import known_endings, open_file
from outline_editor.core.document import Document
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.problems import Problem
from outline_editor.formats.base import format_for_path
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.saving import save_document
from outline_editor.storage.yaml_reader import document_from_text
from outline_editor.storage.yaml_writer import write_document

_NAME_OF_TEXT = "<text>"


class OutlineFileError(OutlineError):
    """A file that can't be read, or has errors.

    Its text is the lines that `outline-editor check` prints; `problems` has
    the same as data.
    """

    def __init__(self, path: str, problems: tuple[Problem, ...], text: str = "") -> None:
        super().__init__(problems[0].message)
        self.args = (path, problems, text)
        self.path = path
        self.problems = problems
        self._text = text

    def __str__(self) -> str:
        return "\n".join(lines_for(self.problems, self._text, self.path))


def load(path: str | PathLike[str]) -> Document:
    """The document in a YAML file, or in a briefing text.

    What reading changed, such as comments that became notes, its `notices` say.

    Raises `OutlineFileError` for what can't be read and for a file with errors.
    """
    file = Path(path)
    try:
        opened = open_file(file)
    except OutlineError as error:
        raise _error(file, refused(error)) from error
    if opened.has_errors:
        raise _error(file, Checked(opened.all_problems(), opened.text))
    return Document(opened.root, opened.header, opened.notices)


def loads(text: str) -> Document:
    """The document in a YAML text.

    Raises `OutlineFileError`, which calls the text `<text>` and names its
    errors, but no warnings: some depend on the codebook, and a text alone does
    not lead to one; and `TypeError` for what is no text.
    """
    if not isinstance(text, str):
        raise TypeError(f"loads takes a text, not {type(text).__name__}; load reads a file")
    try:
        loaded = document_from_text(text)
    except FileRefused as refusal:
        raise _error(_NAME_OF_TEXT, refused(refusal)) from refusal
    if loaded.has_errors:
        raise _error(_NAME_OF_TEXT, Checked(loaded.problems, loaded.text))
    return Document(loaded.root, loaded.header, loaded.notices)


def save(document: Document, path: str | PathLike[str]) -> None:
    """Write a document to a YAML file, replacing it in one step.

    What is written is read back and compared first. Raises `OutlineError`
    where the file can't be written, or its name is none of a YAML file's, or
    another process is changing it and does not end; the old one is then
    untouched. What stood in it before is kept among its versions.
    """
    file = Path(path)
    known = format_for_path(file)
    if known is None or not known.is_native:
        endings = known_endings(native=True)
        raise OutlineError(Message.of("file.not-an-outline-name", path=str(file), endings=endings))
    # Whoever only loads need not wait for it.
    from outline_editor.app.writing import put_file

    save_document(document.root, document.header, file, put=put_file)
    fault = take_fault()
    if fault is not None:
        log().warning("%s", fault.text)


def dumps(document: Document) -> str:
    """A document as YAML text, exactly as `save` writes it."""
    return write_document(document.root, document.header).decode("utf-8")


def _error(path: Path | str, checked: Checked) -> OutlineFileError:
    return OutlineFileError(str(path), checked.problems, checked.text)

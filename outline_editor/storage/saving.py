"""Saving a document: written, read back, compared, and only then put in place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from outline_editor.core.errors import Message, OutlineError, Severity
from outline_editor.core.model import Codebook, DocumentRoot
from outline_editor.storage.files import write_file
from outline_editor.storage.loaded import FileRefused, LoadedCodebook, LoadedDocument
from outline_editor.storage.yaml_reader import read_codebook, read_document
from outline_editor.storage.yaml_writer import write_codebook, write_document

_Read = Callable[[bytes], LoadedDocument | LoadedCodebook]


def save_document(root: DocumentRoot, header: str, path: Path) -> bytes:
    """Write a document to a file, replacing the old one in one step.

    Returns what stands in the file now. Every row and note has an id. Raises
    `OutlineError`, with the old file untouched, where the file can't be
    written, or where what would stand in it does not read back as this document.
    """
    data = write_document(root, header)
    _check_reads_back(data, read_document, root, header, path)
    write_file(path, data)
    return data


def save_codebook(root: Codebook, header: str, path: Path) -> bytes:
    """The same for a codebook."""
    data = write_codebook(root, header)
    _check_reads_back(data, read_codebook, root, header, path)
    write_file(path, data)
    return data


def _check_reads_back(
    data: bytes, read: _Read, root: DocumentRoot | Codebook, header: str, path: Path
) -> None:
    try:
        loaded = read(data)
    except FileRefused as refused:
        raise _not_read_back(path, refused.message) from refused
    for problem in loaded.problems:
        if problem.severity is Severity.ERROR:
            raise _not_read_back(path, problem.message)
    if (loaded.root, loaded.header, loaded.notices) != (root, header, ()):
        raise OutlineError(Message.of("file.reads-differently", path=str(path)))


def _not_read_back(path: Path, problem: Message) -> OutlineError:
    return OutlineError(Message.of("file.not-read-back", path=str(path), problem=problem.text))

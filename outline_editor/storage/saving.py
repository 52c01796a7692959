"""Saving a document: written, read back, compared, and only then put in place."""

from __future__ import annotations

from pathlib import Path

from outline_editor.core.errors import Message, OutlineError, Severity
from outline_editor.core.model import DocumentRoot
from outline_editor.storage.files import write_file
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.yaml_reader import read_document
from outline_editor.storage.yaml_writer import write_document


def save_document(root: DocumentRoot, header: str, path: Path) -> None:
    """Put a document in a YAML file.

    Raises `OutlineError` where the file can't be written, or where what would
    be written does not read back as the same document; the old file is then
    untouched.
    """
    data = write_document(root, header)
    try:
        back = read_document(data)
    except FileRefused as refusal:
        raise OutlineError(Message.of("file.not-the-same", path=str(path))) from refusal
    if back.has_errors or back.root != root or back.header != header:
        raise OutlineError(Message.of("file.not-the-same", path=str(path)))
    write_file(path, data)

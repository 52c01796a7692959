"""Bringing an earlier version back, as a step that can be undone."""

from __future__ import annotations

from pathlib import Path

from outline_editor.app.open_codebook import Codebooks, OpenCodebook
from outline_editor.app.open_document import OpenDocument
from outline_editor.app.opening import open_bytes
from outline_editor.app.version_previews import Present
from outline_editor.core.codebooks import as_document
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.taking_in import take_in
from outline_editor.formats.base import FORMATS, FormatName
from outline_editor.storage.files import digest_of
from outline_editor.storage.yaml_reader import read_codebook


def present_of(owner: OpenDocument | OpenCodebook) -> Present:
    """How a document or codebook is now; without a file its path is one of that name."""
    if isinstance(owner, OpenCodebook):
        return Present(owner.path, owner.root, owner.header)
    document = owner.document
    return Present(owner.proposed_path, document.root, document.header, owner.source)


def restored_document(opened: OpenDocument, data: bytes) -> OpenDocument:
    """An earlier version of a document, which belongs to its file and is saved there if wanted.

    Raises `OutlineError` for what can't be read as a document.
    """
    assert opened.path is not None
    again = open_bytes(data, FORMATS[FormatName.YAML], opened.path)
    is_in_file = digest_of(data) == opened.digest
    restored = OpenDocument(again, opened.path, opened.named.codebooks, modified=not is_in_file)
    # What is in the file is no other for it.
    restored.digest, restored.saved_root = opened.digest, opened.saved_root
    return restored


def document_of_version(path: Path, data: bytes, codebooks: Codebooks) -> OpenDocument:
    """The document in a version of a file that is gone; saving makes the file anew.

    Raises `OutlineError` for what can't be read as a document.
    """
    opened = OpenDocument(
        open_bytes(data, FORMATS[FormatName.YAML], path), path, codebooks, modified=True
    )
    opened.digest = b""
    return opened


def restore_codebook(opened: OpenDocument, codebook: OpenCodebook, data: bytes) -> None:
    """Let a codebook be as in an earlier version, as a step of undo of a document that names it.

    Raises `OutlineError` for what can't be read as a codebook, or has errors.
    """
    read = read_codebook(data)
    if read.has_errors:
        raise OutlineError(Message.of("versions.codebook-errors"))
    name = Message.of("name.restore")
    with opened.history.joint_step(name, [codebook.document]) as joint:
        take_in(joint.elsewhere[0], as_document(read.root))

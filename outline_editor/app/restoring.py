"""Bringing an earlier version back, as a step that can be undone."""

from __future__ import annotations

from pathlib import Path

from outline_editor.app.open_codebook import Codebooks, OpenCodebook
from outline_editor.app.open_document import OpenDocument
from outline_editor.app.opening import open_bytes
from outline_editor.app.readying import Ready, check
from outline_editor.app.version_previews import Present
from outline_editor.core.codebooks import as_document
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.model import Codebook
from outline_editor.core.progress import Tell, share, untold
from outline_editor.core.taking_in import take_in
from outline_editor.formats.base import FORMATS, FormatName
from outline_editor.storage.part_limit import limited_parts
from outline_editor.storage.yaml_reader import read_codebook

_READ = 0.75
"""The share of the work that is done when a version is read."""


def present_of(owner: OpenDocument | OpenCodebook) -> Present:
    """How a document or codebook is now; without a file its path is one of that name."""
    if isinstance(owner, OpenCodebook):
        return Present(owner.path, owner.root, owner.header)
    document = owner.document
    return Present(owner.proposed_path, document.root, document.header, owner.source)


def read_version(data: bytes, path: Path, tell: Tell = untold, *, was_open: bool = True) -> Ready:
    """What the bytes of a version of a file hold, read and checked in any thread.

    Raises `OutlineError` for what can't be read as a document, `TooManyParts` only
    for what is not known to have been open. `tell` may raise `Cancelled`.
    """
    yaml = FORMATS[FormatName.YAML]
    opened = open_bytes(data, yaml, path, share(tell, 0, _READ), was_open=was_open)
    return Ready(opened, check(opened, share(tell, _READ, 1)))


def restored_document(opened: OpenDocument, version: Ready) -> OpenDocument:
    """An earlier version of a document, which belongs to its file and is saved there if wanted."""
    is_in_file = version.opened.digest == opened.digest
    restored = OpenDocument.from_ready(
        version, opened.path, opened.named.codebooks, modified=not is_in_file
    )
    # What is in the file is no other for it.
    restored.digest, restored.saved_root = opened.digest, opened.saved_root
    return restored


def document_of_version(path: Path, version: Ready, codebooks: Codebooks) -> OpenDocument:
    """The document in a version of a file that is gone; saving makes the file anew."""
    opened = OpenDocument.from_ready(version, path, codebooks, modified=True)
    opened.digest = b""
    return opened


def read_codebook_version(
    data: bytes, path: Path, tell: Tell = untold, *, was_open: bool = True
) -> Codebook:
    """The codebook in a version of its file, read in any thread.

    Raises `OutlineError` for what can't be read as a codebook, or has errors, and
    `TooManyParts` only for what is not known to have been open. `tell` may raise `Cancelled`.
    """
    with limited_parts(data, str(path), was_open=was_open):
        read = read_codebook(data, tell)
    if read.has_errors:
        raise OutlineError(Message.of("versions.codebook-errors"))
    return read.root


def restore_codebook(opened: OpenDocument, codebook: OpenCodebook, version: Codebook) -> None:
    """Let a codebook be as in an earlier version, as a step of undo of a document that names it."""
    with opened.history.joint_step(Message.of("name.restore"), [codebook.document]) as joint:
        take_in(joint.elsewhere[0], as_document(version))

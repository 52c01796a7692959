"""Opening again what a crash has left behind."""

from __future__ import annotations

from pathlib import Path

from outline_editor.app.names_beside import beside
from outline_editor.app.open_codebook import Codebooks
from outline_editor.app.open_document import UNTITLED, OpenDocument
from outline_editor.app.opening import open_bytes, open_file
from outline_editor.app.recovery import Leftover, Standing
from outline_editor.core.document import Document
from outline_editor.core.errors import Message, OutlineError
from outline_editor.formats.base import FORMATS, FormatName
from outline_editor.storage.files import digest_of


def recovered_document(left: Leftover, codebooks: Codebooks | None = None) -> OpenDocument:
    """A document as it was when its process ended.

    Where its file is as it was, it belongs to that, and undo leads to what is
    in it. Else it is a document of its own, which saving puts into a file
    beside it, so that what the file holds by now stays. Raises `OutlineError`
    for what can't be read any more.
    """
    beginning = left.beginning
    is_as_it_was = left.standing is Standing.AS_IT_WAS
    file = beginning.file
    if file is not None and not is_as_it_was:
        file = beside(file, "recovered")
    opened = open_bytes(left.base, FORMATS[FormatName.YAML], file or Path(f"{UNTITLED}.yaml"))
    is_in_file = is_as_it_was and digest_of(left.base).hex() == beginning.digest
    document = OpenDocument(opened, file, codebooks, modified=not is_in_file)
    document.digest = bytes.fromhex(beginning.digest) if is_as_it_was else b""
    if file is not None and is_as_it_was and not is_in_file:
        document.saved_root = open_file(file).root
    document.origin = Path(beginning.origin) if beginning.origin else None
    left.replay(document.document)
    return document


def recover_codebook(left: Leftover, opened: OpenDocument) -> Document:
    """Do again what was done to a codebook, as a step of undo of a document that names it.

    Returns the codebook as a document. Raises `OutlineError` where that
    document does not name it any more, or the codebook is not as it was.
    """
    path = left.beginning.file
    codebook = None if path is None else opened.named.known_at(path)
    if codebook is None or codebook.digest.hex() != left.beginning.digest or codebook.is_modified:
        raise OutlineError(Message.of("recovery.codebook-changed", path=left.beginning.path))
    name = Message.of("name.recover")
    with opened.history.joint_step(name, [codebook.document]) as joint:
        left.carry_out(joint.elsewhere[0])
    return codebook.document

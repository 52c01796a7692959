"""Opening again what a crash has left behind."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from outline_editor.app.names_beside import beside
from outline_editor.app.open_codebook import Codebooks
from outline_editor.app.open_document import UNTITLED, OpenDocument
from outline_editor.app.opening import open_file
from outline_editor.app.readying import Ready
from outline_editor.app.recovery import Leftover, Standing
from outline_editor.app.restoring import read_version
from outline_editor.core.document import Document
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Tell, share, untold
from outline_editor.core.taking_in import take_in

_READ = 0.6
"""The share of the work that is done when it is known how the journal began."""


class Begun(NamedTuple):
    """A document as its journal began, as far as any thread can make that."""

    ready: Ready
    file: Path | None
    """The file that it belongs to."""
    is_in_file: bool
    in_file: DocumentRoot
    """What the file held then."""


def begun_document(left: Leftover, tell: Tell = untold) -> Begun:
    """What is to be read and checked to recover a document, in any thread.

    Raises `OutlineError` for what can't be read any more. `tell` may raise
    `Cancelled`.
    """
    beginning = left.beginning
    is_as_it_was = left.standing is Standing.AS_IT_WAS
    file = beginning.file
    if file is not None and not is_as_it_was:
        file = beside(file, "recovered")
    ready = read_version(left.base, file or Path(f"{UNTITLED}.yaml"), share(tell, 0, _READ))
    is_in_file = is_as_it_was and ready.opened.digest.hex() == beginning.digest
    in_file = ready.opened.root
    if file is not None and is_as_it_was and not is_in_file:
        in_file = open_file(file, share(tell, _READ, 1)).root
    return Begun(ready, file, is_in_file, in_file)


def recovered_document(
    left: Leftover, codebooks: Codebooks | None = None, begun: Begun | None = None
) -> OpenDocument:
    """A document as it was when its process ended; what was `begun` already is not read again.

    Where its file is as it was, it belongs to that, and undo leads to what is
    in it. Else it is a document of its own, which saving puts into a file
    beside it, so that what the file holds by now stays. Raises `OutlineError`
    for what can't be read any more.
    """
    begun = begun_document(left) if begun is None else begun
    beginning = left.beginning
    document = OpenDocument(
        begun.ready.opened,
        begun.file,
        codebooks,
        modified=not begun.is_in_file,
        checked=begun.ready.checked,
    )
    is_as_it_was = left.standing is Standing.AS_IT_WAS
    document.digest = bytes.fromhex(beginning.digest) if is_as_it_was else b""
    document.saved_root = begun.in_file
    document.origin = Path(beginning.origin) if beginning.origin else None
    left.replay(document.document)
    return document


def recover_codebook(left: Leftover, opened: OpenDocument) -> Document:
    """Let a codebook be as it was last, as a step of undo of a document that names it.

    Returns the codebook as a document. Raises `OutlineError` where that
    document does not name it any more, the codebook is not as it was, or what
    was left of it can't be read any more.
    """
    path = left.beginning.file
    codebook = None if path is None else opened.named.known_at(path)
    if codebook is None or codebook.digest.hex() != left.beginning.digest or codebook.is_modified:
        raise OutlineError(Message.of("recovery.codebook-changed", path=left.beginning.path))
    # What was done follows on what the journal began with, which need not be what the file holds.
    last = left.recovered().root
    with opened.history.joint_step(Message.of("name.recover"), [codebook.document]) as joint:
        take_in(joint.elsewhere[0], last)
    return codebook.document

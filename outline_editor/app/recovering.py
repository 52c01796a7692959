"""Opening again what a crash has left behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from outline_editor.app.leftover import Leftover, Standing
from outline_editor.app.names_beside import beside
from outline_editor.app.open_codebook import Codebooks
from outline_editor.app.open_document import UNTITLED, OpenDocument
from outline_editor.app.readying import Ready
from outline_editor.app.restoring import read_version
from outline_editor.core.codebooks import as_codebook
from outline_editor.core.document import Document
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Tell, share, untold
from outline_editor.core.taking_in import take_in
from outline_editor.storage.files import FROM_DISK, digest_of, read_file

_READ, _DONE = 0.4, 0.7
"""The shares of the work that are done when the beginning is read, and all since is done again."""


class Recovered(NamedTuple):
    """A document as it was last, as far as any thread can make that."""

    ready: Ready
    """As its journal began, with what was done since."""
    history: History | None
    """That as one step of undo; `None` where undo leads to what is `in_file`."""
    file: Path | None
    """The file that it belongs to."""
    digest: bytes
    """Of what that holds; see `storage.files`. `b""` where there is none yet."""
    in_file: Ready | None
    """What it holds, where the journal began with something else."""


def file_for(
    left: Leftover, has_unsaved: Callable[[Path], bool], is_taken: Callable[[Path], bool]
) -> Path | None:
    """The file that a document is to belong to, `None` for one that has never had any.

    That is its own, if that is as it was and nothing is open of it that
    `has_unsaved` work. Else it is one beside it that is not there yet and whose
    name nothing else that is open has, by `is_taken`: nothing is laid over other work.
    """
    file = left.beginning.file
    if file is None or (left.standing is Standing.AS_IT_WAS and not has_unsaved(file)):
        return file
    return beside(file, "recovered", is_taken)


def recovered(left: Leftover, file: Path | None, tell: Tell = untold) -> Recovered:
    """What can be done in any thread to recover a document; see `file_for`.

    Raises `OutlineError` for what can't be read any more. `tell` may raise
    `Cancelled`.
    """
    path = file or Path(f"{UNTITLED}.yaml")
    ready = read_version(left.base, path, share(tell, 0, _READ))
    is_own = left.standing is Standing.AS_IT_WAS and file == left.beginning.file
    digest = bytes.fromhex(left.beginning.digest) if is_own else b""
    is_step = not digest or ready.opened.digest == digest
    document = ready.checked.document
    history = History(document) if is_step else None
    left.replay(document, share(tell, _READ, _DONE))
    in_file = None if is_step else _in_file(path, digest, share(tell, _DONE, 1))
    return Recovered(ready, history, file, digest, in_file)


def _in_file(file: Path, digest: bytes, tell: Tell) -> Ready:
    data = read_file(file, tell=share(tell, 0, FROM_DISK))
    if digest_of(data) != digest:
        # What the file held then is nowhere any more, to tell what was changed by whom.
        raise OutlineError(Message.of("recovery.changed-meanwhile", path=str(file)))
    return read_version(data, file, share(tell, FROM_DISK, 1))


def versions_of_recovered(
    left: Leftover, made: Recovered, codebooks: Codebooks | None = None
) -> list[OpenDocument]:
    """A document as it was when its process ended, after the version that undo leads to, if any.

    Where it belongs to its own file, undo leads to what is in that: by a step
    of its own, or to that version, since what a file with errors holds is where no
    edit leads. Else it is a document of its own, which saving puts into a file
    beside it, so that what the file holds by now stays; undo leads to what its
    journal began with.
    """
    is_in_file = made.ready.opened.digest == made.digest
    document = OpenDocument.from_ready(
        made.ready, made.file, codebooks, modified=not is_in_file, history=made.history
    )
    if document.document.root.codebook != made.ready.opened.root.codebook:
        # Another one was named since the journal began, by what nobody followed yet.
        document.read_codebook()
    document.digest = made.digest
    document.origin = Path(left.beginning.origin) if left.beginning.origin else None
    if made.in_file is None:
        return [document]
    document.saved_root = made.in_file.opened.root
    return [OpenDocument.from_ready(made.in_file, made.file, codebooks), document]


def recover_codebook(left: Leftover, last: DocumentRoot, opened: OpenDocument) -> Document:
    """Let a codebook be as it was `last`, as a step of undo of a document that names it.

    Returns the codebook as a document. Raises `OutlineError` where that
    document does not name it any more, the codebook is not as it was, or there
    is newer work on it.
    """
    path = left.beginning.file
    codebook = None if path is None else opened.named.known_at(path)
    if (
        codebook is None
        or left.standing is Standing.OLDER
        or codebook.digest.hex() != left.beginning.digest
        or codebook.is_modified
    ):
        raise OutlineError(Message.of("recovery.codebook-changed", path=left.beginning.path))
    # What was done follows on what the journal began with, which need not be what the file holds.
    with opened.history.joint_step(Message.of("name.recover"), [codebook.document]) as joint:
        take_in(joint.elsewhere[0], last)
    return codebook.document


def copy_of_codebook(left: Leftover, last: DocumentRoot, tell: Tell = untold) -> Path:
    """Put a codebook as it was `last` into a new file beside its own, which is returned.

    Unlike a document, it is nothing that could be opened by itself and not be
    saved. For any thread. Raises `OutlineError` where it can't be written, or the disk
    does not confirm that it will last; `tell` may raise `Cancelled`.
    """
    from outline_editor.app.codebook_copies import put_codebook_beside

    file = left.beginning.file
    assert file is not None
    root, header = as_codebook(last), left.beginning.header
    copy, written = put_codebook_beside(root, header, file, "recovered", tell)
    if not written.is_lasting:
        raise OutlineError(Message.of("recovery.copy-unconfirmed", copy=str(copy)))
    return copy

"""The codebook that a document names, as far as it could be read."""

from __future__ import annotations

from dataclasses import dataclass

from outline_editor.core.errors import Message
from outline_editor.core.model import Codebook, DocumentRoot


@dataclass(frozen=True, slots=True)
class SharedCodebook:
    """What stands behind a document's `codebook` field.

    `reference` is that field, `''` for none. `root` is the codebook, `None` if
    there is none or it can't be used; `trouble` then says why. References to
    actors and concepts are checked only where nothing is in trouble.
    `header` is the comment block above it in its file, whose bytes have the
    `digest` (see `storage.files`). `notices` tell what reading it changed, which
    its next saving writes.
    """

    reference: str = ""
    root: Codebook | None = None
    trouble: Message | None = None
    header: str = ""
    digest: bytes = b""
    notices: tuple[Message, ...] = ()


def as_document(codebook: Codebook) -> DocumentRoot:
    """A codebook as a document without rows, so that it can be edited like one."""
    return DocumentRoot(
        id=codebook.id,
        actors=codebook.actors,
        concepts=codebook.concepts,
        extensions=codebook.extensions,
    )


def as_codebook(root: DocumentRoot) -> Codebook:
    """The inverse of `as_document`."""
    return Codebook(
        id=root.id, actors=root.actors, concepts=root.concepts, extensions=root.extensions
    )

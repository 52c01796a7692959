"""What the journals of open documents and codebooks begin with."""

from __future__ import annotations

from outline_editor.app.journal_records import Beginning
from outline_editor.app.open_codebook import OpenCodebook
from outline_editor.app.open_document import OpenDocument


def beginning_of(opened: OpenDocument) -> Beginning:
    """How a document stands to its file now."""
    return Beginning(
        path="" if opened.path is None else str(opened.path.absolute()),
        origin="" if opened.origin is None else str(opened.origin.absolute()),
        header=opened.document.header,
        digest=opened.digest.hex(),
        is_source=opened.has_errors,
    )


def beginning_of_codebook(codebook: OpenCodebook, opened: OpenDocument) -> Beginning:
    """How a codebook stands to its file now; `opened` is a document that names it."""
    return Beginning(
        path=str(codebook.path.absolute()),
        header=codebook.header,
        digest=codebook.digest.hex(),
        is_codebook=True,
        named_by="" if opened.file is None else str(opened.file.absolute()),
    )

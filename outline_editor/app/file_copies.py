"""Documents that are made of a file, and are to stand beside it."""

from __future__ import annotations

from pathlib import Path

from outline_editor.app.names_beside import beside
from outline_editor.app.open_codebook import Codebooks
from outline_editor.app.open_document import OpenDocument
from outline_editor.app.readying import Ready, make_ready


def open_copy(path: Path, codebooks: Codebooks, ready: Ready | None = None) -> OpenDocument:
    """A document of its own with what is in a file, which saving puts beside that.

    Raises `OutlineError` where the file can't be read. One that was made
    `ready` is not read again.
    """
    ready = make_ready(path) if ready is None else ready
    return OpenDocument.from_ready(ready, beside(path, "copy"), codebooks, modified=True)

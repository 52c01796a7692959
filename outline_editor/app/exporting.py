"""Writing a document as text for others, in any thread."""

from __future__ import annotations

from pathlib import Path

from outline_editor.app.writing import put_file
from outline_editor.core.errors import Message
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Tell, share, untold
from outline_editor.formats.base import FORMATS, FormatName

_MADE = 0.5
"""The share of the work that is done when the text is made."""


def lost_in_text(root: DocumentRoot, tell: Tell = untold) -> tuple[Message, ...]:
    """What the briefing text form would not carry. `tell` may raise `Cancelled`."""
    return FORMATS[FormatName.TEXT].losses(root, tell)


def export_text(root: DocumentRoot, header: str, path: Path, tell: Tell = untold) -> None:
    """Write the briefing text form into a file, which keeps what it held as a version.

    Raises `OutlineError` where the file can't be written. `tell` may raise
    `Cancelled`, and does so before anything is written.
    """
    write = FORMATS[FormatName.TEXT].write
    assert write is not None
    tell(0)
    data = write(root, header, share(tell, 0, _MADE))
    tell(_MADE)
    put_file(path, data, lambda: tell(_MADE))

"""Opening files; of large ones the person sees how far that is, and can stop it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from outline_editor.app.open_codebook import Codebooks
from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.storage.claims import Claims
from outline_editor.storage.limits import FileTooLarge, allow
from outline_editor.ui.translation import translate

if TYPE_CHECKING:
    from outline_editor.app.readying import Ready

LARGE = 500_000
"""Bytes from which on a file may take longer to open than a person notices."""


def opened_for(parent: QWidget | None, path: Path, codebooks: Codebooks) -> OpenDocument:
    """The document in a file, for a person who waits for it.

    Raises `FileRefused` or another `OutlineError`, and `Cancelled` where the
    person does not want it any more. It shares its codebook with the documents
    that `codebooks` know.
    """
    return _even_if_large(parent, lambda: open_document(path, codebooks, _ready_for(parent, path)))


def copy_for(parent: QWidget | None, path: Path, codebooks: Codebooks) -> OpenDocument:
    """The same, of a copy of a file that is to stand beside it."""
    # Hardly anybody ever needs one.
    from outline_editor.app.file_copies import open_copy

    return _even_if_large(parent, lambda: open_copy(path, codebooks, _ready_for(parent, path)))


def _even_if_large(parent: QWidget | None, opened: Callable[[], OpenDocument]) -> OpenDocument:
    """What is opened, be it larger than may be read, if the person wants that then."""
    try:
        return opened()
    except FileTooLarge as error:
        # Hardly anybody ever has such a file.
        from outline_editor.core.progress import Cancelled
        from outline_editor.ui import dialogs

        if not dialogs.ask.accept_large_file(parent, error.message):
            raise Cancelled from error
        allow(error.size)
    return opened()


def _ready_for(parent: QWidget | None, path: Path) -> Ready | None:
    """What is in a file that takes a while to be read, `None` for any other."""
    if _size(path) < LARGE:
        return None
    # Imported here: most files need none of it.
    from outline_editor.app.readying import make_ready
    from outline_editor.ui import dialogs

    text = translate("Opening", "Opening {name}…").format(name=path.name)
    return dialogs.waiting.waited_for(lambda tell: make_ready(path, tell), text, parent)


def opened_as_wanted(
    parent: QWidget | None, path: Path, codebooks: Codebooks, claims: Claims
) -> OpenDocument:
    """The same, of a file that another process has open as the person wants it then.

    Raises `Cancelled` where they do not want it at all.
    """
    owner = claims.owner(path)
    if owner is None:
        return opened_for(parent, path, codebooks)
    # Hardly anybody ever meets one.
    from outline_editor.core.progress import Cancelled
    from outline_editor.ui.dialogs.held import Held, about_held_file

    match about_held_file(parent, path.name, owner):
        case Held.READ:
            opened = opened_for(parent, path, codebooks)
            opened.held_by = owner
            return opened
        case Held.COPY:
            return copy_for(parent, path, codebooks)
        case Held.CANCEL:
            raise Cancelled


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):  # opening it says what is wrong
        return 0

"""A file that was to be opened and is gone: what is kept of it is offered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from outline_editor.app.backups import kept_backups
from outline_editor.app.open_codebook import Codebooks
from outline_editor.app.open_document import UNTITLED, OpenDocument
from outline_editor.app.restoring import document_of_version
from outline_editor.app.version_previews import Present
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Cancelled
from outline_editor.storage.version_index import Version
from outline_editor.ui import dialogs
from outline_editor.ui.dialogs.versions import VersionedFile, VersionsDialog
from outline_editor.ui.version_actions import MayWriteTo, saved_copy, version_read


def chosen_version(
    window: QWidget,
    path: Path,
    why: Message,
    versions: list[Version],
    codebooks: Codebooks,
    may_write_to: MayWriteTo,
) -> OpenDocument | None:
    """Tell why a file can't be opened, and offer its versions.

    Returns the document in the one that the person wants, `None` if none is
    wanted. It is not saved yet, and saving makes the file anew.
    """
    if not dialogs.ask.accept_versions(window, why, len(versions)):
        return None
    backups = kept_backups()
    chosen: list[OpenDocument] = []

    def open_version(_number: int, version: Version) -> bool:
        try:
            ready = version_read(window, path, backups, version)
            chosen.append(document_of_version(path, ready, codebooks))
        except Cancelled:
            pass
        except OutlineError as error:
            dialogs.ask.tell_error(window, error.message)
        return bool(chosen)

    def save_copy(_number: int, version: Version) -> bool:
        return saved_copy(window, path, backups, version, may_write_to) is not None

    present = Present(path, DocumentRoot(id=UNTITLED), "", is_gone=True)
    files = [VersionedFile(present, versions)]
    dialog = VersionsDialog(files, backups, open_version, save_copy, window)
    dialog.exec()
    dialog.deleteLater()
    return chosen[0] if chosen else None

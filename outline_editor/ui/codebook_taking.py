"""Taking in what another program has put into a codebook that was changed here, too."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from outline_editor.app.codebook_version import CodebookVersion
from outline_editor.app.open_codebook import OpenCodebook
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Cancelled
from outline_editor.ui import dialogs
from outline_editor.ui.dialogs.about_saving import AfterFailure
from outline_editor.ui.merging_choices import merged_as_chosen
from outline_editor.ui.session import Session


def settle_codebook(
    window: QWidget, session: Session, codebook: OpenCodebook, choice: AfterFailure
) -> bool:
    """Merge a codebook with its file, or reload it, kept as a copy or not; whether that is done.

    Each is one step of undo. Else the person does not want it, or was told what stands against it.
    """
    try:
        version = CodebookVersion(session.opened, codebook)
        if choice is AfterFailure.KEEP_COPY:
            copy = version.keep_copy()
            dialogs.ask.tell(window, Message.of("outside.codebook-kept", path=str(copy)))
        name, root = Message.of("name.reload"), version.root
        if choice is AfterFailure.MERGE:
            name = Message.of("name.take-in-file")
            root = _merged(window, version, codebook)
    except Cancelled:
        return False
    except OutlineError as error:
        dialogs.ask.tell_error(window, error.message)
        return False
    if root is None:
        return False
    session.editing.end_typing()
    version.take(root, name)
    session.tell_standing()
    return True


def _merged(
    window: QWidget, version: CodebookVersion, codebook: OpenCodebook
) -> DocumentRoot | None:
    """What comes of both, `None` if nothing is to be merged; anew where it was changed by then."""
    while True:
        here = codebook.document.root
        root = merged_as_chosen(partial(version.merged, here), codebook.path.name, window)
        if root is None or codebook.document.root is here:
            return root

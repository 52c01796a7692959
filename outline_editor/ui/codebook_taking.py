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
from outline_editor.ui.translation import translate


def settle_changed_codebook(
    window: QWidget, session: Session, codebook: OpenCodebook, document: str
) -> AfterFailure:
    """Ask what is to become of another program's changes to a codebook, and do that.

    Returns how to go on with saving the `document`: RETRY once the codebook
    here is based on what is in its file, LEAVE, OVERWRITE or CANCEL.
    """
    name = codebook.path.name
    try:
        version = _version(window, session, codebook)
    except Cancelled:
        return AfterFailure.CANCEL
    except OutlineError as error:
        ask = dialogs.about_saving.about_unusable_codebook
        return ask(window, name, error.message, document)
    asked = dialogs.about_saving.about_changed_codebook(window, name, document)
    if asked in (AfterFailure.LEAVE, AfterFailure.CANCEL):
        return asked
    try:
        is_taken = _take(window, session, version, asked)
    except Cancelled:
        return AfterFailure.CANCEL
    except OutlineError as error:
        dialogs.ask.tell_error(window, error.message)
        return AfterFailure.CANCEL
    return AfterFailure.RETRY if is_taken else AfterFailure.CANCEL


def _version(window: QWidget, session: Session, codebook: OpenCodebook) -> CodebookVersion:
    read = partial(CodebookVersion, session.opened, codebook)
    text = translate("Outside", "Reading {name}…").format(name=codebook.path.name)
    return dialogs.waiting.waited_for(read, text, window, at_once=dialogs.waiting.AT_ONCE)


def _take(
    window: QWidget, session: Session, version: CodebookVersion, wanted: AfterFailure
) -> bool:
    """Merge it or show what is in its file, as one step of undo; whether the person wants that."""
    root: DocumentRoot | None = version.root
    name = Message.of("name.reload")
    if wanted is AfterFailure.KEEP_COPY:
        text = translate("Outside", "Writing a copy of {name}…")
        text = text.format(name=version.codebook.path.name)
        at_once = dialogs.waiting.AT_ONCE
        copy = dialogs.waiting.waited_for(version.keep_copy, text, window, at_once=at_once)
        dialogs.ask.tell(window, Message.of("outside.codebook-kept", path=str(copy)))
    elif wanted is AfterFailure.MERGE:
        root, name = _merged(window, version), Message.of("name.take-in-file")
    if root is None:
        return False
    session.editing.end_typing()
    version.take(root, name)
    session.tell_standing()
    return True


def _merged(window: QWidget, version: CodebookVersion) -> DocumentRoot | None:
    """What comes of both, `None` if nothing is to be merged; anew where it was changed by then."""
    while True:
        here = version.codebook.document.root
        merge = partial(version.merged, here)
        root = merged_as_chosen(merge, version.codebook.path.name, window)
        if root is None or version.codebook.document.root is here:
            return root

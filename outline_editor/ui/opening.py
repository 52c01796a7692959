"""Opening files; where that takes a while the person sees how far it is, and can stop it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from outline_editor.app.open_codebook import Codebooks
from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.app.readying import Ready, make_ready
from outline_editor.app.tasks import Task
from outline_editor.storage.claims import Claims
from outline_editor.storage.limits import OverLimit, allow
from outline_editor.ui import dialogs
from outline_editor.ui.translation import translate

_Opened = TypeVar("_Opened")

_AT_ONCE = 0.15
"""Seconds in which nearly every file is read; before the first window there is nothing to paint."""


def opened_for(parent: QWidget | None, path: Path, codebooks: Codebooks) -> OpenDocument:
    """The document in a file, for a person who waits for it.

    Raises `FileRefused` or another `OutlineError`, and `Cancelled` where the
    person does not want it any more. It shares its codebook with the documents
    that `codebooks` know.
    """
    return even_if_too_much(
        parent, lambda: open_document(path, codebooks, _ready_for(parent, path))
    )


def copy_for(parent: QWidget | None, path: Path, codebooks: Codebooks) -> OpenDocument:
    """The same, of a copy of a file that is to stand beside it."""
    # Hardly anybody ever needs one.
    from outline_editor.app.file_copies import open_copy

    return even_if_too_much(parent, lambda: open_copy(path, codebooks, _ready_for(parent, path)))


def even_if_too_much(parent: QWidget | None, opened: Callable[[], _Opened]) -> _Opened:
    """What is opened, be it more than may be read, if the person wants that then.

    Raises `Cancelled` where that is not so.
    """
    while True:  # it may be too large in more than one way
        try:
            return opened()
        except OverLimit as error:
            # Hardly anybody ever has such a file.
            from outline_editor.core.progress import Cancelled

            if not dialogs.ask.accept_large_file(parent, error):
                raise Cancelled from error
            allow(error.size)


def _ready_for(parent: QWidget | None, path: Path) -> Ready:
    """What is in a file. How long that takes its size doesn't say: it may name a large codebook."""
    task = Task(partial(make_ready, path))
    task.start()
    if not task.wait(_AT_ONCE):
        # Loaded only here: the first window is there sooner.
        text = translate("Opening", "Opening {name}…").format(name=path.name)
        dialogs.waiting.wait_for(task, text, parent)
    return task.result()


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

"""Draws the real window to a picture, without a display."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtWidgets import QWidget

from outline_editor.app.open_document import OpenDocument
from outline_editor.app.settings import ColourScheme
from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import Message, OutlineError
from outline_editor.storage.files import write_file
from outline_editor.ui.application import make_application
from outline_editor.ui.fonts import missing_script_messages
from outline_editor.ui.windows import shared_windows

_SETTLING = 5


class Look(NamedTuple):
    """How the picture should look; `row` is the id of the current row or `''`."""

    size: tuple[int, int]
    dark: bool = False
    text_size: int = 100
    row: str = ""


def render(opened: OpenDocument, picture: Path, look: Look) -> tuple[Message, ...]:
    """Draw the window on a document to a PNG; returns what the picture lacks.

    Raises `OutlineError` where there is no such row, where the window does not
    fit into the size, or where the picture can't be written. The user's
    settings play no part, so that the same file gives the same picture.
    """
    if look.row and not opened.document.has(node_ref(look.row)):
        name = opened.display_name
        raise OutlineError(Message.of("cli.no-row-with-id", id=look.row, path=name))
    application = make_application("offscreen")
    windows = shared_windows()
    windows.theme.set_scheme(ColourScheme.DARK if look.dark else ColourScheme.LIGHT)
    windows.theme.set_text_size(look.text_size)
    window = windows.open(opened)
    window.resize(*look.size)
    if look.row:
        window.outline.set_current(look.row)
    window.complete()
    window.show()
    window.activateWindow()
    # Panels settle their heights once they know their widths.
    for _ in range(_SETTLING):
        application.processEvents()
    _check_fits(window, QSize(*look.size))
    _write(window, picture)
    return missing_script_messages(opened.document.root, application.font())


def _check_fits(window: QWidget, size: QSize) -> None:
    """A window does not become smaller than what is in it."""
    least = window.size()
    if least != size:
        raise OutlineError(
            Message.of(
                "cli.picture-too-small",
                width=size.width(),
                height=size.height(),
                least_width=least.width(),
                least_height=least.height(),
            )
        )


def _write(window: QWidget, picture: Path) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    write_file(picture, bytes(buffer.data().data()))

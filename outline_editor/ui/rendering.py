"""Draws the real window to a picture, without a display."""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from outline_editor.app.open_document import OpenDocument
from outline_editor.app.settings import ColourScheme, Settings
from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import Message, OutlineError
from outline_editor.storage.files import write_file
from outline_editor.ui.application import make_application
from outline_editor.ui.fonts import missing_script_messages
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.windows import shared_windows

_SETTLING = 5


class View(Enum):
    """What the middle of the window shows."""

    OUTLINE = "outline"
    READING = "reading"
    STATISTICS = "statistics"


class Look(NamedTuple):
    """How the picture should look; rows are given by id, `''` for none.

    `scale` is how many pixels of the picture there are for one of the window
    each way. `palette` are words for the list of all actions, `None` for no list.
    """

    size: tuple[int, int]
    dark: bool = False
    text_size: int = 100
    scale: int = 1
    row: str = ""
    zoomed: str = ""
    filter: str = ""
    find: str = ""
    reading: bool = False
    notes: bool = False
    palette: str | None = None
    view: View = View.OUTLINE


def render(opened: OpenDocument, picture: Path, look: Look) -> tuple[Message, ...]:
    """Draw the window on a document to a PNG; returns what the picture lacks.

    Raises `OutlineError` where there is no such row, where the window does not
    fit into the size, or where the picture can't be written. The user's
    settings and the last view of the file play no part, so that the same file
    gives the same picture.
    """
    for row in (look.row, look.zoomed):
        if row and not opened.document.has(node_ref(row)):
            name = opened.display_name
            raise OutlineError(Message.of("cli.no-row-with-id", id=row, path=name))
    # Qt reads it as it starts.
    os.environ["QT_SCALE_FACTOR"] = str(look.scale)
    application = make_application("offscreen")
    windows = shared_windows()
    windows.settings = Settings()
    windows.theme.set_scheme(ColourScheme.DARK if look.dark else ColourScheme.LIGHT)
    windows.theme.set_text_size(look.text_size)
    window = windows.open(opened)
    window.resize(*look.size)
    window.complete()
    window.show()
    window.activateWindow()
    _arrange(window, look)
    # Panels settle their heights once they know their widths.
    for _ in range(_SETTLING):
        application.processEvents()
    _check_fits(window, QSize(*look.size))
    _write(window, picture)
    return missing_script_messages(opened.document.root, application.font())


def _arrange(window: MainWindow, look: Look) -> None:
    """Do what a person would do to see what the picture should show."""
    window.outline.set_reading_width(look.reading)
    window.outline.set_notes_shown(look.notes)
    if look.zoomed:
        window.outline.set_current(look.zoomed)
        window.run("view.zoom_in")
    if look.row:
        window.outline.set_current(look.row)
    words = look.filter or look.find
    if words:
        window.run("edit.filter" if look.filter else "edit.find")
        _write_in(window, "findLine", words)
    if look.view is not View.OUTLINE:
        window.run(f"view.{look.view.value}")
        _complete(window.panes.centre)
    if look.palette is not None:
        window.run("app.palette")
        _write_in(window, "pickerLine", look.palette)


def _complete(view: QWidget) -> None:
    from outline_editor.ui.reading.centre_view import CentreView

    assert isinstance(view, CentreView)
    view.complete()


def _write_in(window: MainWindow, name: str, words: str) -> None:
    line = window.findChild(QLineEdit, name)
    assert line is not None
    line.setText(words)


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

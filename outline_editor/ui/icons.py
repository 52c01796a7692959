"""Icons from `resources/icons`, tinted with the colours of the palette."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from outline_editor.core.errors import Severity
from outline_editor.resources import resource
from outline_editor.ui.theme import error_colour, warning_colour

_SIZES = (16, 32, 48, 96)


def tinted_icon(name: str, colour: QColor) -> QIcon:
    """The icon with a name, its `currentColor` replaced."""
    # A window opens without any of these icons: it need not wait for the module.
    from PySide6.QtSvg import QSvgRenderer

    svg = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour.name()).encode()))
    icon = QIcon()
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(pixmap)
        # Else Qt washes it out where its line is selected.
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def severity_icon(severity: Severity) -> QIcon:
    """The mark of a problem: a triangle for a warning, a disc for worse."""
    palette = QGuiApplication.palette()
    if severity is Severity.WARNING:
        return tinted_icon("warning", warning_colour(palette))
    return tinted_icon("error", error_colour(palette))


def application_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(resource("icons/outline-editor.svg")))

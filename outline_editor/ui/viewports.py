"""Viewports that PySide6 knows from the start."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def own_viewport(area: QAbstractScrollArea) -> QWidget:
    """Give a scroll area a viewport like Qt's, made here; returns it.

    Asked for a widget that Qt made, PySide6 first makes the Python classes of
    all kinds of widgets there are, to find out which one it is. A window
    should not wait for that.
    """
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
    return viewport

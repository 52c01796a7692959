"""The lines and buttons of the find bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton


def make_line(name: str, prompt: str) -> QLineEdit:
    """A line to write in."""
    line = QLineEdit()
    line.setObjectName(name)
    line.setPlaceholderText(prompt)
    line.setAccessibleName(prompt)
    return line


def make_tool(text: str, name: str) -> QToolButton:
    """A button that Tab reaches and a click does not take the focus for."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def make_switch(text: str, name: str) -> QToolButton:
    """A button that stays down."""
    button = make_tool(text, name)
    button.setCheckable(True)
    button.setProperty("switch", "true")
    return button

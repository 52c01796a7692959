"""What the program is."""

from __future__ import annotations

from importlib.metadata import version

from PySide6.QtWidgets import QMessageBox, QWidget

from outline_editor.ui.translation import translate


def show_about(parent: QWidget) -> None:
    """Tell the program's name, version and purpose."""
    text = translate(
        "Help",
        "Outline Editor {version}\n\nA desktop editor for policy priority "
        "outlines: annotate, check, compare, save as validated YAML.",
    )
    QMessageBox.about(
        parent,
        translate("Help", "About Outline Editor"),
        text.format(version=version("outline-editor")),
    )

"""Shows the fields of a person's own (`x-…`), which the program only keeps."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from outline_editor.core.extensions import ExtensionValue, lines_of
from outline_editor.ui.panels.field_editors import FieldEditor
from outline_editor.ui.plain_text import PlainLabel

_MOST_LINES = 12


class OwnFieldsView(FieldEditor):
    """The keys and values, to be read and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._label = PlainLabel()
        super().__init__(self._label, parent)
        self._label.setWordWrap(True)
        flags = Qt.TextInteractionFlag
        self._label.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        self._hear_keys(self._label)

    def show_value(
        self,
        value: tuple[tuple[str, ExtensionValue], ...],
        pending: Any = None,  # noqa: ARG002
    ) -> None:
        """Show own fields, the first lines of them."""
        lines = [line for key, item in value for line in lines_of(key, item)]
        more = len(lines) > _MOST_LINES
        self._label.setText("\n".join([*lines[:_MOST_LINES], *(["…"] if more else [])]))

    def set_read_only(self, read_only: bool) -> None:
        """They can only be read anyway."""

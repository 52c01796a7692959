"""Shows the fields of a person's own (`x-…`), which the program only keeps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from outline_editor.core.extensions import (
    ExtensionList,
    ExtensionMap,
    ExtensionScalar,
    ExtensionValue,
)
from outline_editor.ui.panels.field_editors import FieldEditor

_MOST_LINES = 12


class OwnFieldsView(FieldEditor):
    """The keys and values, to be read and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._label = QLabel()
        super().__init__(self._label, parent)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
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
        lines = [line for key, item in value for line in _lines(key, item, 0)]
        more = len(lines) > _MOST_LINES
        self._label.setText("\n".join([*lines[:_MOST_LINES], *(["…"] if more else [])]))

    def set_read_only(self, read_only: bool) -> None:
        """They can only be read anyway."""


def _lines(key: str, value: ExtensionValue, level: int) -> Iterator[str]:
    """A value in the manner of the file, two spaces a level."""
    indent = "  " * level
    match value:
        case ExtensionScalar(text=text):
            yield f"{indent}{key}: {text}"
        case ExtensionList(items=items):
            yield f"{indent}{key}:"
            for item in items:
                yield from _entry(item, level + 1)
        case ExtensionMap(entries=entries):
            yield f"{indent}{key}:"
            for name, item in entries:
                yield from _lines(name.text, item, level + 1)


def _entry(value: ExtensionValue, level: int) -> Iterator[str]:
    indent = "  " * level
    match value:
        case ExtensionScalar(text=text):
            yield f"{indent}- {text}"
        case ExtensionList(items=items):
            yield f"{indent}-"
            for item in items:
                yield from _entry(item, level + 1)
        case ExtensionMap(entries=entries):
            yield f"{indent}-"
            for name, item in entries:
                yield from _lines(name.text, item, level + 1)

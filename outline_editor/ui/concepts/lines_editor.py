"""A list of texts, one on each line."""

from __future__ import annotations

from typing import Any

from outline_editor.core.text_rules import clean_text
from outline_editor.ui.panels.text_editor import TextEditor


class LinesEditor(TextEditor):
    """Texts that may hold any character but a line break, such as other spellings."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder)
        # What others hear is the list that the lines make.
        self.text.textChanged.disconnect(self._typed)
        self.text.textChanged.connect(self._lines_typed)

    def show_value(self, value: tuple[str, ...], pending: Any = None) -> None:  # type: ignore[override]
        """Show the texts; lines that mean the same stay as they are being written."""
        self.pending = pending
        if _texts(self.text.plain_text) != value:
            super().show_value("\n".join(value), pending)

    def _lines_typed(self) -> None:
        if not self._showing:
            self.edited.emit(_texts(self.text.plain_text))


def _texts(lines: str) -> tuple[str, ...]:
    stripped = (line.strip() for line in clean_text(lines).text.split("\n"))
    return tuple(dict.fromkeys(filter(None, stripped)))

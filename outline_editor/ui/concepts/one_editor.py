"""One value of what can be chosen, or none."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from outline_editor.core.errors import Message
from outline_editor.ui.panels.candidates import Candidates
from outline_editor.ui.panels.field_editors import FieldEditor, Pending
from outline_editor.ui.panels.tokens_editor import TokensEditor


class OneEditor(FieldEditor):
    """A value as a token; what is chosen takes the place of the one before."""

    def __init__(self, candidates: Candidates, placeholder: str = "") -> None:
        self._tokens = TokensEditor(candidates, placeholder)
        super().__init__(self._tokens)
        self._tokens.edited.connect(lambda values: self.edited.emit(values[-1] if values else None))
        self._tokens.pending_changed.connect(lambda: self.keep(self._tokens.pending))
        self._tokens.left.connect(self.left)
        self._tokens.given_up.connect(self.given_up)
        self._tokens.escaped.connect(self.escaped)

    @property
    def focus_target(self) -> QWidget:
        """The line behind the token."""
        return self._tokens.focus_target

    def show_value(self, value: str | None, pending: Pending | None = None) -> None:
        """Show the value, and what is still being typed."""
        self.pending = pending
        self._tokens.show_value((value,) if value else (), pending)

    def refuse(self, text: Any, fault: Message) -> None:
        """See `FieldEditor.refuse`."""
        self._tokens.refuse(text, fault)

    def show_remark(self, text: str, *, is_fault: bool = False) -> None:
        """See `FieldEditor.show_remark`."""
        self._tokens.show_remark(text, is_fault=is_fault)

    @property
    def remark(self) -> str:
        """See `FieldEditor.remark`."""
        return self._tokens.remark

    def set_read_only(self, read_only: bool) -> None:
        """See `FieldEditor.set_read_only`."""
        self._tokens.set_read_only(read_only)

    def set_name(self, name: str) -> None:
        """See `FieldEditor.set_name`."""
        self._tokens.set_name(name)

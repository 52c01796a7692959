"""The parts of one structured value, such as an amount, each in an editor."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal

from outline_editor.core.errors import Message
from outline_editor.core.fields import fields_of
from outline_editor.core.scalar_types import NUMBER_FORM, written_number
from outline_editor.core.validation import explain
from outline_editor.ui.panels.field_editors import FieldEditor, Pending, told
from outline_editor.ui.translation import translate


class PartEditors(QObject):
    """Makes a value of the class `of` from what stands in editors, by field name.

    What is refused stays in `pending` and in its editor. It is told once the
    person leaves it, and tried again with every other change: two parts may
    only make sense together. While the part `first` is empty there is no value.
    """

    changed = Signal()
    """`value` is another one."""
    pending_changed = Signal()
    escaped = Signal()

    def __init__(
        self, of: type, editors: Mapping[str, FieldEditor], parent: QObject, first: str = ""
    ) -> None:
        super().__init__(parent)
        self._class, self._first = of, first
        self._editors = dict(editors)
        self.value: Any = None
        self.pending: dict[str, Pending] = {}
        for name, editor in self._editors.items():
            editor.set_name(translate("Fields", name))
            editor.edited.connect(partial(self._edited, name))
            editor.left.connect(partial(self._tell, name))
            editor.given_up.connect(partial(self._give_up, name))
            editor.escaped.connect(self.escaped)

    def show(self, value: Any, pending: Mapping[str, Pending]) -> None:
        """Show a value, `None` for none yet, and over it what is still to be taken."""
        self.value, self.pending = value, dict(pending)
        for name, editor in self._editors.items():
            part = None if value is None else getattr(value, name)
            if isinstance(part, Decimal):
                part = written_number(part)
            editor.show_value(part, self.pending.get(name))
            if name not in self.pending:
                editor.show_remark("")
            elif not editor.has_focus:
                self._tell(name)

    def set_read_only(self, read_only: bool) -> None:
        """Let the parts be read, or changed too."""
        for editor in self._editors.values():
            editor.set_read_only(read_only)

    def focus_first(self) -> None:
        """Put the caret into the first part."""
        next(iter(self._editors.values())).focus_field()

    def _edited(self, name: str, typed: Any) -> None:
        before = self.value
        kept = dict(self.pending)
        self.pending[name] = Pending("" if typed is None else str(typed))
        # The part that was just written comes first, those refused before after it.
        for part in (name, *kept):
            if part in self.pending:
                self._take(part)
        self._editors[name].pending = self.pending.get(name)
        if name not in self.pending:
            self._editors[name].show_remark("")
        if self.pending != kept:
            self.pending_changed.emit()
        if self.value != before:
            self.changed.emit()

    def _take(self, name: str) -> None:
        """Bring one part into the value, or keep it with why that is refused."""
        text = self.pending.pop(name).text
        fault = self._fault_of(name, text)
        if fault is not None:
            self.pending[name] = Pending(text, fault)

    def _fault_of(self, name: str, text: str) -> Message | None:
        spec = fields_of(self._class)[name]
        value: Any = text
        if spec.default is None:
            value = text.strip() or None
        if name in ("value", "to") and value is not None:
            if not NUMBER_FORM.fullmatch(value):
                return Message.of("value.number", field=name, value=value)
            value = Decimal(value)
        if self.value is None and self._first and name != self._first:
            return None if value in (None, "") else Message.of("value.amount-quote")
        known = {} if self.value is None else _parts(self.value)
        try:
            self.value = self._class(**{**known, name: value})
        except ValidationError as error:
            return explain(spec, error.errors(include_url=False)[0])
        return None

    def _tell(self, name: str) -> None:
        pending = self.pending.get(name)
        self._editors[name].show_remark("" if pending is None else told(pending), is_fault=True)

    def _give_up(self, name: str) -> None:
        self.pending.pop(name, None)
        self.show(self.value, self.pending)
        self.pending_changed.emit()


def _parts(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in fields_of(type(value))}

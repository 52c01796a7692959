"""The amounts a row names: sums and quantities, each in a few small fields."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.errors import Message
from outline_editor.core.fields import fields_of
from outline_editor.core.model import Amount
from outline_editor.core.scalar_types import NUMBER_FORM
from outline_editor.core.validation import explain
from outline_editor.core.vocabulary import Basis, Modifier
from outline_editor.ui.panels.field_editors import ChoiceEditor, FieldEditor, LineEditor
from outline_editor.ui.translation import shown, translate


class AmountsEditor(FieldEditor):
    """A list of amounts; `edited` carries all of them as a tuple.

    A new amount joins the list once it names the words it was read from.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._box = QWidget()
        super().__init__(self._box, parent)
        self._layout = QVBoxLayout(self._box)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._add = QPushButton(translate("Fields", "Add Amount"))
        self._add.clicked.connect(self._begin_amount)
        self._layout.addWidget(self._add)
        self._editors: list[_AmountEditor] = []
        self._read_only = False
        self.setFocusProxy(self._add)

    def show_value(self, value: tuple[Amount, ...]) -> None:
        """Show the amounts."""
        while len(self._editors) > len(value):
            editor = self._editors.pop()
            self._layout.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        while len(self._editors) < len(value):
            self._append()
        for editor, amount in zip(self._editors, value, strict=True):
            editor.show_amount(amount)

    def set_read_only(self, read_only: bool) -> None:
        """Let the amounts be read, or changed too."""
        self._read_only = read_only
        self._add.setVisible(not read_only)
        for editor in self._editors:
            editor.setEnabled(not read_only)

    def _append(self) -> _AmountEditor:
        editor = _AmountEditor(self._box)
        editor.setEnabled(not self._read_only)
        editor.changed.connect(self._changed)
        editor.removed.connect(lambda: self._remove(editor))
        self._editors.append(editor)
        self._layout.insertWidget(self._layout.count() - 1, editor)
        return editor

    def _begin_amount(self) -> None:
        self._append().setFocus()

    def _changed(self) -> None:
        self.edited.emit(tuple(e.amount for e in self._editors if e.amount is not None))

    def _remove(self, editor: _AmountEditor) -> None:
        self._editors.remove(editor)
        self._layout.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        if editor.amount is not None:
            self._changed()


class _AmountEditor(QFrame):
    """One amount. `amount` is what the fields say, `None` until they make sense."""

    changed = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "plain")
        self.amount: Amount | None = None
        self._fields: dict[str, FieldEditor] = {
            "quote": LineEditor(translate("Fields", "words in the row, such as 60 bn")),
            "value": LineEditor(translate("Fields", "number")),
            "to": LineEditor(translate("Fields", "up to")),
            "currency": LineEditor(translate("Fields", "currency, such as CNY")),
            "unit": LineEditor(translate("Fields", "unit, such as %")),
            "modifier": ChoiceEditor([modifier.value for modifier in Modifier]),
            "basis": ChoiceEditor([basis.value for basis in Basis]),
        }
        layout = QGridLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        places = {"quote": (0, 0), "value": (1, 0), "to": (1, 1), "currency": (2, 0)}
        places |= {"unit": (2, 1), "modifier": (3, 0), "basis": (3, 1)}
        for name, editor in self._fields.items():
            row, column = places[name]
            layout.addWidget(editor, row, column)
            editor.setObjectName(f"amount.{name}")
            editor.set_name(translate("Fields", name))
            editor.edited.connect(lambda value, name=name: self._edited(name, value))
        remove = QToolButton()
        remove.setText(translate("Fields", "Remove"))
        remove.clicked.connect(self.removed)
        layout.addWidget(remove, 0, 1)
        self.setFocusProxy(self._fields["quote"])

    def show_amount(self, amount: Amount) -> None:
        """Show an amount of the document; a refused text stays in its field."""
        self.amount = amount
        for name, editor in self._fields.items():
            if not editor.has_fault:
                value = getattr(amount, name)
                editor.show_value(format(value, "f") if isinstance(value, Decimal) else value)

    def _edited(self, name: str, typed: Any) -> None:
        editor = self._fields[name]
        fault = self._take(name, typed)
        editor.show_fault(shown(fault) if fault else "")
        if fault is None and self.amount is not None:
            self.changed.emit()

    def _take(self, name: str, typed: Any) -> Message | None:
        """Bring one field into the amount; returns why that is refused."""
        spec = fields_of(Amount)[name]
        value = None if typed == "" and spec.default is None else typed
        if name in ("value", "to") and value is not None:
            if not NUMBER_FORM.fullmatch(value):
                return Message.of("value.number", field=name, value=value)
            value = Decimal(value)
        if self.amount is None and name != "quote":
            return Message.of("value.amount-quote")
        known = {} if self.amount is None else _values(self.amount)
        try:
            self.amount = Amount(**{**known, name: value})
        except ValidationError as error:
            return explain(spec, error.errors(include_url=False)[0])
        return None


def _values(amount: Amount) -> dict[str, Any]:
    return {name: getattr(amount, name) for name in fields_of(Amount)}

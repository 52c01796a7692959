"""The amounts a row names: sums and quantities, each in a few small fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.model import Amount
from outline_editor.core.vocabulary import Basis, Modifier
from outline_editor.ui.panels.field_editors import ChoiceEditor, FieldEditor, LineEditor, Pending
from outline_editor.ui.panels.part_editors import PartEditors
from outline_editor.ui.panels.tab_order import arrange_tabs
from outline_editor.ui.translation import translate


class AmountsEditor(FieldEditor):
    """A list of amounts; `edited` carries all of them as a tuple.

    A new amount joins the list once it names the words it was read from.
    """

    is_typed = True

    def __init__(self, parent: QWidget | None = None) -> None:
        self._box = QWidget()
        super().__init__(self._box, parent)
        self._layout = QVBoxLayout(self._box)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._add = QPushButton(translate("Fields", "Add Amount"))
        self._add.setObjectName("addAmount")
        self._add.clicked.connect(self._begin_amount)
        self._layout.addWidget(self._add)
        self._editors: list[_AmountEditor] = []
        self._read_only = False

    @property
    def focus_target(self) -> QWidget:
        """The first amount, or the button that adds one."""
        return self._editors[0].first_stop if self._editors else self._add

    def show_value(
        self,
        value: tuple[Amount, ...],
        pending: Sequence[Mapping[str, Pending]] | None = None,
    ) -> None:
        """Show the amounts, what of them is still to be taken, and one just begun."""
        self.pending = pending
        kept = list(pending or ())
        shown = [*value, *([None] if len(kept) > len(value) else [])]
        kept += [{}] * (len(shown) - len(kept))
        while len(self._editors) > len(shown):
            editor = self._editors.pop()
            self._layout.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        while len(self._editors) < len(shown):
            self._append()
        for editor, amount, parts in zip(self._editors, shown, kept, strict=False):
            editor.parts.show(amount, parts)

    def set_read_only(self, read_only: bool) -> None:
        """Let the amounts be read and copied, or changed too."""
        self._read_only = read_only
        self._add.setVisible(not read_only)
        for editor in self._editors:
            editor.set_read_only(read_only)

    def set_name(self, name: str) -> None:
        """The field's name for assistive tools and tests."""
        self._box.setAccessibleName(name)

    def _append(self) -> _AmountEditor:
        editor = _AmountEditor(self._box)
        editor.set_read_only(self._read_only)
        editor.parts.changed.connect(self._changed)
        editor.parts.pending_changed.connect(self._keep_pending)
        editor.parts.escaped.connect(self.escaped)
        editor.removed.connect(lambda: self._remove(editor))
        first = self.focus_target
        self._editors.append(editor)
        self._layout.insertWidget(self._layout.count() - 1, editor)
        editor.show()
        arrange_tabs(self._box, first)
        return editor

    def _begin_amount(self) -> None:
        """Begin an amount, or go on with the one begun."""
        if not self._editors or self._editors[-1].parts.value is not None:
            self._append().parts.show(None, {})
            self._keep_pending()
        self._editors[-1].parts.focus_first()

    def _changed(self) -> None:
        self._keep_pending()
        values = (editor.parts.value for editor in self._editors)
        self.edited.emit(tuple(value for value in values if value is not None))

    def _keep_pending(self) -> None:
        begun = any(editor.parts.value is None for editor in self._editors)
        pending = tuple(dict(editor.parts.pending) for editor in self._editors)
        self.keep(pending if begun or any(pending) else None)

    def _remove(self, editor: _AmountEditor) -> None:
        had_value = editor.parts.value is not None
        self._editors.remove(editor)
        self._layout.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keep_pending()
        if had_value:
            self._changed()


class _AmountEditor(QFrame):
    """The fields of one amount."""

    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "plain")
        quote = LineEditor(translate("Fields", "words in the row, such as 60 bn"))
        self.first_stop = quote.line
        fields: dict[str, FieldEditor] = {
            "quote": quote,
            "value": LineEditor(translate("Fields", "number")),
            "to": LineEditor(translate("Fields", "up to")),
            "currency": LineEditor(translate("Fields", "currency, such as CNY")),
            "unit": LineEditor(translate("Fields", "unit, such as %")),
            "modifier": ChoiceEditor(
                [modifier.value for modifier in Modifier],
                nothing=translate("Fields", "– how exact"),
            ),
            "basis": ChoiceEditor(
                [basis.value for basis in Basis], nothing=translate("Fields", "– on what basis")
            ),
        }
        layout = QGridLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        places = {"quote": (0, 0), "value": (1, 0), "to": (1, 1), "currency": (2, 0)}
        places |= {"unit": (2, 1), "modifier": (3, 0), "basis": (3, 1)}
        for name, editor in fields.items():
            editor.setObjectName(f"amount.{name}")
            layout.addWidget(editor, *places[name], Qt.AlignmentFlag.AlignTop)
        self._remove = QToolButton()
        self._remove.setText(translate("Fields", "Remove"))
        self._remove.clicked.connect(self.removed)
        layout.addWidget(self._remove, 0, 1, Qt.AlignmentFlag.AlignRight)
        self.parts = PartEditors(Amount, fields, self, first="quote")

    def set_read_only(self, read_only: bool) -> None:
        """Let the amount be read and copied, or changed too."""
        self.parts.set_read_only(read_only)
        self._remove.setVisible(not read_only)

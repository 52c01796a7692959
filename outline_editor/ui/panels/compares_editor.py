"""The other document a note compares with, and what it found."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from PySide6.QtWidgets import QHBoxLayout, QWidget

from outline_editor.core.fields import fields_of
from outline_editor.core.model import Comparison
from outline_editor.core.validation import explain
from outline_editor.core.vocabulary import Finding
from outline_editor.ui.panels.field_editors import ChoiceEditor, FieldEditor, LineEditor
from outline_editor.ui.translation import shown, translate


class ComparesEditor(FieldEditor):
    """`edited` carries a `Comparison`, or `None` where nothing is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._box = QWidget()
        super().__init__(self._box, parent)
        self._comparison = Comparison()
        self._document = LineEditor(translate("Fields", "id of the other document"))
        self._finding = ChoiceEditor([finding.value for finding in Finding])
        layout = QHBoxLayout(self._box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._document, 3)
        layout.addWidget(self._finding, 2)
        self._document.set_name(translate("Fields", "Compared document"))
        self._finding.set_name(translate("Fields", "Finding"))
        self._document.edited.connect(lambda text: self._take("document", text or None))
        self._finding.edited.connect(lambda value: self._take("finding", value))
        self.setFocusProxy(self._document)

    def show_value(self, value: Comparison | None) -> None:
        """Show a comparison; a refused text stays in its field."""
        self._comparison = value or Comparison()
        if not self._document.has_fault:
            self._document.show_value(self._comparison.document)
        self._finding.show_value(self._comparison.finding)

    def _take(self, name: str, value: Any) -> None:
        known = {field: getattr(self._comparison, field) for field in fields_of(Comparison)}
        try:
            changed = Comparison(**{**known, name: value})
        except ValidationError as error:
            fault = explain(fields_of(Comparison)[name], error.errors(include_url=False)[0])
            self._document.show_fault(shown(fault))
            return
        self._document.show_fault("")
        self._comparison = changed
        self.edited.emit(None if changed == Comparison() else changed)

"""The other document a note compares with, and what it found."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from outline_editor.core.model import Comparison
from outline_editor.core.vocabulary import Finding
from outline_editor.ui.panels.field_editors import ChoiceEditor, FieldEditor, LineEditor, Pending
from outline_editor.ui.panels.part_editors import PartEditors
from outline_editor.ui.translation import translate


class ComparesEditor(FieldEditor):
    """`edited` carries a `Comparison`, or `None` where nothing is said."""

    is_typed = True

    def __init__(self, parent: QWidget | None = None) -> None:
        self._box = QWidget()
        super().__init__(self._box, parent)
        document = LineEditor(translate("Fields", "id of the other document"))
        finding = ChoiceEditor(
            [finding.value for finding in Finding],
            nothing=translate("Fields", "– what was found"),
        )
        document.setObjectName("compares.document")
        finding.setObjectName("compares.finding")
        layout = QHBoxLayout(self._box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(document, 3)
        layout.addWidget(finding, 2)
        self._parts = PartEditors(Comparison, {"document": document, "finding": finding}, self)
        self._parts.changed.connect(self._changed)
        self._parts.pending_changed.connect(lambda: self.keep(dict(self._parts.pending) or None))
        self._parts.escaped.connect(self.escaped)
        self._line = document.line

    @property
    def focus_target(self) -> QWidget:
        """The id of the other document."""
        return self._line

    def show_value(
        self, value: Comparison | None, pending: Mapping[str, Pending] | None = None
    ) -> None:
        """Show a comparison, and what of it is still to be taken."""
        self.pending = pending
        self._parts.show(value or Comparison(), pending or {})

    def set_read_only(self, read_only: bool) -> None:
        """Let the comparison be read and copied, or changed too."""
        self._parts.set_read_only(read_only)

    def set_name(self, name: str) -> None:
        """The field's name for assistive tools and tests."""
        self._box.setAccessibleName(name)

    def _changed(self) -> None:
        value = self._parts.value
        self.edited.emit(None if value == Comparison() else value)

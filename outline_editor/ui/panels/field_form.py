"""A form over the fields of one element of a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from outline_editor.core.addresses import Ref
from outline_editor.ui.panels.field_binder import FieldBinder
from outline_editor.ui.panels.field_editors import FieldEditor
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate


@dataclass(frozen=True, slots=True)
class FormField:
    """One line of a form: a field of the model, its caption, its editor."""

    name: str
    caption: str
    editor: FieldEditor


class FieldForm(QWidget):
    """Captions on the left, editors on the right, one line a field."""

    def __init__(
        self, session: Session, fields: Sequence[FormField], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._editors = {field.name: field.editor for field in fields}
        self._captions: dict[str, QLabel] = {}
        # Not a `QFormLayout`: where lines wrap it gives fields less height than they need.
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(10)
        layout.setVerticalSpacing(6)
        layout.setColumnStretch(1, 1)
        for row, field in enumerate(fields):
            text = translate("Fields", field.caption)
            label = caption(text)
            # As high as the first line of what stands beside it.
            label.setContentsMargins(0, 4, 0, 0)
            label.setBuddy(field.editor.focus_target)
            field.editor.set_name(text)
            layout.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(field.editor, row, 1)
            self._captions[field.name] = label
        self._binder = FieldBinder(session, self._editors, self)
        self.focus_field = self._binder.focus_field
        self.set_read_only = self._binder.set_read_only

    def show_element(self, ref: Ref, element: Any) -> None:
        """Show an element, or its new state."""
        self._binder.show_element(ref, element)

    def change_alike(self, also: Callable[[str], Sequence[Ref]]) -> None:
        """Change a field in further elements, too; `also` names them for each field."""
        self._binder.also = also

    def set_field_visible(self, name: str, visible: bool) -> None:
        """Show or hide one line of the form."""
        self._captions[name].setVisible(visible)
        self._editors[name].setVisible(visible)


def caption(text: str) -> QLabel:
    """A field's name, in the muted colour."""
    label = PlainLabel(text)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label

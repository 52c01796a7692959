"""Ties editors to the fields of one element of a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt

from outline_editor.core.addresses import Ref
from outline_editor.core.fields import fields_of
from outline_editor.ui.panels.field_editors import FieldEditor, LineEditor, TextEditor
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown


class FieldBinder(QObject):
    """Shows the fields of an element in editors and writes what is changed.

    What a field refuses stays in its editor, is told once the person leaves
    it, and is still there when the person comes back to the element.
    """

    def __init__(
        self, session: Session, editors: Mapping[str, FieldEditor], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._editors = dict(editors)
        self._ref: Ref | None = None
        self._element: Any = None
        for name, editor in self._editors.items():
            editor.setObjectName(f"field.{name}")
            editor.edited.connect(lambda value, name=name: self._edited(name, value))
            if isinstance(editor, (LineEditor, TextEditor)):
                editor.left.connect(lambda name=name: self._left(name))

    def show_element(self, ref: Ref, element: Any) -> None:
        """Show an element, or its new state."""
        self._ref, self._element = ref, element
        for name, editor in self._editors.items():
            rejected = self._session.rejected.get((ref, name))
            if rejected is None:
                editor.show_value(getattr(element, name))
            elif not editor.input.hasFocus():
                editor.show_value(rejected[0])
                editor.show_fault(shown(rejected[1]))

    def set_read_only(self, read_only: bool) -> None:
        """Let the fields be read, or changed too."""
        for editor in self._editors.values():
            editor.set_read_only(read_only)

    def focus_field(self, name: str) -> bool:
        """Put the caret into a field; whether there is an editor for it."""
        editor = self._editors.get(name)
        if editor is None:
            return False
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _edited(self, name: str, value: Any) -> None:
        if self._ref is None:
            return
        spec = fields_of(type(self._element))[name]
        editor = self._editors[name]
        is_typed = isinstance(editor, (LineEditor, TextEditor))
        stored = None if value == "" and spec.default is None else value
        fault = self._session.set_field(self._ref, name, stored, typed=is_typed)
        if fault is None:
            self._session.rejected.pop((self._ref, name), None)
            editor.show_fault("")
        elif is_typed:
            # Told when the person leaves: half a date is no mistake yet.
            self._session.rejected[self._ref, name] = (value, fault)
        else:
            editor.show_fault(shown(fault))

    def _left(self, name: str) -> None:
        rejected = self._session.rejected.get((self._ref, name)) if self._ref else None
        self._editors[name].show_fault(shown(rejected[1]) if rejected else "")

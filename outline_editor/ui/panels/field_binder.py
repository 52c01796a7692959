"""Ties editors to the fields of one element of a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from outline_editor.app.label_language import labels_for
from outline_editor.core.addresses import ElementKind, Ref
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.fields import fields_of
from outline_editor.ui.panels.field_editors import FieldEditor, Pending, told
from outline_editor.ui.panels.tokens_editor import TokensEditor
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown

_KINDS = {"concepts": ElementKind.CONCEPT, "actors": ElementKind.ACTOR}
"""What is made in the fields in which something new can be made."""


class FieldBinder(QObject):
    """Shows the fields of an element in editors and writes what is changed.

    What a field refuses stays in its editor, is told once the person leaves
    it (half a date is no mistake yet), and is still there when the person
    comes back to the element. What a field holds and should be looked at is
    told beside it, too.
    """

    def __init__(
        self, session: Session, editors: Mapping[str, FieldEditor], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.also: Callable[[str], Sequence[Ref]] = lambda _: ()
        """Further elements in which a field is changed alike."""
        self._session = session
        self._editors = dict(editors)
        self._ref: Ref | None = None
        self._element: Any = None
        self._told: set[str] = set()
        """The fields whose refusal was told, and that were not changed since."""
        for name, editor in self._editors.items():
            editor.setObjectName(f"field.{name}")
            editor.edited.connect(partial(self._edited, name))
            editor.left.connect(partial(self._left, name))
            editor.pending_changed.connect(partial(self._keep_pending, name))
            editor.given_up.connect(partial(self._give_up, name))
            editor.escaped.connect(self._escaped)
            if isinstance(editor, TokensEditor):
                editor.creation_wanted.connect(partial(self._create, name))

    def show_element(self, ref: Ref, element: Any) -> None:
        """Show an element, or its new state."""
        if ref != self._ref:
            self._enter_later()
            self._told.clear()
        self._ref, self._element = ref, element
        for name, editor in self._editors.items():
            editor.show_value(getattr(element, name), self._session.pending.get((ref, name)))
            self._show_remark(name)

    def set_read_only(self, read_only: bool) -> None:
        """Let the fields be read, or changed too."""
        for editor in self._editors.values():
            editor.set_read_only(read_only)

    def focus_field(self, name: str) -> bool:
        """Put the caret into a field; whether there is an editor for it."""
        editor = self._editors.get(name)
        if editor is None:
            return False
        editor.focus_field()
        return True

    # What a person does

    def _edited(self, name: str, value: Any) -> None:
        if self._ref is None:
            return
        editor = self._editors[name]
        if isinstance(editor.pending, Pending):
            editor.keep(None)
        fault = self._set(self._ref, name, value, typed=editor.is_typed)
        if fault is not None:
            editor.refuse(value, fault)
        if fault is None or editor.is_typed:
            self._told.discard(name)
        else:
            self._told.add(name)
        self._show_remark(name)

    def _create(self, name: str, text: str) -> None:
        """Make a concept or actor that is called so, and let the element name it."""
        if self._ref is None:
            return
        editor = self._editors[name]
        editor.keep(None)
        labels = labels_for(self._session.document.root, text)
        try:
            self._session.editing.concepts.create(
                _KINDS[name], labels, on=self._ref, also=self.also(name)
            )
        except EditRefused as refusal:
            editor.refuse(text, refusal.message)
            self._told.add(name)
        self._show_remark(name)

    def _set(self, ref: Ref, name: str, value: Any, *, typed: bool) -> Message | None:
        spec = fields_of(type(self._element))[name]
        if spec.default is None and isinstance(value, str):
            value = value.strip() or None
        return self._session.set_field(ref, name, value, typed=typed, also=self.also(name))

    def _left(self, name: str) -> None:
        self._told.add(name)
        self._show_remark(name)

    def _give_up(self, name: str) -> None:
        """Show the document's value again."""
        if self._ref is not None:
            self._session.pending.pop((self._ref, name), None)
            self.show_element(self._ref, self._element)

    def _escaped(self) -> None:
        """Go back to the outline; a note just begun is not kept empty."""
        ref = self._ref
        note = ref.id if ref is not None and ref.kind is ElementKind.NOTE else ""
        if note and self._session.editing.notes.take_back_new(note):
            self._session.said.emit(Message.of("note.taken-back"))
        self._session.outline_wanted.emit()

    # What the document has not taken

    def _keep_pending(self, name: str) -> None:
        if self._ref is not None:
            pending = self._editors[name].pending
            if pending is None:
                self._session.pending.pop((self._ref, name), None)
            else:
                self._session.pending[self._ref, name] = pending

    def _enter_later(self) -> None:
        """Enter what still stands in the fields, into the element it was typed for.

        Later, for another element may have come while a change was being told,
        when the document can't be changed.
        """
        if self._ref is None:
            return
        for name, editor in self._editors.items():
            pending = editor.pending
            if isinstance(editor, TokensEditor) and pending is not None and pending.fault is None:
                QTimer.singleShot(0, self, partial(self._enter, self._ref, name))

    def _enter(self, ref: Ref, name: str) -> None:
        editor = self._editors[name]
        element = self._session.opened.element(ref)
        pending = self._session.pending.pop((ref, name), None)
        if element is None or pending is None:
            return
        assert isinstance(editor, TokensEditor)
        value = editor.with_value(getattr(element, name), pending.text)
        fault = self._session.set_field(ref, name, value)
        if fault is not None:
            self._session.pending[ref, name] = Pending(pending.text, fault)

    # What there is to say

    def _show_remark(self, name: str) -> None:
        editor = self._editors[name]
        pending = editor.pending
        if isinstance(pending, Pending) and (name in self._told or not editor.has_focus):
            editor.show_remark(told(pending), is_fault=True)
            return
        problems = () if self._ref is None else self._session.opened.problems.problems_of(self._ref)
        said = (shown(problem.message) for problem in problems if problem.field == name)
        editor.show_remark("\n".join(said))

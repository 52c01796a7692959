"""Which actions apply now, and what Undo and Redo would do."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from outline_editor.app.action_specs import Needs
from outline_editor.app.actions import ACTIONS
from outline_editor.core.addresses import ElementKind
from outline_editor.core.errors import Message
from outline_editor.ui.action_binder import ActionBinder
from outline_editor.ui.outline.editor_keys import types_text
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown, translate

_EDITING = (Needs.EDITABLE, Needs.EDITABLE_ROW)


class ActionStates(QObject):
    """Keeps the actions of a window in step with its session."""

    def __init__(self, session: Session, outline: OutlineTreeView, binder: ActionBinder) -> None:
        super().__init__(outline)
        self._session = session
        self._binder = binder
        session.state_changed.connect(self.refresh)
        session.switched.connect(self.refresh)
        session.current_changed.connect(self._row_chosen)
        session.entry_changed.connect(self.refresh)
        outline.text_mode_changed.connect(binder.set_editing_text)
        outline.key_refused.connect(self._explain)
        self.refresh()

    def _row_chosen(self, node_id: str) -> None:
        # A filter may leave no row in sight to be the current one.
        if bool(node_id) != self._has_row:
            self.refresh()

    def _explain(self, event: QKeyEvent) -> None:
        """Say why a key that would edit does nothing."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        keys = QKeySequence(QKeyCombination(held, Qt.Key(event.key())))
        actions = (self._binder.actions[spec.id] for spec in ACTIONS if spec.needs in _EDITING)
        if types_text(event) or any(keys in action.shortcuts() for action in actions):
            self._session.said.emit(self._session.opened.why_read_only)

    def refresh(self) -> None:
        """Show what applies now."""
        opened = self._session.opened
        editable = not opened.read_only
        entry = self._session.entry
        is_concept = entry is not None and entry.kind is ElementKind.CONCEPT
        self._has_row = bool(self._session.current)
        applies = {
            Needs.NOTHING: True,
            Needs.EDITABLE: editable,
            Needs.ROW: self._has_row,
            Needs.EDITABLE_ROW: editable and self._has_row,
            Needs.EDITABLE_ENTRY: editable and entry is not None,
            Needs.EDITABLE_CONCEPT: editable and is_concept,
        }
        states = {spec.id: applies[spec.needs] for spec in ACTIONS}
        # The first row of an empty document has none to stand below.
        states["row.insert_below"] = editable
        states["file.save"] = editable or opened.is_repaired
        is_own = entry is not None and opened.document.has(entry)
        states["concept.share"] &= is_own and opened.named.shared is not None
        # Unchanged, too: another program may have changed the file.
        states["file.revert"] = opened.path is not None and opened.held_by is None
        undo, redo = self._session.versions.undo_name, self._session.versions.redo_name
        states["edit.undo"] = undo is not None
        states["edit.redo"] = redo is not None
        self._binder.set_enabled(states)
        _name(self._binder.actions["edit.undo"], "&Undo", undo)
        _name(self._binder.actions["edit.redo"], "&Redo", redo)


def _name(action: QAction, verb: str, step: Message | None) -> None:
    text = translate("Actions", verb)
    action.setText(text if step is None else f"{text} {shown(step)}")

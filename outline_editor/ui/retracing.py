"""Takes the person back to where they were, with each step that is undone or done again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from outline_editor.app.stances import Stance, StancesOfSteps
from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref, ref_of
from outline_editor.core.changes import ChangeSet, Origin
from outline_editor.core.edits import Edit, Insert, Move, Remove, SetField
from outline_editor.core.history import Step
from outline_editor.core.text_difference import difference
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.session import Session

_MOST_SELECTED = 2_000
"""Rows whose selection is remembered with a step."""


class Retracing(QObject):
    """Undo and redo as a person sees them: what they change comes into sight.

    The current row, the selection and the caret are as they were before the
    step that is undone, or after the one that is done again.
    """

    def __init__(self, session: Session, outline: OutlineTreeView) -> None:
        super().__init__(outline)
        self._session = session
        self._outline = outline
        self._stances = StancesOfSteps()
        self._touched = ""
        self._is_retracing = False
        self._ending = QTimer(self)
        self._ending.setSingleShot(True)
        self._ending.timeout.connect(self.end_step)
        # The outline hears of a change after this: it is seen as it was before.
        session.changed.connect(self._changed)

    def undo(self) -> None:
        """Take the last step back."""
        self.end_step()
        before, after = self._around(self._session.opened.history.last_done)
        self._retrace(self._session.undo, before, after)

    def redo(self) -> None:
        """Do the last undone step again."""
        before, after = self._around(self._session.opened.history.last_undone)
        self._retrace(self._session.redo, after, before)

    def end_step(self) -> None:
        """All that the last step did is shown: so it should be once it is done again.

        By itself, this follows each change as soon as nothing else is to do.
        """
        self._ending.stop()
        step = self._session.opened.history.last_done
        if step is not None:
            self._stances.end(step, self._stance())

    def _retrace(self, act: Callable[[], None], to: Stance | None, left: Stance | None) -> None:
        was_writing = self._outline.is_editing
        self._is_retracing, self._touched = True, ""
        try:
            act()
        finally:
            self._is_retracing = False
        if to is not None and self._session.document.has(node_ref(to.current)):
            self._take(to, left, writing=was_writing)
            if not self._is_touched_in_sight():
                self._outline.set_current(self._touched)
        elif self._touched:
            self._outline.set_current(self._touched)

    def _take(self, stance: Stance, left: Stance | None, *, writing: bool) -> None:
        outline, document = self._outline, self._session.document
        has_left_zoom = left is not None and outline.rows.zoomed == left.zoomed != stance.zoomed
        if has_left_zoom and document.has(node_ref(stance.zoomed)):
            outline.zoom(stance.zoomed)
        outline.set_current(stance.current)
        outline.show_selected(row for row in stance.rows if document.has(node_ref(row)))
        if not writing or stance.caret is None:
            outline.leave_text_mode()
        elif outline.is_active:
            outline.edit_row(stance.current, stance.caret)

    def _is_touched_in_sight(self) -> bool:
        row = self._outline.rows.position(self._touched) if self._touched else None
        if row is None:
            return not self._touched
        return not self._outline.visualRect(self._outline.model().index(row, 0)).isEmpty()

    # Steps as they are made

    def _changed(self, change_set: ChangeSet) -> None:
        if change_set.origin is Origin.EDIT:
            step = self._session.opened.history.last_done
            if step is not None:
                known = self._stances.of(step)
                before = self._stance_before(change_set) if known is None else known.before
                self._stances.begin(step, before)
                self._ending.start(0)
            return
        touched = (self._row_of(_touched(change.edit)) for change in reversed(change_set.changes))
        self._touched = next(filter(None, touched), "")
        if self._touched and not self._is_retracing and not self._session.is_led_beside:
            self._outline.set_current(self._touched)

    def _around(self, step: Step | None) -> tuple[Stance | None, Stance | None]:
        """How things stood before and after a step, as far as that is known."""
        known = None if step is None else self._stances.of(step)
        return (None, None) if known is None else (known.before, known.after)

    def _stance(self) -> Stance:
        outline = self._outline
        few = outline.choice.count() <= _MOST_SELECTED
        rows = tuple(outline.selected_ids()) if few else ()
        return Stance(outline.current_id(), rows, outline.caret, outline.rows.zoomed)

    def _stance_before(self, change_set: ChangeSet) -> Stance:
        """How things stood before a change that the outline has not heard of yet."""
        stance = self._stance()
        first = change_set.changes[0]
        match first.edit, first.inverse:
            case SetField(ref=ref, field="text", value=new), SetField(value=old) if (
                ref == node_ref(stance.current) and stance.caret is not None
            ):
                # The text was typed: the caret has gone on already.
                return stance._replace(caret=difference(old, new).end)
        return stance

    def _row_of(self, ref: Ref) -> str:
        """The row that an element stands in or is, `''` where it is gone or in none."""
        document = self._session.document
        while ref != DOCUMENT and document.has(ref):
            if ref.kind is ElementKind.NODE:
                return ref.id
            ref = document.owner(ref)
        return ""


def _touched(edit: Edit) -> Ref:
    """The element to look at after an edit; none where it is gone."""
    match edit:
        case Insert(element=element):
            return ref_of(element)
        case Remove():
            return DOCUMENT
        case Move(ref=ref) | SetField(ref=ref):
            return ref

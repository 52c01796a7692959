"""The actions that offer a list to choose from: rows, places, and all actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from outline_editor.app.action_specs import ActionSpec
from outline_editor.app.actions import ACTIONS
from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.row_sets import top_rows
from outline_editor.ui.action_binder import way_to
from outline_editor.ui.session import Session
from outline_editor.ui.translation import plain, translate
from outline_editor.ui.window_layout import WindowLayout

if TYPE_CHECKING:
    from outline_editor.app.choices import Choice, Choices
    from outline_editor.ui.picker.picker import Picker


class Picking(QObject):
    """Opens the picker, and does what is chosen in it."""

    def __init__(
        self, session: Session, panes: WindowLayout, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__(panes)
        self._session = session
        self._panes = panes
        self._outline = panes.outline
        self._actions = actions
        self._picker: Picker | None = None
        self._back_to: QWidget | None = None
        self._use: Callable[[str, bool], None] = lambda *_: None

    def run(self, action_id: str) -> bool:
        """Do an action of these; whether it is one."""
        match action_id:
            case "edit.go_to":
                self._go_to()
            case "row.move_to":
                self._move_to()
            case "app.palette":
                self._offer_actions()
            case _:
                return False
        return True

    # What is offered

    def _go_to(self) -> None:
        from outline_editor.app.choices import RowChoices

        self.offer(
            translate("Picker", "Go to the row called…"),
            RowChoices(self._session.document),
            lambda row, _: self._show_row(row),
        )

    def _show_row(self, row: str) -> None:
        if row != self._outline.current_id():
            self._session.leaving.emit()
        self._outline.leave_text_mode()
        self._outline.set_current(row)
        self._panes.focus_pane(self._outline)

    def _move_to(self) -> None:
        from outline_editor.app.choices import PlaceChoices

        document = self._session.document
        rows = top_rows(document, self._outline.selected_ids() or [self._outline.current_id()])
        top = translate("Picker", "Top of the document")
        self.offer(
            translate("Picker", "Move under the row called…"),
            PlaceChoices(document, rows, top),
            lambda target, beside: self._move(rows, target, beside=beside),
            translate("Picker", "Enter moves under the row, Ctrl+Enter beside it, right after it"),
        )

    def _move(self, rows: Sequence[str], target: str, *, beside: bool) -> None:
        document, owner = self._session.document, node_ref(target) if target else DOCUMENT
        index = len(document.rows(owner))
        if beside and target:
            place = document.place(owner)
            owner, index = place.owner, place.index + 1
        current = self._outline.current_id()
        with self._session.saying_refusals():
            self._session.editing.transfers.move(rows, owner, index)
            self._outline.set_current(current)
            self._outline.select_rows(rows)

    def _offer_actions(self) -> None:
        self.offer(
            translate("Picker", "Do the action called…"),
            _ActionChoices(self._actions),
            lambda action_id, _: self._actions[action_id].trigger(),
        )

    # The picker

    def offer(
        self, prompt: str, choices: Choices, use: Callable[[str, bool], None], hint: str = ""
    ) -> None:
        """Offer choices; `use` gets the id of the chosen one, and whether it was with Ctrl."""
        if self._picker is None:
            # A window opens without: it need not wait for the module.
            from outline_editor.ui.picker.picker import Picker

            self._picker = Picker(self._panes)
            self._picker.chosen.connect(self._chosen)
            self._picker.closed.connect(self._closed)
        if self._picker.isHidden():
            self._back_to = QApplication.focusWidget()
        self._use = use
        self._picker.open(prompt, choices, hint)

    def _chosen(self, choice: str, other_way: bool) -> None:
        self._use(choice, other_way)

    def _closed(self, give_focus_back: bool) -> None:
        back_to, self._back_to = self._back_to, None
        if not give_focus_back:
            # The editor of a row waits for the focus to come back.
            self._outline.leave_text_mode()
        elif back_to is not None and back_to.isVisible():
            back_to.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self._panes.focus_pane(self._outline)


class _ActionChoices:
    """All actions of a window, with their keys and whether they apply now."""

    def __init__(self, actions: Mapping[str, QAction]) -> None:
        from outline_editor.app.likely_texts import LikelyTexts
        from outline_editor.core.search import normalised

        self._choices = [
            _choice(spec, actions[spec.id]) for spec in ACTIONS if spec.id != "app.palette"
        ]
        self._texts = LikelyTexts([normalised(choice.text) for choice in self._choices])

    def matching(self, words: str, most: int) -> list[Choice]:
        """See `Choices.matching`."""
        return [self._choices[at] for at in self._texts.best(words, most)]


def _choice(spec: ActionSpec, action: QAction) -> Choice:
    from outline_editor.app.choices import Choice

    text = f"{way_to(spec)} › {plain(action.text())}"
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Choice(spec.id, text, keys=keys, applies=action.isEnabled())

"""The actions that show the document in another way than as an outline, or print it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from outline_editor.app.action_specs import Menu
from outline_editor.app.actions import BY_ID
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.session import Session
from outline_editor.ui.window_layout import WindowLayout

if TYPE_CHECKING:
    from outline_editor.ui.reading.centre_view import CentreView
    from outline_editor.ui.reading.paper import Paper

_MENUS_OF_OUTLINE = (Menu.OUTLINE, Menu.ROW_ALONE, Menu.LEVELS, Menu.COLUMNS)

_IN_OUTLINE = frozenset(
    {
        "edit.find",
        "edit.find_next",
        "edit.find_previous",
        "edit.filter",
        "edit.replace",
        "edit.paste",
        "edit.paste_into_row",
        "go.row_above",
        "go.row_below",
        "note.show_all",
        "row.toggle_selected",
        "view.reading_width",
    }
)
"""Actions whose effect is seen in the outline alone, besides those of its own menus."""


class CentreViews(QObject):
    """Puts prose or statistics in the outline's place, and the outline back.

    It hears of every action before all other parts: what is done in the
    outline brings it back first.
    """

    def __init__(
        self,
        session: Session,
        outline: OutlineTreeView,
        panes: WindowLayout,
        actions: Mapping[str, QAction],
        may_export_to: Callable[[Path], bool],
    ) -> None:
        """What changes the views; `may_export_to` tells the person where pages can't go."""
        super().__init__(panes)
        self._session = session
        self._outline = outline
        self._panes = panes
        self._actions = actions
        self._may_export_to = may_export_to
        self._views: dict[str, CentreView] = {}
        self._paper: Paper | None = None
        panes.centre_changed.connect(self._show_states)

    def run(self, action_id: str) -> bool:
        """Do an action of these; whether it is one."""
        match action_id:
            case "view.reading" | "view.statistics":
                self._toggle(action_id)
            case "file.print":
                self._made_paper().print()
            case "file.export_pdf":
                self._made_paper().export_pdf()
            case "edit.copy" | "edit.cut" if self._has_focus():
                self._views[self._shown()].copy()
            case _:
                if self._shown() and _is_of_outline(action_id):
                    self._go_back()
                return False
        return True

    def _shown(self) -> str:
        """The action of the view that is shown, `''` for the outline."""
        centre = self._panes.centre
        return next((name for name, view in self._views.items() if view is centre), "")

    def _has_focus(self) -> bool:
        focus, centre = QApplication.focusWidget(), self._panes.centre
        return bool(self._shown()) and focus is not None and centre.isAncestorOf(focus)

    def _toggle(self, action_id: str) -> None:
        if self._shown() == action_id:
            self._go_back()
        else:
            self._outline.leave_text_mode()
            view = self._made(action_id)
            self._panes.show_in_centre(view)
            view.come_from(self._session.current)
            self._panes.focus_pane(view)
        self._show_states()

    def _go_back(self) -> None:
        self._panes.focus_pane(self._outline)

    def _show_states(self) -> None:
        shown = self._shown()
        for action_id in ("view.reading", "view.statistics"):
            self._actions[action_id].setChecked(action_id == shown)

    # Made when they are first wanted: a window opens without their modules.

    def _made(self, action_id: str) -> CentreView:
        if action_id not in self._views:
            is_reading = action_id == "view.reading"
            view = self._new_reading() if is_reading else self._new_statistics()
            view.left.connect(self._go_back)
            self._views[action_id] = view
        return self._views[action_id]

    def _new_reading(self) -> CentreView:
        from outline_editor.ui.reading.reading_view import ReadingView

        names = ("view.statistics", "file.export_pdf", "file.print")
        buttons = [self._actions[name] for name in names]
        view = ReadingView(self._session, lambda: self._outline.rows.zoomed, buttons)
        view.row_wanted.connect(self._go_to_row)
        self._outline.rows_settled.connect(view.follow_zoom)
        return view

    def _new_statistics(self) -> CentreView:
        from outline_editor.ui.reading.statistics_view import StatisticsView

        view = StatisticsView(self._session, [self._actions["view.reading"]])
        view.concept_wanted.connect(self._filter)
        view.row_wanted.connect(self._go_to_row)
        return view

    def _made_paper(self) -> Paper:
        if self._paper is None:
            from outline_editor.ui.reading.paper import Paper

            self._paper = Paper(
                self._session,
                self._panes,
                lambda: self._outline.rows.zoomed,
                self._may_export_to,
            )
        return self._paper

    # Back to the outline

    def _go_to_row(self, node_id: str) -> None:
        if node_id and node_id != self._outline.current_id():
            self._session.leaving.emit()
            self._outline.set_current(node_id)
        self._go_back()

    def _filter(self, concept_id: str) -> None:
        """Show only the rows that carry a concept."""
        from outline_editor.ui.find.find_bar import FindBar

        self._actions["edit.filter"].trigger()
        bar = self._panes.findChild(FindBar)
        assert bar is not None
        bar.ask_for_concept(concept_id)


def _is_of_outline(action_id: str) -> bool:
    return action_id in _IN_OUTLINE or BY_ID[action_id].menu in _MENUS_OF_OUTLINE

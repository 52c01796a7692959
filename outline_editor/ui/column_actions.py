"""The actions that show and hide the columns of the outline."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer

from outline_editor.app.action_specs import Menu
from outline_editor.app.actions import BY_ID
from outline_editor.app.columns import Column, Columns
from outline_editor.ui.action_binder import ActionBinder
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.translation import translate
from outline_editor.ui.windows import Windows

_COLUMN = "view.column_"
_AUTOMATIC = "view.columns_automatic"
_WIDTHS = "view.columns_widths"

_PAUSE = 300
"""Milliseconds for which nothing changes before it is stored."""


class ColumnActions(QObject):
    """Keeps the list of columns in step with the outline; new files begin as was chosen last."""

    def __init__(self, outline: OutlineTreeView, binder: ActionBinder, windows: Windows) -> None:
        super().__init__(outline)
        self._outline = outline
        self._binder = binder
        self._windows = windows
        self._storing = QTimer(self)
        self._storing.setSingleShot(True)
        self._storing.timeout.connect(self._store)
        outline.columns_changed.connect(self._show)
        outline.columns_chosen.connect(self._keep)
        outline.columns_menu_wanted.connect(self._pop_up)
        binder.menus[Menu.COLUMNS].aboutToShow.connect(self._show)
        self._show()

    def run(self, action_id: str) -> bool:
        """Show or hide a column; whether the action is one of these."""
        columns = self._outline.columns
        if action_id == _AUTOMATIC:
            self._set(columns._replace(shown=None))
        elif action_id == _WIDTHS:
            self._ask_widths()
        elif action_id.startswith(_COLUMN):
            column = Column(action_id.removeprefix(_COLUMN))
            self._set(columns.toggled(column, before=self._wanted))
        else:
            return False
        return True

    def _ask_widths(self) -> None:
        from outline_editor.ui.dialogs.column_widths import ColumnWidthsDialog

        ColumnWidthsDialog(self._outline, self._set, self._outline.window()).exec()

    @property
    def _wanted(self) -> tuple[Column, ...]:
        """What would be in sight with room for all of it."""
        shown, metrics = self._outline.columns.shown, self._outline.metrics
        return (*metrics.in_sight, *metrics.given_way) if shown is None else shown

    def _set(self, columns: Columns) -> None:
        self._outline.set_columns(columns)
        self._show()
        self._keep()

    def _show(self) -> None:
        """Tick what is shown."""
        shown = self._wanted
        self._binder.actions[_AUTOMATIC].setChecked(self._outline.columns.shown is None)
        given_way = self._outline.metrics.given_way
        for column in Column:
            action = self._binder.actions[_COLUMN + column.value]
            action.setChecked(column in shown)
            text = translate("Actions", BY_ID[action.objectName()].text)
            words = translate("Columns", "{column} (no room)")
            action.setText(words.format(column=text) if column in given_way else text)

    def _keep(self) -> None:
        """Let the next new file begin so; one that only comes with its own columns does not."""
        if self._windows.settings.columns != self._outline.columns.data():
            # An edge that is pulled changes them with every pixel.
            self._storing.start(_PAUSE)

    def _store(self) -> None:
        settings, data = self._windows.settings, self._outline.columns.data()
        self._windows.change_settings(lambda: setattr(settings, "columns", data))

    def _pop_up(self, point: QPoint) -> None:
        self._binder.menus[Menu.COLUMNS].popup(point)

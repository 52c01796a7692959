"""The menu of the selected rows: the usual actions, at the mouse or at the current row."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.translation import translate

_LINE, _OTHER_NOTES, _FOLDS = "", "other notes", "folds"

_ENTRIES = (
    *("edit.cut", "edit.copy", "edit.paste", _LINE),
    *("row.insert_below", "row.insert_child", _LINE),
    *("row.indent", "row.outdent", "row.move_to", _LINE),
    *("view.zoom_in", _FOLDS, _LINE),
    *("note.add_context", _OTHER_NOTES, _LINE),
    *("row.duplicate", "row.delete"),
)


class RowMenu(QObject):
    """Opens the menu; `OutlineTreeView.menu_opening` lets others add to it."""

    def __init__(
        self, outline: OutlineTreeView, actions: Mapping[str, QAction], other_notes: list[QAction]
    ) -> None:
        super().__init__(outline)
        self._outline = outline
        self._actions = actions
        self._other_notes = other_notes
        for action in actions.values():
            # Some desktops show keys in the menu bar alone, where nobody looks for them now.
            action.setShortcutVisibleInContextMenu(True)
        outline.context_menu_requested.connect(self._open)

    def _open(self, point: QPoint) -> None:
        menu = QMenu(self._outline)
        menu.setObjectName("rowMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry in _ENTRIES:
            self._add(menu, entry)
        self._outline.menu_opening.emit(menu, point)
        menu.popup(point)

    def _add(self, menu: QMenu, entry: str) -> None:
        if entry == _LINE:
            menu.addSeparator()
        elif entry == _FOLDS:
            menu.addActions(self._folds())
        elif entry == _OTHER_NOTES:
            menu.addMenu(self._note_menu(menu))
        else:
            menu.addAction(self._actions[entry])

    def _folds(self) -> list[QAction]:
        """Fold or unfold, whichever does something to the selected rows."""
        rows, selected = self._outline.rows, self._outline.selected_ids()
        folds = (("row.fold", self._outline.shows_children), ("row.unfold", rows.is_folded))
        return [self._actions[name] for name, applies in folds if any(map(applies, selected))]

    def _note_menu(self, menu: QMenu) -> QMenu:
        notes = QMenu(translate("Menus", "Ot&her Notes"), menu)
        notes.addActions(self._other_notes)
        notes.setEnabled(any(action.isEnabled() for action in self._other_notes))
        return notes

"""The actions that decide which rows are in sight: zoom, levels, back and forward."""

from __future__ import annotations

from PySide6.QtCore import QObject

from outline_editor.app.visits import Place, Visits
from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import shortened
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate
from outline_editor.ui.window_layout import WindowLayout

_LEVEL = "view.level_"
_LONGEST = 120
"""Characters of a row's text in the bar of breadcrumbs."""


class ScopeActions(QObject):
    """Zooms the outline and keeps the way back."""

    def __init__(self, session: Session, outline: OutlineTreeView, panes: WindowLayout) -> None:
        super().__init__(outline)
        self._session = session
        self._outline = outline
        self._panes = panes
        self._visits = Visits()
        self._shown: list[tuple[str, str]] = []
        outline.rows_settled.connect(self._show_way)
        session.leaving.connect(self._leave)
        panes.header.step_wanted.connect(self._step)
        session.switched.connect(self._start_anew)

    def run(self, action_id: str) -> bool:
        """Do an action of these; whether it is one."""
        match action_id:
            case "view.zoom_in":
                self.zoom(self._outline.current_id())
            case "view.zoom_out":
                self._zoom_out()
            case "view.back":
                self._step(-1)
            case "view.forward":
                self._step(1)
            case "view.show_all":
                self._outline.show_levels(None)
            case _ if action_id.startswith(_LEVEL):
                self._outline.show_levels(int(action_id.removeprefix(_LEVEL)))
            case _:
                return False
        return True

    def zoom(self, node_id: str) -> None:
        """Show a row alone with what is under it, or everything for `''`."""
        if node_id == self._outline.rows.zoomed:
            return
        self._leave()
        self._zoom(node_id)

    def _zoom_out(self) -> None:
        zoomed = self._outline.rows.zoomed
        if zoomed:
            self.zoom(next(iter(self._session.document.ancestors(zoomed)), ""))
            self._outline.scrollTo(self._outline.currentIndex())

    def _zoom(self, node_id: str) -> None:
        was_editing = self._outline.is_editing
        current = self._outline.current_id()
        self._outline.zoom(node_id)
        if was_editing and self._outline.rows.position(current) is not None:
            self._outline.edit_row(current)

    # Back and forward

    @property
    def _here(self) -> Place:
        return Place(self._outline.rows.zoomed, self._outline.current_id())

    def _leave(self) -> None:
        self._visits.leave(self._here)
        self._panes.header.show_ways(*self._visits.ways)

    def _step(self, by: int) -> None:
        """Go back (-1) to the place before, or forward (1)."""
        step = self._visits.go_back if by < 0 else self._visits.go_forward
        self._go(step(self._here))
        self._panes.header.show_ways(*self._visits.ways)

    def _go(self, place: Place | None) -> None:
        if place is None:
            return
        document = self._session.document
        self._zoom(place.zoomed if document.has(node_ref(place.zoomed)) else "")
        self._outline.set_current(place.current)

    def _start_anew(self) -> None:
        self._visits = Visits()
        self._panes.header.show_ways(*self._visits.ways)
        self._show_way()

    # The bar

    def _show_way(self) -> None:
        way = self._way()
        if way != self._shown:
            self._shown = way
            self._panes.show_breadcrumbs(way, self.zoom)

    def _way(self) -> list[tuple[str, str]]:
        """Ids and texts of the rows on the way to the one zoomed into, `[]` for none."""
        document, zoomed = self._session.document, self._outline.rows.zoomed
        if not zoomed or not document.has(node_ref(zoomed)):
            return []
        nodes = [document.node(one) for one in (zoomed, *document.ancestors(zoomed))]
        empty = translate("Breadcrumb", "(empty row)")
        rows = [(node.id, shortened(node.text, _LONGEST) or empty) for node in reversed(nodes)]
        # Not the title, which stands right above.
        return [("", translate("Breadcrumb", "All rows")), *rows]

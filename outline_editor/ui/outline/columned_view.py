"""Rows with columns beside their texts, and captions above those chosen by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal

from outline_editor.app.columns import Column, Columns
from outline_editor.ui.outline.painted_view import PaintedView

if TYPE_CHECKING:
    from outline_editor.ui.outline.column_header import ColumnHeader


class ColumnedView(PaintedView):
    """A view of rows in columns; nobody needs captions for those that are there by themselves."""

    columns_changed = Signal()
    """Other columns are wanted, or other widths."""
    columns_chosen = Signal()
    """The person has changed the width of a column."""
    columns_menu_wanted = Signal(QPoint)
    """The list of columns is wanted, at a point of the screen."""

    _header: ColumnHeader | None = None

    @property
    def columns(self) -> Columns:
        """The columns that are wanted."""
        return self._columns

    def set_columns(self, columns: Columns) -> None:
        """Show other columns, or in other widths."""
        if columns == self._columns:
            return
        self._columns = columns
        self._remeasure()
        self._arrange_header()
        self.columns_changed.emit()

    def updateGeometries(self) -> None:  # noqa: N802
        """Keep the captions above their columns."""
        super().updateGeometries()
        if self._header is not None and not self._header.isHidden():
            self._header.setGeometry(0, 0, self.viewport().width(), self._header.wanted_height)
            self._header.show_columns(self.metrics)

    def _arrange_header(self) -> None:
        wanted = bool(self._columns.shown)
        if wanted and self._header is None:
            self._header = self._made_header()
        if self._header is not None:
            self._header.setVisible(wanted)
            self.setViewportMargins(0, self._header.wanted_height if wanted else 0, 0, 0)
            self.updateGeometries()

    def _made_header(self) -> ColumnHeader:
        # A window opens without: it need not wait for the module.
        from outline_editor.ui.outline.column_header import ColumnHeader

        header = ColumnHeader(self)
        header.width_wanted.connect(self._set_width)
        header.menu_wanted.connect(self.columns_menu_wanted)
        return header

    def _set_width(self, name: str, pixels: int) -> None:
        """Make a column so wide, or as wide as usual for 0."""
        character = max(1, self.fontMetrics().averageCharWidth())
        width = round(pixels / character) if pixels else None
        self.set_columns(self._columns.with_width(Column(name), width))
        self.columns_chosen.emit()

"""The document in figures, in the outline's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from outline_editor.core.errors import Message
from outline_editor.core.statistics import (
    ConceptUse,
    Statistics,
    first_with_concept,
    statistics_in_steps,
)
from outline_editor.core.vocabulary import NodeKind
from outline_editor.ui.outline.cells import SEPARATOR
from outline_editor.ui.panels.headings import heading
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.reading.bar_table import BarTable, Counted, CountModel
from outline_editor.ui.reading.centre_view import MANY_ROWS, CentreView
from outline_editor.ui.scrolling_pane import ScrollingPane
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown, translate, word

_WIDEST = 60
"""Ems of a table; in wider ones the eye loses the row."""


class StatisticsView(CentreView):
    """Tables with bars: rows and notes by kind, concepts by use, how much text there is."""

    concept_wanted = Signal(str)
    """The rows with a concept are wanted; its id."""
    row_wanted = Signal(str)
    """The person wants to go to a row in the outline; its id."""

    def __init__(self, session: Session, actions: Sequence[QAction]) -> None:
        super().__init__(session, translate("Statistics", "Statistics"), actions)
        self.setObjectName("statisticsView")
        self._defined: set[str] = set()
        """The ids of the concepts listed that are defined."""
        self._summary = PlainLabel()
        self._summary.setObjectName("summary")
        self._summary.setWordWrap(True)
        name, notes = translate("Statistics", "Kind"), translate("Statistics", "Notes")
        rows = translate("Statistics", "Rows")
        self.concepts = self._table(
            translate("Statistics", "Concepts by use"),
            (translate("Statistics", "Concept"), rows, notes),
            in_bar=2,
        )
        self.row_kinds = self._table(translate("Statistics", "Rows by kind"), (name, rows))
        self.note_kinds = self._table(
            translate("Statistics", "Notes by kind"),
            (name, notes, translate("Statistics", "Open"), translate("Statistics", "Done")),
        )
        self.texts = self._table(
            translate("Statistics", "How much text there is"),
            (
                translate("Statistics", "Text"),
                translate("Statistics", "Words"),
                translate("Statistics", "Characters"),
            ),
        )
        self.concepts.chosen.connect(self._show_rows_with)
        self._lay_out()

    def _table(self, name: str, heads: Sequence[str], in_bar: int = 1) -> BarTable:
        table = BarTable(name, CountModel(heads, in_bar))
        table.row_reached.connect(lambda: self._bring_into_sight(table))
        return table

    def _lay_out(self) -> None:
        self._pane = ScrollingPane()
        self._page = page = QWidget()
        page.setMaximumWidth(_WIDEST * self.fontMetrics().height())
        layout = QVBoxLayout(page)
        layout.setContentsMargins(14, 10, 14, 16)
        layout.setSpacing(6)
        layout.addWidget(self._summary)
        hint = translate("Statistics", "Enter, or a double click, shows the rows with a concept.")
        tables = (self.row_kinds, self.note_kinds, self.concepts, self.texts)
        self._parts = {
            table: _part(table, hint if table is self.concepts else "") for table in tables
        }
        for part in self._parts.values():
            part.hide()
            layout.addWidget(part)
        layout.addStretch(1)
        self._pane.hold(page)
        self._layout.addWidget(self._pane, 1)

    # What is shown

    def refresh(self) -> None:
        """Count anew; each table keeps its current row where there still is one."""
        document, codebook = self._session.document, self._session.opened.codebook
        steps = statistics_in_steps(document.root, codebook)
        found = next(steps)
        self._summary.setText(_summary(found))
        rows = [Counted(_kind(one.kind), (one.rows,)) for one in found.rows_by_kind]
        self._show(self.row_kinds, rows)
        notes = [Counted(word(one.kind), one[1:]) for one in found.notes_by_kind]
        self._show(self.note_kinds, notes)
        self._bar.say(translate("Statistics", "Counting…"))
        self._work.begin(self._showing_rest(steps))
        if document.row_count <= MANY_ROWS:
            self._work.finish()

    def _showing_rest(self, steps: Iterator[Statistics]) -> Iterator[None]:
        """Show what takes longer to count as soon as it is known."""
        uses = None
        for found in steps:
            if found.concepts is not uses:
                uses = found.concepts or ()
                self._show_uses(uses)
            if found.texts is not None:
                self._show(self.texts, list(_sizes(found)))
            yield
        self._bar.say("")

    def _show_uses(self, uses: Sequence[ConceptUse]) -> None:
        self._defined = {use.id for use in uses if use.labels}
        self._show(
            self.concepts, [Counted(use.name, (use.rows, use.notes), use.id) for use in uses]
        )

    def _show(self, table: BarTable, rows: Sequence[Counted]) -> None:
        current = table.currentIndex().row()
        table.counts.show_rows(rows)
        self._parts[table].setVisible(bool(rows))
        if rows:
            table.make_current(max(0, min(current, len(rows) - 1)))
        self.setFocusProxy(next((one for one in self._parts if one.counts.rows), self._pane))

    def _bring_into_sight(self, table: BarTable) -> None:
        if table.hasFocus():
            area = table.visualRect(table.currentIndex())
            place = table.viewport().mapTo(self._page, area.center())
            self._pane.ensureVisible(0, place.y(), 0, 2 * area.height())

    # What is done with it

    def _show_rows_with(self, concept_id: str) -> None:
        if concept_id in self._defined:
            self.concept_wanted.emit(concept_id)
        else:
            self.row_wanted.emit(first_with_concept(self._session.document.root, concept_id))

    def copy(self) -> None:
        """Copy the table that has the focus, or all of them."""
        self.complete()
        tables = [table for table in self._parts if table.counts.rows]
        tables = [table for table in tables if table.hasFocus()] or tables
        texts = [table.counts.text(range(len(table.counts.rows))) for table in tables]
        QApplication.clipboard().setText("\n".join(texts))


def _part(table: BarTable, hint: str) -> QWidget:
    """A table under its heading."""
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 10, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(heading(table.accessibleName()))
    if hint:
        words = PlainLabel(hint)
        words.setWordWrap(True)
        words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout.addWidget(words)
    layout.addWidget(table)
    return part


def _kind(kind: NodeKind | None) -> str:
    return translate("Statistics", "without a kind") if kind is None else word(kind)


def _summary(found: Statistics) -> str:
    if not found.rows and not found.notes:
        return translate("Statistics", "There are no rows and no notes yet.")
    parts = [
        ("count.rows", found.rows),
        ("statistics.levels", found.levels),
        ("statistics.with-original", found.rows_with_original),
        ("count.notes", found.notes),
        ("statistics.on-document", found.notes_on_document),
    ]
    return SEPARATOR.join(shown(Message.of(code, n=n)) for code, n in parts if n)


def _sizes(found: Statistics) -> Iterator[Counted]:
    for name, size in (
        (translate("Statistics", "Texts of rows"), found.texts),
        (translate("Statistics", "Originals"), found.originals),
        (translate("Statistics", "Notes"), found.note_texts),
    ):
        if size is not None and size.characters:
            yield Counted(name, size)

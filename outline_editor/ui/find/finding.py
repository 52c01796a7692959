"""Find, filter and replace: what their bar asks for, done to the outline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from outline_editor.core.errors import EditRefused, Message, OutlineError
from outline_editor.core.finder import Finder, Match
from outline_editor.core.pinyin import prepare as prepare_pinyin
from outline_editor.core.replacing import Replacement, replacements
from outline_editor.core.row_filter import RowFilter
from outline_editor.core.search import Query
from outline_editor.core.search_texts import SearchTexts
from outline_editor.ui.find.find_bar import FindBar
from outline_editor.ui.find.found_rows import FoundRows
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown, translate
from outline_editor.ui.window_layout import WindowLayout

_ROWS_AT_ONCE = 2000
"""Rows made ready for searching each time that nothing else is to do."""

_MANY_ROWS = 200_000
_PATIENCE = 200
"""Milliseconds that typing pauses before so many rows are searched, or counted anew."""

_ROWS_COUNTED_AT_ONCE = 5_000
"""Up to so many rows the count follows each edit; counting them takes a millisecond."""


class Finding(QObject):
    """Keeps one search while its bar is open, and its words after that."""

    def __init__(self, session: Session, outline: OutlineTreeView, panes: WindowLayout) -> None:
        super().__init__(outline)
        self._session = session
        self._outline = outline
        self.bar = FindBar()
        self.bar.hide()
        panes.put_above_outline(self.bar)
        self._texts: SearchTexts | None = None
        self._finder: Finder | None = None
        self._found: FoundRows | None = None
        self._last = Query()
        self._start = ""
        self._has_stepped = False
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._search)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._refresh)
        self._preparing = QTimer(self)
        self._preparing.timeout.connect(self._prepare)
        self.bar.asked.connect(self._ask)
        self.bar.step_wanted.connect(self.step)
        self.bar.filter_wanted.connect(lambda _: self._filter())
        self.bar.replace_wanted.connect(self._replace)
        self.bar.outline_wanted.connect(session.outline_wanted)
        self.bar.closed.connect(self.close)
        session.switched.connect(self._start_anew)

    # Opening and closing

    def open(self, *, filters: bool = False, replaces: bool = False) -> None:
        """Show the bar with the words selected in the outline, or those of last time."""
        self._start = self._outline.current_id()
        if self._texts is None:
            self._texts = SearchTexts(self._session.document)
            self._preparing.start(0)
        self.bar.show_replacing(replaces)
        words = self._selected_words()
        self.bar.open(words)
        if filters:
            self.bar.filters.setChecked(True)
        self._search_now()

    def close(self) -> None:
        """Put the bar away: all rows are shown again, folded as they were."""
        if self._texts is None:
            return
        self._waiting.stop()
        self._preparing.stop()
        self.bar.filters.setChecked(False)
        self._forget()
        self._texts.close()
        self._texts = None
        self.bar.hide()
        self._session.outline_wanted.emit()

    def _selected_words(self) -> str:
        selection = self._outline.last_selection
        if selection is None:
            return ""
        row, start, end = selection
        return self._session.document.node(row).text[start:end]

    def _start_anew(self) -> None:
        """Search another document, or another version of it."""
        if self._texts is not None:
            self._forget()
            self._texts.close()
            self._texts = SearchTexts(self._session.document)
            self._start = ""
            self._search_now()

    def _forget(self) -> None:
        if self._finder is not None:
            self._finder.close()
        self._finder = self._found = None
        self._outline.show_found(None)
        self._set_filter(None)

    def _prepare(self) -> None:
        """Make ready what a search needs, while there is time."""
        if self._texts is None or self._texts.prepare(_ROWS_AT_ONCE):
            self._preparing.stop()
            if self._texts is not None and self._texts.has_han:
                prepare_pinyin()

    # Searching

    def _ask(self) -> None:
        many = self._session.document.row_count > _MANY_ROWS
        self._waiting.start(_PATIENCE if many else 0)

    def _search_now(self) -> None:
        self._waiting.stop()
        self._search()

    def _search(self) -> None:
        """Find what the bar asks for, and go to the first from where the search began."""
        if self._texts is None:
            return
        if self._finder is not None:
            self._finder.close()
        self._finder = self._found = None
        self._last = self.bar.query
        self._has_stepped = False
        try:
            self._finder = Finder(self._session.document, self._texts, self._last)
        except OutlineError as refusal:
            self._outline.show_found(None)
            self.bar.show_count(shown(refusal.message), fault=True)
            return
        self._finder.follow(self._refresh_soon)
        self._found = FoundRows(self._finder)
        self._outline.show_found(self._found.of)
        self._filter()
        self._go_to(self._finder.step(None, self._start, 1))

    def step(self, by: int) -> None:
        """Go to the next match (1) or the previous one (-1); with the bar closed, too."""
        if self._texts is None:
            words = self._last
            self.open()
            if words.words:
                self.bar.line.setText(words.words)
            self._search_now()
            return
        if self._waiting.isActive():
            self._search_now()
        if self._finder is None or self._found is None:
            return
        self._has_stepped = True
        here = self._found.here
        current = self._outline.current_id()
        if here is not None and here.row != current:
            # The person has gone on to another row meanwhile.
            here = None
        self._go_to(self._finder.step(here, current, by))

    def _go_to(self, match: Match | None) -> None:
        assert self._finder is not None
        assert self._found is not None
        self._found.here = match
        if match is not None:
            self._outline.set_current(match.row)
        self._refresh()

    def _refresh_soon(self) -> None:
        few = self._session.document.row_count <= _ROWS_COUNTED_AT_ONCE
        self._counting.start(0 if few else _PATIENCE)

    def _refresh(self) -> None:
        """Say how many there are now, and where the person is among them."""
        if self._finder is None or self._found is None:
            return
        here, total = self._found.here, self._finder.total
        number = 0 if here is None else self._finder.number_of(here)
        if self._finder.matcher is None:
            text = ""
        elif not total:
            text = translate("Find", "Nothing found")
        elif number and here is not None and here.note:
            text = translate("Find", "{number} of {total}, in a note")
        elif number and here is not None and here.field == "original":
            text = translate("Find", "{number} of {total}, in the original")
        elif number:
            text = translate("Find", "{number} of {total}")
        else:
            text = translate("Find", "{total} found")
        self.bar.show_count(text.format(number=number, total=total))
        self._outline.viewport().update()

    # Filter

    def _filter(self) -> None:
        wanted = self.bar.filters.isChecked()
        if self._finder is None:
            return
        row_filter = None
        if wanted and self._finder.matcher is not None:
            document = self._session.document
            row_filter = RowFilter(document, self._finder.rows, self._finder.finds)
        self._set_filter(row_filter)

    def _set_filter(self, row_filter: RowFilter | None) -> None:
        """Filter the outline, or let it be folded as it was.

        The row that the person has gone to stays in sight; one that the search
        alone has gone to may well be under a folded one.
        """
        if row_filter is None and self._outline.rows.filter is None:
            return
        current = self._outline.current_id()
        goes_on = self._has_stepped or self._outline.is_active
        self._outline.set_filter(row_filter)
        if row_filter is None and goes_on:
            self._outline.set_current(current)

    # Replace

    def _replace(self) -> None:
        """Show what would be replaced, and replace what is chosen of it."""
        if self._waiting.isActive():
            self._search_now()
        if self._finder is None:
            return
        # A window opens without: it need not wait for the module.
        from outline_editor.ui.find.replace_dialog import ReplaceDialog

        document = self._session.document
        try:
            self._session.opened.require_editable()
            found = replacements(document, self._finder, self.bar.substitute.text())
        except OutlineError as refusal:
            self.bar.show_count(shown(refusal.message), fault=True)
            return
        if not found:
            self.bar.show_count(shown(Message.of("replace.nothing")), fault=True)
            return
        dialog = ReplaceDialog(found, self.bar)
        dialog.accepted.connect(lambda: self._replace_all(dialog.chosen()))
        dialog.open()

    def _replace_all(self, chosen: Sequence[Replacement]) -> None:
        try:
            self._session.editing.replace(chosen)
        except EditRefused as refusal:
            self._session.said.emit(refusal.message)
            return
        self._session.said.emit(Message.of("replace.done", n=len(chosen)))

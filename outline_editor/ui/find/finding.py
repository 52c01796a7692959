"""Find, filter and replace: what their bar asks for, done to the outline."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.finder import Finder
from outline_editor.core.row_filter import RowFilter
from outline_editor.core.search_rows import Match
from outline_editor.ui.find.count_text import count_text
from outline_editor.ui.find.find_bar import FindBar
from outline_editor.ui.find.found_rows import FoundRows
from outline_editor.ui.find.peek import Peek
from outline_editor.ui.find.ready_texts import ReadyTexts
from outline_editor.ui.find.replacing import Replacing
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown
from outline_editor.ui.window_layout import WindowLayout

_MANY_ROWS = 200_000
_PATIENCE = 200
"""Milliseconds that typing pauses before so many rows are searched, or counted anew."""

_ROWS_COUNTED_AT_ONCE = 5_000
"""Up to so many rows the count follows each edit; counting them takes a millisecond."""


class Finding(QObject):
    """Keeps one search while its bar is open, and its words after that.

    While one writes in the bar, matches out of sight are only looked at: folds
    and zoom are as before once it is closed, unless the person has stepped to
    a match or gone on in the outline.
    """

    def __init__(self, session: Session, outline: OutlineTreeView, panes: WindowLayout) -> None:
        super().__init__(outline)
        self._session = session
        self._outline = outline
        self.bar = FindBar()
        self.bar.hide()
        panes.put_above_outline(self.bar)
        self._peek = Peek(outline)
        self._replacing = Replacing(session, self.bar)
        self._texts = ReadyTexts(session, self)
        self._finder: Finder | None = None
        self._found: FoundRows | None = None
        self._last_here: Match | None = None
        self._start = ""
        self._has_stepped = False
        self._has_left = False
        self._waiting = self._timer(self._search)
        self._counting = self._timer(self._refresh)
        self._settling = self._timer(self._settle)
        self._connect()

    def _timer(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer

    def _connect(self) -> None:
        self.bar.asked.connect(self._ask)
        self.bar.step_wanted.connect(self.step)
        self.bar.filter_wanted.connect(lambda _: self._filter())
        self.bar.replace_wanted.connect(self._replace)
        self.bar.outline_wanted.connect(self._go_on)
        self.bar.closed.connect(self.close)
        self._outline.current_changed.connect(self._hear_current)
        self._outline.text_mode_changed.connect(lambda _: self._hear_current())
        self._session.switched.connect(self._start_anew)
        self._session.codebook_changed.connect(self._take_codebook)

    # Opening and closing

    def open(self, *, filters: bool = False, replaces: bool = False) -> None:
        """Show the bar with the words selected in the outline, or those of last time."""
        self._begin()
        self.bar.show_replacing(replaces)
        self.bar.open(self._selected_words())
        if filters:
            self.bar.filters.setChecked(True)
        self._search_now()

    def _begin(self) -> None:
        """Search from where the person is, unless a search has only just brought them there."""
        if self._texts.now is None or self._outline.is_active:
            self._settling.stop()
            self._peek.keep()
            # A filter may let no row through.
            self._start = self._outline.current_id() or self._start
            self._has_left = False
        if self._texts.now is None:
            self._texts.open()

    def close(self) -> None:
        """Put the bar away: all rows are shown again, folded as they were."""
        if self._texts.now is None:
            return
        self._waiting.stop()
        self.bar.filters.setChecked(False)
        self._last_here = None if self._found is None else self._found.here
        self._let_finder_go()
        self._set_filter(None)
        if self._goes_on:
            self._peek.keep()
        else:
            self._peek.put_back(self._start)
        self._texts.close()
        self.bar.hide()
        self._session.outline_wanted.emit()

    @property
    def _goes_on(self) -> bool:
        """Whether the person has gone to a row, and not just looked at it."""
        return self._has_stepped or self._outline.is_active

    def _go_on(self) -> None:
        """Turn to the outline, at the row that is current there."""
        if self._waiting.isActive():
            self._search_now()
        self._peek.keep()
        self._session.outline_wanted.emit()

    def _selected_words(self) -> str:
        if self._outline.last_selection is None:
            return ""
        row, start, end = self._outline.last_selection
        return self._session.document.node(row).text[start:end]

    def _start_anew(self) -> None:
        """Search another document, or another version of it."""
        self._peek.keep()
        self._last_here = None
        if self._texts.now is not None:
            self._let_finder_go()
            self._set_filter(None)
            self._texts.open()
            self._start = ""
            self._search_now()

    def _take_codebook(self) -> None:
        """Find rows by what their concepts are called now; the person stays where she is."""
        if not self._texts.take_codebook():
            return
        here = None if self._found is None else self._found.here
        if self._finder is not None and self._find():
            assert self._found is not None
            self._found.here = here
            self._filter()
            self._refresh()

    def _let_finder_go(self) -> None:
        if self._finder is not None:
            self._finder.close()
        self._finder = self._found = None
        self._outline.show_found(None)

    # Searching

    def _ask(self) -> None:
        many = self._session.document.row_count > _MANY_ROWS
        self._waiting.start(_PATIENCE if many else 0)

    def _search_now(self) -> None:
        self._waiting.stop()
        self._search()

    def _search(self) -> None:
        """Find what the bar asks for, and go to the first from where the search began."""
        self._has_stepped = False
        if self._find():
            assert self._finder is not None
            self._filter()
            self._go_to(self._finder.step(None, self._start, 1, self._peek.zoomed))

    def _find(self) -> bool:
        """Find what the bar asks for; whether it can be found at all."""
        if self._texts.now is None:
            return False
        self._let_finder_go()
        try:
            finder = Finder(self._session.document, self._texts.now, self.bar.query)
        except OutlineError as refusal:
            self.bar.show_fault(shown(refusal.message))
            return False
        self._finder = finder
        finder.follow(self._refresh_soon)
        self._found = FoundRows(finder)
        self._outline.show_found(self._found.of)
        if finder.fault is not None:
            self._refresh()
        return finder.fault is None

    def step(self, by: int) -> None:
        """Go to the next match (1) or the previous one (-1).

        After the bar was closed it is shown again, and the focus stays where it is.
        """
        if self._texts.now is None:
            if not self.bar.query.words:
                self.open()
                return
            self._resume()
        if self._waiting.isActive():
            self._search_now()
        if self._finder is None or self._found is None:
            return
        self._has_stepped = True
        here, current, zoomed = self._found.here, self._outline.current_id(), self._peek.zoomed
        if here is not None and here.row != current:
            # The person has gone on to another row meanwhile.
            here = None
        match = self._finder.step(here, current, by, zoomed)
        went_round = match and self._finder.went_round(here, current, match, by)
        self._go_to(match)
        if went_round:
            self._session.said.emit(Message.of("search.from-top" if by > 0 else "search.from-end"))

    def _resume(self) -> None:
        """Look for the words of last time, as if the bar had not been closed."""
        self._begin()
        self.bar.show_replacing(False)
        self.bar.show()
        if self._find():
            assert self._found is not None
            self._found.here = self._last_here

    def _go_to(self, match: Match | None) -> None:
        assert self._found is not None
        self._found.here = match
        if match is not None:
            if match.row != self._outline.current_id() and not self._has_left:
                self._has_left = True
                self._session.leaving.emit()
            self._peek.show(match.row)
        self._refresh()

    def _hear_current(self) -> None:
        if self._texts.now is not None and not self._peek.is_moving:
            # What tells of it may still be busy with the rows.
            self._settling.start(0)

    def _settle(self) -> None:
        """Begin from where the person has gone in the outline meanwhile."""
        if self._outline.rows.in_step and self._outline.is_active:
            self._start = self._outline.current_id() or self._start
            self._has_left = False
            self._peek.keep_around(self._start)

    def _refresh_soon(self) -> None:
        few = self._session.document.row_count <= _ROWS_COUNTED_AT_ONCE
        self._counting.start(0 if few else _PATIENCE)

    def _refresh(self) -> None:
        """Say how many there are now, and where the person is among them."""
        if self._finder is None or self._found is None:
            return
        if self._finder.fault is not None:
            self._outline.show_found(None)
            self.bar.show_fault(shown(self._finder.fault))
            return
        self.bar.show_count(count_text(self._finder, self._found.here, self._peek.zoomed))
        self._outline.viewport().update()

    # Filter and replace

    def _filter(self) -> None:
        if not self.bar.filters.isChecked():
            self._set_filter(None)
        elif (finder := self._finder) is not None and finder.fault is None:
            document, has_words = self._session.document, finder.matcher is not None
            self._set_filter(RowFilter(document, finder.rows, finder.finds) if has_words else None)

    def _set_filter(self, row_filter: RowFilter | None) -> None:
        """Filter the outline, or let it be folded as it was.

        The row that the person has gone to stays in sight; one that the search
        alone has gone to may well be under a folded one. Where nothing was let
        through the row is current again from which the search began.
        """
        if row_filter is None and self._outline.rows.filter is None:
            return
        current = self._outline.current_id()
        self._outline.set_filter(row_filter)
        if row_filter is None and (self._goes_on or not current):
            self._outline.set_current(current or self._start)

    def _replace(self) -> None:
        if self._waiting.isActive():
            self._search_now()
        if self._finder is not None:
            self._replacing.show(self._finder)

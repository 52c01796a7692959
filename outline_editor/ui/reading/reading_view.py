"""The document as prose, in the outline's place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QHideEvent, QTextDocument
from PySide6.QtWidgets import QApplication

from outline_editor.core.errors import Message
from outline_editor.core.prose import Prose
from outline_editor.core.prose_blocks import Target, Way, row_name, row_of
from outline_editor.ui.reading.centre_view import CentreView
from outline_editor.ui.reading.prose_text import ProseText
from outline_editor.ui.reading.prose_writer import Look, ProseWriter, target_of
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown, translate

ROWS_AT_ONCE = 1_000
"""Rows on one page: some 40 of paper. Qt takes a tenth of a second to lay them out."""

ROWS_BEFORE = 70
"""Rows on a page before the one that it is opened for."""

_MOST_BEFORE = 300
"""Rows before it at most, where it is one of the last of a long document."""

_ROWS_IN_SIGHT = 70
"""Rows that are there at once after that one: more than there is room for on a screen."""

_ROWS_IN_STEP = 10
"""Rows or notes set together: they take some two milliseconds."""

_BEFORE, _AFTER = "page:before", "page:after"


class ReadingView(CentreView):
    """Shows the rows in sight in the outline, all of them unfolded, as numbered prose.

    A long document is shown in pages of `ROWS_AT_ONCE` rows, each with its
    notes; the first is that with the current row. Of a page that which is in
    sight is there at once, the rest is added below it.
    """

    row_wanted = Signal(str)
    """The person wants to go to a row in the outline; its id."""

    def __init__(
        self, session: Session, zoomed: Callable[[], str], actions: Sequence[QAction]
    ) -> None:
        super().__init__(session, translate("Reading", "Prose"), actions)
        self.setObjectName("readingView")
        self._zoomed = zoomed
        self._shown_zoom = ""
        self._prose: Prose | None = None
        self._start = 0
        self._is_arriving = True
        """Whether `come_from` will say where the person is."""
        self.text = ProseText()
        self.text.setAccessibleName(translate("Reading", "The document as prose"))
        self.text.followed.connect(self._follow)
        self.text.touched.connect(self.complete)
        self.setFocusProxy(self.text)
        self._layout.addWidget(self.text, 1)
        session.current_changed.connect(self._go_along)

    # What is shown

    def refresh(self) -> None:
        """Make the page anew, with what was in sight, or else with the current row."""
        place = ("", 0) if self._prose is None else self.text.place
        self._shown_zoom = self._zoomed()
        root, codebook = self._session.document.root, self._session.opened.codebook
        self._prose = Prose(root, codebook, self._shown_zoom)
        here = self._prose.position(self._session.current)
        if self._is_arriving and here:
            # It is gone to in a moment: what was in sight before need not be made.
            place = "", 0
        seen = row_of(place[0])
        at = self._prose.position(seen) if seen else None
        if at is None:
            at = here or 0
        is_near = at - self._start <= _MOST_BEFORE or not self._is_arriving
        if self._is_on_page(at) and is_near:
            self._show_page(self._start, at)
        else:
            self._show_around(at)
        self.text.go_to_place(place)
        self._bar.say(translate("Reading", "the part zoomed into") if self._shown_zoom else "")

    def _is_on_page(self, at: int) -> bool:
        return self._start <= at < self._start + ROWS_AT_ONCE

    def _show_around(self, at: int) -> None:
        """Show the page that is made for the row at a position."""
        assert self._prose is not None
        start = min(at - ROWS_BEFORE, len(self._prose.rows) - ROWS_AT_ONCE)
        far = at - start > _MOST_BEFORE and len(self._prose.rows) > ROWS_AT_ONCE
        self._show_page(at - ROWS_BEFORE if far else start, at)

    def _show_page(self, start: int, at: int) -> None:
        """Show the page from `start` on, at once as far as it is in sight with the row at `at`."""
        assert self._prose is not None
        self._work.stop()
        self._start = start = max(0, start)
        document = QTextDocument()
        writer = ProseWriter(document, Look.of_screen(self.palette(), self.font()))
        steps = self._written(self._prose, writer, start)
        is_complete = all(done <= at + _ROWS_IN_SIGHT for done in steps)
        self.text.show_text(document, writer.names)
        if not is_complete:
            self._work.begin(steps)

    def _written(self, prose: Prose, writer: ProseWriter, start: int) -> Iterator[int]:
        """Write a page in steps; each gives the position of the next row."""
        count = len(prose.rows)
        end = min(count, start + ROWS_AT_ONCE)
        if start == 0:
            writer.write(prose.opening())
        else:
            writer.write_link(_say_more("reading.before", min(start, ROWS_AT_ONCE)), _BEFORE)
        for at in range(start, end, _ROWS_IN_STEP):
            until = min(end, at + _ROWS_IN_STEP)
            writer.write(block for row in range(at, until) for block in prose.row(row))
            yield until
        if end < count:
            writer.write_link(_say_more("reading.after", min(count - end, ROWS_AT_ONCE)), _AFTER)
        # In a long document it takes a walk through all rows to tell what notes are about.
        place = end if count <= ROWS_AT_ONCE else count + ROWS_AT_ONCE
        for _ in prose.name_rows():
            yield place
        closing = prose.closing(start, end)
        while blocks := list(islice(closing, _ROWS_IN_STEP)):
            writer.write(blocks)
            yield place

    def follow_zoom(self) -> None:
        """Show another part, if the outline does."""
        if self._zoomed() != self._shown_zoom:
            self.outdate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the colours and the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.outdate()

    # Going about

    def come_from(self, node_id: str) -> None:
        """Begin at the title, or where the person was in the outline."""
        self.catch_up()
        self._is_arriving = False
        assert self._prose is not None
        if self._prose.position(node_id):
            self.go_to_row(node_id)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """The person may come back from somewhere else."""
        self._is_arriving = True
        super().hideEvent(event)

    def go_to_row(self, node_id: str) -> None:
        """Bring a row into sight, if it is one of those to be read."""
        self.catch_up()
        assert self._prose is not None
        at = self._prose.position(node_id)
        if at is None:
            return
        if not self.text.has(row_name(node_id)):
            if self._is_on_page(at):
                self.complete()
            else:
                self._show_around(at)
        self.text.go_to(row_name(node_id))

    def _go_along(self, node_id: str) -> None:
        """Follow the current row while this is shown."""
        if self.isVisible() and node_id:
            self.go_to_row(node_id)

    def _follow(self, address: QUrl) -> None:
        match target_of(address):
            case Target(Way.WEB):
                QDesktopServices.openUrl(address)
            case Target(Way.OUTLINE, node_id):
                self.row_wanted.emit(node_id)
            case Target(Way.BLOCK, name):
                self._go_to(name)
            case _:
                self._turn_page(address.toString())

    def _go_to(self, name: str) -> None:
        """Go to a paragraph; to its row in the outline where that is not to be read here."""
        node_id = row_of(name)
        assert self._prose is not None
        self.complete()
        if self.text.has(name):
            self.text.go_to(name)
        elif not node_id:
            self._show_page(0, 0)
            self.complete()
            self.text.go_to(name)
        elif self._prose.position(node_id) is None:
            self.row_wanted.emit(node_id)
        else:
            self.go_to_row(node_id)

    def _turn_page(self, address: str) -> None:
        assert self._prose is not None
        last = len(self._prose.rows) - ROWS_AT_ONCE
        if address == _AFTER:
            first = self._start + ROWS_AT_ONCE
            self._show_page(min(first, last), first)
        else:
            first = self._start - 1
            self._show_page(self._start - ROWS_AT_ONCE, first)
        self.text.go_to(row_name(self._prose.rows[first].id))

    # Out of it

    def copy(self) -> None:
        """Copy the selected words, or all of the page."""
        self.complete()
        if not self.text.textCursor().hasSelection():
            QApplication.clipboard().setText(self.text.toPlainText())
        else:
            self.text.copy()


def _say_more(code: str, n: int) -> str:
    return shown(Message.of(code, n=n))

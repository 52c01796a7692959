"""Offers in one window what rows and notes suggest, and carries out the answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.errors import Message
from outline_editor.core.model import Node
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.session import Session
from outline_editor.ui.status_line import StatusLine
from outline_editor.ui.suggestions.in_question import InQuestion
from outline_editor.ui.suggestions.looking import Looking
from outline_editor.ui.suggestions.making import Making
from outline_editor.ui.suggestions.row_marks import SuggestionMarks
from outline_editor.ui.suggestions.showing import Showing
from outline_editor.ui.window_layout import WindowLayout
from outline_editor.ui.windows import Windows

if TYPE_CHECKING:
    from outline_editor.core.suggestion_index import SuggestionIndex
    from outline_editor.core.suggestions import Suggestion

PAUSE = 300
"""Milliseconds without a change after which rows are looked through."""

_SLICE = 0.003
"""Seconds that looking through rows may take before keys and paint have their turn again."""

ROWS_AT_ONCE = 64

_LOOK = 50
"""Milliseconds between two looks at how far names were read."""


class WindowSuggestions(QObject):
    """Shows the suggestions of the current row, marks words, counts, and takes answers.

    Whatever takes longer than one row is done from a timer that starts anew
    with each change, in slices between which keys and paint have their turn.
    """

    def __init__(
        self,
        session: Session,
        outline: OutlineTreeView,
        panes: WindowLayout,
        status: StatusLine,
        windows: Windows,
        actions: Mapping[str, QAction],
    ) -> None:
        super().__init__(outline)
        self._session, self._outline, self._status = session, outline, status
        self._windows, self._actions = windows, actions
        self._made: SuggestionIndex | None = None
        self._was_on = False
        self._question = InQuestion()
        self._looking = Looking(status, self)
        self._making = Making(lambda: self._timer.start(0), self)
        self._marks = SuggestionMarks(outline, self._of, self._begin)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._runs: dict[str, Callable[[], None]] = {
            "suggestion.accept": lambda: self._answer(session.editing.accept_suggestion),
            "suggestion.reject": lambda: self._answer(session.editing.reject_suggestion),
            "suggestion.next": lambda: self._step(1),
            "suggestion.previous": lambda: self._step(-1),
            "suggestion.make": self._switch,
        }
        for answer in ("suggestion.accept", "suggestion.reject"):
            # Nobody has seen what would be answered next while a key is held down.
            actions[answer].setAutoRepeat(False)
        self._showing = Showing(panes.sidebar, self._question, self._marks, actions, self)
        session.current_changed.connect(lambda _: self._row_chosen())
        session.changed.connect(self._document_changed)
        session.codebook_changed.connect(self._codebook_changed)
        session.switched.connect(self._take_document)
        windows.settings_changed.connect(self._take_setting)
        self._take_document()

    def end(self) -> None:
        """The window is closed: nothing is looked for any more."""
        self._timer.stop()
        self._making.stop()

    def run(self, action_id: str) -> bool:
        """Do an action on suggestions; whether it is one."""
        if action_id not in self._runs:
            return False
        self._runs[action_id]()
        return True

    # On and off

    @property
    def _is_on(self) -> bool:
        return self._windows.settings.suggestions_made and not self._session.read_only

    def _switch(self) -> None:
        settings, wanted = self._windows.settings, self._actions["suggestion.make"].isChecked()
        self._windows.change_settings(lambda: setattr(settings, "suggestions_made", wanted))

    def _take_setting(self) -> None:
        self._actions["suggestion.make"].setChecked(self._windows.settings.suggestions_made)
        if self._is_on != self._was_on:
            self._take_document()

    def _take_document(self) -> None:
        """Forget what was suggested for another document, and look through this one soon."""
        if self._made is not None:
            self._made.close()
        self._made = None
        self._making.stop()
        self._was_on = self._is_on
        self._actions["suggestion.make"].setChecked(self._windows.settings.suggestions_made)
        self._outline.show_suggested(self._marks if self._is_on else None)
        self._marks.forget()
        self._status.show_suggestions(0)
        self._question.clear()
        self._looking.begin()
        self._showing.show()
        self._wait()

    @property
    def index(self) -> SuggestionIndex:
        """The suggestions of the document, which is to be on."""
        if self._made is None:
            # It brings all that recognises something; a window opens without it.
            from outline_editor.core.suggestion_index import SuggestionIndex

            opened = self._session.opened
            self._made = SuggestionIndex(opened.document, opened.codebook)
        return self._made

    # Following

    def _document_changed(self, change_set: ChangeSet) -> None:
        before, after = change_set.before, change_set.after
        if before.concepts is not after.concepts or before.actors is not after.actors:
            self._marks.forget()
        self._wait()

    def _codebook_changed(self) -> None:
        if self._made is not None:
            self._made.set_codebook(self._session.opened.codebook)
            self._marks.forget()
            self._wait()

    def _wait(self) -> None:
        self._is_fresh = self._is_filled = False
        if self._is_on:
            self._timer.start(PAUSE)
        else:
            self._timer.stop()

    def _begin(self) -> None:
        """Look soon; painting asks for it, and must not put it off."""
        self._is_filled = False
        if self._is_on and not self._timer.isActive():
            self._timer.start(0)

    def _look(self) -> None:
        if not self.index.is_ready:
            self._make_ready()
            return
        if not self._is_fresh:
            self._refresh()
            self._timer.start(0)
            return
        until = time.perf_counter() + _SLICE
        is_done = self._is_filled = self._is_filled or self._marks.fill(until)
        if self._looking.is_wanted:
            while is_done and not self.index.prepare(ROWS_AT_ONCE):
                is_done = time.perf_counter() < until
        if not is_done:
            self._looking.tell(self._done)
            self._timer.start(0)
        else:
            self._looking.end()
            self._status.show_suggestions(self.index.total)

    @property
    def _done(self) -> float:
        """How far it has come, of which to read many names is the first half."""
        done = self.index.done
        return (1 + done) / 2 if self._making.done else done

    def _make_ready(self) -> None:
        """Have names read beside the window; till then nothing is suggested."""
        if any(self._question.found):
            self._refresh()
        if self._making.has_failed:
            # Of which the person was told: it is tried again only if it is wanted again.
            self._looking.cancel()
        if not self._looking.is_wanted:
            self._making.stop()
            # Nothing will tell any time soon what they are now.
            self._marks.clear()
            self._status.show_suggestions(0)
            return
        self._looking.tell(self._making.done / 2)
        self._timer.start(_LOOK)
        self._making.begin(self.index)

    # Showing

    def _of(self, row: str) -> tuple[Suggestion, ...]:
        return self._made.of(row) if self._made is not None and self._made.is_ready else ()

    def _row_chosen(self) -> None:
        self._question.is_on_document = False
        # Till it is there, the timer sees to it.
        if self._made is not None:
            self._refresh()

    def _refresh(self) -> None:
        """Show what is suggested now where the person is, and for the document's notes."""
        index, current = self.index, self._session.current
        self._question.take(self._of(current) if current else (), self._of(DOCUMENT.id))
        self._is_fresh = index.is_ready
        self._showing.show()

    # Answers

    def _answer(self, answer: Callable[[Suggestion], None]) -> None:
        """Answer the suggestion in question if it can be seen; where there is none, go on."""
        if not self._is_on or not self.index.is_ready:
            self._say_why_none()
            return
        seen = self._question.meant if self._showing.is_in_sight else None
        self._refresh()
        meant = self._question.meant
        if meant is None:
            self._step(1)
        elif meant != seen:
            self._showing.bring_into_sight()
        else:
            self._carry_out(answer, meant)

    def _carry_out(self, answer: Callable[[Suggestion], None], suggestion: Suggestion) -> None:
        with self._session.saying_refusals():
            answer(suggestion)
        self._refresh()
        node = self._session.document.find(node_ref(self._session.current))
        if isinstance(node, Node):
            self._marks.take(node)

    def _say_why_none(self) -> None:
        code = "suggestion.none"
        if not self._windows.settings.suggestions_made:
            code = "suggestion.not-made"
        elif self._is_on and not self.index.is_ready:
            code = "suggestion.not-ready"
            # Whoever has cancelled it wants it again.
            self._looking.is_wanted = True
            self._begin()
        self._session.said.emit(Message.of(code))

    # From one to the next

    def _step(self, by: int) -> None:
        """Go to the next suggestion from the one in question, through all of them."""
        if not self._is_on or not self.index.is_ready:
            self._say_why_none()
            return
        self._refresh()
        on_document, beside = self._question.is_on_document, self._question.beside(by)
        if beside is not None:
            self._showing.mean(beside, on_document=on_document)
            self._showing.bring_into_sight()
            return
        here = DOCUMENT.id if on_document else self._session.current
        row = self.index.next_from(here, by)
        if row is None:
            self._say_why_none()
        else:
            self._go_to(row, by)

    def _go_to(self, row: str, by: int) -> None:
        """Go to the first suggestion of a row, or the last one coming from below."""
        if row != DOCUMENT.id:
            if row != self._session.current:
                self._session.leaving.emit()
            if self._question.is_on_document:
                self._session.outline_wanted.emit()
            self._outline.set_current(row)
        self._question.is_on_document = on_document = row == DOCUMENT.id
        self._refresh()
        first = self._question.here[0 if by > 0 else -1]
        self._showing.mean(first, on_document=on_document)
        self._showing.bring_into_sight()

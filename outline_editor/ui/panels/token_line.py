"""The line behind the tokens of a list, which completes what is typed."""

from __future__ import annotations

from collections.abc import Callable, Set

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from outline_editor.app.choices import Choice
from outline_editor.ui.panels.candidates import Candidate, Candidates
from outline_editor.ui.panels.completions import Completions
from outline_editor.ui.translation import translate

_MOST_OFFERED = 40

_PAUSE = 300
"""Milliseconds after which somebody who came to the line may be about to write in it."""

_NARROW, _WIDE = 16, 90
"""Pixels that the line needs while nobody writes in it, and while somebody does."""


class TokenLine(QLineEdit):
    """Offers what a text may mean, the likeliest first; see `TokensEditor`."""

    taken = Signal()
    """What stands in the line should become a token."""
    creation_wanted = Signal()
    """Something new should be made that is called as the line says."""
    backspaced = Signal()
    went_left = Signal()

    def __init__(
        self, candidates: Candidates, taken: Callable[[], Set[str]], *, creates: bool = False
    ) -> None:
        super().__init__()
        self._creates = creates
        self._candidates = candidates
        self._taken = taken
        self._typed = ""
        self.setFrame(False)
        self.setMinimumWidth(_NARROW)
        self._completions: Completions | None = None
        self._is_prepared = False
        self.textEdited.connect(self._offer)
        self.editingFinished.connect(self.taken)

    def show_text(self, text: str) -> None:
        """Write into the line; nothing is offered for it."""
        self._stop_offering()
        self.setText(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """See `QWidget.minimumSizeHint`: what it needs just now."""
        return QSize(self.minimumWidth(), super().minimumSizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the room it needs to be written in, and get ready."""
        if not self._is_prepared:
            self._is_prepared = True
            QTimer.singleShot(_PAUSE, self, self._candidates.prepare)
        self.setMinimumWidth(_WIDE)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take little room again."""
        super().focusOutEvent(event)
        self.setMinimumWidth(_WIDE if self.text() else _NARROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and comma take the value; see the class of the field for the rest."""
        key, is_empty = event.key(), not self.text()
        # A place in a source, such as s2@pp. 3, 5, has commas of its own.
        ends = event.text() == "," and "@" not in self.text()
        if ends or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._stop_offering()
            self.taken.emit()
        elif key == Qt.Key.Key_Backspace and is_empty:
            self.backspaced.emit()
        elif key == Qt.Key.Key_Left and is_empty:
            self.went_left.emit()
        elif key == Qt.Key.Key_Down and not self.isReadOnly():
            self._offer(self.text())
        else:
            super().keyPressEvent(event)

    def _offer(self, text: str) -> None:
        self._typed = text
        taken = self._taken()
        found = self._candidates.matching(text.strip(), _MOST_OFFERED + len(taken))
        left = [candidate for candidate in found if candidate.value not in taken]
        choices = [choice_of(candidate) for candidate in left]
        is_sure = bool(found) and found[0].is_sure
        # Who writes what is among the tokens already hardly wants another one called like it.
        may_create = self._creates and (bool(left) or not is_sure)
        if may_create and (creation := self._candidates.creation(text)):
            choices.append(Choice("", creation))
        takes_first = is_sure and bool(left) and left[0] is found[0]
        self._shown_completions().offer(choices, takes_first=takes_first)

    def _shown_completions(self) -> Completions:
        if self._completions is None:
            # Made when it is first needed: most lines are never written in.
            name = translate("Fields", "What may be meant")
            self._completions = Completions(self, name, self.rect)
            self._completions.taken.connect(self._choose)
            self._completions.stepped.connect(self._step)
            self._completions.dismissed.connect(lambda: self.setText(self._typed))
        return self._completions

    def _stop_offering(self) -> None:
        if self._completions is not None:
            self._completions.put_away()

    def _step(self, choice: Choice | None) -> None:
        """Write what a person goes over, so that it is taken where she leaves; nothing is made."""
        self.setText(choice.id if choice is not None and choice.id else self._typed)

    def _choose(self, choice: Choice) -> None:
        self.setText(choice.id or self._typed)
        (self.taken if choice.id else self.creation_wanted).emit()


def choice_of(candidate: Candidate) -> Choice:
    """A candidate as a line of a list."""
    if not candidate.label or candidate.label == candidate.value:
        return Choice(candidate.value, candidate.value)
    detail = ""
    if candidate.also:
        detail = translate("Fields", "also called {name}").format(name=candidate.also)
    return Choice(candidate.value, " ".join(candidate.label.split()), detail, candidate.value)

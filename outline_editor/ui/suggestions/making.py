"""Reads the names in a large codebook beside the window, before rows are looked through."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from outline_editor.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from outline_editor.core.progress import Tell
    from outline_editor.core.suggestion_index import SuggestionIndex
    from outline_editor.core.suggestions import Suggester


class _Progress:
    """How far it is, told by the thread that does it."""

    def __init__(self) -> None:
        self.done = 0.0

    def watched(self, make: Callable[[Tell], Suggester], tell: Tell) -> Suggester:
        def both(done: float) -> None:
            tell(done)
            self.done = done

        return make(both)


class Making(QObject):
    """Makes an index ready.

    What the names were that it has read may be others by then: the index
    tells, and takes what it can of it when it is made ready again.
    """

    def __init__(self, made: Callable[[], object], parent: QObject) -> None:
        """Call `made` whenever something was made, be it what is wanted by then or not."""
        super().__init__(parent)
        self._made = made
        self._work = BackgroundWork(lambda: True, self)
        self._progress = _Progress()
        self._is_to_be_taken = False
        application = QApplication.instance()
        assert application is not None
        # The process would not end before the thread does.
        application.aboutToQuit.connect(self.stop)

    @property
    def done(self) -> float:
        """How far it is, from 0 to 1; 0 where nothing was to be made."""
        return self._progress.done

    @property
    def has_failed(self) -> bool:
        """Whether an error was raised in the place of what was to be made last."""
        return self._is_to_be_taken and not self._work.is_under_way

    def begin(self, index: SuggestionIndex) -> None:
        """Make an index ready, if that is not under way."""
        if self._work.is_under_way:
            return
        progress, make = _Progress(), index.maker()
        self._progress = progress

        def take(made: Suggester) -> None:
            self._is_to_be_taken = False
            index.take(made)
            self._made()

        self._is_to_be_taken = True
        self._work.begin(lambda tell: progress.watched(make, tell), take)

    def stop(self) -> None:
        """It is not wanted any more."""
        self._is_to_be_taken = False
        self._work.stop()
        self._progress = _Progress()

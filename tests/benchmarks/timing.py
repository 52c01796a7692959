"""Times of work in a window, each in turns with a plain repaint."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

Act = Callable[[], None]


@dataclass(frozen=True)
class Times:
    """Milliseconds of one piece of work, and of plain repaints in between."""

    work: list[float]
    repaint: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.work)

    @property
    def late(self) -> float:
        """What 99 of 100 stay below."""
        return sorted(self.work)[(len(self.work) - 1) * 99 // 100]

    @property
    def plain(self) -> float:
        return statistics.median(self.repaint)

    @property
    def repaints(self) -> float:
        """How many plain repaints the work takes as long as."""
        return self.median / self.plain


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.Paint
        return False


def milliseconds(act: Act) -> float:
    """How long something takes until everything it leads to is painted."""
    start = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def times(
    viewport: QWidget,
    prepare: Callable[[], Act],
    rounds: int,
    *,
    seconds: float = 3600,
    must_paint: bool = True,
) -> Times:
    """Times of what `prepare` gives; it is not begun again once `seconds` have passed."""
    paints = Paints(viewport)
    found = Times([], [])
    end = time.monotonic() + seconds
    while len(found.work) < rounds and time.monotonic() < end:
        act = prepare()
        QApplication.processEvents()
        found.repaint.append(milliseconds(viewport.update))
        before = paints.count
        found.work.append(milliseconds(act))
        assert paints.count > before or not must_paint, "nothing was painted"
    viewport.removeEventFilter(paints)
    return found

"""The order in which Tab goes through what is made while the window is open."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def arrange_tabs(panel: QWidget, first: QWidget) -> None:
    """Let Tab go through a panel in the order of its layouts.

    Qt puts every new widget at the end of the window's order, wherever it
    stands. `first` is the panel's stop that came first before there was
    something new: the panel stays where that one was.
    """
    layout = panel.layout()
    stops = [] if layout is None else list(_stops(layout))
    anchor = first.previousInFocusChain()
    while anchor is not None and anchor is not first and not _is_stop(anchor):
        anchor = anchor.previousInFocusChain()
    before_all = [] if anchor is None or anchor in stops else [anchor]
    for before, after in pairwise([*before_all, *stops]):
        QWidget.setTabOrder(before, after)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _stops(layout: QLayout) -> Iterator[QWidget]:
    """What Tab stops at, as the layouts in each other have it."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        assert item is not None
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            inner = widget.layout()
            if _is_stop(widget):
                yield widget
        if inner is not None:
            yield from _stops(inner)

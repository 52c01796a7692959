"""Calls into Qt leave Python's own objects alone.

PySide6 6.12.0 gives up a reference to `None` that it does not own with nearly
every call that returns nothing. Where such objects are not immortal (Python
before 3.12), some thousands of calls end the process.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeAlias

import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QApplication, QLabel, QWidget

CALLS = 2_000
TOLERATED = CALLS // 20
"""Lost references that something else may account for."""

CONSTANTS = (None, True, False)
RESERVE = [[constant] * CALLS * 20 for constant in CONSTANTS]
"""References to spend, so that a combination that loses some fails here and does not abort."""

AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Rows(QAbstractListModel):
    """A model whose virtual methods Qt calls."""

    def rowCount(self, parent: AnyIndex = ROOT) -> int:  # noqa: N802
        return 1

    def data(self, index: AnyIndex, role: int = 0) -> None:
        return None


class Sender(QObject):
    """Sends a signal to a slot that returns nothing."""

    sent = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.sent.connect(lambda _: None)


def set_text() -> Callable[[], object]:
    label = QLabel()
    return lambda: label.setText("text")


def resize() -> Callable[[], object]:
    widget = QWidget()
    return lambda: widget.resize(10, 10)


def insert_rows() -> Callable[[], object]:
    rows = Rows()

    def insert() -> None:
        rows.beginInsertRows(ROOT, 0, 0)
        rows.endInsertRows()

    return insert


def read_data() -> Callable[[], object]:
    rows = Rows()
    return lambda: rows.index(0).data()


def emit() -> Callable[[], object]:
    sender = Sender()
    return lambda: sender.sent.emit(True)


def return_true() -> Callable[[], object]:
    widget = QWidget()
    return lambda: widget.isEnabled()


def return_nothing_found() -> Callable[[], object]:
    widget = QWidget()
    return lambda: widget.parent()


def take_true() -> Callable[[], object]:
    timer = QTimer()
    return lambda: timer.setSingleShot(True)


@pytest.mark.parametrize(
    "prepare",
    [
        set_text,
        resize,
        insert_rows,
        read_data,
        emit,
        return_true,
        return_nothing_found,
        take_true,
    ],
)
def test_no_reference_is_lost(qapp: QApplication, prepare: Callable[[], Callable]) -> None:
    call = prepare()
    call()
    before = [sys.getrefcount(constant) for constant in CONSTANTS]
    for _ in range(CALLS):
        call()
    after = [sys.getrefcount(constant) for constant in CONSTANTS]
    lost = [one - other for one, other in zip(before, after, strict=True)]
    assert max(lost) <= TOLERATED, f"references lost to None, True, False: {lost}"

"""What must hold of long work on a format: it is told how far it is, and can be left."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from outline_editor.core.progress import Cancelled, Tell

_LARGEST_STEP = 0.1
"""The part of the whole that may go by without a word."""

_MOMENTS = 7
"""Moments of the work, from its first to its last, at which it is left."""


def check_progress(work: Callable[[Tell], object]) -> None:
    """Raises `AssertionError` where a part of some work is not told, or goes on though unwanted."""
    told: list[float] = []
    work(told.append)
    assert told == sorted(told)
    assert max(after - before for before, after in pairwise([0, *told, 1])) < _LARGEST_STEP
    for moment in range(_MOMENTS):
        last = moment * (len(told) - 1) // (_MOMENTS - 1)
        until = told[: last + 1]
        heard: list[float] = []

        def cancel(done: float, until: list[float] = until, heard: list[float] = heard) -> None:
            heard.append(done)
            if heard == until:
                raise Cancelled

        with pytest.raises(Cancelled):
            work(cancel)
        assert heard == until

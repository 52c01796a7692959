"""Who signs new notes, and with which day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple


class Signature(NamedTuple):
    """What a new note gets as its author and date."""

    by: str
    date: str
    """Year, month and day, such as 2019-01-29."""


Sign = Callable[[], Signature | None]
"""Gives the signature of a note that is added now, `None` for a note without one."""


def signature_of(author: str, day: date) -> Signature | None:
    """The signature of an author, `None` for one without a name."""
    name = author.strip()
    return Signature(name, day.isoformat()) if name else None

"""Imports as Python does them, where PySide6 would look into each module."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def plain_imports() -> Iterator[None]:
    """Leave PySide6's import hook out for a while.

    Once PySide6 is there, its hook reads the source of every module that is
    imported, to find out whether it uses `__feature__`, which nothing in this
    program does. For a hundred modules that takes longer than to import them.
    """
    hooked = builtins.__import__
    builtins.__import__ = getattr(builtins, "__orig_import__", hooked)
    try:
        yield
    finally:
        builtins.__import__ = hooked

"""Imports as Python does them, without PySide6 looking into each module."""

from __future__ import annotations

import builtins


def leave_out_import_hook() -> None:
    """Take PySide6's import hook out, in a process that is the program's own.

    PySide6 reads the source of every module imported after it, to find out
    whether it uses `__feature__`, which nothing here does; for a small module
    that takes about as long as to import it.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain

"""Windows that ask or tell something; each is loaded when it is first wanted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outline_editor.ui.dialogs import (
        about,
        about_saving,
        ask,
        choose_file,
        deleting,
        keys,
        waiting,
    )

__all__ = ["about", "about_saving", "ask", "choose_file", "deleting", "keys", "waiting"]


def __getattr__(name: str) -> object:
    # A window opens without any of these: it need not wait for them.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f"{__name__}.{name}")

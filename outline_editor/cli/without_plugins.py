"""Pydantic without its plugins, in a process that is the program's own."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_LOADER = "pydantic.plugin._loader"


class _NoLoader(ModuleType):
    """Stands where pydantic keeps what looks for plugins, and finds none."""

    @staticmethod
    def get_plugins() -> tuple[()]:
        """No plugins."""
        return ()

    def __getattr__(self, name: str) -> Any:
        """Give way to the module itself, should pydantic want something else of it."""
        if name.startswith("__"):
            raise AttributeError(name)
        del sys.modules[_LOADER]
        return getattr(import_module(_LOADER), name)


def leave_out_plugins() -> None:
    """Let pydantic not look among all installed packages for plugins.

    The program needs none, and runs nobody else's code. Pydantic's own switch
    keeps it from looking, but not from importing what it would look with; that
    takes longer than reading a small file, and so a stand-in is put in its place.
    Scripts that import the package decide for themselves.
    """
    if os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true") in ("__all__", "1", "true"):
        sys.modules.setdefault(_LOADER, _NoLoader(_LOADER))

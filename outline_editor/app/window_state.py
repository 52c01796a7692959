"""How large the window was last, and how its panes shared its room; kept for the next start."""

from __future__ import annotations

from typing import Any, NamedTuple

# Not `json`, nor a model of pydantic's: a window waits for what this takes to load.
from pydantic_core import from_json, to_json

from outline_editor.app.logs import log
from outline_editor.app.paths import window_file
from outline_editor.app.written_later import read_or_waiting, write_later

_LARGEST = 10_000
"""Bytes: a damaged file must not cost a person's time."""

_MOST = 1000
"""Characters or lines that no screen has."""


class WindowState(NamedTuple):
    """A window's place and the sizes of its panes; `None` for what nobody has changed."""

    geometry: str = ""
    """Size, place, screen and whether it is maximised, as Qt writes them, in base 64."""
    sidebar: float | None = None
    """The width of the sidebar in average characters, so that it goes with the text."""
    problems: float | None = None
    """The height of the list of problems in lines."""


def load_window_state() -> WindowState:
    """The stored state; the defaults where there is none or it is broken."""
    file = window_file()
    try:
        return _decoded(from_json(read_or_waiting(file, _LARGEST)))
    except FileNotFoundError:
        return WindowState()
    except (OSError, ValueError, TypeError) as error:
        log().warning("could not read %s: %s", file, error)
        return WindowState()


def store_window_state(state: WindowState) -> None:
    """Keep the state for the next start; see `write_later`."""
    write_later(window_file(), to_json(state._asdict()))


def _decoded(data: Any) -> WindowState:
    """The state in some data. Raises `TypeError` for anything else."""
    if not isinstance(data, dict) or not isinstance(data.get("geometry", ""), str):
        raise TypeError(data)
    sizes = {name: data.get(name) for name in ("sidebar", "problems")}
    for size in sizes.values():
        if size is not None and not (type(size) in (int, float) and 0 < size < _MOST):
            raise TypeError(size)
    return WindowState(data.get("geometry", ""), **sizes)

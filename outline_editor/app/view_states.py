"""How each file was looked at last: folds, zoom, place; kept outside the file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple

# Not `json`, nor a model of pydantic's: a window waits for what this takes to load.
from pydantic_core import from_json, to_json

from outline_editor.app.logs import log
from outline_editor.app.paths import view_file
from outline_editor.app.written_later import read_or_waiting, write_later

_MOST_FILES = 500
"""So many files are remembered, those looked at last."""

_LARGEST = 4_000_000
"""Bytes: nobody folds that much, and a damaged file must not cost a person's time."""


class ViewState(NamedTuple):
    """What of a document was in sight, by the ids of rows; texts are not kept.

    Ids that are no longer there mean nothing. Only one of `folded` and
    `unfolded` is there, whichever is shorter, of the rows that have others
    under them.
    """

    folded: tuple[str, ...] = ()
    unfolded: tuple[str, ...] | None = None
    zoomed: str = ""
    current: str = ""
    top: str = ""
    """The row at the top of the screen."""
    offset: int = 0
    """How many pixels of it are scrolled away."""
    columns: dict[str, Any] | None = None
    """The columns, as `app.columns` writes them; `None` for those of new files."""


_DEFAULTS = ViewState()

_TYPES: dict[str, type] = {"folded": list, "unfolded": list, "offset": int, "columns": dict}
"""What the fields are in a stored file; the others are strings."""


def load_view_state(path: Path) -> ViewState | None:
    """How a file was looked at last, `None` where that is not known."""
    file = view_file(path)
    try:
        return _decoded(from_json(read_or_waiting(file, _LARGEST)), path)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        log().warning("could not read %s: %s", file, error)
        return None


def store_view_state(path: Path, state: ViewState) -> None:
    """Keep how a file is looked at; see `write_later`."""
    file = view_file(path)
    values, usual = state._asdict(), _DEFAULTS._asdict()
    told = {name: value for name, value in values.items() if value != usual[name]}
    data = to_json({"path": _written(path), **told})
    write_later(file, data, lambda: _drop_oldest(file.parent))


def _decoded(data: Any, path: Path) -> ViewState:
    """The state in some data. Raises `ValueError` and the like for anything else."""
    if data["path"] != _written(path):
        raise ValueError("another file's")
    known = [name for name in ViewState._fields if name in data]
    return ViewState(**{name: _checked(data[name], _TYPES.get(name, str)) for name in known})


def _checked(value: Any, wanted: type) -> Any:
    if type(value) is not wanted or (
        wanted is list and not all(isinstance(one, str) for one in value)
    ):
        raise TypeError(value)
    return tuple(value) if wanted is list else value


def _written(path: Path) -> str:
    """A path as it stands in a file, though its bytes may be no text."""
    return os.fsencode(path.absolute()).decode("utf-8", "backslashreplace")


def _drop_oldest(folder: Path) -> None:
    files = list(folder.glob("*.json"))
    if len(files) > _MOST_FILES:
        files.sort(key=lambda file: file.stat().st_mtime)
        for file in files[: len(files) - _MOST_FILES]:
            file.unlink(missing_ok=True)

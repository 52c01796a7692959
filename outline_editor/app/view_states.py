"""How each file was looked at last: folds, zoom, place; kept outside the file."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from outline_editor.app.paths import view_file
from outline_editor.storage.atomic import replace_file

_log = logging.getLogger(__name__)

_MOST_FILES = 500
"""So many files are remembered, those looked at last."""

_LARGEST = 4_000_000
"""Bytes: nobody folds that much, and a damaged file must not cost a person's time."""


@dataclass(frozen=True, slots=True)
class ViewState:
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


def load_view_state(path: Path) -> ViewState | None:
    """How a file was looked at last, `None` where that is not known."""
    file = view_file(path)
    try:
        with file.open("rb") as stored:
            data = json.loads(stored.read(_LARGEST))
        return _decoded(data, path)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        _log.warning("could not read %s: %s", file, error)
        return None


def store_view_state(path: Path, state: ViewState) -> None:
    """Keep how a file is looked at.

    What can't be written is logged and no more: the work at hand is not to be
    disturbed for it.
    """
    file = view_file(path)
    usual = asdict(ViewState())
    told = {name: value for name, value in asdict(state).items() if value != usual[name]}
    data = {"path": str(path.absolute()), **told}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, json.dumps(data, ensure_ascii=False).encode("utf-8"))
        _drop_oldest(file.parent)
    except OSError as error:
        _log.warning("could not write %s: %s", file, error)


def _decoded(data: Any, path: Path) -> ViewState:
    """The state in some data. Raises `ValueError` and the like for anything else."""
    if data["path"] != str(path.absolute()):
        raise ValueError("another file's")
    defaults = ViewState()
    values: dict[str, Any] = {}
    for field in fields(ViewState):
        value = data.get(field.name, getattr(defaults, field.name))
        if field.name == "columns":
            value = None if value is None else _of(dict, value)
        elif field.name in ("folded", "unfolded") and value is not None:
            value = tuple([_of(str, one) for one in value])
        elif value is not None:
            value = _of(type(getattr(defaults, field.name)), value)
        values[field.name] = value
    return ViewState(**values)


def _of(cls: type, value: object) -> Any:
    if type(value) is not cls:
        raise TypeError(value)
    return value


def _drop_oldest(folder: Path) -> None:
    files = list(folder.glob("*.json"))
    if len(files) > _MOST_FILES:
        files.sort(key=lambda file: file.stat().st_mtime)
        for file in files[: len(files) - _MOST_FILES]:
            file.unlink(missing_ok=True)

"""What the user has set, kept from one start to the next."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import from_json

from outline_editor.app.logs import log
from outline_editor.app.own_files import NotRead, read_own
from outline_editor.app.paths import recent_files_file, settings_file
from outline_editor.app.written_later import write_later
from outline_editor.core.errors import Message, reason_of
from outline_editor.core.scalar_types import Text
from outline_editor.storage.atomic import new_beside
from outline_editor.storage.file_bytes import TooLarge
from outline_editor.storage.lasting import sync
from outline_editor.storage.limits import MOST_MEGABYTES, USUAL_LIMIT
from outline_editor.storage.rotation import UNLIMITED, Limits

M = TypeVar("M", bound=BaseModel)

MIN_TEXT_SIZE, MAX_TEXT_SIZE = 50, 300
"""Bounds of the text size, in percent of the desktop's font."""

MOST_RECENT_FILES = 12

_LIMITS = Limits()


class ColourScheme(StrEnum):
    """Light or dark colours, or whichever the desktop uses."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings(BaseModel):
    """The user's settings; unknown ones of a newer version are left alone."""

    model_config = ConfigDict(extra="allow", validate_assignment=True, defer_build=True)

    text_size: int = Field(default=100, ge=MIN_TEXT_SIZE, le=MAX_TEXT_SIZE)
    colour_scheme: ColourScheme = ColourScheme.SYSTEM
    reading_width: bool = False
    """Whether lines of the outline are kept short enough to be read with ease."""
    notes_shown: bool = False
    """Whether the outline shows notes below the text of their row."""
    columns: dict[str, Any] = {}
    """The columns chosen last, as `app.columns` writes them: those of new files."""
    spelling_checked: bool = True
    """Whether words that no dictionary knows are marked."""
    suggestions_made: bool = True
    """Whether what rows and notes mention is suggested for their fields."""
    note_author: Text = ""
    """Who new notes are by; `''` leaves them without author and date."""
    largest_file: int = Field(default=USUAL_LIMIT, ge=1, le=MOST_MEGABYTES)
    """Megabytes; larger files are not read. See `storage.limits`."""
    versions_most: int = Field(default=_LIMITS.most, ge=0)
    """How many earlier versions of a file are kept; with 0 none."""
    versions_days: int = Field(default=_LIMITS.days, ge=1)
    """How old they may be, in days; the newest stays anyhow."""
    versions_megabytes: int = Field(default=_LIMITS.megabytes, ge=1)
    """How much room all take on the disk."""
    keys: dict[str, list[str]] = {}
    """The keys that the user has given to actions instead of those of the table."""
    row_keys: dict[str, list[str]] = {}
    """The same for keys that work only while whole rows are selected."""


class UnstoredSettings(Settings):
    """Settings that hold until the program ends: the file has others, which could not be read."""


class RecentFiles(BaseModel):
    """The documents opened last, newest first."""

    model_config = ConfigDict(extra="ignore", defer_build=True)

    paths: list[Path] = []

    def add(self, path: Path) -> None:
        """Put a file at the top of the list."""
        path = path.absolute()
        others = [other for other in self.paths if other != path]
        self.paths = [path, *others][:MOST_RECENT_FILES]

    def drop(self, path: Path) -> None:
        """Take a file off the list, if it is on it."""
        self.paths = [other for other in self.paths if other != path.absolute()]


def read_settings() -> tuple[Settings, Message | None]:
    """The stored settings, and what to say where some could not be used.

    What is broken has its default. The file as it was is kept beside it then,
    with `.bad` after its name, and holds from now on what could be used. Where
    it can't be read or kept, it stays as it is.
    """
    path = settings_file()
    kept = path.with_name(f"{path.name}.bad")
    try:
        settings, faults = _load(path, Settings)
    except NotRead as error:
        fault = Message.of("settings.not-read", path=str(path), reason=error.reason)
        return UnstoredSettings(), fault
    if not faults:
        return settings, None
    try:
        _keep_copy(path, kept)
    except OSError as error:
        log().warning("could not keep %s as %s: %s", path, kept, error)
        values = {"kept": str(kept), "reason": reason_of(error)}
        fault = Message.of("settings.not-kept", path=str(path), **values)
        return UnstoredSettings.model_validate(settings.model_dump()), fault
    store(settings)
    if faults == [""]:
        return settings, Message.of("settings.unreadable", kept=str(kept))
    names = ", ".join(faults)
    return settings, Message.of("settings.some", n=len(faults), names=names, kept=str(kept))


def stored_limits() -> Limits:
    """How much is kept of earlier versions; what can't be told of that has no limit."""
    try:
        settings, faults = _load(settings_file(), Settings)
    except NotRead:
        return UNLIMITED
    if "" in faults:
        return UNLIMITED
    most = UNLIMITED.most if "versions_most" in faults else settings.versions_most
    days = UNLIMITED.days if "versions_days" in faults else settings.versions_days
    megabytes = settings.versions_megabytes
    if "versions_megabytes" in faults:
        megabytes = UNLIMITED.megabytes
    return Limits(most, days, megabytes)


def load_recent_files() -> RecentFiles:
    """The stored list; an empty one where there is none, it is broken or can't be read."""
    try:
        return _load(recent_files_file(), RecentFiles)[0]
    except NotRead:
        return RecentFiles()


def change_recent_files(change: Callable[[RecentFiles], None]) -> None:
    """Change the stored list; one that can't be read stays as it is."""
    try:
        recent = _load(recent_files_file(), RecentFiles)[0]
    except NotRead:
        return
    change(recent)
    store(recent)


def store(value: Settings | RecentFiles) -> None:
    """Keep settings or the list of recent files for the next start; see `write_later`."""
    if isinstance(value, UnstoredSettings):
        return
    path = settings_file() if isinstance(value, Settings) else recent_files_file()
    try:
        data = value.model_dump_json(indent=2).encode("utf-8")
    except ValueError as error:  # such as a path whose bytes are no text
        log().warning("could not write %s: %s", path, error)
        return
    write_later(path, data)


def _load(path: Path, model: type[M]) -> tuple[M, list[str]]:
    """What a file holds, and the names of what had to be left out; `''` for all of it.

    Raises `NotRead`.
    """
    try:
        data = read_own(path)
    except TooLarge:
        return model(), [""]
    if data is None:
        # The defaults need no validation, nor a validator to be built for it.
        return model.model_construct(), []
    try:
        return model.model_validate_json(data), []
    except ValidationError as error:
        log().warning("could not read all of %s: %s", path, error)
        return _load_sound_part(data, model, error)


def _load_sound_part(data: bytes, model: type[M], error: ValidationError) -> tuple[M, list[str]]:
    """The same without what is wrong: a whole field, or one entry of a field with names."""
    wrong = [tuple([str(part) for part in fault["loc"][:2]]) for fault in error.errors()]
    if () in wrong:
        return model(), [""]
    fields: dict[str, Any] = from_json(data)
    for name, *entry in wrong:
        if entry and isinstance(fields.get(name), dict):
            fields[name].pop(entry[0], None)
        else:
            fields.pop(name, None)
    return model.model_validate(fields), sorted({": ".join(parts) for parts in wrong})


def _keep_copy(path: Path, kept: Path) -> None:
    """Keep a file as it is beside it. Raises `OSError`; what was kept there before stays then."""
    copy = new_beside(path.parent)
    try:
        shutil.copyfile(path, copy)
        with copy.open("r+b") as file:
            sync(file.fileno())
        copy.replace(kept)
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)

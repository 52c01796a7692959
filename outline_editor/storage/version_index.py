"""The list of the versions that are kept of one file.

It is a text of lines, each a JSON object: the first one names the file, each
other one a version. A line is only ever added, or the whole list replaced; one
that a crash has torn, or that came to harm since, is passed over.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from outline_editor.storage.atomic import replace_file, write_all
from outline_editor.storage.lasting import make_folder, sync

ENDING = ".versions"

_DIGEST = re.compile(r"[0-9a-f]{64}")


class VersionOrigin(StrEnum):
    """Where a version came from."""

    SAVED = "saved"
    """This program wrote it."""
    FOUND = "found"
    """It stood in the file before this program wrote another."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a file held at one time."""

    moment: datetime
    """When it was kept, in UTC."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal."""
    size: int
    """In bytes."""
    origin: VersionOrigin = VersionOrigin.SAVED
    written: datetime | None = None
    """When the file was changed last, in UTC, of one that was found there."""

    @property
    def was_open(self) -> bool:
        """Whether it is taken to have been in memory here, since this program wrote it."""
        return self.origin is VersionOrigin.SAVED

    @property
    def time(self) -> datetime:
        """When it came to be, as far as is known."""
        return self.written or self.moment


def index_path(folder: Path, file: Path) -> Path:
    """Where the list for a file is; it is the same for all ways to the file by links."""
    real = os.path.normcase(os.path.realpath(file))
    return folder / f"{hashlib.sha256(os.fsencode(real)).hexdigest()[:32]}{ENDING}"


def read_index(path: Path) -> list[Version]:
    """The versions in a list, in the order in which they were kept; none where there is no list.

    Raises `OSError` where it can't be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return []
    lines = (_version(line) for line in data.split(b"\n") if line)
    return [version for version in lines if version is not None]


def add_to_index(path: Path, file: Path, version: Version) -> None:
    """Add a version to the list for a file; it has reached the disk then. Raises `OSError`."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        write_index(path, os.path.realpath(file), [version])
        return
    try:
        # A line of its own even where the one before was torn.
        write_all(descriptor, b"\n" + _line(version) + b"\n")
        sync(descriptor)
    finally:
        os.close(descriptor)


def write_index(path: Path, file: str, versions: Sequence[Version]) -> None:
    """Replace the list for a file in one step. Raises `OSError`."""
    make_folder(path.parent)
    head = json.dumps({"file": file}).encode("ascii")
    replace_file(path, b"".join(line + b"\n" for line in (head, *map(_line, versions))))


def file_of_index(path: Path) -> str:
    """The file that a list is for, `''` where it does not say. Raises `OSError`."""
    for line in path.read_bytes().split(b"\n"):
        file = _object(line).get("file")
        if isinstance(file, str):
            return file
    return ""


def _line(version: Version) -> bytes:
    fields: dict[str, Any] = {
        "at": version.moment.isoformat(),
        "digest": version.digest,
        "size": version.size,
        "origin": version.origin.value,
    }
    if version.written is not None:
        fields["written"] = version.written.isoformat()
    return json.dumps(fields).encode("ascii")


def _version(line: bytes) -> Version | None:
    fields = _object(line)
    try:
        digest, size = fields["digest"], int(fields["size"])
        if size < 0 or not _DIGEST.fullmatch(digest):
            return None
        written = fields.get("written")
        return Version(
            _moment(fields["at"]),
            digest,
            size,
            VersionOrigin(fields["origin"]),
            None if written is None else _moment(written),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def _moment(text: str) -> datetime:
    """Raises `ValueError` for what is no moment, or says no time zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.astimezone(UTC)


def _object(line: bytes) -> dict[str, Any]:
    """What a line says, nothing where it is no object."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}

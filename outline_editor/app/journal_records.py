"""What the journal of a document holds: where it began, then what was done to it.

The first record says which document it is, the second is that document as YAML,
and each further one holds the edits of one change set, in their order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from outline_editor.core.edits import Edit, decode, encode

VERSION = 1

_DIGEST = re.compile("(?:[0-9a-f]{64})?")


@dataclass(frozen=True, slots=True)
class Beginning:
    """Which document a journal is about."""

    path: str = ""
    """The absolute path of its file, `''` for one that has none yet."""
    origin: str = ""
    """The file of another format that it was read from, if it was."""
    header: str = ""
    """The comment block above it, verbatim."""
    digest: str = ""
    """The SHA-256 of what its file held when the journal began, in hexadecimal digits; `''`
    where it had none."""
    is_codebook: bool = False
    is_source: bool = False
    """Whether it begins with the text of a file with errors, some of them repaired, as it is."""
    named_by: str = ""
    """Of a codebook: the file of a document that names it."""
    is_ahead: bool = False
    """Whether it was begun before anything was done: without edits nothing is unsaved."""

    @property
    def file(self) -> Path | None:
        """Its file, `None` where it has none yet."""
        return Path(self.path) if self.path else None


def encode_beginning(beginning: Beginning) -> bytes:
    """The first record of a journal."""
    return _encoded({"version": VERSION, **asdict(beginning)})


def decode_beginning(record: bytes) -> Beginning:
    """What `encode_beginning` wrote. Raises `ValueError` for anything else."""
    data = _decoded(record)
    if not isinstance(data, dict) or data.pop("version", None) != VERSION:
        raise ValueError("a journal of another version")
    try:
        beginning = Beginning(**data)
    except TypeError as error:
        raise ValueError("not the beginning of a journal") from error
    kinds = {
        type(getattr(beginning, name))
        for name in ("path", "origin", "header", "digest", "named_by")
    }
    flags = {type(getattr(beginning, name)) for name in ("is_codebook", "is_source", "is_ahead")}
    if kinds != {str} or flags != {bool} or not _DIGEST.fullmatch(beginning.digest):
        raise ValueError("not the beginning of a journal")
    return beginning


def encode_edits(edits: Sequence[Edit]) -> bytes:
    """The record of some edits."""
    return _encoded([encode(edit) for edit in edits])


def decode_edits(record: bytes) -> list[Edit]:
    """What `encode_edits` wrote, validated again. Raises `ValueError` for anything else."""
    data = _decoded(record)
    if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
        raise ValueError("not a record of edits")
    return [decode(one) for one in data]


def _encoded(data: Any) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # The bytes of a file's name that are no text stand there as surrogates.
    return text.encode("utf-8", "surrogatepass")


def _decoded(record: bytes) -> Any:
    try:
        return json.loads(record)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error

"""Codebooks outside the folder of a document, which are read only once a person has said so.

A document may come from anywhere, and must not make the program read what it
likes. What lies in its folder, or below it, came with it.
"""

from __future__ import annotations

import os
from pathlib import Path

from pydantic_core import from_json, to_json

from outline_editor.app.logs import log
from outline_editor.app.own_files import NotRead, read_own
from outline_editor.app.paths import allowed_codebooks_file
from outline_editor.storage.codebook_file import FOLDERS_VARIABLE
from outline_editor.storage.file_bytes import TooLarge

_since_start: set[str] = set()
"""What was allowed in this process, even if it could not be written down."""


def is_allowed(codebook: Path) -> bool:
    """Whether a codebook may be read wherever the document is that names it.

    Its path has no links in it. A person has allowed this one before, or the
    environment names a folder that it is in.
    """
    folders = os.environ.get(FOLDERS_VARIABLE, "").split(os.pathsep)
    if any(folder and codebook.is_relative_to(os.path.realpath(folder)) for folder in folders):
        return True
    return str(codebook) in _since_start or str(codebook) in _allowed()


def allow(codebook: Path) -> None:
    """Let a codebook be read from now on; its path has no links in it.

    Where that can't be written down, it holds until the program ends.
    """
    # Most documents need no more than to know whether it is allowed.
    from outline_editor.storage.atomic import replace_file
    from outline_editor.storage.lasting import make_folder

    _since_start.add(str(codebook))
    file = allowed_codebooks_file()
    try:
        allowed = _stored()
    except NotRead:
        return  # what stands there stays
    if str(codebook) in allowed:
        return
    try:
        make_folder(file.parent)
        replace_file(file, to_json([*allowed, str(codebook)], indent=2))
    except (OSError, ValueError) as error:  # such as a path whose bytes are no text
        log().warning("could not write %s: %s", file, error)


def _allowed() -> list[str]:
    """What was allowed before, as far as that can be read."""
    try:
        return _stored()
    except NotRead:
        return []


def _stored() -> list[str]:
    """What was allowed before, nothing where that is damaged. Raises `NotRead`."""
    file = allowed_codebooks_file()
    try:
        data = read_own(file)
        paths = [] if data is None else from_json(data)
    except TooLarge:
        return []
    except ValueError as error:
        log().warning("could not read %s: %r", file, error)
        return []
    return [path for path in paths if isinstance(path, str)] if isinstance(paths, list) else []

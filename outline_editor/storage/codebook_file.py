"""The codebook that a document shares with others."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.errors import Message, OutlineError
from outline_editor.storage.files import read_file
from outline_editor.storage.yaml_reader import read_codebook


def find_codebook(reference: str, folder: Path) -> SharedCodebook:
    """The codebook that a document in a folder names, or why it can't be used.

    The reference is a relative path, with `/` on every system.
    """
    if not reference:
        return SharedCodebook()
    if PurePosixPath(reference).is_absolute() or PureWindowsPath(reference).is_absolute():
        return SharedCodebook(reference, None, Message.of("codebook.absolute", path=reference))
    try:
        loaded = read_codebook(read_file(folder / reference))
    except OutlineError as error:
        return SharedCodebook(reference, None, error.message)
    if loaded.has_errors:
        trouble = Message.of("codebook.has-errors", n=len(loaded.problems))
        return SharedCodebook(reference, None, trouble)
    return SharedCodebook(reference, loaded.root)

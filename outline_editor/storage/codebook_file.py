"""The codebook that a document shares with others."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.errors import Message, OutlineError
from outline_editor.storage.files import digest_of, read_file
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.yaml_reader import read_codebook


def find_codebook(reference: str, folder: Path) -> SharedCodebook:
    """The codebook that a document in a folder names, or why it can't be used.

    The reference is a relative path, with `/` on every system.
    """
    if not reference:
        return SharedCodebook()
    if PurePosixPath(reference).is_absolute() or PureWindowsPath(reference).is_absolute():
        return SharedCodebook(reference, None, Message.of("codebook.absolute"))
    try:
        data = read_file(folder / reference)
        loaded = read_codebook(data)
    except FileRefused as refused:
        return SharedCodebook(reference, None, _refused(refused))
    except OutlineError as error:
        return SharedCodebook(reference, None, error.message)
    if loaded.has_errors:
        first, count = loaded.problems[0], len(loaded.problems)
        problem = first.message.text
        trouble = Message.of("codebook.has-errors", n=count, line=first.line, problem=problem)
        return SharedCodebook(reference, None, trouble)
    return SharedCodebook(
        reference, loaded.root, None, loaded.header, digest_of(data), loaded.notices
    )


def _refused(refused: FileRefused) -> Message:
    reason = refused.message.text
    return Message.of("codebook.refused", line=refused.problem.line, reason=reason)

"""The codebook that a document shares with others."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.problems import how_many
from outline_editor.core.progress import Tell, share, untold
from outline_editor.storage.files import FROM_DISK, digest_of, read_file
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.part_limit import limited_parts
from outline_editor.storage.yaml_reader import read_codebook

FOLDERS_VARIABLE = "OUTLINE_EDITOR_CODEBOOK_FOLDERS"
"""The variable of the environment with folders whose codebooks any document may name."""


def _nowhere_else(_codebook: Path) -> bool:
    return False


def find_codebook(
    reference: str,
    folder: Path,
    is_allowed: Callable[[Path], bool] = _nowhere_else,
    tell: Tell = untold,
) -> SharedCodebook:
    """The codebook that a document in a folder names, or why it can't be used.

    The reference is a relative path, with `/` on every system. One that leads
    out of the folder, by `..` or a link, is followed only to where `is_allowed`
    says so; it is asked with the path that all links lead to. `tell` may raise
    `Cancelled`.
    """
    if not reference:
        return SharedCodebook()
    windows = PureWindowsPath(reference)
    if PurePosixPath(reference).is_absolute() or windows.drive or windows.root:
        return SharedCodebook(reference, None, Message.of("codebook.absolute"))
    target = Path(os.path.realpath(folder / reference))
    if not target.is_relative_to(os.path.realpath(folder)) and not is_allowed(target):
        trouble = Message.of("codebook.outside", path=str(target), variable=FOLDERS_VARIABLE)
        return SharedCodebook(reference, None, trouble)
    try:
        data = read_file(folder / reference, tell=share(tell, 0, FROM_DISK))
        with limited_parts(data, str(folder / reference)):
            loaded = read_codebook(data, share(tell, FROM_DISK, 1))
    except FileRefused as refused:
        return SharedCodebook(reference, None, _refused(refused))
    except OutlineError as error:
        return SharedCodebook(reference, None, error.message)
    if loaded.has_errors:
        first, count = loaded.problems[0], how_many(loaded.problems)
        problem = first.message.text
        trouble = Message.of("codebook.has-errors", n=count, line=first.line, problem=problem)
        return SharedCodebook(reference, None, trouble)
    return SharedCodebook(
        reference, loaded.root, None, loaded.header, digest_of(data), loaded.notices
    )


def _refused(refused: FileRefused) -> Message:
    reason = refused.message.text
    return Message.of("codebook.refused", line=refused.problem.line, reason=reason)

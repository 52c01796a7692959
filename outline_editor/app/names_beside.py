"""Names for files beside others."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def beside(file: Path, word: str, is_taken: Callable[[Path], bool] = lambda _: False) -> Path:
    """A name for another version of a document, which no file beside its own has.

    `word` says which version it is: `a (recovered).yaml`. Nor is it one that
    `is_taken` by what is in no file yet.
    """
    number, name = 1, f"{file.stem} ({word}){file.suffix}"
    # `Path.exists` raises where a name is too long, or the folder may not be entered.
    while os.path.exists(path := file.with_name(name)) or is_taken(path):
        number += 1
        name = f"{file.stem} ({word} {number}){file.suffix}"
    return path

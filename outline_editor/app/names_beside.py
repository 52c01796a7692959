"""Names for files beside others."""

from __future__ import annotations

import os
from pathlib import Path


def beside(file: Path, word: str) -> Path:
    """A name for another version of a document, which no file beside its own has.

    `word` says which version it is: `a (recovered).yaml`.
    """
    number, name = 1, f"{file.stem} ({word}){file.suffix}"
    # `Path.exists` raises where a name is too long, or the folder may not be entered.
    while os.path.exists(path := file.with_name(name)):
        number += 1
        name = f"{file.stem} ({word} {number}){file.suffix}"
    return path

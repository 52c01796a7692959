"""Names for files beside others."""

from __future__ import annotations

from pathlib import Path


def beside(file: Path, word: str) -> Path:
    """A name for another version of a document, which no file beside its own has.

    `word` says which version it is: `a (recovered).yaml`.
    """
    number, name = 1, f"{file.stem} ({word}){file.suffix}"
    while (path := file.with_name(name)).exists():
        number += 1
        name = f"{file.stem} ({word} {number}){file.suffix}"
    return path

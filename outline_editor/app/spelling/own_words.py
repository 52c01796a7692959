"""The words that the user has added to the dictionary: plain text, one a line."""

from __future__ import annotations

from pathlib import Path

from outline_editor.storage.atomic import replace_file
from outline_editor.storage.lasting import make_folder

# What is no UTF-8 in a file that was edited by hand must survive being written again.
_ENCODING, _ERRORS = "utf-8", "surrogateescape"


def read_own_words(file: Path) -> set[str]:
    """The words in a file, none where there is no file. Raises `OSError`."""
    return set(_lines(file))


def add_own_word(file: Path, word: str) -> None:
    """Add a word, keeping those that another process has added. Raises `OSError`."""
    lines = _lines(file)
    if word not in lines:
        make_folder(file.parent)
        text = "".join(f"{line}\n" for line in (*lines, word))
        replace_file(file, text.encode(_ENCODING, _ERRORS))


def _lines(file: Path) -> list[str]:
    try:
        text = file.read_bytes().decode(_ENCODING, _ERRORS)
    except FileNotFoundError:
        return []
    return [word for line in text.splitlines() if (word := line.strip())]

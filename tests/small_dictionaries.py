"""Small Hunspell dictionaries of our own, where the program looks for the user's."""

from __future__ import annotations

import os
from pathlib import Path

WORDS = (
    *("promote", "high", "quality", "development", "in", "the", "manufacturing", "industry"),
    *("policy", "receive", "received", "main", "state", "café", "don't", "company", "co-operate"),
)


def install(tag: str, *words: str, encoding: str = "UTF-8") -> Path:
    """Write a dictionary, such as for `en_GB`; returns its `.dic` file."""
    folder = Path(os.environ["OUTLINE_EDITOR_DICPATH"])
    folder.mkdir(exist_ok=True)
    affixes = f"SET {encoding}\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n"
    (folder / f"{tag}.aff").write_text(affixes, encoding)
    entries = words or [f"{word}/S" if word == "industry" else word for word in WORDS]
    file = folder / f"{tag}.dic"
    file.write_text("\n".join((str(len(entries)), *entries, "")), encoding)
    return file

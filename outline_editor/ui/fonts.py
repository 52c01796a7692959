"""Whether the user's fonts can show what a document says."""

from __future__ import annotations

import unicodedata
from itertools import islice

from PySide6.QtGui import QFont, QFontMetrics

from outline_editor.core.errors import Message
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot

_ROWS_LOOKED_AT = 2000
"""More rows than these hold every script of any document we know."""

# First word of a character's Unicode name: how people call the script.
_SCRIPTS = {
    "CJK": "Chinese",
    "HANGUL": "Korean",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
}


def missing_scripts(root: DocumentRoot, font: QFont) -> tuple[str, ...]:
    """The scripts of a document that no installed font covers, by name.

    Looks at the title and the first rows, their originals and notes.
    """
    characters = set(root.title)
    for node in islice(walk(root.outline), _ROWS_LOOKED_AT):
        characters.update(node.text, node.original)
        for note in node.notes:
            characters.update(note.text)
    for note in root.notes:
        characters.update(note.text)
    metrics = QFontMetrics(font)
    scripts = {
        _script(character)
        for character in characters
        if character.isalpha() and not metrics.inFontUcs4(ord(character))
    }
    return tuple(sorted(scripts))


def missing_script_messages(root: DocumentRoot, font: QFont) -> tuple[Message, ...]:
    """The same as sentences that say what to do."""
    return tuple(
        Message.of("font.missing", script=script) for script in missing_scripts(root, font)
    )


def _script(character: str) -> str:
    word = unicodedata.name(character, "unknown").split()[0].split("-")[0]
    return _SCRIPTS.get(word, word.capitalize())

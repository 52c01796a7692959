"""Where the lines of a text are broken."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextOption

WRAPPING = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere

_MOST_UNBROKEN = 2_000
"""Characters without a place to break them, such as 20 lines."""

_UNBROKEN = re.compile(rf"(?<![^\s\u2e80-\uffff])[^\s\u2e80-\uffff]{{{_MOST_UNBROKEN}}}")
"""What East Asian scripts write can be broken anywhere."""


def wrapping_of(text: str) -> QTextOption.WrapMode:
    """Between words; anywhere in a text with a word of thousands of characters.

    For each line of such a word Qt walks to its end: minutes for a million.
    """
    if len(text) >= _MOST_UNBROKEN and _UNBROKEN.search(text):
        return QTextOption.WrapMode.WrapAnywhere
    return WRAPPING

"""Finding rows by their words."""

from __future__ import annotations

import re
import unicodedata

from outline_editor.core.model import Node

_QUOTES = re.compile("[‘’‚‛“”„‟'\"«»「」『』﹁﹂﹃﹄]")


def normalised(text: str) -> str:
    """A text for matching only: one width, one case, one quotation mark.

    Compatibility forms (full-width letters and digits) become ordinary ones,
    runs of white space one space. What is stored is never changed.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_QUOTES.sub("'", folded).split())


def matches(node: Node, words: str) -> bool:
    """Whether a row's text or original holds the words, in whatever spelling."""
    wanted = normalised(words)
    return wanted in normalised(node.text) or wanted in normalised(node.original)

"""Prose as plain text, for tests: a line for each block.

`python -m tests.core.prose_text` rewrites `miit-2019-press.golden`; look at
what changed before committing it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from outline_editor.app.open_document import open_document
from outline_editor.core.errors import Message
from outline_editor.core.prose import Prose
from outline_editor.core.prose_blocks import Block, Ink, Role, Way, Words

SAMPLE = Path(__file__).parents[2] / "sample_docs" / "miit-2019-press.yaml"
GOLDEN = Path(__file__).with_name("miit-2019-press.golden")

_BEFORE = {
    Role.TITLE: "# ",
    Role.STATUS: "",
    Role.OPENING: "",
    Role.HEADING: "## ",
    Role.ROW: "",
    Role.ORIGINAL: "| ",
    Role.DETAILS: "~ ",
    Role.CAPTION: "## ",
    Role.FOOTNOTE: "",
    Role.SOURCE: "",
    Role.REMARK: "",
}


def said(words: Words) -> str:
    """English words."""
    if isinstance(words, Message):
        return words.text
    return words.value.replace("-", " ") if isinstance(words, StrEnum) else words


def line(block: Block) -> str:
    """A block as one line: marks as `^1`, addresses in angle brackets."""
    label = "" if block.label is None else f"{said(block.label.words)}  "
    text = ""
    for piece in block.pieces:
        words = said(piece.words)
        if piece.ink is Ink.MARK:
            words = f"^{words}" if words != "," else words
        elif piece.target is not None and piece.target.way is Way.WEB:
            words = f"<{words}>"
        text += words
    return "  " * block.level + label + _BEFORE[block.role] + text


def printed(blocks: Iterable[Block]) -> str:
    """Blocks as lines."""
    return "\n".join(map(line, blocks))


def golden_text() -> str:
    """The sample as prose."""
    opened = open_document(SAMPLE)
    return printed(Prose(opened.document.root, opened.codebook).blocks()) + "\n"


if __name__ == "__main__":
    GOLDEN.write_text(golden_text(), encoding="utf-8", newline="\n")

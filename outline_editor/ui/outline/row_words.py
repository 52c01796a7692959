"""What a row says besides its text: on hover, and to who hears the screen."""

from __future__ import annotations

from html import escape

from outline_editor.core.errors import Message
from outline_editor.core.model import Node, Note
from outline_editor.ui.translation import shown, translate, word

_NOTES_ON_HOVER = 8
_CHARACTERS_ON_HOVER = 600
"""More of a note than this is read in the notes panel."""


def no_text() -> str:
    """What stands for the text of a row that has none."""
    return translate("Outline", "(no text)")


def tool_tip(node: Node) -> str:
    """The notes of a row as rich text, `''` where it has none."""
    parts = [_note_on_hover(note) for note in node.notes[:_NOTES_ON_HOVER]]
    more = len(node.notes) - len(parts)
    if more > 0:
        words = translate("Outline", "and {number} more").format(number=more)
        parts.append(f"<p>{escape(words)}</p>")
    return "".join(parts)


def _note_on_hover(note: Note) -> str:
    head = f"<b>{escape(word(note.kind.value))}</b>"
    if note.quote:
        head += f" <i>“{_rich(note.quote)}”</i>"
    return f"<p>{head}<br>{_rich(note.text)}</p>"


def _rich(text: str) -> str:
    return escape(_cut(text)).replace("\n", "<br>")


def _cut(text: str) -> str:
    if len(text) <= _CHARACTERS_ON_HOVER:
        return text
    return text[: _CHARACTERS_ON_HOVER - 1].rstrip() + "…"


def spoken(node: Node, level: int, *, folded: bool) -> str:
    """A row in words: its text, level, fold state, kind and notes."""
    parts = [node.text or no_text(), translate("Outline", "level {level}").format(level=level)]
    if node.children:
        parts.append(translate("Outline", "folded") if folded else translate("Outline", "unfolded"))
    if node.kind is not None:
        parts.append(word(node.kind.value))
    if node.notes:
        parts.append(shown(Message.of("count.notes", n=len(node.notes))))
    return ", ".join(parts)

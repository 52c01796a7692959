"""What a row says besides its text: on hover, and to who hears the screen."""

from __future__ import annotations

from collections.abc import Sequence

from outline_editor.core.addresses import DOCUMENT, note_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import Message, shortened
from outline_editor.core.model import Node, Note
from outline_editor.core.notes import notes_reaching
from outline_editor.core.vocabulary import NoteState
from outline_editor.core.wording import words_of
from outline_editor.ui.translation import shown, translate, word

_NOTES_ON_HOVER = 8
_CHARACTERS_ON_HOVER = 600
"""More of a note than this is read in the notes panel."""


def no_text() -> str:
    """What stands for the text of a row that has none."""
    return translate("Outline", "(no text)")


def home_of(document: Document, note: Note) -> str:
    """Where a note stands, in words: on the document, or on which row."""
    owner = document.owner(note_ref(note.id))
    if owner == DOCUMENT:
        return translate("Outline", "on the document")
    row = shortened(words_of(document.node(owner.id)), 40)
    return translate("Outline", "on “{row}”").format(row=row)


def notes_shown(document: Document, node: Node) -> tuple[Note, ...]:
    """The notes of a row, then those that reach it from elsewhere."""
    return (*node.notes, *notes_reaching(document, node.id))


def tool_tip(document: Document, node: Node, notes: Sequence[Note] | None = None) -> str:
    """Some of the notes shown at a row, or all of them, as rich text; `''` for none."""
    if notes is None:
        notes = notes_shown(document, node)
    own = {note.id for note in node.notes}
    parts = [
        _note_on_hover(note, "" if note.id in own else home_of(document, note))
        for note in notes[:_NOTES_ON_HOVER]
    ]
    more = len(notes) - len(parts)
    if more > 0:
        words = translate("Outline", "and {number} more").format(number=more)
        parts.append(f"<p>{_escaped(words)}</p>")
    return "".join(parts)


def _note_on_hover(note: Note, home: str) -> str:
    head = f"<b>{_escaped(kind_and_state(note))}</b>"
    if home:
        head += f" {_escaped(home)}"
    if note.quote:
        head += f" <i>“{_rich(note.quote)}”</i>"
    origin = " · ".join(part for part in (note.by, note.date) if part)
    foot = f"<br><small>{_escaped(origin)}</small>" if origin else ""
    return f"<p>{head}<br>{_rich(note.text)}{foot}</p>"


def kind_and_state(note: Note) -> str:
    """What kind of note it is, and whether it still waits for somebody."""
    parts = (note.kind, note.state)
    return " · ".join(word(part.value) for part in parts if part is not None)


def _rich(text: str) -> str:
    return _escaped(_cut(text)).replace("\n", "<br>")


def _escaped(text: str) -> str:
    # It brings a table of all entities, and a window opens without it.
    from html import escape

    return escape(text)


def _cut(text: str) -> str:
    if len(text) <= _CHARACTERS_ON_HOVER:
        return text
    return text[: _CHARACTERS_ON_HOVER - 1].rstrip() + "…"


def spoken(node: Node, level: int, notes: Sequence[Note], *, folded: bool) -> str:
    """A row in words: its text, level, fold state, original, kind and number of notes."""
    parts = [node.text or no_text(), translate("Outline", "level {level}").format(level=level)]
    if node.children:
        parts.append(translate("Outline", "folded") if folded else translate("Outline", "unfolded"))
    return ", ".join([*parts, *facts(node, notes)])


def facts(node: Node, notes: Sequence[Note]) -> list[str]:
    """What is shown of a row besides its text: original, kind, how many notes, how many open."""
    parts = [node.original] if node.original else []
    if node.kind is not None:
        parts.append(word(node.kind.value))
    if notes:
        parts.append(shown(Message.of("count.notes", n=len(notes))))
    states = [note.state for note in notes if note.state is not None]
    if states:
        n = states.count(NoteState.OPEN)
        open_ones = translate("Outline", "{n} open").format(n=n)
        parts.append(open_ones if n else translate("Outline", "all done"))
    return parts

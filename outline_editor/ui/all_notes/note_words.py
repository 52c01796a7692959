"""What the list says of a note."""

from __future__ import annotations

from collections.abc import Sequence

from outline_editor.core.anchors import Outcome
from outline_editor.core.model import Note
from outline_editor.core.note_list import PlacedNote, state_of
from outline_editor.ui.translation import translate, word

SEPARATOR = " · "


def head(note: Note) -> str:
    """What kind of note it is, and whether it still waits for somebody."""
    state = state_of(note)
    parts = [word(note.kind.value)] + ([] if state is None else [word(state.value)])
    return SEPARATOR.join(parts)


def origin(note: Note) -> str:
    """Who it is by, and when."""
    return SEPARATOR.join(part for part in (note.by, note.date) if part)


def place(placed: PlacedNote) -> str:
    """The row that it stands on, in one line."""
    if placed.row is None:
        return translate("AllNotes", "On the document")
    text = placed.row.text or placed.row.original
    return " ".join(text.split()) or translate("Outline", "(no text)")


def quote(note: Note) -> str:
    """The words that it quotes, in one line."""
    return f"“{' '.join(note.quote.split())}”" if note.quote else ""


def trouble(outcome: Outcome) -> str:
    """What is wrong with the words that it quotes, `''` for nothing."""
    match outcome:
        case Outcome.LOST:
            return translate("AllNotes", "lost")
        case Outcome.AMBIGUOUS:
            return translate("AllNotes", "ambiguous")
        case _:
            return ""


def spoken(placed: PlacedNote, concepts: Sequence[str]) -> str:
    """The whole entry in words."""
    note = placed.note
    parts = (
        head(note),
        trouble(placed.anchor.outcome),
        quote(note),
        note.text,
        place(placed),
        *concepts,
        origin(note),
    )
    return ", ".join(part for part in parts if part)

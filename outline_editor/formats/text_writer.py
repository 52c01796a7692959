"""Writing the briefing text form: an outline in, plain text out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.progress import Steps, Tell, untold
from outline_editor.core.vocabulary import NoteKind
from outline_editor.formats.indentation import BLANK
from outline_editor.formats.text_lines import row_text

_STEP = "  "
_BULLET = "• "


class WrittenLine(NamedTuple):
    """A line of the briefing, with the row or note that starts on it.

    `level` is that row's: 0 for a top row.
    """

    text: str
    element: Node | Note | None = None
    level: int = 0


def write_briefing(root: DocumentRoot, tell: Tell = untold) -> str:
    """The document as a briefing in plain text, its last line ended.

    First its context notes, each a `context:` paragraph, then the rows: a top
    row is an unbulleted paragraph, the rows under it have bullets, two spaces
    further in at each level. `text_losses.losses` tells what this leaves out.
    `tell` may raise `Cancelled`.
    """
    rows = sum(1 for _ in walk(root.outline))
    lines = Steps(tell, rows).each(briefing_lines(root))
    return "".join(f"{line.text}\n" for line in lines)


def briefing_lines(root: DocumentRoot) -> Iterator[WrittenLine]:
    """The lines of the briefing, in order."""
    is_first = True
    for block in _blocks(root):
        if not is_first:
            yield WrittenLine("")
        yield from block
        is_first = False


def context_notes(root: DocumentRoot) -> tuple[Note, ...]:
    """The document's notes that the text form carries."""
    return tuple(note for note in root.notes if note.kind is NoteKind.CONTEXT)


def _blocks(root: DocumentRoot) -> Iterator[Iterable[WrittenLine]]:
    """The parts of the text that a blank line stands between."""
    for note in context_notes(root):
        yield _note_lines(note)
    for section in root.outline:
        yield [WrittenLine(row_text(section.text), section)]
        if section.children:
            yield _item_lines(section.children)


def _note_lines(note: Note) -> Iterator[WrittenLine]:
    # A blank line would end the note, and the rest of it would become rows.
    first, *others = [line for line in note.text.split("\n") if line.strip(BLANK)] or [""]
    yield WrittenLine(f"context: {first}".rstrip(" "), note)
    for line in others:
        yield WrittenLine(line)


def _item_lines(nodes: tuple[Node, ...]) -> Iterator[WrittenLine]:
    pending = [(node, 1) for node in reversed(nodes)]
    while pending:
        node, level = pending.pop()
        text = f"{_STEP * level}{_BULLET}{row_text(node.text)}".rstrip(" ")
        yield WrittenLine(text, node, level)
        pending.extend((child, level + 1) for child in reversed(node.children))

"""Reading the briefing text form: plain text in, an outline out."""

from __future__ import annotations

from dataclasses import dataclass

from outline_editor.core.errors import Message, OutlineError, shortened
from outline_editor.core.ids import NODE_PREFIX, NOTE_PREFIX, DerivedIds, slug_from
from outline_editor.core.model import MAX_DEPTH, DocumentRoot, Node, Note
from outline_editor.core.progress import Tell, share, untold
from outline_editor.core.vocabulary import NodeKind, NoteKind
from outline_editor.formats.actor_finder import offers_in
from outline_editor.formats.actor_offers import ActorOffer
from outline_editor.formats.nesting import DraftRow
from outline_editor.formats.text_parser import DraftNote, Parsed, parse

_PARSED = 0.5
"""The share of the work that is done when the rows are known."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a briefing in plain text says.

    `notices` tell what reading changed or left out. `actors` are names found
    in the rows, for a person to take or leave; none is in `root`.
    """

    root: DocumentRoot
    notices: tuple[Message, ...] = ()
    actors: tuple[ActorOffer, ...] = ()


def read_briefing(text: str, name: str, tell: Tell = untold) -> Briefing:
    """An outline from a briefing in plain text.

    `name` is the file's name without folder and extension; the document's id
    comes from it. The same text and name give the same document, ids included.
    An unbulleted paragraph becomes a top row of kind `section`; a `context:`
    paragraph becomes a note on the document. Raises `OutlineError` for a text
    without any words and for rows deeper than `MAX_DEPTH`. `tell` may raise
    `Cancelled`.
    """
    parsed = parse(text)
    tell(_PARSED)
    if not parsed.rows and not any(note.text for note in parsed.notes):
        raise OutlineError(Message.of("briefing.empty"))
    for row in parsed.rows:
        if row.depth > MAX_DEPTH:
            raise OutlineError(_too_deep(row))
    root = _document(parsed, slug_from(name))
    return Briefing(root, tuple(_notices(parsed)), offers_in(root, share(tell, _PARSED, 1)))


def _too_deep(row: DraftRow) -> Message:
    return Message.of("briefing.too-deep", line=row.line, row=shortened(row.text), most=MAX_DEPTH)


def _document(parsed: Parsed, document_id: str) -> DocumentRoot:
    ids = DerivedIds(document_id, frozenset())
    notes = tuple(_note(draft, ids) for draft in parsed.notes if draft.text)
    row_ids = [ids.derive(NODE_PREFIX, draft.text) for draft in parsed.rows]
    nodes: dict[DraftRow, Node] = {}
    # Children come after their parents, so they are made before them.
    for draft, row_id in zip(reversed(parsed.rows), reversed(row_ids), strict=True):
        is_section = draft.is_paragraph and draft.parent is None
        nodes[draft] = Node(
            id=row_id,
            kind=NodeKind.SECTION if is_section else None,
            text=draft.text,
            children=tuple(nodes.pop(child) for child in draft.children),
        )
    outline = tuple(nodes[draft] for draft in parsed.rows if draft.parent is None)
    return DocumentRoot(id=document_id, notes=notes, outline=outline)


def _note(draft: DraftNote, ids: DerivedIds) -> Note:
    note_id = ids.derive(NOTE_PREFIX, draft.text)
    return Note(id=note_id, kind=NoteKind.CONTEXT, text=draft.text)


def _notices(parsed: Parsed) -> list[Message]:
    notices = []
    if parsed.dropped:
        notices.append(Message.of("briefing.dropped", n=parsed.dropped))
    if parsed.breaks:
        notices.append(Message.of("briefing.breaks", n=parsed.breaks))
    if parsed.spaces:
        notices.append(Message.of("briefing.spaces", n=parsed.spaces))
    for note in parsed.notes:
        if not note.text:
            notices.append(Message.of("briefing.empty-context", line=note.line))
        elif note.items:
            notices.append(Message.of("briefing.rows-in-context", n=note.items, line=note.line))
    return notices

"""Reading the briefing text form: plain text in, an outline out."""

from __future__ import annotations

from dataclasses import dataclass

from outline_editor.core.errors import Message, OutlineError, shortened
from outline_editor.core.ids import NODE_PREFIX, NOTE_PREFIX, DerivedIds, slug_from
from outline_editor.core.model import MAX_DEPTH, DocumentRoot, Node, Note
from outline_editor.core.progress import Steps, Tell, share, untold
from outline_editor.core.text_rules import MAX_TEXT
from outline_editor.core.vocabulary import NodeKind, NoteKind
from outline_editor.formats.actor_finder import offers_in
from outline_editor.formats.actor_offers import ActorOffer
from outline_editor.formats.nesting import DraftRow
from outline_editor.formats.text_parser import DraftNote, Parsed, parse

_PARSED, _MADE = 0.4, 0.7
"""The shares of the work that are done when the rows are known, and when they are made."""


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
    without any words, for rows deeper than `MAX_DEPTH`, and for a row or note
    longer than `MAX_TEXT`. `tell` may raise `Cancelled`.
    """
    parsed = parse(text, share(tell, 0, _PARSED))
    if not parsed.rows and not any(note.text for note in parsed.notes):
        raise OutlineError(Message.of("briefing.empty"))
    for row in parsed.rows:
        if row.depth > MAX_DEPTH:
            raise OutlineError(_too_deep(row))
        _require_short(row.text, row.line)
    for note in parsed.notes:
        _require_short(note.text, note.line)
    root = _document(parsed, slug_from(name), share(tell, _PARSED, _MADE))
    return Briefing(root, tuple(_notices(parsed)), offers_in(root, share(tell, _MADE, 1)))


def _require_short(text: str, line: int) -> None:
    if len(text) > MAX_TEXT:
        raise OutlineError(Message.of("briefing.too-long", line=line, text=shortened(text)))


def _too_deep(row: DraftRow) -> Message:
    return Message.of("briefing.too-deep", line=row.line, row=shortened(row.text), most=MAX_DEPTH)


def _document(parsed: Parsed, document_id: str, tell: Tell) -> DocumentRoot:
    ids = DerivedIds(document_id, frozenset())
    steps = Steps(tell, 2 * len(parsed.rows) + len(parsed.notes))
    notes = tuple(_note(draft, ids) for draft in steps.each(parsed.notes) if draft.text)
    row_ids = [ids.derive(NODE_PREFIX, draft.text) for draft in steps.each(parsed.rows)]
    nodes: dict[DraftRow, Node] = {}
    pairs = zip(reversed(parsed.rows), reversed(row_ids), strict=True)
    # Children come after their parents, so they are made before them.
    for draft, row_id in steps.each(pairs):
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

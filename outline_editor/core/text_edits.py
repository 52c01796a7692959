"""Commands on the text of rows: splitting one in two, joining two into one.

Each takes an open transaction and raises `EditRefused`, with nothing changed,
where it can't be done. Offsets count characters of Python's strings, from 0.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from outline_editor.core.addresses import Ref, node_ref, note_ref
from outline_editor.core.anchors import Anchor, Outcome, find_quote, outcome_of
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.extensions import lines_of
from outline_editor.core.fields import Shape, fields_of
from outline_editor.core.model import Node
from outline_editor.core.quotes import Span, carry_quote
from outline_editor.core.transaction import Transaction
from outline_editor.core.vocabulary import NoteKind

_ENDS = frozenset(",;:.!?)%")
"""Characters after which a word begins with a space."""


class Split(NamedTuple):
    """What came of splitting a row."""

    row: str
    """The id of the new row, which has the lower part of the text."""
    crossing: tuple[str, ...]
    """The ids of the notes whose words may be on either side of the place, or lay across it.

    They stay above.
    """


class Joined(NamedTuple):
    """What came of joining two rows."""

    row: str
    """The id of the row that is left."""
    caret: int
    """Where the text of the lower row begins in it."""
    doubtful: tuple[str, ...]
    """The ids of the notes whose words went, and of those that had none and found some now."""


def split(transaction: Transaction, row_id: str, at: int, *, as_first_child: bool = False) -> Split:
    """Split the text of a row in two, without the white space between them.

    The row keeps its id, its fields, its children and the notes about all of
    it; what quotes words of the lower part goes with these, notes and amounts.
    The lower part becomes the next sibling, or the first child if that is
    wanted, as for a row whose children are in sight.
    """
    document = transaction.document
    node = document.require(node_ref(row_id))
    if not 0 <= at <= len(node.text):
        raise EditRefused(Message.of("command.no-place"))
    upper, lower = node.text[:at].rstrip(), node.text[at:].lstrip()
    begins = len(node.text) - len(lower)
    found = {note.id: find_quote(node, note) for note in node.notes}
    spans = {
        note_id: _span_after_split(anchor, len(upper), begins) for note_id, anchor in found.items()
    }
    with transaction.all_or_nothing():
        place = document.place(node_ref(row_id))
        owner, index = place.owner, place.index + 1
        if as_first_child:
            owner, index = node_ref(row_id), 0
        new = transaction.insert(Node(text=lower), owner, index)
        _give_amounts(transaction, node, new, upper, lower)
        transaction.set(node_ref(row_id), text=upper)
        for note_id, anchor in found.items():
            if _is_in_text(anchor) and anchor.start >= begins:
                _move_note(transaction, note_id, new)
        _carry_quotes(transaction, node, found, spans)
    crossing = (*_gone(found, spans), *_settled(document, found))
    return Split(new.id, crossing)


def _is_in_text(found: Anchor) -> bool:
    return found.outcome is Outcome.FOUND and found.field == "text"


def _span_after_split(found: Anchor, ends: int, begins: int) -> Span | None:
    """Where words are in the part that they are in: one ends, the other begins there."""
    if found.field != "text" or found.end <= ends:
        return found.start, found.end
    return None if found.start < begins else (found.start - begins, found.end - begins)


def _give_amounts(transaction: Transaction, node: Node, new: Ref, upper: str, lower: str) -> None:
    """Give the amounts whose words stand in the lower part alone to the new row."""
    going = [a for a in node.amounts if a.quote in lower and a.quote not in upper]
    if going:
        kept = tuple([amount for amount in node.amounts if amount not in going])
        transaction.set(node_ref(node.id), amounts=kept)
        transaction.set(new, amounts=tuple(going))


def join(transaction: Transaction, row_id: str, above_id: str) -> Joined:
    """Join a row to one that stands above it, which may be the row it is under.

    The upper row keeps its id and every field that is set; lists are united;
    notes and children are appended (children of its own child take that one's
    place). A field of the lower row that the upper one has otherwise becomes
    a comment note there. Notes that name the lower row name the upper one.
    """
    document = transaction.document
    lower, upper = document.require(node_ref(row_id)), document.require(node_ref(above_id))
    if above_id == row_id or row_id in document.ancestors(above_id):
        raise EditRefused(Message.of("command.no-row-above"))
    text, caret = joined_text(upper.text, lower.text)
    target = node_ref(above_id)
    ours = {note.id: find_quote(upper, note) for note in upper.notes}
    theirs = {note.id: find_quote(lower, note) for note in lower.notes}
    spans = {note_id: (anchor.start, anchor.end) for note_id, anchor in ours.items()}
    keeps_original = upper.original in ("", lower.original)
    moved = {
        note_id: _span_after_join(anchor, caret, keeps_original=keeps_original)
        for note_id, anchor in theirs.items()
    }
    with transaction.all_or_nothing():
        _give_children(transaction, lower, target)
        for note in lower.notes:
            _move_note(transaction, note.id, target)
        _rename(transaction, row_id, above_id)
        transaction.remove(node_ref(row_id))
        fields, lost = _united(upper, lower)
        transaction.set(target, text=text, **fields)
        for words in lost:
            transaction.add_note(words, target, kind=NoteKind.COMMENT)
        _carry_quotes(transaction, upper, ours, spans)
        _carry_quotes(transaction, lower, theirs, moved)
    doubtful = (*_settled(document, ours), *_gone(theirs, moved), *_settled(document, theirs))
    return Joined(above_id, caret, doubtful)


def _span_after_join(found: Anchor, caret: int, *, keeps_original: bool) -> Span | None:
    """Where words of the lower row are; its original may have become a note."""
    if found.field == "text":
        return found.start + caret, found.end + caret
    return (found.start, found.end) if keeps_original else None


def is_right_above(document: Document, above_id: str, row_id: str) -> bool:
    """Whether no row comes between two but those under the upper one, be it folded or not."""
    place = document.place(node_ref(row_id))
    if place.index == 0:
        return place.owner == node_ref(above_id)
    node = document.rows(place.owner)[place.index - 1]
    while node.id != above_id and node.children:
        node = node.children[-1]
    return node.id == above_id


def joined_text(upper: str, lower: str) -> tuple[str, int]:
    """Two texts as one, and where the second begins in it.

    A space comes between them, but not beside white space, and not between
    characters that are written without, such as Chinese.
    """
    if upper and lower:
        ends = upper[-1], lower[0]
        if not any(end.isspace() for end in ends) and not all(_is_wide(end) for end in ends):
            upper += " "
    return upper + lower, len(upper)


def put_between(left: str, words: str, right: str) -> tuple[str, int]:
    """A text with words put in, and where they end.

    A space keeps them from words on either side, as in `joined_text`, but not
    from brackets and quotation marks.
    """
    before = left + _gap(left[-1:], words[:1]) + words
    return before + _gap(words[-1:], right[:1]) + right, len(before)


def _gap(left: str, right: str) -> str:
    ends_word = left.isalnum() or left in _ENDS
    if not left or not right or not ends_word or not right.isalnum():
        return ""
    return "" if _is_wide(left) and _is_wide(right) else " "


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _give_children(transaction: Transaction, lower: Node, target: Ref) -> None:
    document = transaction.document
    place = document.place(node_ref(lower.id))
    index = place.index + 1 if place.owner == target else len(document.node(target.id).children)
    for offset, child in enumerate(lower.children):
        transaction.move(node_ref(child.id), target, index + offset)


def _rename(transaction: Transaction, old: str, new: str) -> None:
    """Let the notes that name one row name another, but not those on that one."""
    document = transaction.document
    for note_id in sorted(document.notes_also_on(old) | document.notes_also_on(new)):
        ref = note_ref(note_id)
        owner = document.owner(ref)
        named = [new if name == old else name for name in document.note(note_id).also_on]
        kept = [name for name in dict.fromkeys(named) if node_ref(name) != owner]
        transaction.set(ref, also_on=tuple(kept))


def _united(upper: Node, lower: Node) -> tuple[dict[str, Any], list[str]]:
    """The fields to set on the upper row, and the words for each that gets lost."""
    fields: dict[str, Any] = {}
    lost: list[str] = []
    for name, spec in fields_of(Node).items():
        ours, theirs = getattr(upper, name), getattr(lower, name)
        if name in ("id", "text", "notes", "children") or theirs == spec.default:
            continue
        if spec.shape is Shape.EXTENSIONS:
            known = dict(ours)
            fields[name] = ours + tuple([own for own in theirs if own[0] not in known])
            other = [own for own in theirs if known.get(own[0], own[1]) != own[1]]
            lost += ["\n".join(lines_of(key, value)) for key, value in other]
        elif spec.shape in (Shape.TEXTS, Shape.ELEMENTS):
            fields[name] = ours + tuple([item for item in theirs if item not in ours])
        elif ours == spec.default:
            fields[name] = theirs
        elif ours != theirs:
            lost.append(f"{name}: {theirs}")
    return fields, lost


# Notes


def _move_note(transaction: Transaction, note_id: str, target: Ref) -> None:
    index = len(transaction.document.node(target.id).notes)
    transaction.move(note_ref(note_id), target, index)


def _carry_quotes(
    transaction: Transaction,
    row: Node,
    found: Mapping[str, Anchor],
    spans: Mapping[str, Span | None],
) -> None:
    """Let the notes that a row had quote the words that they quoted, wherever these are now."""
    for note in row.notes:
        if found[note.id].outcome is Outcome.FOUND:
            carry_quote(transaction, row, note, found[note.id], spans[note.id])


def _gone(found: Mapping[str, Anchor], spans: Mapping[str, Span | None]) -> Iterator[str]:
    """The notes whose words are nowhere any more."""
    for note_id, anchor in found.items():
        if anchor.outcome is Outcome.FOUND and spans[note_id] is None:
            yield note_id


def _settled(document: Document, found: Mapping[str, Anchor]) -> Iterator[str]:
    """The notes that did not find their words, or not which, and do so now.

    These need not be the ones that somebody meant.
    """
    for note_id, anchor in found.items():
        if anchor.outcome in (Outcome.LOST, Outcome.AMBIGUOUS):
            row = document.node(document.owner(note_ref(note_id)).id)
            if outcome_of(row, document.note(note_id)) is Outcome.FOUND:
                yield note_id

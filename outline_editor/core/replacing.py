"""Replacing what a query finds: first as a list to look at, then in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from outline_editor.core.addresses import ElementKind, Ref, node_ref, note_ref
from outline_editor.core.anchors import Outcome, anchor_for, find_quote
from outline_editor.core.document import Document
from outline_editor.core.finder import Finder
from outline_editor.core.model import Node
from outline_editor.core.search import Span, Where, WordMatcher
from outline_editor.core.search_expressions import MOST_SECONDS, ExpressionMatcher, TimeLeft
from outline_editor.core.text_rules import clean_text, one_line
from outline_editor.core.transaction import Transaction


class Piece(NamedTuple):
    """Some words of a text, and what stands for them afterwards."""

    start: int
    end: int
    words: str


class Replacement(NamedTuple):
    """One text with everything that would be replaced in it."""

    ref: Ref
    """The row or note."""
    field: str
    """`text`, or a row's `original`."""
    before: str
    pieces: tuple[Piece, ...]

    @property
    def after(self) -> str:
        """The text afterwards."""
        text, end = "", 0
        for piece in self.pieces:
            text += self.before[end : piece.start] + piece.words
            end = piece.end
        return text + self.before[end:]


def replacements(document: Document, finder: Finder, words: str) -> list[Replacement]:
    r"""What would be replaced by some words, in the order of the document.

    For a regular expression the words may name its groups, as `\1` or
    `\g<name>`. Chinese found by its sound is left alone: it is not the words
    that were looked for. Texts that would stay the same are left out. Raises
    `OutlineError` for a group that is not there, and out of time.
    """
    if isinstance(finder.matcher, ExpressionMatcher):
        finder.matcher.check_words(words)
    found: list[Replacement] = []
    left = TimeLeft(MOST_SECONDS)
    for node in document.walk():
        if node.id in finder.rows:
            found.extend(_in_row(node, finder, words, left))
    return [one for one in found if one.after != one.before]


def _in_row(node: Node, finder: Finder, words: str, left: TimeLeft) -> Iterator[Replacement]:
    where = finder.query.where
    texts = []
    if Where.TEXT in where:
        texts.append((node_ref(node.id), "text", node.text))
    if Where.ORIGINAL in where:
        texts.append((node_ref(node.id), "original", node.original))
    if Where.NOTES in where:
        texts += [(note_ref(note.id), "text", note.text) for note in node.notes]
    for ref, field, text in texts:
        pieces = tuple(_pieces(finder, text, words, left))
        if ref.kind is ElementKind.NODE:
            pieces = tuple([piece._replace(words=_fit(piece.words)) for piece in pieces])
        if pieces:
            yield Replacement(ref, field, text, pieces)


def _pieces(finder: Finder, text: str, words: str, left: TimeLeft) -> Iterator[Piece]:
    match finder.matcher:
        case WordMatcher() as matcher:
            for start, end in sorted(matcher.literal_spans(text)):
                yield Piece(start, end, words)
        case ExpressionMatcher() as matcher:
            for found in matcher.matches(text, left):
                yield Piece(found.start(), found.end(), found.expand(words) or "")


def _fit(words: str) -> str:
    """Words as a row takes them."""
    return one_line(clean_text(words).text)


def replace(transaction: Transaction, chosen: Sequence[Replacement]) -> None:
    """Carry out replacements; notes on replaced words quote those that stand there now.

    An amount keeps its words, from which its value was read: that they are gone
    is a problem to look at. A text that is another one by now is left alone.
    Raises `EditRefused`.
    """
    document = transaction.document
    with transaction.all_or_nothing():
        for one in chosen:
            element = document.find(one.ref)
            if element is None or getattr(element, one.field) != one.before:
                continue
            if isinstance(element, Node):
                _replace_in_row(transaction, element, one)
            else:
                transaction.set(one.ref, **{one.field: one.after})


def _replace_in_row(transaction: Transaction, node: Node, one: Replacement) -> None:
    quotes: dict[str, Span] = {}
    for note in node.notes:
        found = find_quote(node, note)
        if found.outcome is Outcome.FOUND and found.field == one.field:
            quotes[note.id] = found.start, found.end
    transaction.set(one.ref, **{one.field: one.after})
    node = transaction.document.node(node.id)
    for note_id, span in quotes.items():
        start, end = _span_after(span, one.pieces)
        quotation = anchor_for(node, one.field, start, end) if start < end else None
        if quotation is not None:
            transaction.set(note_ref(note_id), **quotation._asdict())


def _span_after(span: Span, pieces: Sequence[Piece]) -> Span:
    """Where words stand afterwards; a piece on their edge belongs to them."""
    start, end = span
    shift, new_start, new_end = 0, start, end
    for piece in pieces:
        grown = len(piece.words) - (piece.end - piece.start)
        if piece.end <= start:
            new_start, new_end = new_start + grown, new_end + grown
        elif piece.start < end:
            if piece.start < start:
                # Its beginning is not theirs: they take in all of it.
                new_start = piece.start + shift
            after = max(end, piece.end) - piece.end
            new_end = piece.start + shift + len(piece.words) + after
        shift += grown
    return new_start, new_end

"""Replacing what a query finds: first as a list to look at, then in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from outline_editor.core.addresses import ElementKind, Ref, node_ref, note_ref
from outline_editor.core.document import Document
from outline_editor.core.finder import Finder
from outline_editor.core.model import Node
from outline_editor.core.quotes import set_words
from outline_editor.core.search import Where, WordMatcher
from outline_editor.core.search_expressions import MOST_SECONDS, ExpressionMatcher, TimeLeft
from outline_editor.core.text_difference import Difference
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
                changes = [Difference(*piece) for piece in one.pieces]
                set_words(transaction, one.ref, one.field, one.after, changes, takes_in=True)
            else:
                transaction.set(one.ref, **{one.field: one.after})

"""Quotes follow their words through random edits, or say that they are gone.

There are 3,000 cases of six edits in one row, undone one by one at the end;
`test_typed_quotes` and `test_quotes_of_split_rows` have 7,000 more.

Each character of a row has a number that no other has: so it is known which
characters a note has quoted from the beginning, wherever they stand by now.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from outline_editor.core.addresses import node_ref
from outline_editor.core.anchors import Outcome, anchor_for, find_quote
from outline_editor.core.changes import ChangeSet
from outline_editor.core.document import Document
from outline_editor.core.errors import Message
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.quotes import set_words
from outline_editor.core.text_difference import Difference
from tests.property.quote_cases import LETTERS, REPORTED

CASES = 3_000
EDITS = 6


class Row:
    """The characters of a text with their numbers, and those that are quoted."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.text = "".join(chance.choices(LETTERS, k=chance.randint(2, 14)))
        self.numbers = list(range(len(self.text)))
        self._next = len(self.text)
        start = chance.randrange(len(self.text))
        self.span = start, chance.randint(start + 1, len(self.text))

    def change(self) -> Difference:
        """Anything that a person may do to a text at once."""
        start = self.chance.randint(0, len(self.text))
        length = self.chance.choice((0, 0, 0, 1, 1, 3, len(self.text)))
        end = min(len(self.text), start + length)
        words = "".join(self.chance.choices(LETTERS, k=self.chance.choice((0, 1, 1, 2, 5))))
        return Difference(start, end, words)

    def apply(self, change: Difference) -> set[int]:
        """Change the text; the numbers of the characters that came in."""
        self.text = self.text[: change.start] + change.replacement + self.text[change.end :]
        fresh = list(range(self._next, self._next + len(change.replacement)))
        self._next += len(fresh)
        self.numbers[change.start : change.end] = fresh
        return set(fresh)


def _document(row: Row) -> Document | None:
    """A document with the row and a note on the quoted words, where these can be quoted."""
    start, end = row.span
    words = row.text[start:end]
    if words != words.strip():
        return None
    node = Node(id="n-aa", text=row.text)
    quotation = anchor_for(node, "text", start, end)
    if quotation is None:
        return None
    note = Note(id="t-aa", text="", **quotation._asdict())
    return Document(DocumentRoot(id="a", outline=(Node(id="n-aa", text=row.text, notes=(note,)),)))


def _check(document: Document, row: Row, quoted: set[int], fresh: set[int]) -> set[int] | None:
    """The characters quoted now, `None` where the note has said that its words are gone.

    They are those that were quoted and are still there, and what came in among them.
    """
    node = document.node("n-aa")
    [note] = node.notes
    anchor = find_quote(node, note)
    if anchor.outcome is not Outcome.FOUND:
        assert anchor.outcome in REPORTED, "the quote went without a word"
        return None
    here = set(row.numbers[anchor.start : anchor.end])
    words = {n for n, letter in zip(row.numbers, row.text, strict=True) if not letter.isspace()}
    assert quoted & words <= here, "words that were quoted are left out"
    assert here <= quoted | fresh, "words are quoted that stood elsewhere"
    assert here & quoted or here <= fresh
    return here


@pytest.mark.parametrize("seed", range(20))
def test_no_quote_moves_silently(seed: int) -> None:
    chance = random.Random(seed)
    cases = 0
    while cases < CASES // 20:
        row = Row(chance)
        document = _document(row)
        if document is None:
            continue
        cases += 1
        history = History(document)
        opened = document.root
        remarks: list[Message] = []
        document.follow(_listener(remarks))
        quoted: set[int] | None = set(row.numbers[slice(*row.span)])
        for _ in range(EDITS):
            change = row.change()
            span = _span_of(document)
            covers = span == (change.start, change.end)
            is_beside = change.start == change.end and change.start in (span or ())
            fresh = row.apply(change)
            with document.transaction("Type") as transaction:
                set_words(transaction, node_ref("n-aa"), "text", row.text, [change])
            if remarks:
                remarks.clear()
                quoted = _quoted_now(document, row)
                continue
            if quoted is None:
                assert _span_of(document) is None, "words are found, and nobody is told"
                continue
            if covers and change.replacement:
                # What replaces exactly the quoted words is what is quoted from now on.
                quoted = fresh
            quoted = _check(document, row, quoted, set() if is_beside else fresh)
        while history.undo_name is not None:
            history.undo()
        assert document.root == opened


def _listener(remarks: list[Message]) -> Callable[[ChangeSet], None]:
    return lambda change_set: remarks.extend(change_set.remarks)


def _quoted_now(document: Document, row: Row) -> set[int] | None:
    span = _span_of(document)
    return None if span is None else set(row.numbers[slice(*span)])


def _span_of(document: Document) -> tuple[int, int] | None:
    node = document.node("n-aa")
    anchor = find_quote(node, node.notes[0])
    return (anchor.start, anchor.end) if anchor.outcome is Outcome.FOUND else None

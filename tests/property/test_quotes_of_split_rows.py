"""Quotes follow their words through rows that are split and joined, or say that they are gone.

There are 3,000 cases of six steps, undone one by one at the end.

Each character of a row has a number that no other has: so it is known which
characters a note has quoted from the beginning, wherever they stand by now.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from outline_editor.core.addresses import node_ref, note_ref
from outline_editor.core.anchors import Anchor, Outcome, anchor_for, find_quote
from outline_editor.core.document import Document
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.quotes import set_words
from outline_editor.core.text_difference import Difference
from outline_editor.core.text_edits import join, split
from tests.property.quote_cases import LETTERS, REPORTED

CASES = 3_000
EDITS = 6


class State(NamedTuple):
    """What is known of the characters of all rows, and of those that the note quotes."""

    numbers: dict[tuple[str, str], list[int]]
    """By row and field."""
    quoted: frozenset[int]
    """Those that the note quotes, or quoted when it last knew them."""
    is_known: bool
    """Whether the note finds them."""


class Rows:
    """Rows that somebody types into, splits and joins, and undoes; one note quotes a stretch."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._next = 0
        texts = [self._letters(1, 9) for _ in range(3)]
        originals = [self._letters(0, 4) if chance.random() < 0.5 else "" for _ in range(3)]
        nodes = [
            Node(id=f"n-{name}", text=text, original=original)
            for name, text, original in zip(("aa", "bb", "cc"), texts, originals, strict=True)
        ]
        self.is_quotable = self._give_note(nodes)
        self.document = Document(DocumentRoot(id="a", outline=tuple(nodes)))
        self.history = History(self.document)

    def _letters(self, least: int, most: int) -> str:
        return "".join(self.chance.choices(LETTERS, k=self.chance.randint(least, most)))

    def _give_note(self, nodes: list[Node]) -> bool:
        """Let a note quote a stretch of a row; whether one can be quoted."""
        place = self.chance.randrange(len(nodes))
        node = nodes[place]
        field = "original" if node.original and self.chance.random() < 0.3 else "text"
        text = getattr(node, field)
        start = self.chance.randrange(len(text))
        end = self.chance.randint(start + 1, len(text))
        quotation = anchor_for(node, field, start, end)
        if text[start:end] != text[start:end].strip() or quotation is None:
            return False
        note = Note(id="t-aa", text="", **quotation._asdict())
        nodes[place] = Node(id=node.id, text=node.text, original=node.original, notes=(note,))
        numbers = {
            (one.id, name): self._fresh(getattr(one, name))
            for one in nodes
            for name in ("text", "original")
        }
        self.state = State(numbers, frozenset(numbers[node.id, field][start:end]), True)
        self._earlier: list[State] = []
        return True

    def _fresh(self, text: str) -> list[int]:
        self._next += len(text)
        return list(range(self._next - len(text), self._next))

    def step(self) -> None:
        """Do something to the rows, and look at what the note quotes then."""
        earlier = self.state
        numbers = {place: list(kept) for place, kept in earlier.numbers.items()}
        root = self.document.root
        match self.chance.randrange(8):
            case 0 if self._earlier:
                self.history.undo()
                self.state = self._earlier.pop()
                here = numbers_found(self.document, self.state.numbers)
                assert here == (self.state.quoted if self.state.is_known else set())
                return
            case 0 | 1 | 2:
                told, fresh = self._type(numbers)
            case 3 | 4 | 5:
                told, fresh = self._split(numbers), set()
            case _:
                told, fresh = self._join(numbers)
        if self.document.root is root:
            self.state = earlier
            return
        self._earlier.append(earlier)
        self._check(earlier._replace(numbers=numbers), fresh, told=told)

    def _row(self) -> Node:
        return self.chance.choice(list(self.document.walk()))

    def _type(self, numbers: dict[tuple[str, str], list[int]]) -> tuple[bool, set[int]]:
        """Put letters in or take some out."""
        node = self._row()
        start = self.chance.randint(0, len(node.text))
        end = min(len(node.text), start + self.chance.choice((0, 0, 1, 2)))
        letters = self._letters(0 if end > start else 1, 2)
        fresh = self._fresh(letters)
        text = node.text[:start] + letters + node.text[end:]
        numbers[node.id, "text"][start:end] = fresh
        change = Difference(start, end, letters)
        here = numbers_found(self.document, self.state.numbers)
        is_beside = start == end and not (
            0 < start < len(node.text)
            and {*self.state.numbers[node.id, "text"][start - 1 : start + 1]} <= here
        )
        covers = set(self.state.numbers[node.id, "text"][start:end]) == here
        with self.document.transaction("Type") as transaction:
            set_words(transaction, node_ref(node.id), "text", text, [change])
            told = bool(transaction.remarks)
        if covers and here and letters:
            self.state = self.state._replace(quoted=frozenset(fresh))
        return told, set() if is_beside else set(fresh)

    def _split(self, numbers: dict[tuple[str, str], list[int]]) -> bool:
        node = self._row()
        at = self.chance.randint(0, len(node.text))
        inside = self.chance.random() < 0.2
        with self.document.transaction("Split") as transaction:
            new, told = split(transaction, node.id, at, as_first_child=inside)
        kept = numbers[node.id, "text"]
        lower = self.document.node(new).text
        numbers[new, "text"] = kept[len(kept) - len(lower) :]
        numbers[new, "original"] = []
        numbers[node.id, "text"] = kept[: len(self.document.node(node.id).text)]
        return bool(told)

    def _join(self, numbers: dict[tuple[str, str], list[int]]) -> tuple[bool, set[int]]:
        rows = list(self.document.walk())
        if len(rows) < 2:
            return False, set()
        place = self.chance.randrange(len(rows) - 1)
        upper, lower = rows[place], rows[place + 1]
        with self.document.transaction("Join") as transaction:
            _, caret, told = join(transaction, lower.id, upper.id)
        gap = self._fresh(" " * (caret - len(upper.text)))
        numbers[upper.id, "text"] += gap + numbers.pop((lower.id, "text"))
        original = numbers.pop((lower.id, "original"))
        if not upper.original:
            numbers[upper.id, "original"] = original
        elif upper.original == lower.original:
            # What both rows have is there once now.
            same = dict(zip(original, numbers[upper.id, "original"], strict=True))
            quoted = frozenset(same.get(number, number) for number in self.state.quoted)
            self.state = self.state._replace(quoted=quoted)
        return bool(told), set(gap)

    def _check(self, state: State, fresh: set[int], *, told: bool) -> None:
        """The words that are quoted are those that were, or somebody was told."""
        quoted = self.state.quoted
        anchor, here = anchor_of(self.document), numbers_found(self.document, state.numbers)
        is_known = anchor.outcome is Outcome.FOUND
        assert is_known or anchor.outcome in REPORTED, "the quote went without a word"
        if is_known and not told:
            assert self.state.is_known, "words are found that were not, and nobody is told"
            words = {n for n, letter in self._letters_of(state.numbers) if not letter.isspace()}
            assert quoted & words <= here, "words that were quoted are left out"
            assert here <= quoted | fresh, "words are quoted that stood elsewhere"
        self.state = State(state.numbers, frozenset(here) if is_known else quoted, is_known)

    def _letters_of(self, numbers: dict[tuple[str, str], list[int]]) -> Iterator[tuple[int, str]]:
        for (row, field), kept in numbers.items():
            yield from zip(kept, getattr(self.document.node(row), field), strict=True)


def anchor_of(document: Document) -> Anchor:
    """Where the note finds its words."""
    row = document.node(document.owner(note_ref("t-aa")).id)
    return find_quote(row, document.note("t-aa"))


def numbers_found(document: Document, numbers: dict[tuple[str, str], list[int]]) -> set[int]:
    """The characters that the note quotes."""
    anchor = anchor_of(document)
    row = document.owner(note_ref("t-aa")).id
    return set(numbers.get((row, anchor.field), ())[anchor.start : anchor.end])


@pytest.mark.parametrize("seed", range(20))
def test_no_quote_moves_silently_where_rows_are_split_and_joined(seed: int) -> None:
    chance = random.Random(seed)
    cases = 0
    while cases < CASES // 20:
        rows = Rows(chance)
        if not rows.is_quotable:
            continue
        cases += 1
        opened = rows.document.root
        for _ in range(EDITS):
            rows.step()
        while rows.history.undo_name is not None:
            rows.history.undo()
        assert rows.document.root == opened

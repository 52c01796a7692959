"""Quotes follow their words while somebody writes, key by key, as in the window.

In 4,000 cases, each of some gestures in a row: letters typed, taken back and
typed anew at a caret, words pasted over others, found and replaced, undone and
done again. Who writes tells the program only the text there is now and where
the caret is.

Each character has a number that no other has: so it is known which characters
a note has quoted from the beginning, wherever they stand by now.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from dataclasses import field as field_of_class

import pytest

from outline_editor.app.editing import Editing
from outline_editor.app.open_document import new_document
from outline_editor.app.selection import WordsOfRow
from outline_editor.core.addresses import node_ref, note_ref
from outline_editor.core.anchors import Anchor, Outcome, anchor_for, find_quote
from outline_editor.core.changes import ChangeSet
from outline_editor.core.model import Node, Note
from outline_editor.core.replacing import Piece, Replacement

LETTERS = "ab 国"
"""Few, so that the same words stand in several places."""

CASES = 4_000
SEEDS = 20
GESTURES = 6

REPORTED = (Outcome.LOST, Outcome.AMBIGUOUS)
"""What the list of problems and that of lost notes tell a person."""

ROW, NOTE = node_ref("n-aa"), note_ref("t-aa")
FIELDS = ("text", "original")


@dataclass(frozen=True)
class State:
    """What is known of the characters of the row, and of those that the note quotes."""

    numbers: dict[str, tuple[int, ...]]
    """By field."""
    quoted: frozenset[int]
    """Those that the note quotes, or quoted when it last knew them."""
    is_known: bool
    """Whether the note finds them."""


@dataclass
class Place:
    """Where somebody writes: all keys there count together, from the state before the first."""

    base: State
    field: str
    start: int
    end: int
    fresh: set[int] = field_of_class(default_factory=set)


class Writer:
    """Somebody who writes in a row with a note, and the program that she writes with."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._next = 0
        opened = new_document()
        self.history, self.document, self.editing = (
            opened.history,
            opened.document,
            Editing(opened),
        )
        node = Node(id=ROW.id, text=self._letters(1, 12), original=self._letters(0, 4))
        note, self.state = self._noted(node)
        self.is_quotable = note is not None
        if note is None:
            return
        with self.document.transaction("Begin") as transaction:
            transaction.insert(
                Node(id=node.id, text=node.text, original=node.original, notes=(note,))
            )
        self.begun = self.document.root
        self.place: Place | None = None
        self.remarks = 0
        self._seen: dict[tuple[str, ...], list[State]] = {}
        self._keep()
        self.document.follow(self._listen)

    def _listen(self, change_set: ChangeSet) -> None:
        self.remarks += len(change_set.remarks)

    def _letters(self, least: int, most: int) -> str:
        return "".join(self.chance.choices(LETTERS, k=self.chance.randint(least, most)))

    def _noted(self, node: Node) -> tuple[Note | None, State]:
        """A note on a stretch of a row, where it can be quoted."""
        name = self.chance.choice(FIELDS) if node.original else "text"
        text = getattr(node, name)
        start = self.chance.randrange(len(text))
        end = self.chance.randint(start + 1, len(text))
        numbers = {one: tuple(self._fresh(len(getattr(node, one)))) for one in FIELDS}
        state = State(numbers, frozenset(numbers[name][start:end]), True)
        quotation = anchor_for(node, name, start, end)
        if quotation is None or text[start:end] != text[start:end].strip():
            return None, state
        return Note(id=NOTE.id, text="", **quotation._asdict()), state

    def _fresh(self, count: int) -> list[int]:
        self._next += count
        return list(range(self._next - count, self._next))

    @property
    def row(self) -> Node:
        """The row as the program has it."""
        return self.document.node(ROW.id)

    def gesture(self) -> None:
        """Do something, and look after each key at what the note quotes then."""
        match self.chance.randrange(10):
            case 0 | 1:
                self._retrace(undo=self.chance.random() < 0.7)
            case 2:
                self._paste()
            case 3:
                self._replace()
            case _:
                self._write()

    def _retrace(self, *, undo: bool) -> None:
        root = self.document.root
        if undo and self.history.undo_name is not None:
            self.editing.undo()
            if not self.document.has(NOTE):
                self.editing.redo()
        elif self.history.redo_name is not None:
            self.editing.redo()
        if self.document.root is root:
            return
        self.place = None
        anchor = self._anchor()
        for state in self._seen[self._key()]:
            if state.is_known == (anchor.outcome is Outcome.FOUND):
                found = _found(state.numbers, anchor)
                if not state.is_known or found == state.quoted:
                    self.state = state
                    return
        raise AssertionError("the quote is not what it was")

    def _write(self) -> None:
        """Some keys at a place."""
        name = self.chance.choice(("text", "text", "text", "original"))
        caret = self.chance.randint(0, len(getattr(self.row, name)))
        for first in range(self.chance.randint(1, 5)):
            text = getattr(self.row, name)
            start = end = caret
            letter = self.chance.choice((*LETTERS, "", "", "", ""))
            if first == 0 and self.chance.random() < 0.3:
                end = min(len(text), start + self.chance.randint(1, 4))
            elif not letter and self.chance.random() < 0.7:
                start = max(0, start - 1)
            elif not letter:
                end = min(len(text), end + 1)
            caret = start + len(letter)
            made = text[:start] + letter + text[end:]
            if made == text:
                continue
            fresh = self._fresh(len(letter))
            here = self._place_of(name, start, end, fresh, caret)
            self.editing.set_field(ROW, name, made, typed=True, caret=caret)
            self._look(name, start, end, fresh, here)
            self.place = here

    def _place_of(self, name: str, start: int, end: int, fresh: list[int], caret: int) -> Place:
        here = self.place
        if here is None or here.field != name or start > here.end or end < here.start:
            here = Place(self.state, name, start, end)
        grown = len(fresh) - (end - start)
        return Place(
            here.base,
            name,
            min(here.start, start, caret),
            max(here.end + grown, start + len(fresh), caret),
            here.fresh | set(fresh),
        )

    def _stretch(self, text: str) -> tuple[int, int]:
        start = self.chance.randint(0, len(text))
        return start, min(len(text), start + self.chance.choice((0, 1, 1, 2, 3)))

    def _paste(self) -> None:
        root, text = self.document.root, self.row.text
        start, end = self._stretch(text)
        place = WordsOfRow(ROW.id, start, end)
        after = self.editing.transfers.paste_words(self._letters(1, 4).strip() or "a", place)
        put_in = len(self.row.text) - len(text) + end - start
        assert start < after <= start + put_in
        if self.document.root is not root:
            self._put("text", [(start, end, put_in)])

    def _replace(self) -> None:
        name = self.chance.choice(FIELDS)
        root, text, pieces, last = self.document.root, getattr(self.row, name), [], 0
        for _ in range(self.chance.randint(1, 3)):
            start = self.chance.randint(last, len(text))
            last = min(len(text), start + self.chance.choice((1, 1, 2, 3)))
            if start < last:
                pieces.append(Piece(start, last, self._letters(0, 3)))
        self.editing.replace([Replacement(ROW, name, text, tuple(pieces))])
        if self.document.root is not root:
            self._put(name, [(start, end, len(words)) for start, end, words in pieces])

    def _put(self, name: str, changes: list[tuple[int, int, int]]) -> None:
        """Look at what several changes at once have done to the quote."""
        numbers, fresh = list(self.state.numbers[name]), set[int]()
        for start, end, count in reversed(changes):
            come = self._fresh(count)
            numbers[start:end] = come
            fresh.update(come)
        self.place = None
        self._judge(name, tuple(numbers), Place(self.state, name, 0, 0, fresh))

    def _look(self, name: str, start: int, end: int, fresh: list[int], here: Place) -> None:
        numbers = list(self.state.numbers[name])
        numbers[start:end] = fresh
        self._judge(name, tuple(numbers), here)

    def _judge(self, name: str, numbers: tuple[int, ...], here: Place) -> None:
        """The words that are quoted are those that were, or somebody was told."""
        told, self.remarks = self.remarks > 0, 0
        state = replace(self.state, numbers=self.state.numbers | {name: numbers})
        anchor = self._anchor()
        if anchor.outcome is not Outcome.FOUND:
            assert anchor.outcome in REPORTED, "the quote went without a word"
            self.state = replace(state, is_known=False)
        else:
            found = _found(state.numbers, anchor)
            if not told:
                known = self.state if not here.base.is_known else here.base
                assert known.is_known, "words are found that were not, and nobody is told"
                self._compare(state, found, known.quoted, here.fresh)
            self.state = replace(state, quoted=found, is_known=True)
            if told:
                here.base = self.state
        self._keep()

    def _compare(
        self, state: State, found: frozenset[int], quoted: frozenset[int], fresh: set[int]
    ) -> None:
        order = [number for name in FIELDS for number in state.numbers[name]]
        letters = "".join(getattr(self.row, name) for name in FIELDS)
        words = {n for n, letter in zip(order, letters, strict=True) if not letter.isspace()}
        assert quoted & words <= found, "words that were quoted are left out"
        assert found <= quoted | fresh, "words are quoted that stood elsewhere"
        if quoted <= set(order) and found:
            kept = sorted(order.index(number) for number in quoted)
            inside = set(order[kept[0] : kept[-1] + 1])
            assert found <= inside, "words are quoted that came beside them"

    def _anchor(self) -> Anchor:
        return find_quote(self.row, self.document.note(NOTE.id))

    def _key(self) -> tuple[str, ...]:
        note = self.document.note(NOTE.id)
        return self.row.text, self.row.original, note.quote, note.before, note.after

    def _keep(self) -> None:
        self._seen.setdefault(self._key(), []).append(self.state)


def _found(numbers: dict[str, tuple[int, ...]], anchor: Anchor) -> frozenset[int]:
    return frozenset(numbers.get(anchor.field, ())[anchor.start : anchor.end])


@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_quote_moves_silently_while_somebody_writes(seed: int) -> None:
    chance = random.Random(seed)
    cases = 0
    while cases < CASES // SEEDS:
        writer = Writer(chance)
        if not writer.is_quotable:
            continue
        cases += 1
        for _ in range(GESTURES):
            writer.gesture()
        while writer.document.root != writer.begun and writer.history.undo_name is not None:
            writer.editing.undo()
        assert writer.document.root == writer.begun

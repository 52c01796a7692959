"""Collecting what is wrong with a file, with the place of each fault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import heappush, heapreplace
from itertools import count

from outline_editor.core.addresses import DOCUMENT, Ref
from outline_editor.core.errors import Message, Severity, Value
from outline_editor.core.problems import Problem, Repair
from outline_editor.core.templates.problems import CODE_IN_FILE
from outline_editor.storage.positions import Lines

MOST_TOLD = 1000
"""Errors of one file that are told, each with its repairs; of the others only how many there are.

Nobody reads more before mending some, and a file of a few MB can hold a million.
"""


@dataclass(frozen=True, slots=True)
class Where:
    """The element a fault is in, and the field of it that a person looks for."""

    ref: Ref
    place: str
    """What the element is called in a message: its words, or its id."""
    field: str = ""

    def at(self, field: str) -> Where:
        """The same element and one of its fields; an outer field stays."""
        return self if self.field else Where(self.ref, self.place, field)


class Findings:
    """The errors in one file, as they are found: the first `MOST_TOLD`, then only their number."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = Lines(text)
        self._found: list[tuple[int, int, Problem]] = []
        self._numbers = count()
        self._untold = 0

    @property
    def count(self) -> int:
        """How many errors there are so far, told or not."""
        return len(self._found) + self._untold

    def count_only(self, offset: int) -> bool:
        """Whether one more error, at an offset, is not among the first; it is counted then.

        To be asked before work is spent on what would be said of it.
        """
        if len(self._found) < MOST_TOLD or offset < -self._found[0][0]:
            return False
        self._untold += 1
        return True

    def line(self, offset: int) -> int:
        """The line that an offset is on."""
        return self._lines.position(offset).line

    def add(
        self, code: str, where: Where, offset: int, repairs: Iterable[Repair] = (), **values: Value
    ) -> None:
        """One more error; `values` are those its template names."""
        self.add_message(Message.of(code, place=where.place, **values), where, offset, repairs)

    def add_value_fault(
        self, message: Message, where: Where, offset: int, repairs: Iterable[Repair] = ()
    ) -> None:
        """One more error, whose sentence is one of `validation.explain`."""
        values = dict(message.values)
        self.add(CODE_IN_FILE[message.code], where, offset, repairs, **values)

    def add_message(
        self, message: Message, where: Where, offset: int, repairs: Iterable[Repair] = ()
    ) -> None:
        """One more error."""
        if self.count_only(offset):
            return
        line, column = self._lines.position(offset)
        problem = Problem(
            Severity.ERROR, message, where.ref, where.field, line, column, tuple(repairs)
        )
        # The last of the file comes first, to give way to one before it.
        entry = (-offset, -next(self._numbers), problem)
        if len(self._found) < MOST_TOLD:
            heappush(self._found, entry)
        else:
            heapreplace(self._found, entry)
            self._untold += 1

    def in_order(
        self, new_refs: Mapping[Ref, Ref], hidden: Mapping[Ref, str]
    ) -> tuple[Problem, ...]:
        """The errors in the order of the file, and last how many more there are.

        `new_refs` replaces addresses; what is in `hidden` is not in the view,
        and its errors are the document's, in the field told.
        """
        ordered = [problem for _, _, problem in sorted(self._found, reverse=True)]
        told = [_readdressed(problem, new_refs, hidden) for problem in ordered]
        if self._untold:
            # It stands where the last one does, so that it stays behind it among warnings too.
            line, column = told[-1].line, told[-1].column
            message = Message.of("more-errors", n=self._untold)
            told.append(Problem(Severity.ERROR, message, line=line, column=column))
        return tuple(told)


def _readdressed(
    problem: Problem, new_refs: Mapping[Ref, Ref], hidden: Mapping[Ref, str]
) -> Problem:
    if problem.ref in hidden:
        return replace(problem, ref=DOCUMENT, field=hidden[problem.ref])
    if problem.ref in new_refs:
        return replace(problem, ref=new_refs[problem.ref])
    return problem


@lru_cache(maxsize=1024)
def nearest_first(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Known words, the one most like a word first, the others in the order given."""
    nearest = max(known, key=lambda candidate: likeness(word, candidate))
    return (nearest, *(other for other in known if other != nearest))


def likeness(word: str, other: str) -> float:
    """How alike two words are, from 0 to 1, whatever their case."""
    return SequenceMatcher(None, word.lower(), other.lower()).ratio()

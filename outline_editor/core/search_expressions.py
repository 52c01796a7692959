"""Regular expressions: what they match, why one can't be used, and when it is stopped."""

from __future__ import annotations

import re
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from outline_editor.core.errors import Message, OutlineError, shortened

if TYPE_CHECKING:
    import regex

    from outline_editor.core.search import Query, Span

MOST_SECONDS = 2.0
"""How long a regular expression may take for all rows together."""

ROW_SECONDS = 0.05
"""How long it may take for one row, where somebody waits to see what is found there."""

_LEAST_SECONDS = 0.001
"""What the library is given at least: it takes none for as long as it likes."""

_MOST_PARTS = 100_000
"""Parts of an expression, repetitions counted; the library's memory grows with them."""

_PIECES = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<count>\{\d*(?:,\d*)?\})"
    r"|\((?:\?:|\?P?<\w+>)?|.",
    re.DOTALL,
)

_REFERENCES = re.compile(r"(?<!\\)(?:\\\\)*\\(?:([1-9]\d?)|g<(\w+)>)")

_FAULTS = {
    "missing )": "search.unclosed-group",
    "unbalanced parenthesis": "search.extra-bracket",
    "unterminated character set": "search.unclosed-set",
    "nothing to repeat": "search.nothing-to-repeat",
    "multiple repeat": "search.repeated-twice",
    "min repeat greater than max repeat": "search.repeat-reversed",
    "bad character range": "search.range-reversed",
    "bad escape (end of pattern)": "search.lone-backslash",
    "invalid group reference": "search.no-such-group",
    "unknown group": "search.no-such-group",
}
"""What the library says, and what we say instead; for all else where it stands."""


class TimeLeft:
    """How much longer something may take, in seconds of the processor.

    The library counts these, too: a busy computer stops no search.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    @contextmanager
    def spending(self) -> Iterator[float]:
        """Take off what passes meanwhile; gives what is left before."""
        started = time.process_time()
        try:
            yield max(self.seconds, _LEAST_SECONDS)
        finally:
            self.seconds -= time.process_time() - started


class ExpressionMatcher:
    """Finds what a regular expression matches in the text as it is written.

    Raises `OutlineError` for an expression that is none, or too large a one.
    """

    def __init__(self, query: Query) -> None:
        self._pattern = _compiled(query)

    def spans(self, text: str, left: TimeLeft) -> Iterator[Span]:
        """Where it matches, in order. Raises `OutlineError` out of time."""
        for found in self.matches(text, left):
            yield found.start(), found.end()

    def matches(self, text: str, left: TimeLeft) -> Iterator[regex.Match[str]]:
        """The matches that are not empty. Raises `OutlineError` out of time."""
        try:
            with left.spending() as seconds:
                found = list(self._pattern.finditer(text, timeout=seconds))
        except TimeoutError as error:
            raise OutlineError(Message.of("search.too-slow")) from error
        return (match for match in found if match.start() < match.end())

    def check_words(self, words: str) -> None:
        r"""Raise `OutlineError` where words to put in are none, such as `\3` with two groups."""
        import regex

        for number, name in _REFERENCES.findall(words):
            self._check_group(number or name)
        names = {number: name for name, number in self._pattern.groupindex.items()}
        numbers = range(1, self._pattern.groups + 1)
        groups = [f"(?P<{names[n]}>)" if n in names else "()" for n in numbers]
        try:
            # The library reads them only where something matches.
            regex.sub("".join(groups), words, "")
        except (regex.error, IndexError) as error:
            raise OutlineError(Message.of("replace.bad-words", words=shortened(words))) from error

    def _check_group(self, name: str) -> None:
        groups = self._pattern.groups
        known = int(name) <= groups if name.isdecimal() else name in self._pattern.groupindex
        if not known:
            raise OutlineError(Message.of("replace.bad-group", n=groups, group=name))


def _compiled(query: Query) -> regex.Pattern[str]:
    # Only for those who write an expression: the library takes a while to load.
    import regex

    if _parts(query.words) > _MOST_PARTS:
        raise OutlineError(Message.of("search.expression-large"))
    flags = regex.V0 | (0 if query.match_case else regex.IGNORECASE)
    try:
        with warnings.catch_warnings():
            # Of what may mean something else in a later version of the library.
            warnings.simplefilter("ignore")
            pattern = regex.compile(query.words, flags)
            if query.whole_words:
                # A comment at the end must not take the bracket in.
                end = "\n" if pattern.flags & regex.VERBOSE else ""
                pattern = regex.compile(rf"\b(?:{query.words}{end})\b", flags)
    except regex.error as error:
        raise OutlineError(_explained(error, query.words)) from error
    return pattern


def _explained(error: regex.error, expression: str) -> Message:
    # The library's types leave these two out.
    position: int = getattr(error, "pos", None) or 0
    code = _FAULTS.get(getattr(error, "msg", ""), "search.expression-broken")
    here = expression[max(0, position - 12) : position + 1]
    return Message.of(code, column=min(position + 1, len(expression)), here=here)


def _parts(expression: str) -> int:
    """How many parts an expression has with its repetitions written out."""
    sizes, last = [0], [0]
    for piece in _PIECES.finditer(expression):
        text = piece[0]
        if text[0] == "(":
            sizes.append(0)
            last.append(0)
        elif text == ")" and len(sizes) > 1:
            size = sizes.pop()
            last.pop()
            last[-1] = size
            sizes[-1] += size
        elif piece["count"]:
            most = max(map(int, re.findall(r"\d+", text)), default=1)
            sizes[-1] += last[-1] * (most - 1)
            last[-1] *= most
        else:
            last[-1] = 1
            sizes[-1] += 1
        if sizes[-1] > _MOST_PARTS:
            break
    return sum(sizes)

"""Which numbers of a text are headings: those with paragraphs of prose under them.

Unbulleted paragraphs are sections elsewhere. Under a heading they are its text,
or else “2.” would stand under the paragraph that follows “1.”.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from outline_editor.formats.bullets import Numbering
from outline_editor.formats.text_lines import Line

# The two upper levels of Chinese official documents are headings by rule.
_ALWAYS = frozenset({Numbering.CHINESE, Numbering.CHINESE_BRACKETED})
_AT_TIMES = frozenset(
    {Numbering.DECIMAL, Numbering.DECIMAL_BRACKETED, Numbering.DECIMAL_CLOSED},
)

_SENTENCE_END = re.compile(r"[.。!！?？;；…][”’\"')）]*$")


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of one text.

    `styles` are the numberings that are headings in it. `going_on` are the
    lines of headings whose list goes on further down.
    """

    styles: frozenset[Numbering]
    going_on: frozenset[int]


def is_prose(text: str) -> bool:
    """Whether a paragraph ends as a sentence does; the name of a section doesn't."""
    return _SENTENCE_END.search(text) is not None


def headings_in(lines: Iterable[Line]) -> Headings:
    """Find the headings of a text.

    Numbers such as “1.” are headings where prose stands between at least half
    of the successive ones.
    """
    steps: Counter[Numbering] = Counter()
    steps_with_prose: Counter[Numbering] = Counter()
    last: dict[Numbering, tuple[int, int]] = {}
    going_on: set[int] = set()
    has_prose: set[Numbering] = set()
    for line in lines:
        if line.marker is None:
            if is_prose(line.row_text) and not line.text[:1].islower():
                has_prose.update(last)
            continue
        style = line.marker.style
        if not isinstance(style, Numbering):
            continue
        number, ordinal = last.get(style, (0, 0))
        if ordinal and line.marker.ordinal == ordinal + 1:
            steps[style] += 1
            steps_with_prose[style] += style in has_prose
            going_on.add(number)
        last[style] = line.number, line.marker.ordinal
        has_prose.discard(style)
    at_times = {s for s in _AT_TIMES if steps_with_prose[s] * 2 >= max(1, steps[s])}
    return Headings(_ALWAYS | at_times, frozenset(going_on))

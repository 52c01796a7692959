"""A made-up document of any size, as the text of a file.

It is written straight in the style of the format, so that neither the reader
nor the writer has a part in what the benchmarks measure. The same size gives
the same text on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

_ALPHABET = "23456789bcdfghjkmnpqrtvwxz"
_DEPTH = 5
_VERBS = ("promote", "cultivate", "extend", "launch", "improve", "stimulate", "foster", "guide")
_NOUNS = (
    "small giants",
    "green manufacturing",
    "the internal market",
    "industrial upgrading",
    "pilot zones",
    "new energy vehicles",
    "tax relief for firms",
    "high-quality opening up",
)
_CHINESE = ("推动制造业高质量发展", "积极培育优质企业", "进一步优化营商环境", "扩大高水平对外开放")
_KINDS = ("priority", "theme", "measure", "target")

_HEAD = """\
# yaml-language-server: $schema=policy-outline-1.schema.json
format: policy-outline/1
id: benchmark
title: A document of {count} rows
status: draft
outline:
"""


def outline_text(count: int) -> str:
    """A file of `count` rows: about 140 bytes each, five levels, 3 to 7 children.

    One row in ten has a note, one in five its Chinese original.
    """
    return _HEAD.format(count=count) + "".join(_rows(count))


def _element_id(prefix: str, number: int) -> str:
    digits = []
    for _ in range(5):
        number, digit = divmod(number, len(_ALPHABET))
        digits.append(_ALPHABET[digit])
    return prefix + "".join(digits)


def _rows(count: int) -> Iterator[str]:
    chance = random.Random(20190129)
    made = 0
    waiting: list[int] = []
    """How many rows are still to come at each open level."""
    while made < count:
        while waiting and waiting[-1] == 0:
            waiting.pop()
        if waiting:
            waiting[-1] -= 1
        else:
            waiting = [0]
        level = len(waiting)
        children = chance.randint(3, 7) if level < _DEPTH and made + 1 < count else 0
        yield _row(chance, made, "    " * (level - 1) + "  ", bool(children))
        waiting.append(children)
        made += 1


def _row(chance: random.Random, number: int, indent: str, has_children: bool) -> str:
    lines = [f"- id: {_element_id('n-', number)}"]
    if chance.random() < 0.2:
        lines.append(f"  kind: {chance.choice(_KINDS)}")
    words = f"{chance.choice(_VERBS)} {chance.choice(_NOUNS)} and {chance.choice(_NOUNS)}"
    lines.append(f"  text: {words}")
    if chance.random() < 0.2:
        lines.append(f"  original: {chance.choice(_CHINESE)}")
    if number % 10 == 0:
        lines += [
            "  notes:",
            f"    - id: {_element_id('t-', number)}",
            "      kind: context",
            f"      text: A shift towards {chance.choice(_NOUNS)}, says the ministry.",
        ]
    if has_children:
        lines.append("  children:")
    return "".join(f"{indent}{line}\n" for line in lines)

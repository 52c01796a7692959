"""A made-up outline with notes and concepts, many of which its rows mention."""

from __future__ import annotations

import random

from outline_editor.core.labels import Labels
from outline_editor.core.model import Concept, DocumentRoot, Node, Note

_WORDS = (
    "advanced",
    "basic",
    "central",
    "clean",
    "cloud",
    "consumer",
    "cultural",
    "digital",
    "domestic",
    "efficient",
    "energy",
    "equipment",
    "export",
    "farm",
    "finance",
    "firms",
    "fund",
    "green",
    "growth",
    "health",
    "high-tech",
    "import",
    "industry",
    "innovation",
    "internet",
    "investment",
    "local",
    "logistics",
    "manufacturing",
    "market",
    "medical",
    "network",
    "new",
    "opening",
    "platform",
    "quality",
    "reform",
    "regional",
    "research",
    "rural",
    "safety",
    "service",
    "skills",
    "smart",
    "space",
    "standards",
    "supply",
    "tax",
    "technology",
    "trade",
    "traffic",
    "training",
    "transport",
    "urban",
    "vehicles",
    "water",
    "zone",
)
_BETWEEN = (
    "and",
    "by",
    "for",
    "from",
    "in",
    "of",
    "on",
    "the",
    "to",
    "with",
    "support",
    "promote",
    "extend",
    "improve",
)
_CHINESE = (
    "推动制造业高质量发展积极培育优质企业进一步优化营商环境扩大水平对外开放"
    "国家数字经济融合产业创新中心投资"
)
_LENGTHS = (3, 6, 8, 10, 20)


def mentioning_outline(rows: int, notes: int, concepts: int) -> DocumentRoot:
    """So many rows of seven under one, with so many notes among them, in two languages.

    About every second row mentions one of the concepts.
    """
    chance = random.Random(20190129)

    def words(count: int) -> str:
        return " ".join(chance.choice(chance.choice((_WORDS, _BETWEEN))) for _ in range(count))

    def chinese(length: int) -> str:
        return "".join(chance.choices(_CHINESE, k=length))

    def node(number: int, children: tuple[Node, ...] = ()) -> Node:
        has_note = number % (rows // notes) == 0
        note = Note(id=f"t-{number:07}", text=words(25))
        return Node(
            id=f"n-{number:07}",
            text=words(chance.choice(_LENGTHS)),
            original=chinese(chance.choice((8, 12, 20))) if number % 2 else "",
            notes=(note,) if has_note else (),
            children=children,
        )

    tops = [
        node(first, tuple(node(number) for number in range(first + 1, min(first + 8, rows))))
        for first in range(0, rows, 8)
    ]
    known = tuple(
        Concept(
            id=f"c-{number}",
            label=Labels.of(
                {
                    "en": " ".join(chance.sample(_WORDS, chance.choice((2, 2, 3)))),
                    "zh": chinese(chance.choice((3, 4, 5))),
                }
            ),
            alt=("".join(chance.choices("ABCDEFGHIK", k=4)),),
        )
        for number in range(concepts)
    )
    return DocumentRoot(id="benchmark", concepts=known, outline=tuple(tops))

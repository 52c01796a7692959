"""A made-up outline with many notes and a codebook, for what annotating costs."""

from __future__ import annotations

import random

from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.fields import replaced
from outline_editor.core.index import walk
from outline_editor.core.labels import Labels
from outline_editor.core.model import Codebook, Concept, DocumentRoot, Node, Note
from outline_editor.core.vocabulary import NoteKind, NoteState
from tests.benchmarks.long_outline import long_outline

ROWS, NOTES, CONCEPTS = 100_000, 20_000, 500

_ADJECTIVES = ("green", "new", "smart", "shared", "rural", "digital", "private", "open", "niche")
_NOUNS = ("drivers", "factory", "finance", "supply", "market", "campaign", "zone", "standard")
_HAN = "国进民退小巨人新动能制造业高质量发展绿色智能市场开放创新数字经济"


def codebook(concepts: int = CONCEPTS) -> SharedCodebook:
    """A codebook of so many concepts, most of them under another one."""
    chance = random.Random(7)
    entries = []
    for number in range(concepts):
        english = f"{chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)} {number}"
        chinese = "".join(chance.sample(_HAN, 4))
        entries.append(
            Concept(
                id=f"concept-{number}",
                label=Labels.of({"en": english, "zh": chinese}),
                broader=f"concept-{number // 8}" if number >= 8 else None,
            )
        )
    return SharedCodebook("codebook.yaml", Codebook(id="book", concepts=tuple(entries)))


def annotated_outline(
    rows: int = ROWS, notes: int = NOTES, concepts: int = CONCEPTS
) -> DocumentRoot:
    """Some `rows` rows with `notes` notes on every fifth, some quoting words of it.

    Each note names a concept or two, and one row in three does.
    """
    chance = random.Random(20190129)
    numbers = iter(range(notes))
    kinds = tuple(NoteKind)

    def ids(most: int) -> tuple[str, ...]:
        return tuple(f"concept-{n}" for n in chance.sample(range(concepts), most))

    def note(row: Node, number: int) -> Note:
        kind = kinds[number % len(kinds)]
        with_state = kind in (NoteKind.QUESTION, NoteKind.TODO)
        return Note(
            id=f"t-{number:07}",
            kind=kind,
            quote=row.text.split(" ")[0] if number % 2 else "",
            text=f"Note {number}: said before in {ids(1)[0]}, 与去年相同。",
            concepts=ids(1 + number % 2),
            by=f"analyst {number % 5}",
            date="2019-01-29",
            state=NoteState.OPEN if with_state else None,
        )

    def annotated(row: Node) -> Node:
        number = int(row.id[2:])
        row = replaced(row, "children", tuple([annotated(child) for child in row.children]))
        if number % 3 == 0:
            row = replaced(row, "concepts", ids(1))
        found = next(numbers, None) if number % 5 == 0 else None
        return replaced(row, "notes", () if found is None else (note(row, found),))

    root = long_outline(rows)
    outline = tuple([annotated(row) for row in root.outline])
    assert sum(len(row.notes) for row in walk(outline)) >= min(notes, rows // 6)
    return replaced(replaced(root, "outline", outline), "codebook", "codebook.yaml")

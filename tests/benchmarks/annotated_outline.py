"""A made-up outline with many notes: of all kinds, quoting words, some of them lost."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

from outline_editor.core.labels import Labels
from outline_editor.core.model import Concept, DocumentRoot, Node, Note
from outline_editor.core.vocabulary import KINDS_WITH_STATE, NoteKind, NoteState
from tests.benchmarks.long_outline import long_outline

CONCEPTS = 500
_AUTHORS = ("", "", "A. Analyst", "王晓明")
_LOST = 0.02


def annotated_outline(rows: int, notes: int) -> DocumentRoot:
    """Some `rows` rows, of which about `notes` have a note each; 500 concepts."""
    chance = random.Random(20190129)
    numbers = itertools.count()
    concepts = tuple(
        Concept(id=f"concept-{n}", label=Labels.of({"en": f"concept {n}", "zh": f"概念{n}"}))
        for n in range(CONCEPTS)
    )

    def note(node: Node) -> Note:
        kind = chance.choice(list(NoteKind))
        words = node.text.split(" ", 1)[0] if chance.random() > _LOST else "gone"
        return Note(
            id=f"t-{next(numbers):07}",
            kind=kind,
            quote=chance.choice((words, "")),
            text="The work conference of the year before had this, too; see the press release.",
            concepts=(f"concept-{chance.randrange(CONCEPTS)}",),
            by=chance.choice(_AUTHORS),
            date="2019-02-03",
            state=NoteState.OPEN if kind in KINDS_WITH_STATE else None,
        )

    def annotated(node: Node) -> Node:
        kept = (note(node),) if chance.random() < notes / rows else ()
        return replace(node, notes=kept, children=tuple(map(annotated, node.children)))

    root = long_outline(rows)
    return replace(root, concepts=concepts, outline=tuple(map(annotated, root.outline)))

"""A document in figures."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from outline_editor.app.open_document import open_document
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.fields import replaced
from outline_editor.core.index import walk
from outline_editor.core.labels import Labels
from outline_editor.core.model import Codebook, Concept, DocumentRoot, Node, Note
from outline_editor.core.statistics import (
    ConceptUse,
    NotesOfKind,
    RowsOfKind,
    Statistics,
    TextSize,
    size_of,
    statistics_in_steps,
    statistics_of,
)
from outline_editor.core.vocabulary import NodeKind, NoteKind, NoteState
from tests.core.prose_text import SAMPLE
from tests.property.strategies import codebooks, documents

NO_CODEBOOK = SharedCodebook()


def test_the_figures_of_the_sample() -> None:
    """Counted by hand, but for words and characters."""
    opened = open_document(SAMPLE)
    assert statistics_of(opened.document.root, opened.codebook) == Statistics(
        rows=34,
        levels=4,
        rows_with_original=6,
        notes=2,
        notes_on_document=1,
        texts=TextSize(words=259, characters=1578),
        originals=TextSize(words=55, characters=55),
        note_texts=TextSize(words=68, characters=360),
        rows_by_kind=(
            RowsOfKind(NodeKind.SECTION, 2),
            RowsOfKind(NodeKind.PRIORITY, 6),
            RowsOfKind(NodeKind.THEME, 2),
            RowsOfKind(NodeKind.MEASURE, 17),
            RowsOfKind(None, 7),
        ),
        notes_by_kind=(
            NotesOfKind(NoteKind.CONTEXT, notes=1, open=0, done=0),
            NotesOfKind(NoteKind.QUESTION, notes=1, open=1, done=0),
        ),
        concepts=(
            ConceptUse("small-giants", ("small giants", "小巨人"), rows=2, notes=1),
            ConceptUse("fang-guan-fu", ("devolution", "放管服"), rows=1, notes=0),
            ConceptUse(
                "state-advances", ("state advances, private retreats", "国进民退"), rows=0, notes=1
            ),
        ),
    )


def test_the_figures_of_the_other_sample() -> None:
    opened = open_document(SAMPLE.with_name("miit-2018-work-conference.yaml"))
    found = statistics_of(opened.document.root, opened.codebook)
    assert (found.rows, found.levels, found.rows_with_original, found.notes) == (8, 1, 8, 1)
    assert found.rows_by_kind == (RowsOfKind(NodeKind.PRIORITY, 8),)
    assert found.notes_by_kind == (NotesOfKind(NoteKind.COMMENT, notes=1, open=0, done=0),)
    assert found.concepts == ()


def test_what_concepts_are_called() -> None:
    assert ConceptUse("a", ("small giants", "小巨人"), 1, 0).name == "small giants 小巨人"
    assert ConceptUse("nobody-knows", (), 1, 0).name == "nobody-knows"


def test_an_empty_document() -> None:
    nothing = TextSize()
    assert statistics_of(DocumentRoot(id="d"), NO_CODEBOOK) == Statistics(
        0, 0, 0, 0, 0, (), (), (), nothing, nothing, nothing
    )


@pytest.mark.parametrize(
    ("text", "words", "characters"),
    [
        ("", 0, 0),
        (" \t\n ", 0, 0),
        ("high-quality development", 2, 23),
        ("what – or — ‘small giants’", 4, 21),
        ("a / b & c -", 3, 6),
        ("推动制造业高质量发展", 10, 10),
        ("聚力提质增效，推动“优化”。", 10, 14),
        ("到2025年 5G 网络", 6, 10),
        ("ひらがな と カタカナ", 9, 9),
        ("한국어 문장", 2, 5),
        ("𠀀𠀁", 2, 2),
    ],
)
def test_words_and_characters(text: str, words: int, characters: int) -> None:
    assert size_of([text]) == TextSize(words, characters)


def test_texts_are_counted_as_each_alone() -> None:
    texts = ["one two", "推动", "-", "", "a–b", "增效，"] * 700
    sizes = [size_of([text]) for text in texts]
    assert size_of(texts) == TextSize(sum(s.words for s in sizes), sum(s.characters for s in sizes))


def test_questions_are_open_or_done_or_neither() -> None:
    states = (NoteState.OPEN, NoteState.OPEN, NoteState.DONE, None)
    notes = tuple(
        Note(id=f"t-a{n}", kind=NoteKind.QUESTION, text="?", state=state)
        for n, state in enumerate(states)
    )
    root = DocumentRoot(id="d", notes=notes)
    found = statistics_of(root, NO_CODEBOOK)
    assert found.notes_by_kind == (NotesOfKind(NoteKind.QUESTION, notes=4, open=2, done=1),)
    assert found.notes_on_document == 4


def _concept(concept_id: str, label: str, **fields: str) -> Concept:
    return Concept(id=concept_id, label=Labels.of({"en": label}), **fields)  # type: ignore[arg-type]


def test_concepts_count_for_what_they_were_merged_into_and_once_for_each_row() -> None:
    shared = SharedCodebook(
        "c.yaml",
        Codebook(
            id="c",
            concepts=(
                _concept("a", "gone", merged_into="b"),
                _concept("b", "gone, too", merged_into="c"),
                _concept("c", "shared"),
            ),
        ),
    )
    root = DocumentRoot(
        id="d",
        concepts=(_concept("c", "own"),),
        outline=(
            Node(id="n-aa", text="", concepts=("a", "b", "c")),
            Node(
                id="n-bb",
                text="",
                concepts=("nobody-knows", "b"),
                notes=(Note(id="t-aa", text="", concepts=("a", "c")),),
            ),
        ),
    )
    assert statistics_of(root, shared).concepts == (
        ConceptUse("c", ("own",), rows=2, notes=1),
        ConceptUse("nobody-knows", (), rows=1, notes=0),
    )


@given(documents(), codebooks())
@pytest.mark.long
def test_all_parts_add_up_to_the_whole(root: DocumentRoot, codebook: Codebook) -> None:
    found = statistics_of(root, SharedCodebook("c.yaml", codebook))
    rows = list(walk(root.outline))
    notes = [*root.notes, *(note for row in rows for note in row.notes)]
    assert found.rows == len(rows) == sum(one.rows for one in found.rows_by_kind)
    assert found.notes == len(notes) == sum(one.notes for one in found.notes_by_kind)
    assert all(one.open + one.done <= one.notes for one in found.notes_by_kind)
    assert found.concepts is not None
    assert {use.id for use in found.concepts if not use.total} == set()
    totals = [use.total for use in found.concepts]
    assert totals == sorted(totals, reverse=True)


@given(documents(), codebooks())
def test_what_is_told_at_a_step_stays(root: DocumentRoot, codebook: Codebook) -> None:
    steps = list(statistics_in_steps(root, SharedCodebook("c.yaml", codebook)))
    told = [
        {name: one for name, one in step._asdict().items() if one is not None} for step in steps
    ]
    assert None not in steps[-1]
    assert {"rows", "levels", "rows_by_kind", "notes_by_kind"} <= told[0].keys()
    for earlier, later in pairwise(told):
        assert earlier.items() <= later.items()


def test_no_step_counts_much() -> None:
    """Of 5,000 rows with a concept, a text and an original each, none counts more than a part."""
    row = Node(text="promote 2 things", original="推动", concepts=("a",))
    rows = tuple(replaced(row, "id", f"n-{number}") for number in range(5000))
    steps = list(statistics_in_steps(DocumentRoot(id="d", outline=rows), NO_CODEBOOK))
    assert len(steps) >= 3 * 5000 / 500
    assert steps[-1] == statistics_of(DocumentRoot(id="d", outline=rows), NO_CODEBOOK)
    assert steps[-1].texts == TextSize(words=15000, characters=70000)
    assert steps[-1].concepts == (ConceptUse("a", (), rows=5000, notes=0),)

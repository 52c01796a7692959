from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.vocabulary import NodeKind, NoteKind
from outline_editor.formats.text_reader import read_briefing
from outline_editor.formats.text_writer import write_briefing
from tests.formats.progress import check_progress

FOUNDING = Path(__file__).parents[2] / "sample_docs" / "miit-2019-press.txt"


def test_the_founding_briefing_is_written_as_it_was() -> None:
    text = FOUNDING.read_bytes()
    root = read_briefing(text.decode("utf-8"), "miit-2019-press").root
    assert write_briefing(root).encode("utf-8") == text + b"\n"


def test_context_notes_sections_and_rows_stand_apart() -> None:
    root = DocumentRoot(
        id="x",
        notes=(
            Note(kind=NoteKind.CONTEXT, text="why\nit matters"),
            Note(kind=NoteKind.COMMENT, text="left out"),
            Note(kind=NoteKind.CONTEXT, text="and how"),
        ),
        outline=(
            Node(text="one"),
            Node(text="two", children=(Node(text="a", children=(Node(text="b"),)), Node(text="c"))),
            Node(text="three", kind=NodeKind.PRIORITY),
        ),
    )
    assert write_briefing(root) == (
        "context: why\nit matters\n\ncontext: and how\n\n"
        "one\n\ntwo\n\n  • a\n    • b\n  • c\n\nthree\n"
    )


def test_nothing_is_written_of_nothing() -> None:
    assert write_briefing(DocumentRoot(id="x")) == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("two\nlines", "two lines"),
        ("推动\n创新", "推动创新"),
        ("  at the edges \t", "at the edges"),
        ("60\u00a0bn", "60 bn"),
    ],
)
def test_a_row_is_one_line(text: str, line: str) -> None:
    root = DocumentRoot(id="x", outline=(Node(text="top", children=(Node(text=text),)),))
    assert write_briefing(root) == f"top\n\n  • {line}\n"


def test_an_empty_row_is_a_bullet_alone() -> None:
    root = DocumentRoot(id="x", outline=(Node(text="top", children=(Node(text=""),)),))
    assert write_briefing(root) == "top\n\n  •\n"


def test_a_blank_line_does_not_end_a_context_note() -> None:
    root = DocumentRoot(id="x", notes=(Note(kind=NoteKind.CONTEXT, text="a\n\n \nb"),))
    assert write_briefing(root) == "context: a\nb\n"


def test_how_far_it_is_is_told_all_the_time() -> None:
    root = read_briefing("Top\n" + "- row\n  - goes on\n" * 5_000, "x").root
    check_progress(lambda tell: write_briefing(root, tell))

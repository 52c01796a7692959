from __future__ import annotations

import pytest

from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.vocabulary import DocumentStatus, NodeKind, NoteKind, NoteState
from outline_editor.formats.listing import listing

ROOT = DocumentRoot(
    id="miit-2019-press",
    title="MIIT priorities for 2019",
    jurisdiction="CN",
    status=DocumentStatus.REVIEWED,
    notes=(Note(kind=NoteKind.CONTEXT, text="The main difference\nis emphasis."),),
    outline=(
        Node(
            text="Miao Wei 苗圩 held a press conference",
            kind=NodeKind.SECTION,
            notes=(Note(kind=NoteKind.QUESTION, text="where?", state=NoteState.OPEN),),
            children=(
                Node(
                    text="cultivate excellent enterprises",
                    kind=NodeKind.PRIORITY,
                    original="积极培育优质企业",
                    children=(
                        Node(text="reduce their tax burden"),
                        Node(
                            text="guide them to become ‘small giants’",
                            notes=(
                                Note(kind=NoteKind.CONTEXT, text="one\ntwo", quote="small giants"),
                                Note(kind=NoteKind.COMMENT, text="three"),
                            ),
                            children=(Node(text=""),),
                        ),
                    ),
                ),
                Node(text="improve the business\nenvironment"),
            ),
        ),
        Node(text="Next steps include"),
    ),
)


def test_everything_is_shown_with_its_notes() -> None:
    assert listing(ROOT, notes=True) == (
        "MIIT priorities for 2019\n"
        "reviewed · CN · 7 rows · 4 notes\n"
        "\n"
        "» context: The main difference\n"
        "  is emphasis.\n"
        "\n"
        "Miao Wei 苗圩 held a press conference [section]\n"
        "  » question (open): where?\n"
        "  • cultivate excellent enterprises [priority]\n"
        "    积极培育优质企业\n"
        "    • reduce their tax burden\n"
        "    • guide them to become ‘small giants’\n"
        "      » context “small giants”: one\n"
        "        two\n"
        "      » comment: three\n"
        "      • (no text)\n"
        "  • improve the business\n"
        "    environment\n"
        "\n"
        "Next steps include\n"
    )


def test_notes_are_counted_where_they_are_not_shown() -> None:
    assert listing(ROOT) == (
        "MIIT priorities for 2019\n"
        "reviewed · CN · 7 rows · 4 notes\n"
        "\n"
        "Miao Wei 苗圩 held a press conference [section] (1 note)\n"
        "  • cultivate excellent enterprises [priority]\n"
        "    积极培育优质企业\n"
        "    • reduce their tax burden\n"
        "    • guide them to become ‘small giants’ (2 notes)\n"
        "      • (no text)\n"
        "  • improve the business\n"
        "    environment\n"
        "\n"
        "Next steps include\n"
    )


@pytest.mark.parametrize(
    ("depth", "rows"),
    [
        (0, "… 7 more rows\n"),
        (
            1,
            "Miao Wei 苗圩 held a press conference [section] (1 note)\n  … 5 more rows\n\n"
            "Next steps include\n",
        ),
        (
            2,
            "Miao Wei 苗圩 held a press conference [section] (1 note)\n"
            "  • cultivate excellent enterprises [priority]\n"
            "    积极培育优质企业\n"
            "    … 3 more rows\n"
            "  • improve the business\n"
            "    environment\n"
            "\n"
            "Next steps include\n",
        ),
    ],
)
def test_rows_below_the_depth_are_counted_in_their_place(depth: int, rows: str) -> None:
    assert listing(ROOT, depth=depth).split("\n\n", 1)[1] == rows


def test_one_hidden_row_is_one_row() -> None:
    assert "      … 1 more row\n" in listing(ROOT, depth=3)


def test_a_document_without_title_shows_its_id() -> None:
    assert listing(DocumentRoot(id="empty")) == "empty\ndraft · 0 rows\n\n"

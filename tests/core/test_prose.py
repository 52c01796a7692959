"""A document as prose."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.index import walk
from outline_editor.core.labels import Labels
from outline_editor.core.model import (
    Amount,
    Codebook,
    Comparison,
    Concept,
    DocumentRoot,
    Node,
    Note,
    Source,
)
from outline_editor.core.prose import Prose
from outline_editor.core.prose_blocks import Block, Ink, Role, Way
from outline_editor.core.vocabulary import (
    Basis,
    Finding,
    Modifier,
    NodeKind,
    NoteKind,
    NoteState,
    SourceKind,
)
from tests.core.prose_text import GOLDEN, golden_text, line, printed
from tests.property.strategies import codebooks, documents

NO_CODEBOOK = SharedCodebook()


def prose(*nodes: Node, zoomed: str = "", **fields: object) -> Prose:
    root = DocumentRoot(id="d", title="T", outline=nodes, **fields)  # type: ignore[arg-type]
    return Prose(root, NO_CODEBOOK, zoomed)


def lines(some: Prose, *roles: Role) -> list[str]:
    """The blocks of some roles, one line each."""
    return [line(block) for block in some.blocks() if block.role in roles]


def note(note_id: str, text: str = "why", **fields: object) -> Note:
    return Note(id=note_id, text=text, **fields)  # type: ignore[arg-type]


def test_the_sample_is_printed_as_the_golden_file_has_it() -> None:
    assert golden_text() == GOLDEN.read_text(encoding="utf-8")


# Rows


def test_a_row_without_text_is_said_to_have_none_and_has_a_number() -> None:
    assert lines(prose(Node(id="n-aa", text=""), Node(id="n-bb", text="b")), Role.ROW) == [
        "1  (no text)",
        "2  b",
    ]


def test_a_document_without_rows_says_so() -> None:
    assert printed(prose().blocks()) == "# T\ndraft\nThere are no rows yet."


def test_an_untitled_document_is_called_by_its_id() -> None:
    root = DocumentRoot(id="miit-2019")
    assert printed(Prose(root, NO_CODEBOOK).blocks()).startswith("# miit-2019\n")


def test_a_chinese_document() -> None:
    rows = (
        Node(
            id="n-aa",
            kind=NodeKind.SECTION,
            text="部长的讲话",
            children=(
                Node(
                    id="n-bb",
                    text="积极培育“小巨人”企业",
                    places=("CN-HN",),
                    concepts=("state-advances",),
                    notes=(note("t-aa", "国进民退？", quote="小巨人"),),
                ),
            ),
        ),
    )
    label = Labels.of({"zh": "国进民退", "en": "state advances"})
    root = DocumentRoot(
        id="d",
        title="工信部",
        language="zh",
        jurisdiction="CN",
        outline=rows,
        concepts=(Concept(id="state-advances", label=label),),
    )
    assert printed(Prose(root, NO_CODEBOOK).blocks()).splitlines() == [
        "# 工信部",
        "中国 · draft",
        "## 部长的讲话",
        "1  积极培育“小巨人^1”企业",
        "~ in 湖南 · state advances 国进民退",
        "## Notes",
        "1  comment, on ‘小巨人’: 国进民退？",
    ]


def test_all_that_a_row_carries_is_said_below_it() -> None:
    row = Node(
        id="n-aa",
        text="t",
        actors=("miit",),
        targets=("smes", "farms"),
        places=("CN-GS", "XX-99"),
        period="2019/2021",
        due="2022-Q1",
        amounts=(
            Amount(quote="60 bn", value=Decimal(60_000_000_000), currency="CNY"),
            Amount(
                quote="2–3%",
                value=Decimal("2.50"),
                to=Decimal(3),
                unit="%",
                modifier=Modifier.RANGE,
            ),
            Amount(
                quote="some 10 km",
                value=Decimal(10),
                unit="km",
                modifier=Modifier.AROUND,
                basis=Basis.INFERRED,
            ),
            Amount(quote="much"),
        ),
        concepts=("unknown",),
    )
    assert lines(prose(row), Role.DETAILS) == [
        "~ miit · for smes, farms · in Gansu, XX-99 · period 2019–2021 · due 2022-Q1 · "
        "60 bn = CNY 60,000,000,000 · 2–3% = 2.50–3 % · some 10 km = around 10 km (inferred) · "
        "much · unknown"
    ]


def test_a_merged_concept_is_said_by_the_one_that_replaced_it() -> None:
    old = Concept(id="old", label=Labels.of({"en": "old"}), merged_into="new")
    new = Concept(id="new", label=Labels.of({"en": "new", "zh": "新"}))
    shared = SharedCodebook("c.yaml", Codebook(id="c", concepts=(old, new)))
    root = DocumentRoot(id="d", outline=(Node(id="n-aa", text="t", concepts=("old", "new")),))
    assert lines(Prose(root, shared), Role.DETAILS) == ["~ new 新"]


# Notes


def test_footnotes_are_numbered_in_the_order_of_reading() -> None:
    """Not of the file: within a row by the words that they quote."""
    row = Node(
        id="n-aa",
        text="one two three",
        original="一二三",
        notes=(
            note("t-aa", "whole"),
            note("t-bb", "original", quote="二"),
            note("t-cc", "second", quote="two"),
            note("t-dd", "first", quote="one"),
        ),
    )
    assert lines(prose(row), Role.ROW, Role.ORIGINAL, Role.FOOTNOTE) == [
        "1  one^1 two^2 three^3",
        "| 一二^4三",
        "1  comment, on ‘one’: first",
        "2  comment, on ‘two’: second",
        "3  comment: whole",
        "4  comment, on ‘二’: original",
    ]


def test_notes_on_the_same_words_stand_beside_each_other() -> None:
    row = Node(
        id="n-aa", text="one two", notes=(note("t-aa", quote="one"), note("t-bb", quote="one"))
    )
    assert lines(prose(row), Role.ROW) == ["1  one^1,^2 two"]


def test_lost_and_undecided_words_are_said_to_be_so_and_marked_at_the_end() -> None:
    row = Node(
        id="n-aa",
        text="tax or tax",
        notes=(note("t-aa", quote="VAT"), note("t-bb", quote="tax")),
    )
    assert lines(prose(row), Role.ROW, Role.FOOTNOTE) == [
        "1  tax or tax^1,^2",
        "1  comment, on ‘VAT’, words that are not there any more: why",
        "2  comment, on ‘tax’, words that the row has more than once: why",
    ]


def test_neighbours_decide_where_the_mark_stands() -> None:
    row = Node(id="n-aa", text="tax or tax", notes=(note("t-aa", quote="tax", before="or "),))
    assert lines(prose(row), Role.ROW) == ["1  tax or tax^1"]
    row = Node(id="n-aa", text="tax or tax", notes=(note("t-aa", quote="tax", after=" or"),))
    assert lines(prose(row), Role.ROW) == ["1  tax^1 or tax"]


def test_a_note_that_reaches_several_rows_is_one_footnote_marked_at_each() -> None:
    """Also before the row it stands on; rows that are not there are left out."""
    rows = (
        Node(id="n-aa", text="a"),
        Node(id="n-ss", kind=NodeKind.SECTION, text="Part two"),
        Node(
            id="n-bb",
            text="b",
            notes=(note("t-aa", also_on=("n-aa", "n-ss", "n-bb", "n-gone")), note("t-bb")),
        ),
    )
    assert lines(prose(*rows), Role.ROW, Role.HEADING, Role.FOOTNOTE) == [
        "1  a^1",
        "## Part two^1",
        "2  b^1,^2",
        "1  comment: why · on 2, 1, ‘Part two’",
        "2  comment: why",
    ]


def test_context_of_the_document_opens_it_and_other_notes_are_marked_at_the_title() -> None:
    some = prose(
        Node(id="n-aa", text="a"),
        notes=(
            note("t-aa", "Plain context.", kind=NoteKind.CONTEXT),
            note("t-bb", "Ours.", by="A. N. Analyst"),
            note("t-cc", "More.", kind=NoteKind.CONTEXT, also_on=("n-aa",), date="2019-01"),
        ),
    )
    assert printed(some.blocks()).splitlines() == [
        "# T^1",
        "draft",
        "Plain context.",
        "More.^2",
        "1  a^2",
        "## Notes",
        "1  comment: Ours. · by A. N. Analyst",
        "2  context: see the beginning · on 1 · 2019-01",
    ]


def test_what_a_footnote_says_of_a_note() -> None:
    row = Node(
        id="n-aa",
        text="a",
        notes=(
            note(
                "t-aa",
                "Is it?",
                kind=NoteKind.QUESTION,
                state=NoteState.OPEN,
                compares=Comparison(document="other", finding=Finding.REWORDED),
                concepts=("c",),
                cites=("s1@p. 3", "s9"),
                by="me",
                date="2019-02-01",
            ),
        ),
    )
    some = prose(row, sources=(Source(id="s1", title="Report"),))
    assert lines(some, Role.FOOTNOTE) == [
        "1  question, open: Is it? [1, p. 3] [s9] · compared with other · reworded · c · by me · "
        "2019-02-01"
    ]


# Sources


def test_sources_are_listed_and_only_addresses_of_the_web_are_links() -> None:
    some = prose(
        Node(id="n-aa", text="a", cites=("s2", "s9@§ 4")),
        sources=(
            Source(id="s1", title="Law", publisher="NPC", date="2019", kind=SourceKind.LAW),
            Source(id="s2", url="HTTPS://example.org/a", accessed="2024-01"),
            Source(id="s3", title="Local", url="file:///etc/passwd"),
            Source(id="s4", title="Script", url="javascript:alert(1)"),
        ),
    )
    assert lines(some, Role.ROW, Role.SOURCE) == [
        "1  a [2] [s9, § 4]",
        "[1]  Law, NPC, 2019 · law",
        "[2]  s2 · <HTTPS://example.org/a> · seen 2024-01",
        "[3]  Local · file:///etc/passwd",
        "[4]  Script · javascript:alert(1)",
        "[s9]  This id is not among the sources of the document.",
    ]


# Parts


def _ministry() -> tuple[Node, ...]:
    return (
        Node(id="n-aa", text="a", notes=(note("t-aa", cites=("s1",)),)),
        Node(
            id="n-bb",
            text="b",
            children=(
                Node(id="n-cc", text="c", cites=("s2",), notes=(note("t-cc", "c’s"),)),
                Node(id="n-dd", text="d"),
            ),
        ),
        Node(id="n-ee", text="e", notes=(note("t-ee", also_on=("n-dd",)),)),
    )


SOURCES = (Source(id="s1", title="One"), Source(id="s2", title="Two"))
CONTEXT = (note("t-zz", "About all.", kind=NoteKind.CONTEXT, also_on=("n-cc",)),)


def test_a_row_zoomed_into_keeps_the_numbers_of_rows_and_has_its_own_notes() -> None:
    some = prose(*_ministry(), sources=SOURCES, notes=CONTEXT, zoomed="n-bb")
    assert printed(some.blocks()).splitlines() == [
        "# T",
        "draft",
        "2  b",
        "  2.1  c^1,^2 [2]",
        "  2.2  d^3",
        "## Notes",
        "1  comment: c’s",
        "2  context: About all. · on 2.1",
        "3  comment: why · on 3, 2.2",
        "## Sources",
        "[2]  Two",
    ]


def test_a_row_that_is_gone_leaves_nothing_to_read() -> None:
    assert lines(prose(*_ministry(), zoomed="n-gone"), Role.ROW, Role.REMARK) == [
        "There are no rows yet."
    ]


def test_part_of_the_rows_has_the_notes_and_numbers_of_the_whole() -> None:
    some = prose(*_ministry(), sources=SOURCES)
    assert [row.id for row in some.rows] == ["n-aa", "n-bb", "n-cc", "n-dd", "n-ee"]
    assert some.position("n-cc") == 2
    assert some.position("n-gone") is None
    part = [block for at in (2, 3) for block in some.row(at)]
    assert printed([*part, *some.closing(2, 4)]).splitlines() == [
        "  2.1  c^2 [2]",
        "  2.2  d^3",
        "## Notes",
        "2  comment: c’s",
        "3  comment: why · on 3, 2.2",
        "## Sources",
        "[2]  Two",
    ]


# Any document


@given(documents(), codebooks())
def test_nothing_is_lost_and_every_link_leads_somewhere(root: DocumentRoot, book: Codebook) -> None:
    some = Prose(root, SharedCodebook("c.yaml", book))
    blocks = list(some.blocks())
    nodes = list(walk(root.outline))
    texts = [_own_text(b) for b in blocks if b.role in (Role.ROW, Role.HEADING)]
    assert [text.startswith(node.text) for text, node in zip(texts, nodes, strict=True)] == [
        True for _ in nodes
    ]
    names = [block.name for block in blocks if block.name]
    assert len(set(names)) == len(names)
    pieces = [piece for b in blocks for piece in (*b.pieces, *([b.label] if b.label else []))]
    targets = [piece.target for piece in pieces if piece.target is not None]
    assert {one.name for one in targets if one.way is Way.BLOCK} <= set(names)
    assert {one.name for one in targets if one.way is Way.OUTLINE} <= {one.id for one in nodes}
    footnotes = [block for block in blocks if block.role is Role.FOOTNOTE]
    assert [block.label and block.label.words for block in footnotes] == [
        str(n) for n in range(1, len(footnotes) + 1)
    ]
    marked = [piece.words for b in blocks for piece in b.pieces if piece.ink is Ink.MARK]
    first_marks = list(dict.fromkeys(words for words in marked if words != ","))
    assert first_marks == [str(n) for n in range(1, len(footnotes) + 1)]


def _own_text(block: Block) -> str:
    return "".join(str(one.words) for one in block.pieces if one.ink is Ink.PLAIN)

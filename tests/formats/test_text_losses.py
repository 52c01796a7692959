from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.errors import Message, OutlineError, shortened
from outline_editor.core.extensions import ExtensionScalar
from outline_editor.core.index import walk
from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, Comparison, Concept, DocumentRoot, Node, Note, Source
from outline_editor.core.text_rules import FORBIDDEN
from outline_editor.core.vocabulary import DocumentStatus, NodeKind, NoteKind
from outline_editor.formats.text_losses import losses
from outline_editor.formats.text_parser import parse
from outline_editor.formats.text_reader import read_briefing
from outline_editor.formats.text_writer import write_briefing
from tests.formats.progress import check_progress

FOUNDING = Path(__file__).parents[2] / "sample_docs" / "miit-2019-press.txt"


def sentences(messages: tuple[Message, ...]) -> list[str]:
    return [message.text for message in messages]


def document(*outline: Node) -> DocumentRoot:
    return DocumentRoot(id="x", outline=outline)


def test_a_briefing_that_was_read_loses_nothing() -> None:
    root = read_briefing(FOUNDING.read_text("utf-8"), "miit-2019-press").root
    assert losses(root) == ()


def test_what_has_no_place_is_counted_by_kind() -> None:
    root = DocumentRoot(
        id="x",
        title="Priorities",
        jurisdiction="CN",
        status=DocumentStatus.REVIEWED,
        sources=(Source(id="s1"), Source(id="s2")),
        actors=(Actor(id="miit", name=Labels.of({"en": "MIIT"})),),
        concepts=(Concept(id="small-giants", label=Labels.of({"en": "small giants"})),),
        notes=(
            Note(
                kind=NoteKind.CONTEXT,
                text="why",
                by="an analyst",
                compares=Comparison(document="other"),
                concepts=("small-giants",),
            ),
            Note(kind=NoteKind.TODO, text="check"),
        ),
        outline=(
            Node(
                text="section",
                kind=NodeKind.SECTION,
                notes=(Note(text="one"), Note(text="two")),
                children=(
                    Node(text="row", kind=NodeKind.MEASURE, original="行", cites=("s1",)),
                    Node(text="row", extensions=(("x-rank", ExtensionScalar("1")),)),
                    Node(text="row", original="行", notes=(Note(text="three"),)),
                ),
            ),
        ),
    )
    assert sentences(losses(root)) == [
        "The title, “Priorities”, is left out of the text.",
        "2 sources are left out of the text.",
        "1 actor is left out of the text.",
        "1 concept is left out of the text.",
        "2 fields of the document are left out of the text: jurisdiction, status.",
        "1 document note that is not context is left out of the text.",
        "3 fields of context notes are left out of the text: concepts, compares, by.",
        "3 row notes are left out of the text.",
        "5 row fields are left out of the text: kind, original, cites, x-rank.",
    ]


def test_the_kind_of_a_section_deeper_down_is_lost() -> None:
    inner = Node(text="inner", kind=NodeKind.SECTION)
    outer = Node(text="outer", kind=NodeKind.SECTION, children=(inner,))
    assert sentences(losses(document(outer))) == ["1 row field is left out of the text: kind."]


@pytest.mark.parametrize("text", ["- foo", "1. foo", "一、 foo", "• foo", "o\tfoo"])
def test_a_top_row_that_starts_with_a_bullet_is_named(text: str) -> None:
    root = document(Node(text="before"), Node(text=text, children=(Node(text="child"),)))
    assert sentences(losses(root)) == [
        f"“{shortened(text)}” starts with a bullet or number and would come back as “foo”, "
        "indented; put a word before it."
    ]


def test_a_row_with_a_bullet_may_start_with_another() -> None:
    children = tuple(Node(text=t) for t in ("- a", "1. b", "context: c", "o d", "•", "", "2019. e"))
    assert losses(document(Node(text="top", children=children), Node(text="2019. f"))) == ()


def test_a_word_with_the_letter_o_depends_on_what_is_around() -> None:
    word = Node(text="o tempora")
    assert losses(document(word)) == ()
    assert losses(document(Node(text="o tempora", children=(Node(text="a"),)))) != ()


def test_a_top_row_that_starts_with_context_is_named_and_so_are_its_rows() -> None:
    root = document(
        Node(text="first"),
        Node(text="Context: foo", children=(Node(text="a", children=(Node(text="b"),)),)),
    )
    assert sentences(losses(root)) == [
        "“Context: foo” starts with “context:” and would come back as a note on the document; "
        "put a word before it.",
        "“a” would come back under “first”.",
    ]


def test_rows_that_lose_their_only_top_row_are_named() -> None:
    root = document(Node(text="", children=(Node(text="a"),)))
    assert sentences(losses(root)) == [
        "A top row without text would not come back, and its rows would stand under the row "
        "before it; write something.",
        "“a” would come back as a top row.",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a\nb", "“a b” has several lines and would come back as one."),
        (
            " a",
            "“a” would come back without the spaces at its ends, and with ordinary spaces for "
            "non-breaking ones.",
        ),
        (
            "a\u00a0b",
            "“a b” would come back without the spaces at its ends, and with ordinary spaces for "
            "non-breaking ones.",
        ),
    ],
)
def test_white_space_that_would_change_is_named(text: str, sentence: str) -> None:
    assert sentences(losses(document(Node(text=text)))) == [sentence]
    assert sentences(losses(document(Node(text="top", children=(Node(text=text),))))) == [sentence]


@pytest.mark.parametrize("text", ["a\n\nb", " a", "a\n  b", "a\ncontext: b", "a\u00a0b", ""])
def test_a_context_note_that_would_change_is_named(text: str) -> None:
    root = DocumentRoot(
        id="x", notes=(Note(kind=NoteKind.CONTEXT, text=text),), outline=(Node(text="top"),)
    )
    (message,) = losses(root)
    assert message.code == ("briefing.note-changed" if text else "briefing.note-empty")


# Any outline at all

_MARKERS = ("•", "- ", "-", "1. ", "(1)", "1) ", "一、", "（一）", "①", "一是", "——", "o ", "o\t")
_OPENINGS = ("context:", "Context： ", "2019", "§\t", "\uf0b7", "\ufeff", "\u200b")
_BLANKS = (" ", "  ", "\t", "\n", "\u00a0", "\u3000")
_WORDS = ("创新", "promote", "growth", ".", "。", ":", "；二是", "é", "𠀀")
_PIECES = st.sampled_from(_MARKERS + _OPENINGS + _BLANKS + _WORDS)
_CHARACTERS = st.characters(codec="utf-8").filter(lambda c: not FORBIDDEN.match(c))
_TEXTS = st.one_of(
    st.lists(_PIECES, max_size=6).map("".join),
    st.text(_CHARACTERS, max_size=12),
    st.sampled_from(["a plain row", "创新引领", "an uncommonly long row " * 6]),
)


def _nodes() -> st.SearchStrategy[Node]:
    leaves = st.builds(Node, text=_TEXTS)
    return st.recursive(
        leaves,
        lambda inner: st.builds(Node, text=_TEXTS, children=st.lists(inner, max_size=4).map(tuple)),
        max_leaves=12,
    )


_NOTES = st.builds(Note, kind=st.sampled_from([NoteKind.CONTEXT, NoteKind.COMMENT]), text=_TEXTS)
_DOCUMENTS = st.builds(
    DocumentRoot,
    id=st.just("x"),
    notes=st.lists(_NOTES, max_size=2).map(tuple),
    outline=st.lists(_nodes(), max_size=5).map(tuple),
)

Shape = tuple[str, tuple["Shape", ...]]


def shapes(nodes: tuple[Node, ...]) -> tuple[Shape, ...]:
    return tuple((node.text, shapes(node.children)) for node in nodes)


def with_parents(nodes: tuple[Node, ...], parent: str = "") -> Iterator[tuple[str, str]]:
    for node in nodes:
        yield node.text, parent
        yield from with_parents(node.children, node.text)


def read_back(root: DocumentRoot) -> DocumentRoot:
    text = write_briefing(root)
    if not parse(text).rows and not any(note.text for note in parse(text).notes):
        with pytest.raises(OutlineError):
            read_briefing(text, "x")
        return DocumentRoot(id="x")
    return read_briefing(text, "x").root


def named_rows(messages: tuple[Message, ...]) -> set[str]:
    """The rows that messages name, as they quote them; `''` for an empty one."""
    about_rows = [m for m in messages if m.code.startswith("briefing.row-")]
    return {str(dict(message.values).get("row", "")) for message in about_rows}


@given(_DOCUMENTS)
def test_rows_that_are_not_named_come_back_where_they_were(root: DocumentRoot) -> None:
    named = named_rows(losses(root))
    back = read_back(root)
    if not named:
        assert shapes(back.outline) == shapes(root.outline)
    else:
        assert shapes(back.outline) != shapes(root.outline)
    expected = Counter(
        (text, parent)
        for text, parent in with_parents(root.outline)
        if not {shortened(text), shortened(parent)} & named
    )
    assert expected <= Counter(with_parents(back.outline))


@given(_DOCUMENTS)
def test_context_notes_that_are_not_named_come_back(root: DocumentRoot) -> None:
    messages = losses(root)
    if any(m.code.startswith(("briefing.note-", "briefing.row-becomes")) for m in messages):
        return
    context = [note.text for note in root.notes if note.kind is NoteKind.CONTEXT]
    assert [note.text for note in read_back(root).notes] == context


@given(_DOCUMENTS)
def test_a_briefing_without_losses_is_written_byte_for_byte_again(root: DocumentRoot) -> None:
    once = read_back(root)
    if not losses(once):
        text = write_briefing(once)
        assert write_briefing(read_back(once)) == text


@given(st.lists(st.one_of(_PIECES, st.just("\n")), max_size=40).map("".join))
def test_any_text_is_read_and_no_word_is_lost(text: str) -> None:
    try:
        root = read_briefing(text, "x").root
    except OutlineError:
        return
    notes = [note.text for note in root.notes]
    words = "".join([*notes, *(row.text for row in walk(root.outline))])
    for word in ("创新", "promote", "growth", "é", "𠀀", "2019"):
        assert words.count(word) == text.count(word)


def test_how_far_it_is_is_told_all_the_time() -> None:
    root = read_briefing("Top\n" + "- row\n  - goes on\n" * 3_000, "x").root
    check_progress(lambda tell: losses(root, tell))

"""What becomes of quotes whose row was edited outside the program: case by case."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import pytest

from outline_editor.core.addresses import node_ref
from outline_editor.core.anchors import Outcome, find_quote
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.notes import set_quote
from outline_editor.core.proposals import closest_words
from outline_editor.core.quotes import set_words
from outline_editor.core.text_difference import Difference


class Fate(StrEnum):
    """What becomes of a quote; `PROPOSED` is lost, with other words for a person to confirm."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    PROPOSED = "proposed"
    LOST = "lost"


FOUND, AMBIGUOUS, PROPOSED, LOST = Fate.FOUND, Fate.AMBIGUOUS, Fate.PROPOSED, Fate.LOST


class Case(NamedTuple):
    """A quote with its neighbours, the row as it is now, and what is to come of it."""

    name: str
    quote: str
    text: str
    fate: Fate
    words: str = ""
    """What is found or proposed; `''` for nothing."""
    start: int = -1
    before: str = ""
    after: str = ""
    original: str = ""


CASES = (
    Case("nothing happened", "60 bn", "a 60 bn fund", FOUND, "60 bn", 2),
    Case("words came before it", "60 bn", "MIIT set up a 60 bn fund", FOUND, "60 bn", 14),
    Case("words came after it", "60 bn", "60 bn fund of funds", FOUND, "60 bn", 0),
    Case(
        "a character was added", "small giants", "become ‘small giantss’", FOUND, "small giants", 8
    ),
    Case("it stands twice now", "fund", "a fund of a fund", AMBIGUOUS),
    Case("neighbours decide between two", "fund", "a fund of a fund", FOUND, "fund", 12, " of a "),
    Case("neighbours are not there", "fund", "my fund, your fund", AMBIGUOUS, before="our old "),
    Case("the other of two is left", "fund", "the fund", PROPOSED, "fund", 4, before="of a "),
    Case("the one of two is left", "fund", "part of a fund", FOUND, "fund", 10, before="of a "),
    Case("in text and original", "VR", "VR", AMBIGUOUS, original="VR"),
    Case(
        "in the original alone",
        "小巨人",
        "small giants",
        FOUND,
        "小巨人",
        2,
        original="培育小巨人企业",
    ),
    Case(
        "other quotation marks", "‘small giants’", "'small giants'", PROPOSED, "'small giants'", 0
    ),
    Case("capitals", "small giants", "become Small Giants", PROPOSED, "Small Giants", 7),
    Case(
        "a letter was corrected",
        "guarantee fund",
        "a guarentee fund",
        PROPOSED,
        "guarentee fund",
        2,
    ),
    Case("singular", "small giants", "one small giant each", PROPOSED, "small giant", 4),
    Case("a number changed", "60 bn", "a 65 bn fund", PROPOSED, "65 bn", 2),
    Case("a word came in", "risk sharing", "risk and cost sharing", PROPOSED, "cost sharing", 9),
    Case(
        "a word was exchanged",
        "tax burden of firms",
        "reduce tax load of firms",
        PROPOSED,
        "tax load of firms",
        7,
    ),
    Case("reworded", "reduce their tax burden", "cut levies for them", LOST, ""),
    Case("deleted", "ice and snow equipment", "cruise ship building", LOST, ""),
    Case("the row is empty", "60 bn", "", LOST, ""),
    Case("translated anew", "devolution", "delegating powers", LOST, ""),
    Case("Chinese, a character changed", "国进民退", "对国进民推的担忧", PROPOSED, "国进民推", 1),
    Case("Chinese, another word", "国进民退", "优化营商环境", LOST, ""),
    Case("Chinese, simplified to traditional", "小巨人", "成為小巨人企業", FOUND, "小巨人", 2),
    Case(
        "split, the words went to another row", "venture capital", "measures to attract", LOST, ""
    ),
    Case("short words are not guessed", "VAT", "SAT", LOST, ""),
    Case("its neighbours left", "fund", "the fund", PROPOSED, "fund", 4, "our ", " of"),
    Case("one of its neighbours left", "fund", "our fund", PROPOSED, "fund", 4, "our ", " of"),
    Case("words moved within the row", "VAT", "cut energy prices and VAT", FOUND, "VAT", 22),
    Case("one of two lost a letter", "fund", "a fund of fnds", PROPOSED, "fund", 2, "of a "),
    Case(
        "translated into the original alone",
        "VR",
        "virtual reality",
        FOUND,
        "VR",
        2,
        original="虚拟VR",
    ),
    Case("full-width digits", "60 bn", "a ６０ bn fund", PROPOSED, "６０ bn", 2),
    Case("two are as close", "tax cuts", "tax cats and tax cots", PROPOSED, "tax cats", 0),
    Case("between its neighbours", "60 bn", "up a 80 bn fund", PROPOSED, "80 bn", 5, "a ", " fund"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_outside_edit(case: Case) -> None:
    note = Note(id="t-aa", text="", quote=case.quote, before=case.before, after=case.after)
    node = Node(id="n-aa", text=case.text, original=case.original, notes=(note,))
    anchor, proposal = find_quote(node, note), closest_words(node, note)
    if proposal is not None:
        assert (case.fate, anchor.outcome) == (PROPOSED, Outcome.LOST)
        words = getattr(node, proposal.field)[proposal.start : proposal.end]
        assert (words, proposal.start) == (case.words, case.start)
        return
    assert case.fate == anchor.outcome.value
    if case.fate is FOUND:
        words = getattr(node, anchor.field)[anchor.start : anchor.end]
        assert (words, anchor.start) == (case.words, case.start)


def test_each_fate_has_its_cases() -> None:
    assert {case.fate for case in CASES} == set(Fate)


# What is lost stays


def _with_lost_quote() -> Document:
    note = Note(id="t-aa", text="which ones?", quote="small giants")
    rows = (Node(id="n-aa", text="become a small giant", notes=(note,)), Node(id="n-bb", text="b"))
    return Document(DocumentRoot(id="d", outline=rows))


def test_a_lost_note_stays_on_its_row_while_all_is_edited() -> None:
    document = _with_lost_quote()
    [note] = document.node("n-aa").notes
    with document.transaction("Edit") as transaction:
        set_words(transaction, node_ref("n-bb"), "text", "c", [Difference(0, 1, "c")])
        change = Difference(0, 6, "turn into")
        set_words(transaction, node_ref("n-aa"), "text", "turn into a small giant", [change])
        transaction.move(node_ref("n-aa"), node_ref("n-bb"), 0)
    assert document.node("n-aa").notes == (note,)
    assert find_quote(document.node("n-aa"), note).outcome is Outcome.LOST


@pytest.mark.parametrize("confirmed", [True, False])
def test_only_a_person_quotes_other_words_or_the_whole_row(confirmed: bool) -> None:
    document = _with_lost_quote()
    node = document.node("n-aa")
    proposal = closest_words(node, node.notes[0])
    assert proposal is not None
    words = (proposal.field, proposal.start, proposal.end) if confirmed else None
    with document.transaction("Quote") as transaction:
        set_quote(transaction, "t-aa", words)
    node = document.node("n-aa")
    assert node.notes[0].quote == ("small giant" if confirmed else "")
    outcome = Outcome.FOUND if confirmed else Outcome.WHOLE_ROW
    assert find_quote(node, node.notes[0]).outcome is outcome


# Words that are gone, and words that come


def _typed(document: Document, text: str, *changes: Difference) -> tuple[list[str], Outcome]:
    """What is remarked on as a row gets another text, and what its note finds then."""
    with document.transaction("Edit") as transaction:
        set_words(transaction, node_ref("n-aa"), "text", text, changes)
        remarks = [message.text for message in transaction.remarks]
    node = document.node("n-aa")
    return remarks, find_quote(node, node.notes[0]).outcome


def test_words_deleted_in_one_place_are_not_those_written_in_another() -> None:
    note = Note(id="t-aa", text="how?", quote="60 bn")
    row = Node(id="n-aa", text="set up a 60 bn fund with others", notes=(note,))
    document = Document(DocumentRoot(id="d", outline=(row,)))
    assert _typed(document, "set up a fund with others", Difference(9, 15, "")) == (
        [],
        Outcome.LOST,
    )
    [note] = document.node("n-aa").notes
    assert (note.quote, note.before, note.after) == ("60 bn", "set up a ", " fund with others")
    longer = "set up a fund with others, of 60 bn"
    assert _typed(document, longer, Difference(25, 25, ", of 60 bn")) == ([], Outcome.LOST)
    proposal = closest_words(document.node("n-aa"), note)
    assert proposal == ("text", 30, 35, 1.0)


def test_a_person_is_told_when_lost_words_are_found_again() -> None:
    document = _with_lost_quote()
    remarks, outcome = _typed(document, "become small giants", Difference(7, 20, "small giants"))
    assert outcome is Outcome.FOUND
    assert remarks == [
        "A note on “become small giants” finds the words that it quotes again; see that these are "
        "the ones."
    ]
    assert _typed(document, "to become small giants", Difference(0, 0, "to ")) == ([], outcome)


def test_a_person_is_told_when_one_of_two_places_is_left() -> None:
    note = Note(id="t-aa", text="", quote="fund")
    row = Node(id="n-aa", text="a fund of a fund", notes=(note,))
    document = Document(DocumentRoot(id="d", outline=(row,)))
    remarks, outcome = _typed(document, "a fund", Difference(6, 16, ""))
    assert outcome is Outcome.FOUND
    assert len(remarks) == 1

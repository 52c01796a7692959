"""What becomes of quotes whose row was edited outside the program: case by case."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from outline_editor.core.anchors import Outcome, find_quote
from outline_editor.core.model import Node, Note
from outline_editor.core.proposals import closest_words

FOUND, AMBIGUOUS, LOST = Outcome.FOUND, Outcome.AMBIGUOUS, Outcome.LOST


class Case(NamedTuple):
    """A quote with its neighbours, the row as it is now, and what is to come of it."""

    name: str
    quote: str
    text: str
    outcome: Outcome
    words: str = ""
    """What is found, or proposed where it is lost; `''` for nothing."""
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
    Case("one of two is left", "fund", "the fund", FOUND, "fund", 4, before="of a "),
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
    Case("other quotation marks", "‘small giants’", "'small giants'", LOST, "'small giants'", 0),
    Case("capitals", "small giants", "become Small Giants", LOST, "Small Giants", 7),
    Case("a letter was corrected", "guarantee fund", "a guarentee fund", LOST, "guarentee fund", 2),
    Case("singular", "small giants", "one small giant each", LOST, "small giant", 4),
    Case("a number changed", "60 bn", "a 65 bn fund", LOST, "65 bn", 2),
    Case("a word came in", "risk sharing", "risk and cost sharing", LOST, "cost sharing", 9),
    Case(
        "a word was exchanged",
        "tax burden of firms",
        "reduce tax load of firms",
        LOST,
        "tax load of firms",
        7,
    ),
    Case("reworded", "reduce their tax burden", "cut levies for them", LOST, ""),
    Case("deleted", "ice and snow equipment", "cruise ship building", LOST, ""),
    Case("the row is empty", "60 bn", "", LOST, ""),
    Case("translated anew", "devolution", "delegating powers", LOST, ""),
    Case("Chinese, a character changed", "国进民退", "对国进民推的担忧", LOST, "国进民推", 1),
    Case("Chinese, another word", "国进民退", "优化营商环境", LOST, ""),
    Case("Chinese, simplified to traditional", "小巨人", "成為小巨人企業", FOUND, "小巨人", 2),
    Case(
        "split, the words went to another row", "venture capital", "measures to attract", LOST, ""
    ),
    Case("short words are not guessed", "VAT", "SAT", LOST, ""),
    Case("between its neighbours", "60 bn", "up a 80 bn fund", LOST, "80 bn", 5, "a ", " fund"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_outside_edit(case: Case) -> None:
    note = Note(id="t-aa", text="", quote=case.quote, before=case.before, after=case.after)
    node = Node(id="n-aa", text=case.text, original=case.original, notes=(note,))
    anchor = find_quote(node, note)
    assert anchor.outcome is case.outcome
    proposal = closest_words(node, note)
    if case.outcome is FOUND:
        words = getattr(node, anchor.field)[anchor.start : anchor.end]
        assert (words, anchor.start, proposal) == (case.words, case.start, None)
    elif not case.words:
        assert proposal is None
    else:
        assert proposal is not None
        words = getattr(node, proposal.field)[proposal.start : proposal.end]
        assert (words, proposal.start) == (case.words, case.start)

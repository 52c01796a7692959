from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.anchors import (
    MAX_NEIGHBOURS,
    Anchor,
    Outcome,
    Quotation,
    anchor_for,
    find_quote,
    outcome_of,
)
from outline_editor.core.model import Node, Note


def _find(
    text: str, original: str = "", *, quote: str = "", before: str = "", after: str = ""
) -> Anchor:
    note = Note(text="", quote=quote, before=before, after=after)
    return find_quote(Node(text=text, original=original), note)


class TestFinding:
    def test_no_quote_means_the_whole_row(self) -> None:
        assert _find("reduce their tax burden") == Anchor(Outcome.WHOLE_ROW)

    def test_words_that_stand_once_are_found(self) -> None:
        assert _find("reduce their tax burden", quote="tax") == Anchor(
            Outcome.FOUND, "text", 13, 16
        )

    def test_words_of_the_original_are_found_there(self) -> None:
        found = _find("promote quality", "推动制造业高质量发展", quote="高质量")
        assert found == Anchor(Outcome.FOUND, "original", 5, 8)

    def test_words_that_stand_nowhere_are_lost(self) -> None:
        assert _find("reduce their tax burden", quote="Tax").outcome is Outcome.LOST

    def test_words_that_stand_twice_are_ambiguous(self) -> None:
        assert _find("a fund of funds", quote="fund").outcome is Outcome.AMBIGUOUS

    def test_words_in_text_and_original_are_ambiguous(self) -> None:
        assert _find("5G networks", "5G网络", quote="5G").outcome is Outcome.AMBIGUOUS

    def test_words_that_overlap_themselves_stand_twice(self) -> None:
        assert _find("aaa", quote="aa").outcome is Outcome.AMBIGUOUS

    @pytest.mark.parametrize(
        ("neighbours", "start"),
        [
            ({"before": "a "}, 2),
            ({"after": " of"}, 2),
            ({"before": "of "}, 10),
            ({"after": "s"}, 10),
            ({"before": "of ", "after": "s"}, 10),
        ],
    )
    def test_neighbours_decide(self, neighbours: dict[str, str], start: int) -> None:
        found = _find("a fund of funds", quote="fund", **neighbours)
        assert found == Anchor(Outcome.FOUND, "text", start, start + 4)

    def test_neighbours_decide_between_text_and_original(self) -> None:
        assert _find("5G networks", "5G网络", quote="5G", after="网").field == "original"

    @pytest.mark.parametrize("before", [" ", "every "])
    def test_neighbours_that_fit_both_or_none_decide_nothing(self, before: str) -> None:
        found = _find("a fund or fund", quote="fund", before=before)
        assert found.outcome is Outcome.AMBIGUOUS

    @pytest.mark.parametrize(("before", "after"), [("small ", ""), ("", "s"), ("large ", "s")])
    def test_words_between_other_neighbours_may_be_others(self, before: str, after: str) -> None:
        found = _find("a large fund", quote="fund", before=before, after=after)
        assert found.outcome is Outcome.LOST


class TestAnchoring:
    def test_words_that_stand_once_need_no_neighbours(self) -> None:
        node = Node(text="reduce their tax burden")
        assert anchor_for(node, "text", 13, 16) == Quotation("tax", "", "")

    def test_the_fewest_neighbours_are_taken_from_either_side(self) -> None:
        node = Node(text="a fund of funds")
        assert anchor_for(node, "text", 2, 6) == Quotation("fund", "", " ")
        assert anchor_for(node, "text", 10, 14) == Quotation("fund", "", "s")

    def test_of_equally_many_those_before_are_taken(self) -> None:
        node = Node(text="xfundy afundb")
        assert anchor_for(node, "text", 1, 5) == Quotation("fund", "x", "")

    def test_both_sides_are_taken_where_that_is_less(self) -> None:
        node = Node(text="one fund two. six fund two. one fund ten")
        assert anchor_for(node, "text", 4, 8) == Quotation("fund", "e ", " tw")

    def test_the_end_of_the_text_is_no_neighbour(self) -> None:
        node = Node(text="fund", original="fund fund")
        assert anchor_for(node, "text", 0, 4) is None
        assert anchor_for(node, "original", 0, 4) == Quotation("fund", "", " ")

    def test_at_most_thirty_two_neighbours_are_taken(self) -> None:
        same = "=" * MAX_NEIGHBOURS
        node = Node(text=f"a{same}fund{same}b")
        twice = Node(text=node.text, original=f"c{same}fund{same}d")
        start = 1 + MAX_NEIGHBOURS
        assert anchor_for(node, "text", start, start + 4) == Quotation("fund", "", "")
        assert anchor_for(twice, "text", start, start + 4) is None
        nearer = Node(text=node.text, original=f"c{same[1:]}fund{same}d")
        found = anchor_for(nearer, "text", start, start + 4)
        assert found == Quotation("fund", same, "")

    def test_a_text_that_equals_the_original_can_only_be_meant_as_a_whole(self) -> None:
        assert anchor_for(Node(text="VAT", original="VAT"), "text", 0, 3) is None


WORDS = st.text("ab ", max_size=12)


@given(WORDS, WORDS, st.data())
def test_an_anchor_is_found_again_and_has_no_shorter_neighbours(
    text: str, original: str, data: st.DataObject
) -> None:
    node = Node(text=text, original=original)
    field = data.draw(
        st.sampled_from([name for name in ("text", "original") if getattr(node, name)] or [""])
    )
    if not field:
        return
    value = getattr(node, field)
    start = data.draw(st.integers(0, len(value) - 1))
    end = data.draw(st.integers(start + 1, len(value)))

    fewest = None
    for before in range(start + 1):
        for after in range(len(value) - end + 1):
            note = Note(
                text="",
                quote=value[start:end],
                before=value[start - before : start],
                after=value[end : end + after],
            )
            if find_quote(node, note) == Anchor(Outcome.FOUND, field, start, end):
                fewest = before + after if fewest is None else min(fewest, before + after)

    anchor = anchor_for(node, field, start, end)
    if anchor is None:
        assert fewest is None
    else:
        found = find_quote(node, Note(text="", **anchor._asdict()))
        assert found == Anchor(Outcome.FOUND, field, start, end)
        assert len(anchor.before) + len(anchor.after) == fewest


_TEXT = st.text("ab", max_size=6)


@given(_TEXT, _TEXT, st.text("ab", max_size=3), _TEXT, _TEXT)
def test_the_quick_outcome_is_that_of_the_search(
    text: str, original: str, quote: str, before: str, after: str
) -> None:
    node = Node(text=text, original=original)
    note = Note(text="", quote=quote, before=before, after=after)
    assert outcome_of(node, note) is find_quote(node, note).outcome

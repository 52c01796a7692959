"""What texts mention, and where."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.addresses import ElementKind, Ref
from outline_editor.core.mentions import MentionFinder


def term(name: str) -> Ref:
    """A concept with that id."""
    return Ref(ElementKind.CONCEPT, name)


def found(text: str, *labels: str) -> list[str]:
    """The words found of some labels, in the order of the text."""
    finder = MentionFinder({term(str(number)): [label] for number, label in enumerate(labels)})
    return [text[one.start : one.end] for one in finder.find(text)]


CONCERN = "state advances, private retreats"


class Case(NamedTuple):
    text: str
    label: str
    words: str


@pytest.mark.parametrize(
    "case",
    [
        Case("concern over ‘state advances, private retreats’", CONCERN, CONCERN),
        Case(
            "‘State Advances, private retreats’ again", CONCERN, "State Advances, private retreats"
        ),
        Case(
            'said "STATE ADVANCES,  PRIVATE RETREATS"', CONCERN, "STATE ADVANCES,  PRIVATE RETREATS"
        ),
        Case("“small giants” first", "‘small giants’", "“small giants”"),
        Case("ｓｍａｌｌ ｇｉａｎｔｓ", "small giants", "ｓｍａｌｌ ｇｉａｎｔｓ"),
        Case("one small giant", "small giants", "small giant"),
        Case("three Small Giants", "small giant", "Small Giants"),
        Case("industrial policies", "industrial policy", "industrial policies"),
        Case("ultra-high-definition video", "ultra high definition", "ultra-high-definition"),
        Case("SME-led growth", "SMEs", "SME"),
        Case("the ＳＭＥｓ of Hunan", "SME", "ＳＭＥｓ"),
        Case("MIIT’s plan", "Ministry of Industry and IT (MIIT)", "MIIT"),
        Case("培育“小巨人”企业", "小巨人", "小巨人"),
        Case("解决国进民退问题", "国进民退", "国进民退"),
        Case("发展VR产业", "VR", "VR"),
        Case("推动5Ｇ商用", "5g", "5Ｇ"),
        Case("𠀀小巨人", "小巨人", "小巨人"),
        Case("（党）的领导", "党", "党"),
        Case("cafe\u0301 culture", "café", "cafe\u0301"),
    ],
    ids=lambda case: case.text,
)
def test_a_label_is_found(case: Case) -> None:
    assert found(case.text, case.label) == [case.words]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("smaller giants", "small"),
        ("devolutionary", "devolution"),
        ("high-quality development", "quality"),
        ("non\u2010SMEs", "SMEs"),
        ("make it work", "IT"),
        ("whose smes", "SMEs"),
        ("x", "x"),
        ("从严治党", "党"),
        ("党建", "党"),
        ("小 巨人", "小巨人"),
        ("state advances private retreats", CONCERN),
        ("", "small giants"),
    ],
)
def test_a_part_of_something_else_is_no_mention(text: str, label: str) -> None:
    assert found(text, label) == []


def test_the_longest_name_counts() -> None:
    labels = ("industry", "IT", "Ministry of Industry and IT")
    assert found("the Ministry of Industry and IT", *labels) == ["Ministry of Industry and IT"]
    assert found("中国进民退", "中国", "国进民退", "民退") == ["国进民退"]
    assert found("改革开放，改革", "改革", "改革开放") == ["改革开放", "改革"]


def test_a_longer_name_that_is_a_part_of_something_else_hides_none() -> None:
    assert found("new energy vehicleship", "new energy", "new energy vehicle") == ["new energy"]


def test_every_place_is_found_in_the_order_of_the_text() -> None:
    assert found("SME by SME, 小巨人 for SMEs", "小巨人", "SME") == ["SME", "SME", "小巨人", "SMEs"]


def test_the_same_words_may_mean_two_things() -> None:
    finder = MentionFinder({term("a"): ["devolution"], term("b"): ["Devolution"]})
    assert [one.term.id for one in finder.find("devolution")] == ["a", "b"]


def test_of_two_the_one_with_capitals_needs_them() -> None:
    finder = MentionFinder({term("acronym"): ["AID"], term("word"): ["aid"]})
    assert [one.term.id for one in finder.find("aid")] == ["word"]
    assert [one.term.id for one in finder.find("AID")] == ["acronym", "word"]


def test_many_texts_are_looked_through_at_once() -> None:
    finder = MentionFinder({term("giants"): ["小巨人"], term("smes"): ["SMEs"]})
    texts = ["SME and 小巨人", "", "sme", "小巨", "人 ＳＭＥ"]
    terms = [{one.id for one in found} for found in finder.terms_in(texts)]
    assert terms == [{"giants", "smes"}, set(), set(), set(), {"smes"}]


def test_no_names_are_never_found() -> None:
    assert MentionFinder({}).find("anything") == []
    assert MentionFinder({term("blank"): [" "]}).terms_in(["anything", ""]) == [set(), set()]


PIECES = [
    "小",
    "巨",
    "人",
    "小巨人",
    "SME",
    "s",
    "s’",
    "-",
    " ",
    "  ",
    "é",
    "e\u0301",
    "ß",
    "ﬁ",
    "İ",
]
PIECES += ["\uff33", "‘", "“", "党", "𠀀", "\u1112\u1161", "quality", "Quality of", "\n"]
texts = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=12)


@given(st.lists(texts, max_size=4), st.dictionaries(st.sampled_from("abc"), texts, max_size=3))
def test_any_texts_alone_mention_what_they_mention_together(
    many: list[str], names: dict[str, str]
) -> None:
    many = [text.replace("\0", "") for text in many]
    finder = MentionFinder({term(name): [label] for name, label in names.items()})
    alone = [finder.find(text) for text in many]
    assert [{one.term for one in ones} for ones in alone] == finder.terms_in(many)
    for text, ones in zip(many, alone, strict=True):
        assert ones == sorted(ones)
        assert all(0 <= one.start < one.end <= len(text) for one in ones)


@given(texts, st.sampled_from(["小巨人", "quality of", "SMEs"]), texts)
def test_words_stand_where_they_are_said_to(before: str, words: str, after: str) -> None:
    """With a space or a full stop beside them, they are found in any text."""
    before, after = before.replace("\0", ""), after.replace("\0", "")
    text = f"{before}。{words}。{after}"
    places = MentionFinder({term("it"): [words]}).find(text)
    assert len(f"{before}。") in [one.start for one in places]

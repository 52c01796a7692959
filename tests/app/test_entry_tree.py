"""Concepts and actors as trees, whatever stands in a file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.app.entry_tree import EntryTree, FilterTexts, stand_alike, tree_of
from outline_editor.core.addresses import ElementKind
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.concept_book import ConceptBook
from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, Concept, DocumentRoot

CONCEPT = ElementKind.CONCEPT


def _book(**fields: dict[str, str]) -> ConceptBook:
    """A document with concepts of these ids and fields."""
    concepts = tuple(
        Concept(**{"id": name, "label": Labels.of({"en": name})} | more)  # type: ignore[arg-type]
        for name, more in fields.items()
    )
    return ConceptBook(DocumentRoot(id="d", concepts=concepts), SharedCodebook())


def _drawn(tree: EntryTree) -> str:
    def draw(ids: tuple[str, ...]) -> str:
        return " ".join(
            f"{one}({draw(tree.lower[one])})" if one in tree.lower else one for one in ids
        )

    return draw(tree.tops)


def test_entries_stand_under_what_they_are_a_part_of_by_label() -> None:
    book = _book(b={}, a={}, d={"broader": "b"}, c={"broader": "b"}, e={"broader": "c"})
    assert _drawn(tree_of(book, CONCEPT)) == "a b(c(e) d)"


def test_what_names_nothing_known_is_a_top() -> None:
    assert _drawn(tree_of(_book(a={"broader": "gone"}), CONCEPT)) == "a"


def test_actors_stand_under_what_they_are_of() -> None:
    actors = tuple(
        Actor(id=name, name=Labels.of({"en": name}), of=of)
        for name, of in (("a", "b"), ("b", None))
    )
    book = ConceptBook(DocumentRoot(id="d", actors=actors), SharedCodebook())
    assert _drawn(tree_of(book, ElementKind.ACTOR)) == "b(a)"
    assert _drawn(tree_of(book, CONCEPT)) == ""


@pytest.mark.parametrize(
    ("fields", "drawn"),
    [
        ({"a": "a"}, "a"),
        ({"a": "b", "b": "a"}, "a(b)"),
        ({"x": "a", "a": "b", "b": "c", "c": "a"}, "a(c(b) x)"),
    ],
)
def test_a_circle_is_cut_where_it_is_met_first(fields: dict[str, str], drawn: str) -> None:
    book = _book(**{name: {"broader": upper} for name, upper in fields.items()})
    assert _drawn(tree_of(book, CONCEPT)) == drawn


class TestMerged:
    BOOK = _book(
        old={"merged_into": "mid"}, mid={"merged_into": "new"}, new={}, low={"broader": "old"}
    )

    def test_are_hidden_and_what_stood_under_them_stands_under_the_target(self) -> None:
        assert _drawn(tree_of(self.BOOK, CONCEPT)) == "new(low)"

    def test_are_shown_under_the_target(self) -> None:
        assert _drawn(tree_of(self.BOOK, CONCEPT, show_merged=True)) == "new(low mid old)"

    def test_in_a_circle_hang_nothing_up(self) -> None:
        book = _book(a={"merged_into": "b"}, b={"merged_into": "a"}, c={"broader": "a"})
        assert _drawn(tree_of(book, CONCEPT)) == "c"
        assert _drawn(tree_of(book, CONCEPT, show_merged=True)) == "a(c) b"


def test_of_what_matches_the_uppers_are_there_too() -> None:
    book = _book(a={}, b={"broader": "a"}, c={"broader": "b"}, d={"broader": "a"}, e={})
    assert _drawn(tree_of(book, CONCEPT, matched={"c"})) == "a(b(c))"
    assert _drawn(tree_of(book, CONCEPT, matched=set())) == ""


@given(
    st.lists(st.tuples(st.integers(0, 7), st.booleans()), min_size=1, max_size=8),
    st.booleans(),
)
def test_whatever_names_what_each_entry_shown_stands_in_one_place(
    uppers: list[tuple[int, bool]], show_merged: bool
) -> None:
    fields = {
        f"c{n}": {"merged_into" if merged else "broader": f"c{upper}"}
        for n, (upper, merged) in enumerate(uppers)
    }
    tree = tree_of(_book(**fields), CONCEPT, show_merged=show_merged)
    seen, waiting = [], [*tree.tops]
    while waiting:
        one = waiting.pop()
        seen.append(one)
        waiting += tree.lower.get(one, ())
    wanted = [n for n, one in fields.items() if show_merged or "merged_into" not in one]
    assert sorted(seen) == wanted


class TestNames:
    NAMES = FilterTexts(
        [
            Concept(
                id="state-advances",
                label=Labels.of({"en": "State advances, private retreats", "zh": "国进民退"}),
                alt=("SOEs crowd out",),
            ),
            Concept(id="small-giants", label=Labels.of({"en": "small giants", "zh": "小巨人"})),
        ]
    )

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("state", {"state-advances"}),
            ("STATE retreats", {"state-advances"}),
            ("ａｄｖａｎｃｅｓ", {"state-advances"}),
            ("soes", {"state-advances"}),
            ("small-g", {"small-giants"}),
            ("民退", {"state-advances"}),
            ("gjmt", {"state-advances"}),
            ("xiaojuren", {"small-giants"}),
            ("xjr", {"small-giants"}),
            ("s", {"state-advances", "small-giants"}),
            ("nothing of it", set()),
        ],
    )
    def test_are_found_in_english_chinese_pinyin_and_initials(
        self, words: str, found: set[str]
    ) -> None:
        assert self.NAMES.matching(words) == found

    def test_no_words_ask_for_nothing(self) -> None:
        assert self.NAMES.matching("  ") is None


@pytest.mark.timeout(30)
def test_what_many_entries_take_grows_with_their_number() -> None:
    """It grew with the square of it: two minutes for so many."""
    book = _book(**{f"c{n}": {"broader": f"c{n // 7 * 7}"} for n in range(60_000)})
    assert len(tree_of(book, CONCEPT).upper) == 60_000


@pytest.mark.parametrize(
    ("fields", "are_alike"),
    [
        ({"a": {"definition": "other"}, "b": {"broader": "a"}}, True),
        ({"a": {}, "b": {}}, False),
        ({"a": {"merged_into": "b"}, "b": {"broader": "a"}}, False),
        ({"a": {"label": Labels.of({"en": "z"})}, "b": {"broader": "a"}}, False),
        ({"b": {"broader": "a"}, "a": {}}, False),
        ({"a": {}}, False),
    ],
)
def test_trees_are_others_where_labels_or_what_entries_stand_under_are(
    fields: dict[str, dict[str, str]], are_alike: bool
) -> None:
    before = _book(a={}, b={"broader": "a"})
    assert stand_alike(before, _book(**fields), CONCEPT) is are_alike
    assert stand_alike(before, _book(**fields), ElementKind.ACTOR)

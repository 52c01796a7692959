"""Regular expressions: what they match, and what is said of those that can't be used."""

from __future__ import annotations

from typing import Any

import pytest

from outline_editor.core.errors import OutlineError
from outline_editor.core.search import Query
from outline_editor.core.search_expressions import MOST_SECONDS, ExpressionMatcher, TimeLeft


def _matcher(words: str, **options: Any) -> ExpressionMatcher:
    return ExpressionMatcher(Query(words, is_expression=True, **options))


def _found(words: str, text: str, **options: Any) -> list[str]:
    spans = _matcher(words, **options).spans(text, TimeLeft(MOST_SECONDS))
    return [text[start:end] for start, end in spans]


def _refusal(words: str, **options: Any) -> str:
    with pytest.raises(OutlineError) as refused:
        _matcher(words, **options)
    return str(refused.value)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (r"\d+ BN", "60 bn, 7 bn, ６０ bn", ["60 bn", "7 bn", "６０ bn"]),
        ("‘.+?’", "‘a’ 'b' ‘c’", ["‘a’", "‘c’"]),
        ("[一-龥]{2,}", "a 国进民退 b", ["国进民退"]),
        ("a*", "baab", ["aa"]),
        ("|a", "aba", ["a", "a"]),
    ],
)
def test_they_find_what_they_match_as_it_is_written(
    words: str, text: str, found: list[str]
) -> None:
    assert _found(words, text) == found


def test_case_counts_if_wanted() -> None:
    assert _found("fund", "Fund fund", match_case=True) == ["fund"]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("sma|small", "small sma", ["small", "sma"]),
        ("fund|x", "funds fund", ["fund"]),
        ("(?x) fund # the word", "a fund", ["fund"]),
    ],
)
def test_whole_words(words: str, text: str, found: list[str]) -> None:
    assert _found(words, text, whole_words=True) == found


@pytest.mark.parametrize("words", ["a*", "()", r"\b", "^", "$", "(?=a)"])
def test_nothing_is_never_a_match(words: str) -> None:
    assert all(_found(words, "caab"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("(a", "add “)”"),
        ("a)", "“)” at character 2"),
        ("[a", "add “]”"),
        ("*a", "before character 1"),
        ("a**", "repeated"),
        ("a{5,2}", "exchange the two"),
        ("[z-a]", "exchange its ends"),
        ("a\\", "“\\\\” to find a backslash"),
        (r"(a)\2", "group that is not there"),
        ("(?P=x)", "group that is not there"),
        ("(?z)", "around character 3, at “(?z”"),
        (r"\p{Foo}", "around character 7"),
        ("(?P<1>a)", "around character 6"),
    ],
)
def test_a_wrong_one_is_refused_with_place_and_remedy(words: str, said: str) -> None:
    assert said.lower() in _refusal(words).lower()


def test_whole_words_do_not_mend_a_wrong_one() -> None:
    assert "closes no group" in _refusal("a)(b", whole_words=True)


@pytest.mark.parametrize(
    "words",
    ["((a{1000}){1000}){1000}", "a{1000000}", "(((a{99}b){99}){99}|c){99}", "a{9,99999999}"],
)
def test_one_that_would_fill_the_memory_is_refused(words: str) -> None:
    assert "too many times" in _refusal(words)


@pytest.mark.parametrize("words", [r"\d{4}-\d{2}-\d{2}" * 20, "a{1000}", r"[{9999999}]", r"\{{9}"])
def test_ordinary_repetitions_are_not(words: str) -> None:
    assert _found(words, "a") == []


def test_a_slow_one_is_stopped() -> None:
    with pytest.raises(OutlineError, match="takes too long"):
        list(_matcher(r"(x|xx)+[yz]").spans("x" * 40, TimeLeft(0.05)))


def test_a_slow_one_is_stopped_over_many_texts() -> None:
    """Each text alone would be waited for; all of them are not."""
    slow, left = _matcher("(a|aa)+$"), TimeLeft(0.2)

    def search_many() -> None:
        for _ in range(100_000):
            list(slow.spans("a" * 18 + "b", left))

    with pytest.raises(OutlineError, match="takes too long"):
        search_many()
    assert list(slow.spans("aab", TimeLeft(0.2))) == []


@pytest.mark.parametrize(
    ("words", "by", "said"),
    [
        ("(a)", r"\2", "only 1 group."),
        ("a", r"\1", "has 0 groups"),
        ("(a)(b)", r"\3", "has 2 groups"),
        ("(?P<x>a)", r"\g<y>", "group “y”"),
        ("a", "\\", "a group is expected"),
        ("a", r"\g<", "a group is expected"),
    ],
)
def test_words_to_put_in_that_are_none_are_refused(words: str, by: str, said: str) -> None:
    with pytest.raises(OutlineError) as refused:
        _matcher(words).check_words(by)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("words", "by"),
    [("(a)", r"\1\1"), ("(?P<x>a)", r"\g<x> \1"), ("a", r"\\1"), ("a", r"\n"), ("a", "国")],
)
def test_others_are_not(words: str, by: str) -> None:
    _matcher(words).check_words(by)

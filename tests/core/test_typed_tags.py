"""Where a `#` names a concept, and how it goes out of the text."""

from __future__ import annotations

import pytest

from outline_editor.core.typed_tags import TypedTag, tag_before, without_tag


def _words(text: str) -> str | None:
    """What is named where the caret stands at the end."""
    tag = tag_before(text, len(text))
    return None if tag is None else tag.words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("#", ""),
        ("#gjmt", "gjmt"),
        ("as in #state adv", "state adv"),
        ("first line\n#state", "state"),
        ("（#国进", "国进"),
        ("这是#国进", "国进"),
        ("这是＃国进", "国进"),
        ("#one and #two", "two"),
        ("“#x", "x"),
    ],
)
def test_it_begins_a_word(text: str, words: str) -> None:
    assert _words(text) == words


@pytest.mark.parametrize(
    "text",
    ["", "no tag", "C#", "C#m", "F#1", "&#82", "site.cn/#top", "##", "# heading", "#a\nb", "é#x"],
)
def test_within_a_word_an_address_or_before_a_space_it_is_none(text: str) -> None:
    assert _words(text) is None


def test_only_what_stands_before_the_caret_counts() -> None:
    assert tag_before("see #state here", 8) == TypedTag(4, "sta")


def test_after_sixty_characters_nobody_names_a_concept() -> None:
    assert _words("#" + "x" * 60) == "x" * 60
    assert _words("#" + "x" * 61) is None


def test_what_is_at_the_start_of_a_word_is_told_however_long_the_text() -> None:
    assert _words("x" * 100 + "#" + "y" * 60) is None
    assert _words("x" * 100 + " #" + "y" * 60) == "y" * 60


@pytest.mark.parametrize(
    ("words", "could_be"),
    [
        ("", False),
        ("new drivers", True),
        ("国进民退", True),
        ("one two three four", True),
        ("3 is the most important", False),
        ("3. Then", False),
        ("第一，", False),
    ],
)
def test_a_sentence_names_no_new_concept(words: str, could_be: bool) -> None:
    assert TypedTag(0, words).could_be_new is could_be


@pytest.mark.parametrize(("words", "is_number"), [("3", True), ("3 ", True), ("3d", False)])
def test_a_number_is_told(words: str, is_number: bool) -> None:
    assert TypedTag(0, words).is_number is is_number


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("as #gjmt| here", "as |here"),
        ("#gjmt| here", "|here"),
        ("as #gjmt|", "as|"),
        ("as #gjmt|\nnext", "as|\nnext"),
        ("as #gjmt|, here", "as |, here"),
        ("这是#国进|的", "这是|的"),
        ("#gjmt|", "|"),
        ("𠮷 #国进|", "𠮷|"),
    ],
)
def test_it_goes_with_the_space_that_would_be_left_over(text: str, left: str) -> None:
    caret = text.index("|")
    text = text.replace("|", "")
    tag = tag_before(text, caret)
    assert tag is not None
    rest, at = without_tag(text, tag)
    assert f"{rest[:at]}|{rest[at:]}" == left

"""Texts as they are compared, and where their characters come from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.folding import FoldedText, folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Small Giants", "small giants"),
        ("ＳＭＥ２０１９", "sme2019"),
        ("‘a’ “b” 「c」 \"d\" 'e'", "'a' 'b' 'c' 'd' 'e'"),
        ("a \t\n b\u3000c\u00a0d", "a b c d"),
        ("Straße ﬁne", "strasse fine"),
        ("cafe\u0301", "café"),
        ("", ""),
    ],
)
def test_folded(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_case_can_be_kept() -> None:
    assert folded("ＭＩＩＴ “x”", case=True) == "MIIT 'x'"


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("the Small  Giants", "small giants", "Small  Giants"),
        ("ＳＭＥｓ grow", "smes", "ＳＭＥｓ"),
        ("a ﬁne fund", "fine", "ﬁne"),
        ("un cafe\u0301!", "café", "cafe\u0301"),
        ("Straße 1", "strasse", "Straße"),
        ("½ of ㍿", "株式会社", "㍿"),
    ],
)
def test_words_are_found_where_they_stand(text: str, words: str, found: str) -> None:
    source = FoldedText(text)
    start = source.text.index(words)
    start, end = source.span(start, start + len(words))
    assert text[start:end] == found


@given(st.text(max_size=30), st.booleans())
def test_spans_fold_to_what_was_found(text: str, case: bool) -> None:
    source = FoldedText(text, case=case)
    assert source.text == folded(text, case=case)
    for start in range(len(source.text)):
        a, b = source.span(start, start + 1)
        assert 0 <= a < b <= len(text)
        assert source.text[start] in folded(text[a:b], case=case)
    if source.text:
        assert source.span(0, len(source.text)) == (0, len(text))

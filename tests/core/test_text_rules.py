from __future__ import annotations

import sys

import pytest
from pydantic import TypeAdapter, ValidationError

from outline_editor.core.scalar_types import Text
from outline_editor.core.text_rules import FORBIDDEN, MAX_TEXT, CleanText, clean_text, one_line


def _is_allowed(code: int) -> bool:
    """The rule of the format, in its own words."""
    is_control = code < 0x20 or 0x7F <= code < 0xA0
    is_surrogate = 0xD800 <= code <= 0xDFFF
    is_noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return code in (0x09, 0x0A) or not (is_control or is_surrogate or is_noncharacter)


def test_exactly_the_forbidden_characters_are_found() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    found = {ord(match[0]) for match in FORBIDDEN.finditer(everything)}
    assert found == {code for code in range(sys.maxunicode + 1) if not _is_allowed(code)}


def test_the_model_allows_exactly_the_others() -> None:
    adapter = TypeAdapter(Text)
    allowed = "".join(chr(code) for code in range(sys.maxunicode + 1) if _is_allowed(code))
    for part in (allowed[:MAX_TEXT], allowed[MAX_TEXT:]):
        assert adapter.validate_python(part) == part
    for code in range(sys.maxunicode + 1):
        if not _is_allowed(code):
            with pytest.raises(ValidationError):
                adapter.validate_python(f"a{chr(code)}b")


@pytest.mark.parametrize("text", ["a\x07\n", "a\n\x07", "\n\x00", "a\x85"])
def test_a_forbidden_character_is_found_on_any_line(text: str) -> None:
    assert FORBIDDEN.search(text)
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python(text)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("plain 小巨人 𠮷\ttab\nline", CleanText("plain 小巨人 𠮷\ttab\nline", 0, 0)),
        ("", CleanText("", 0, 0)),
        ("a\r\nb", CleanText("a\nb", 0, 0)),
        ("a\rb", CleanText("a\nb", 1, 0)),
        ("a\n\rb", CleanText("a\n\nb", 1, 0)),
        ("a\x0bb\x85c\u2028d\u2029e", CleanText("a\nb\nc\nd\ne", 4, 0)),
        ("a\x00b\x07c\x0cd\x7fe\x9ff\ufffeg\U0010ffffh\ud800i\ufdd0", CleanText("abcdefghi", 0, 9)),
        ("\ufeffa\u200bb\xa0c", CleanText("\ufeffa\u200bb\xa0c", 0, 0)),
    ],
)
def test_foreign_text_is_cleaned_and_counted(text: str, clean: CleanText) -> None:
    assert clean_text(text) == clean
    assert FORBIDDEN.search(clean.text) is None
    assert clean_text(clean.text) == CleanText(clean.text, 0, 0)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one line", "one line"),
        ("  kept as it is \t", "  kept as it is \t"),
        ("two\nlines", "two lines"),
        ("two \t\n  lines", "two lines"),
        ("a\n\n \nb\n", "a b"),
        ("\n", ""),
        ("中\n国", "中 国"),
        ("full-width\u3000\nspace", "full-width\u3000 space"),
    ],
)
def test_several_lines_become_one(text: str, line: str) -> None:
    assert one_line(text) == line

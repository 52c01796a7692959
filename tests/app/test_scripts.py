"""Words and languages know their script."""

from __future__ import annotations

from outline_editor.app.scripts import script_of, script_of_language


def test_of_words() -> None:
    assert [script_of(word) for word in ("word", "слово", "λόγος", "小", "'")] == [
        "LATIN",
        "CYRILLIC",
        "GREEK",
        "CJK",
        "",
    ]


def test_of_languages() -> None:
    tags = ("en", "ru", "zh-Hans", "ZH", "pt-BR")
    found = [script_of_language(tag) for tag in tags]
    assert found == ["LATIN", "CYRILLIC", "CJK", "CJK", "LATIN"]

"""Which script words and languages are written in."""

from __future__ import annotations

import unicodedata

_OF_LANGUAGES = {
    **dict.fromkeys(("ar", "fa", "ur", "ug"), "ARABIC"),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"), "CYRILLIC"),
    **dict.fromkeys(("hi", "mr", "ne"), "DEVANAGARI"),
    **dict.fromkeys(("zh", "yue", "lzh"), "CJK"),
    "bn": "BENGALI",
    "el": "GREEK",
    "he": "HEBREW",
    "hy": "ARMENIAN",
    "ja": "HIRAGANA",
    "ka": "GEORGIAN",
    "ko": "HANGUL",
    "ta": "TAMIL",
    "te": "TELUGU",
    "th": "THAI",
}
"""The scripts of languages that are not written in Latin letters, as Unicode calls them."""


def script_of(word: str) -> str:
    """The script of a word by its first letter, such as `LATIN`; `''` for none."""
    letter = next((character for character in word if character.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def script_of_language(tag: str) -> str:
    """The script that a language is written in, such as `LATIN`; `tag` is as in BCP 47."""
    return _OF_LANGUAGES.get(tag.partition("-")[0].lower(), "LATIN")

"""The language of a name that somebody types follows its script and the document."""

from __future__ import annotations

import pytest

from outline_editor.app.label_language import labels_for, renamed
from outline_editor.core.labels import Labels
from outline_editor.core.model import DocumentRoot


@pytest.mark.parametrize(
    ("words", "language", "original", "tag"),
    [
        ("new drivers", "en", None, "en"),
        ("new drivers", "de", None, "de"),
        ("new drivers", "zh", None, "en"),
        ("new drivers", "zh-Hans", "ja", "en"),
        ("new drivers", "zh", "fr", "fr"),
        ("MIIT", "ru", None, "en"),
        ("新动能", "en", None, "zh"),
        ("新动能", "en", "ja", "zh"),
        ("新動能", "en", "zh-Hant", "zh-Hant"),
        ("新動能", "zh-Hans", "zh-Hant", "zh-Hant"),
        ("新动能", "zh-Hans", "en", "zh-Hans"),
        ("5G 网络", "en", None, "zh"),
        ("ものづくり", "en", None, "ja"),
        ("двигатели", "en", "ru", "ru"),
        ("двигатели", "en", None, "en"),
        ("863", "zh", None, "zh"),
    ],
)
def test_a_new_name_is_in_the_language_that_it_looks_like(
    words: str, language: str, original: str | None, tag: str
) -> None:
    root = DocumentRoot(id="a", language=language, original_language=original)
    assert labels_for(root, words) == Labels.of({tag: words})


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ({"zh": "双循环 dual circulation"}, "dual circulation", {"en": "dual circulation"}),
        ({"en": "small giants"}, "小巨人", {"zh": "小巨人"}),
        ({"fr": "petits géants"}, "petits", {"fr": "petits"}),
        ({"zh": "小巨人"}, "5G 小巨人", {"zh": "5G 小巨人"}),
        ({"zh": "小巨人"}, "863", {"zh": "863"}),
        # Another label is overwritten only by words that are in its language.
        ({"zh": "小巨人", "en": "giants"}, "small giants", {"zh": "小巨人", "en": "small giants"}),
        ({"en": "giants", "fr": "géants"}, "巨人", {"en": "giants", "fr": "géants", "zh": "巨人"}),
        ({"en": "giants", "zh": "小巨人"}, "", {"zh": "小巨人"}),
    ],
)
def test_a_name_that_is_overwritten_is_in_its_own_language(
    before: dict[str, str], words: str, after: dict[str, str]
) -> None:
    assert renamed(DocumentRoot(id="a"), Labels.of(before), words) == Labels.of(after)


def test_spaces_around_and_between_are_one() -> None:
    assert labels_for(DocumentRoot(id="a"), " new  drivers ") == Labels.of({"en": "new drivers"})

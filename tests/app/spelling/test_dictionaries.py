"""Which dictionaries are found, and which one a language is checked with."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.spelling.dictionaries import choose, choose_all, find_dictionaries
from tests.small_dictionaries import install


def test_both_files_make_a_dictionary() -> None:
    file = install("en_GB")
    install("de_DE_frami")
    file.with_name("hyph_fr.dic").write_text("")
    file.with_name("fr_FR.aff").write_text("")
    assert find_dictionaries() == {
        "en-GB": file.with_suffix(".aff"),
        "de-DE": file.with_name("de_DE_frami.aff"),
    }


def test_none_where_there_are_none() -> None:
    assert find_dictionaries() == {}


def test_the_usual_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install("en_GB").parent.rename(tmp_path / "hunspell")
    monkeypatch.delenv("OUTLINE_EDITOR_DICPATH")
    monkeypatch.setenv("DICPATH", str(tmp_path / "hunspell"))
    assert find_dictionaries()["en-GB"] == tmp_path / "hunspell" / "en_GB.aff"


@pytest.mark.parametrize(
    ("language", "chosen"),
    [
        ("en", ["en-GB", "en-US"]),
        ("en-GB", ["en-GB"]),
        ("en-NZ", ["en-GB", "en-US"]),
        ("de", ["de-DE"]),
        ("de-AT", ["de-AT"]),
        ("de-CH", ["de-DE"]),
        ("sv", ["sv-FI"]),
        ("pt-BR", []),
        ("zh", []),
        ("zh-Hans-CN", []),
    ],
)
def test_dictionaries_of_a_language(language: str, chosen: list[str]) -> None:
    available = ["en-GB", "en-US", "en-ZA", "de-AT", "de-DE", "sv-FI", "sv-SE"]
    assert choose(language, available) == chosen


def test_the_users_region_decides_where_the_language_names_none() -> None:
    available = ["sv-FI", "sv-SE", "de-AT", "de-DE"]
    assert choose("sv", available, ["sv-SE"]) == ["sv-SE"]
    assert choose("de", available, ["de-AT", "de"]) == ["de-AT"]


def test_the_users_languages_come_after_the_documents() -> None:
    available = ["en-GB", "de-DE", "fr-FR", "it-IT"]
    locales = ["de-DE", "de", "en-GB", "fr", "it"]
    assert choose_all("en", available, locales) == ("en-GB", "de-DE", "fr-FR")
    assert choose_all("zh", available, ["en-GB"]) == ("en-GB",)

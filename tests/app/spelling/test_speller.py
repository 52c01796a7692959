"""What is right and what is offered, by small dictionaries."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.paths import own_words_file
from outline_editor.app.spelling.known_names import find_names
from outline_editor.app.spelling.speller import MOST_SUGGESTIONS, Speller
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, Codebook, Concept, DocumentRoot
from tests.small_dictionaries import install


def _speller(*tags: str) -> Speller:
    speller = Speller()
    for tag in tags:
        speller.load(tag)
    return speller


def _wrong(speller: Speller, text: str, *tags: str, names: frozenset[str] = frozenset()) -> str:
    words = speller.misspelt(text, tags or ("en-GB",), names)
    assert all(text[word.start : word.end] == word.text for word in words)
    return " ".join(word.text for word in words)


def test_words_that_no_dictionary_knows() -> None:
    install("en_GB")
    speller = _speller("en-GB")
    assert _wrong(speller, "Promote polcy in the industrys, recieve café") == "polcy recieve"
    assert _wrong(speller, "推动制造业 MIIT 2019") == ""


def test_only_the_wrong_part_of_a_word_with_hyphens() -> None:
    install("en_GB")
    assert _wrong(_speller("en-GB"), "high-qualty co-operate high-quality") == "qualty"


def test_apostrophes_of_both_kinds() -> None:
    install("en_GB")
    speller = _speller("en-GB")
    assert _wrong(speller, "don’t don't") == ""
    assert _wrong(speller, "dont") == "dont"


def test_any_of_several_dictionaries_will_do() -> None:
    install("en_GB", "colour")
    install("de_DE", "Farbe")
    speller = _speller("en-GB", "de-DE")
    assert _wrong(speller, "colour Farbe color", "en-GB", "de-DE") == "color"


def test_letters_outside_the_encoding_of_a_dictionary() -> None:
    install("en_GB", "café", encoding="ISO8859-1")
    speller = _speller("en-GB")
    assert _wrong(speller, "café caféé Šef") == "caféé Šef"
    assert speller.suggestions("Šef", ["en-GB"]) == []


def test_a_script_without_a_dictionary_is_left_alone() -> None:
    install("en_GB")
    install("ru_RU", "слово")
    speller = _speller("en-GB", "ru-RU")
    assert _wrong(speller, "Москва polcy") == "polcy"
    assert _wrong(speller, "слово сллово polcy", "en-GB", "ru-RU") == "сллово polcy"


def test_nothing_is_wrong_before_a_dictionary_is_there() -> None:
    install("en_GB")
    speller = Speller()
    assert speller.next_to_load(speller.dictionaries("en")) == "en-GB"
    assert _wrong(speller, "polcy") == ""
    speller.load("en-GB")
    assert speller.next_to_load(speller.dictionaries("en")) == ""
    assert _wrong(speller, "polcy") == "polcy"


def test_a_broken_dictionary_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    file = install("en_GB")
    speller = Speller()
    file.unlink()
    speller.load("en-GB")
    assert _wrong(speller, "polcy") == ""
    assert "en_GB" in caplog.text


def test_suggestions() -> None:
    install("en_GB", *(f"polic{letter}" for letter in "abcdefghijk"), "policy", "don't")
    speller = _speller("en-GB")
    assert "policy" in speller.suggestions("polcy", ["en-GB"])
    assert len(speller.suggestions("polic", ["en-GB"])) <= MOST_SUGGESTIONS
    assert speller.suggestions("dont", ["en-GB"])[0] == "don’t"


def test_own_words_are_kept() -> None:
    install("en_GB")
    speller = _speller("en-GB")
    before = speller.revision
    speller.add("telecoms")
    assert speller.revision > before
    assert _wrong(speller, "telecoms Telecoms telecom") == "telecom"
    assert own_words_file().read_text("utf-8") == "telecoms\n"
    assert _wrong(_speller("en-GB"), "telecoms") == ""


def test_a_name_added_is_right_as_a_name_only() -> None:
    install("en_GB")
    speller = _speller("en-GB")
    speller.add("Miao")
    assert _wrong(speller, "Miao Miao’s miao") == "miao"


def test_what_others_wrote_into_the_own_words_survives() -> None:
    own_words_file().parent.mkdir(parents=True)
    speller = _speller()
    own_words_file().write_bytes(b"one\r\n\xff\n")
    speller.add("two")
    assert own_words_file().read_bytes() == b"one\n\xff\ntwo\n"


def test_ignored_words_are_forgotten() -> None:
    install("en_GB")
    speller = _speller("en-GB")
    speller.ignore("polcy")
    assert _wrong(speller, "polcy") == ""
    assert not own_words_file().exists()
    assert _wrong(_speller("en-GB"), "polcy") == "polcy"


def test_a_word_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    own_words_file().parent.parent.mkdir(parents=True, exist_ok=True)
    own_words_file().parent.write_text("in the way")
    install("en_GB")
    speller = _speller("en-GB")
    with pytest.raises(OSError, match=r".+"):
        speller.add("telecoms")
    assert _wrong(speller, "telecoms") == ""


def test_names_of_actors_and_concepts_are_known() -> None:
    actor = Actor(id="miao", name=Labels.of({"en": "Miao Wei", "zh": "苗圩"}), alt=("Miaow",))
    concept = Concept(id="giants", label=Labels.of({"en": "Litle giants"}))
    root = DocumentRoot(id="test", actors=(actor,))
    codebook = SharedCodebook("codebook.yaml", Codebook(id="book", concepts=(concept,)))
    names: set[str] = set()
    steps = find_names(root, codebook, names)
    # Each actor and concept is a step: thousands of them must not hold up the window.
    next(steps)
    assert names == {"Miao", "Wei", "Miaow"}
    assert len(list(steps)) == 1
    assert names == {"Miao", "Wei", "Miaow", "Litle"}
    install("en_GB")
    assert (
        _wrong(_speller("en-GB"), "Miao Wei’s giants litle", names=frozenset(names))
        == "giants litle"
    )

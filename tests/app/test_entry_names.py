"""Concepts and actors are found by whatever they are called, the likeliest first."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.editing import Editing
from outline_editor.app.entry_names import EntryNames
from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.core.addresses import ElementKind, concept_ref, node_ref
from outline_editor.core.labels import Labels

CODEBOOK = """format: policy-codebook/1
id: shared
actors:
  - {id: miit, name: {en: Ministry of Industry and IT, zh: 工业和信息化部}, alt: [工信部]}
concepts:
  - {id: state-advances, label: {en: 'state advances, private retreats', zh: 国进民退}}
  - {id: state-capital, label: {en: state capital, zh: 国有资本}}
  - {id: small-giants, label: {en: small giants, zh: 小巨人}, alt: [niche champions]}
  - {id: little-giants, label: {en: little titans}, merged_into: small-giants}
"""

DOCUMENT = """format: policy-outline/1
id: a
title: A
status: draft
codebook: codebook.yaml
concepts:
  - {id: own, label: {en: giants of our own}}
outline:
  - {id: n-bbbbb, text: one, concepts: [state-capital]}
  - {id: n-ccccc, text: two, concepts: [state-capital, small-giants]}
"""


@pytest.fixture
def opened(tmp_path: Path) -> OpenDocument:
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(DOCUMENT, encoding="utf-8")
    return open_document(tmp_path / "a.yaml")


@pytest.fixture
def names(opened: OpenDocument) -> EntryNames:
    return EntryNames(opened, ElementKind.CONCEPT)


def _ids(names: EntryNames, words: str) -> list[str]:
    return [entry.id for entry in names.find(words, 10).entries]


@pytest.mark.parametrize(
    "words",
    [
        "state adv",
        "private retreats",
        "retreats state",
        "国进",
        "国进民退",
        "gjmt",
        "guojinmintui",
        "guo jin min tui",
        "guojmt",
        "GJMT",
        "sapr",
        "state-adv",
    ],
)
def test_english_chinese_pinyin_and_initials_find_it(names: EntryNames, words: str) -> None:
    found = names.find(words, 10)
    assert [entry.id for entry in found.entries] == ["state-advances"]
    assert found.are_sure


@pytest.mark.parametrize("words", ["privqte retreats", "guojinmintiu", "state advqnces"])
def test_a_slip_is_forgiven_but_not_sure(names: EntryNames, words: str) -> None:
    found = names.find(words, 10)
    assert found.entries[0].id == "state-advances"
    assert not found.are_sure


def test_what_is_called_nothing_like_it_is_not_found(names: EntryNames) -> None:
    assert names.find("qqqqq", 10) == ([], False)


def test_a_beginning_comes_first_then_what_is_used_more_often(names: EntryNames) -> None:
    assert _ids(names, "g") == ["own", "small-giants"]
    assert _ids(names, "state") == ["state-capital", "state-advances"]
    assert _ids(names, "giants") == ["own", "small-giants"]
    assert _ids(names, "") == ["state-capital", "small-giants", "state-advances", "own"]


def test_the_order_follows_the_document(opened: OpenDocument, names: EntryNames) -> None:
    assert _ids(names, "state")[0] == "state-capital"
    editing = Editing(opened)
    for row in ("n-bbbbb", "n-ccccc"):
        editing.set_field(node_ref(row), "concepts", ("state-advances",))
    assert _ids(names, "state")[0] == "state-advances"


def test_what_is_called_just_so_comes_before_all(opened: OpenDocument, names: EntryNames) -> None:
    Editing(opened).concepts.create(ElementKind.CONCEPT, Labels.of({"en": "State"}))
    assert _ids(names, "state") == ["state", "state-capital", "state-advances"]


def test_what_was_merged_leads_to_where_it_went(names: EntryNames) -> None:
    for words in ("little titans", "titans", "little-giants"):
        assert _ids(names, words) == ["small-giants"]
        assert names.meant(words) == "small-giants"
    assert "little-giants" not in _ids(names, "")
    assert names.find("titans", 10).entries[0].also == "little titans"


def test_another_name_is_told_where_the_labels_do_not_have_the_words(names: EntryNames) -> None:
    assert names.find("niche", 10).entries[0].also == "niche champions"
    assert names.find("giants small", 10).entries[0].also == ""
    assert names.find("xjr", 10).entries[0].also == ""


def test_actors_are_found_by_their_names(opened: OpenDocument) -> None:
    names = EntryNames(opened, ElementKind.ACTOR)
    for words in ("ministry", "工信", "gxb", "gongxinbu", "moii"):
        assert _ids(names, words) == ["miit"]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("STATE CAPITAL", "state-capital"),
        ("small giants 小巨人", "small-giants"),
        ("own", "own"),
        ("advances", "state-advances"),
        ("gjmt", "state-advances"),
        ("state", ""),
        ("gj", "state-advances"),
        ("sapr", ""),
        ("guojinmintiu", ""),
        ("new drivers", ""),
    ],
)
def test_words_mean_an_entry_only_where_no_other_fits(
    names: EntryNames, words: str, meant: str
) -> None:
    assert names.meant(words) == meant


def test_a_changed_codebook_is_followed(opened: OpenDocument, names: EntryNames) -> None:
    assert not names.is_called("New  Drivers")
    concepts = Editing(opened).concepts
    concepts.create(ElementKind.CONCEPT, Labels.of({"en": "new drivers"}))
    assert names.is_called("New  Drivers")
    concepts.set_label(concept_ref("new-drivers"), "zh", "新动能")
    assert _ids(names, "xdn") == ["new-drivers"]

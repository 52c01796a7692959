"""The model is the format: its fields, their order, their values."""

from __future__ import annotations

import dataclasses
from enum import StrEnum
from typing import Any

import pytest
from pydantic import ValidationError

from outline_editor.core import vocabulary
from outline_editor.core.extensions import ExtensionMap, ExtensionScalar
from outline_editor.core.fields import Shape, adapter_of, fields_of
from outline_editor.core.labels import Labels
from outline_editor.core.model import (
    Actor,
    Amount,
    Codebook,
    Comparison,
    Concept,
    DocumentRoot,
    Node,
    Note,
    Source,
)

# The page of the format, with `x` where own fields stand.
FIELDS: dict[type, str] = {
    DocumentRoot: "format id title language original_language jurisdiction status codebook "
    "sources actors concepts x notes outline",
    Codebook: "format id actors concepts x",
    Source: "id title publisher date url language kind accessed checked x",
    Node: "id kind text original actors places targets instrument change stated period due "
    "amounts concepts cites x notes children",
    Amount: "quote value to currency unit modifier basis x",
    Note: "id kind quote before after text also_on concepts compares cites by date state x",
    Comparison: "document finding x",
    Concept: "id label alt definition include exclude broader kind merged_into x",
    Actor: "id name alt role of x",
}
CHOICES: dict[type[StrEnum], str] = {
    vocabulary.DocumentStatus: "draft reviewed curated",
    vocabulary.SourceKind: "briefing press-conference work-conference news law plan speech other",
    vocabulary.NodeKind: "section priority theme measure target",
    vocabulary.Instrument: "regulation standard market-access tax-relief grant guarantee-fund "
    "loan equity procurement research-centre pilot-zone campaign training information plan other",
    vocabulary.Change: "new continued expanded reduced ended",
    vocabulary.Stated: "absent",
    vocabulary.Modifier: "around at-least at-most range",
    vocabulary.Basis: "stated inferred",
    vocabulary.NoteKind: "context comparison comment question evidence definition todo",
    vocabulary.NoteState: "open done",
    vocabulary.Finding: "emphasis added dropped reworded reordered other",
    vocabulary.ConceptKind: "concern instrument sector campaign other",
}
REQUIRED = {
    (DocumentRoot, "id"),
    (Codebook, "id"),
    (Source, "id"),
    (Node, "text"),
    (Amount, "quote"),
    (Note, "text"),
    (Concept, "id"),
    (Concept, "label"),
    (Actor, "id"),
    (Actor, "name"),
}


@pytest.mark.parametrize("cls", FIELDS)
def test_fields_and_their_order_are_those_of_the_format(cls: type) -> None:
    names = FIELDS[cls].replace(" x", " extensions").split()
    assert [field.name for field in dataclasses.fields(cls)] == names


def test_choices_are_those_of_the_format() -> None:
    assert {cls: " ".join(cls) for cls in CHOICES} == CHOICES


def test_what_is_required() -> None:
    found = {(cls, name) for cls in FIELDS for name, s in fields_of(cls).items() if s.required}
    assert found == REQUIRED


def test_what_stands_where_nothing_is_given() -> None:
    root = DocumentRoot(id="a")
    assert (root.format, root.language, root.status) == ("policy-outline/1", "en", "draft")
    assert Codebook(id="a").format == "policy-codebook/1"
    assert Note(text="").kind == "comment"
    for cls in FIELDS:
        for name, spec in fields_of(cls).items():
            if not spec.required and name not in ("format", "language", "status", "kind"):
                assert spec.default in ("", (), None), name


@pytest.mark.parametrize("cls", FIELDS)
def test_nothing_can_be_changed_or_added(cls: type) -> None:
    minimal: dict[str, Any] = {"id": "a", "text": "", "quote": "a", "label": LABEL, "name": LABEL}
    given = {name: minimal[name] for owner, name in REQUIRED if owner is cls}
    element = cls(**given)
    for name in fields_of(cls):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(element, name, None)
    assert not hasattr(element, "__dict__")
    with pytest.raises(ValidationError):
        cls(**given, titel="a")
    assert element == cls(**given)
    assert hash(element) == hash(cls(**given))


LABEL = Labels.of({"en": "a"})


def test_lists_are_kept_as_tuples() -> None:
    row = adapter_of(Node, "children").validate_python([{"text": "a", "actors": ["b"]}])[0]
    assert row.actors == ("b",)
    assert row.children is Node(text="b").children


def test_an_empty_comparison_is_none() -> None:
    assert Note(text="", compares=Comparison()).compares is None
    kept = Comparison(extensions=(("x-a", ExtensionScalar("")),))
    assert Note(text="", compares=kept).compares == kept


def test_currency_and_unit_exclude_each_other() -> None:
    assert Amount(quote="a", currency="CNY", unit="").currency == "CNY"
    with pytest.raises(ValidationError):
        Amount(quote="a", currency="CNY", unit="%")


def test_labels_are_in_order_with_english_first() -> None:
    labels = Labels.of({"zh": "小", "de": "klein", "en": "small", "en-GB": "little"})
    assert [language for language, _ in labels.texts] == ["en", "de", "en-GB", "zh"]
    assert labels == Labels.of(dict(reversed(labels.texts)))
    assert labels.get("zh") == "小"
    assert labels.get("fr") == ""
    assert labels.shown == "small klein little 小"


@pytest.mark.parametrize("texts", [(), (("en", "a"), ("en", "b")), (("en", ""),), (("e", "a"),)])
def test_what_labels_cannot_be(texts: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(ValidationError):
        Labels(texts)


# What each restricted field takes and refuses; `test_scalar_types` has the borders.
FORMS: dict[tuple[type, str], tuple[str, str]] = {
    (DocumentRoot, "id"): ("miit-2019", "MIIT"),
    (DocumentRoot, "language"): ("zh-Hant", "en_GB"),
    (DocumentRoot, "original_language"): ("zh-Hant", "en_GB"),
    (DocumentRoot, "jurisdiction"): ("CN-HN", "China"),
    (Codebook, "id"): ("tags", "Tags"),
    (Source, "id"): ("s1", "S1"),
    (Source, "date"): ("2019-Q1", "2019/2020"),
    (Source, "language"): ("zh-Hant", "en_GB"),
    (Source, "accessed"): ("2019-01-29", "29.1.2019"),
    (Node, "id"): ("n-aa", "t-aa"),
    (Node, "period"): ("2019/2022", "2019-2022"),
    (Node, "due"): ("2019-Q1", "2019/2020"),
    (Amount, "currency"): ("CNY", "¥"),
    (Note, "id"): ("t-aa", "n-aa"),
    (Note, "date"): ("2019-Q1", "2019/2020"),
    (Comparison, "document"): ("miit-2018", "MIIT"),
    (Concept, "id"): ("openness", "Openness"),
    (Concept, "broader"): ("openness", "Openness"),
    (Concept, "merged_into"): ("openness", "Openness"),
    (Actor, "id"): ("miit", "MIIT"),
    (Actor, "of"): ("miit", "MIIT"),
}
FORMS_OF_ITEMS: dict[tuple[type, str], tuple[str, str]] = {
    (Node, "actors"): ("miit", "MIIT"),
    (Node, "places"): ("CN-HN", "China"),
    (Node, "targets"): ("small-firms", "Small firms"),
    (Node, "concepts"): ("openness", "Openness"),
    (Node, "cites"): ("s1@p. 3", "S1"),
    (Note, "also_on"): ("n-aa", "t-aa"),
    (Note, "concepts"): ("openness", "Openness"),
    (Note, "cites"): ("s1@p. 3", "S1"),
}


@pytest.mark.parametrize(("cls", "name"), FORMS)
def test_forms_of_fields(cls: type, name: str) -> None:
    good, bad = FORMS[cls, name]
    adapter = adapter_of(cls, name)
    assert adapter.validate_python(good) == good
    for text in (bad, "", f"{good}\n"):
        with pytest.raises(ValidationError):
            adapter.validate_python(text)


@pytest.mark.parametrize(("cls", "name"), FORMS_OF_ITEMS)
def test_forms_of_items(cls: type, name: str) -> None:
    good, bad = FORMS_OF_ITEMS[cls, name]
    adapter = adapter_of(cls, name)
    assert adapter.validate_python((good,)) == (good,)
    for text in (bad, "", f"{good}\n"):
        with pytest.raises(ValidationError):
            adapter.validate_python((good, text))


def test_every_other_text_is_free() -> None:
    for cls in FIELDS:
        for name, spec in fields_of(cls).items():
            if spec.shape is Shape.TEXT and (cls, name) not in FORMS:
                assert adapter_of(cls, name).validate_python("A b\nc") == "A b\nc"
            if spec.shape is Shape.TEXTS and (cls, name) not in FORMS_OF_ITEMS:
                assert adapter_of(cls, name).validate_python(("A b",)) == ("A b",)


def test_own_fields_have_keys_of_their_own() -> None:
    adapter = adapter_of(Node, "extensions")
    one = ExtensionScalar("1", plain=True)
    assert adapter.validate_python((("x-", one), ("x-a b", one))) == (("x-", one), ("x-a b", one))
    for entries in ((("a", one),), (("x-a", one), ("x-a", one)), (("x-\x07", one),)):
        with pytest.raises(ValidationError):
            adapter.validate_python(entries)
    with pytest.raises(ValidationError):
        ExtensionScalar("a: b", plain=True)
    with pytest.raises(ValidationError):
        ExtensionMap(((one, one), (ExtensionScalar("1"), one)))
    with pytest.raises(ValidationError):
        ExtensionMap(((ExtensionScalar("<<", plain=True), one),))

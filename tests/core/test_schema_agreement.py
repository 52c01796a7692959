"""Schema and program take the same files for good, wherever a schema can tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator, Draft202012Validator
from jsonschema.protocols import Validator

from outline_editor.core.fields import fields_of
from outline_editor.core.model import (
    Actor,
    Amount,
    Codebook,
    Comparison,
    Concept,
    DocumentRoot,
    Node,
    Note,
    Root,
    Source,
)
from outline_editor.core.schema import codebook_schema, outline_schema
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.yaml_reader import document_from_text, read_codebook
from outline_editor.storage.yaml_writer import write_codebook, write_document
from tests.core.schema_data import schema_data, without_absent_fields
from tests.property.second_opinions import loaded_by_ruamel, without_own_fields
from tests.property.strategies import codebooks, documents
from tests.storage.bad_inputs import BAD_INPUTS, ERRORS, FORMAT, BadInput
from tests.storage.samples import EVERY_FIELD, EXAMPLE, EXAMPLE_CODEBOOK

SAMPLES = Path(__file__).parents[2] / "sample_docs"

DIALECTS = (Draft7Validator, Draft202012Validator)
VALIDATORS: dict[type[Root], list[Validator]] = {
    DocumentRoot: [dialect(outline_schema()) for dialect in DIALECTS],
    Codebook: [dialect(codebook_schema()) for dialect in DIALECTS],
}


def accepts(data: Any, cls: type[Root] = DocumentRoot) -> bool:
    """Whether the schema finds no fault; it does not matter by which dialect."""
    first, second = (validator.is_valid(data) for validator in VALIDATORS[cls])
    assert first == second
    return first


def program_accepts(text: str) -> bool:
    try:
        return not document_from_text(text).has_errors
    except FileRefused:
        return False


@pytest.mark.parametrize("text", [EXAMPLE, EVERY_FIELD], ids=["example", "every field"])
def test_what_the_program_accepts_is_accepted(text: str) -> None:
    assert program_accepts(text)
    assert accepts(schema_data(text, DocumentRoot))


def test_a_codebook_is_accepted() -> None:
    assert not read_codebook(EXAMPLE_CODEBOOK.encode()).has_errors
    assert accepts(schema_data(EXAMPLE_CODEBOOK, Codebook), Codebook)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.name)
def test_the_samples_are_accepted(path: Path) -> None:
    cls = Codebook if path.name == "codebook.yaml" else DocumentRoot
    assert accepts(schema_data(path.read_text(encoding="utf-8"), cls), cls)


@given(documents())
def test_whatever_is_written_is_accepted(root: DocumentRoot) -> None:
    assert accepts(schema_data(write_document(root, "").decode(), DocumentRoot))


@given(codebooks())
def test_whatever_codebook_is_written_is_accepted(root: Codebook) -> None:
    assert accepts(schema_data(write_codebook(root, "").decode(), Codebook), Codebook)


@given(documents(max_rows=4))
def test_whatever_is_written_is_accepted_as_editors_read_it(root: DocumentRoot) -> None:
    """Written texts are texts by the rules of YAML alone, without the format's."""
    written = write_document(without_own_fields(root), "").decode()
    assert accepts(loaded_by_ruamel(written))


# Bad files

SHAPES = [bad for bad in (*FORMAT, *ERRORS) if not bad.beyond_schema]
BEYOND = [bad for bad in BAD_INPUTS if bad.beyond_schema]
"""Depth, and what can only be told by looking at two places or at digits."""


def schema_accepts(bad: BadInput) -> bool:
    return accepts(schema_data(bad.data.decode(), DocumentRoot))


def test_what_is_beyond_a_schema_is_listed() -> None:
    assert [bad.name for bad in BEYOND] == [
        "101 levels of rows",
        "150 levels of rows",
        "list as key",
        "two rows with one id",
        "concepts merged in a chain and in circles",
        "two notes with one id",
        "two sources with one id",
        "number with 1001 digits",
        "list as key of an own field",
        "curated with an error",
    ]


@pytest.mark.parametrize("bad", SHAPES, ids=lambda bad: bad.name)
def test_the_schema_refuses_what_the_program_does(bad: BadInput) -> None:
    assert not program_accepts(bad.data.decode())
    assert not schema_accepts(bad)


@pytest.mark.parametrize("bad", BEYOND, ids=lambda bad: bad.name)
def test_the_schema_accepts_what_is_beyond_it(bad: BadInput) -> None:
    assert not program_accepts(bad.data.decode())
    assert schema_accepts(bad)


@pytest.mark.parametrize("bad", SHAPES, ids=lambda bad: bad.name)
def test_a_key_without_a_value_is_like_no_key(bad: BadInput) -> None:
    data = without_absent_fields(schema_data(bad.data.decode(), DocumentRoot))
    unknown_and_empty = bad.name == "unknown key without value"
    assert accepts(data) == unknown_and_empty


# Each field with each of these values

VALUES = (
    *("", "''", "a", "A b", "en", "CN", "CNY", "n-aa", "t-aa", "2019", "2019-13", "2019/2020-Q4"),
    *("12.5", "-0", "'12.5'", "1e3", "yes", "true", "'true'", "policy-outline/1", "draft", "new"),
    *("measure", "comment", "open", "news", "other", "absent", "range", "stated", "emphasis"),
    *("[]", "[a]", "[A b]", "[CN]", "[n-aa]", "[s1@p. 3]", "[a, ~]", "['']", "[[a]]", "[{}]"),
    *("{}", "{en: a}", "{en: ~}", "{en: ''}", "{x-a: b}", "{en: a, x-a: ~}", "{e: a}", "{en: [a]}"),
    *("{document: a}", "{finding: a}", "{text: a}", "[{id: a}]", "[{text: a}]", "[{quote: a}]"),
    *("[{id: a, name: {en: a}}]", "[{id: a, label: {en: a}}]", "[{text: a, x-a: [b]}]"),
)

REQUIRED: dict[type, dict[str, str]] = {
    DocumentRoot: {"format": "policy-outline/1", "id": "a"},
    Source: {"id": "s1"},
    Actor: {"id": "a", "name": "{en: a}"},
    # None of the values: a concept is never merged into itself.
    Concept: {"id": "own", "label": "{en: a}"},
    Note: {"text": "a"},
    Node: {"text": "a"},
    Amount: {"quote": "a"},
    Comparison: {},
}

PLACES: dict[type, str] = {
    DocumentRoot: "{}",
    Source: "{{format: policy-outline/1, id: a, sources: [{}]}}",
    Actor: "{{format: policy-outline/1, id: a, actors: [{}]}}",
    Concept: "{{format: policy-outline/1, id: a, concepts: [{}]}}",
    Note: "{{format: policy-outline/1, id: a, notes: [{}]}}",
    Node: "{{format: policy-outline/1, id: a, outline: [{}]}}",
    Amount: "{{format: policy-outline/1, id: a, outline: [{{text: a, amounts: [{}]}}]}}",
    Comparison: "{{format: policy-outline/1, id: a, notes: [{{text: a, compares: {}}}]}}",
}


def file_with(cls: type, fields: dict[str, str]) -> str:
    return PLACES[cls].format(f"{{{', '.join(f'{k}: {v}' for k, v in fields.items())}}}")


@pytest.mark.parametrize(
    ("cls", "name"), [(cls, name) for cls in PLACES for name in fields_of(cls)]
)
def test_schema_and_program_agree_on_every_field(cls: type, name: str) -> None:
    for value in VALUES:
        text = file_with(cls, REQUIRED[cls] | {name: value})
        data = schema_data(text, DocumentRoot)
        accepted = program_accepts(text)
        assert accepts(data) == accepted, text
        if accepted:
            assert accepts(without_absent_fields(data)), text


@pytest.mark.parametrize("cls", PLACES)
def test_schema_and_program_agree_on_what_is_required(cls: type) -> None:
    for name in REQUIRED[cls]:
        text = file_with(cls, {k: v for k, v in REQUIRED[cls].items() if k != name})
        assert not accepts(schema_data(text, DocumentRoot))
        assert not program_accepts(text)
    text = file_with(cls, REQUIRED[cls])
    assert accepts(schema_data(text, DocumentRoot))
    assert program_accepts(text)


@pytest.mark.parametrize(
    "measure",
    ["currency: CNY", "unit: km²", "currency: CNY, unit: ''", "currency: ~, unit: km²"],
)
def test_schema_and_program_agree_on_one_measure(measure: str) -> None:
    text = PLACES[Amount].format(f"{{quote: a, {measure}}}")
    assert accepts(schema_data(text, DocumentRoot))
    assert program_accepts(text)


def test_a_codebook_is_no_outline() -> None:
    text = "format: policy-codebook/1\nid: a\n"
    assert accepts(schema_data(text, Codebook), Codebook)
    assert not read_codebook(text.encode()).has_errors
    assert not accepts(schema_data(text, DocumentRoot))
    assert not program_accepts(text)

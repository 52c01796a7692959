from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator, Draft202012Validator
from jsonschema.protocols import Validator

from outline_editor.core.descriptions import FIELDS, SUMMARIES, TITLES
from outline_editor.core.fields import fields_of
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
    Root,
    Source,
)
from outline_editor.core.schema import (
    CODEBOOK_SCHEMA,
    OUTLINE_SCHEMA,
    codebook_schema,
    outline_schema,
    schema_files,
)
from outline_editor.resources import resource
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.yaml_reader import document_from_text, read_codebook
from outline_editor.storage.yaml_writer import write_codebook, write_document
from tests.core.schema_data import NotForJson, schema_data
from tests.property.strategies import codebooks, documents
from tests.storage.bad_inputs import ERRORS, FORMAT, BadInput
from tests.storage.samples import EVERY_FIELD, EXAMPLE

SAMPLES = Path(__file__).parents[2] / "sample_docs"

DIALECTS = (Draft7Validator, Draft202012Validator)
VALIDATORS: dict[type[Root], list[Validator]] = {
    DocumentRoot: [dialect(outline_schema()) for dialect in DIALECTS],
    Codebook: [dialect(codebook_schema()) for dialect in DIALECTS],
}


def accepts(data: dict[str, Any], cls: type[Root] = DocumentRoot) -> bool:
    """Whether the schema finds no fault; it does not matter by which dialect."""
    first, second = (validator.is_valid(data) for validator in VALIDATORS[cls])
    assert first == second
    return first


def program_accepts(text: str) -> bool:
    try:
        return not document_from_text(text).has_errors
    except FileRefused:
        return False


def everything_in(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from everything_in(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from everything_in(inner)


def patterns(schema: dict[str, Any]) -> Iterator[str]:
    for part in everything_in(schema):
        if isinstance(part.get("pattern"), str):
            yield part["pattern"]
        yield from part.get("patternProperties", {})


@pytest.mark.parametrize("name", [OUTLINE_SCHEMA, CODEBOOK_SCHEMA])
def test_the_schema_files_are_current(name: str) -> None:
    shipped = resource(f"schema/{name}").read_bytes()
    assert shipped == schema_files()[name].encode(), "python -m tests.core.write_schemas"


def test_the_sample_files_name_the_schemas() -> None:
    first_lines = {
        path.name: path.read_text(encoding="utf-8").partition("\n")[0]
        for path in SAMPLES.glob("*.yaml")
    }
    server = "# yaml-language-server: $schema="
    assert first_lines.pop("codebook.yaml") == server + CODEBOOK_SCHEMA
    assert set(first_lines.values()) == {server + OUTLINE_SCHEMA}


@pytest.mark.parametrize("schema", [outline_schema(), codebook_schema()], ids=lambda s: s["$id"])
def test_the_schemas_are_sound_in_both_dialects(schema: dict[str, Any]) -> None:
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    for dialect in DIALECTS:
        dialect.check_schema(schema)
    for part in everything_in(schema):
        # Draft 7 reads nothing beside a `$ref`, draft 2020-12 does.
        assert "$ref" not in part or len(part) == 1
    for pattern in patterns(schema):
        re.compile(pattern)
        # Nothing that is not JavaScript's, such as Rust's \z and \x{…}.
        assert not re.search(r"\\[^.dn]|\(\?", pattern)


def test_every_field_is_described() -> None:
    for cls in (DocumentRoot, Codebook, Source, Node, Amount, Note, Comparison, Concept, Actor):
        assert list(FIELDS[cls]) == [name for name in fields_of(cls) if name != "extensions"]
    assert TITLES.keys() == SUMMARIES.keys() == FIELDS.keys() | {Labels}


def test_descriptions_are_sentences_without_jargon() -> None:
    sentences = [
        *SUMMARIES.values(),
        *(text for texts in FIELDS.values() for text in texts.values()),
    ]
    for sentence in sentences:
        assert sentence.endswith(".")
        assert not re.search(r"\b(string|array|object|mapping|scalar|null|node)\b", sentence)


@pytest.mark.parametrize("text", [EXAMPLE, EVERY_FIELD], ids=["example", "every field"])
def test_what_the_program_accepts_is_accepted(text: str) -> None:
    assert program_accepts(text)
    assert accepts(schema_data(text, DocumentRoot))


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


# Bad files

NO_DATA = ("list as key", "list as key of an own field")
"""Files whose content JSON can't carry, so that no schema ever sees it."""

BEYOND = (
    "two rows with one id",
    "two notes with one id",
    "two sources with one id",
    "number with 1001 digits",
    "curated with an error",
)
"""Files whose fault no schema can tell; depth and broken YAML are refused before."""

WRONG_FORMAT = [bad for bad in FORMAT if bad.name not in ("plain text", "a list")]
SHAPES = [bad for bad in (*ERRORS, *WRONG_FORMAT) if bad.name not in (*NO_DATA, *BEYOND)]


def test_what_is_beyond_a_schema_is_listed() -> None:
    listed = {bad.name for bad in ERRORS if bad.beyond_schema}
    assert listed <= {*BEYOND, *NO_DATA}
    for bad in ERRORS:
        text = bad.data.decode()
        if bad.name in BEYOND:
            assert accepts(schema_data(text, DocumentRoot))
        elif bad.name in NO_DATA:
            with pytest.raises(NotForJson):
                schema_data(text, DocumentRoot)


@pytest.mark.parametrize("bad", SHAPES, ids=lambda bad: bad.name)
def test_the_schema_refuses_what_the_program_does(bad: BadInput) -> None:
    text = bad.data.decode()
    assert not program_accepts(text)
    assert not accepts(schema_data(text, DocumentRoot))


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
    Concept: {"id": "a", "label": "{en: a}"},
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
        assert accepts(schema_data(text, DocumentRoot)) == program_accepts(text), text


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


def test_the_files_are_json() -> None:
    assert json.loads(schema_files()[OUTLINE_SCHEMA]) == outline_schema()
    assert json.loads(schema_files()[CODEBOOK_SCHEMA]) == codebook_schema()

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from outline_editor.core.descriptions import FIELDS, SUMMARIES, TITLES
from outline_editor.core.fields import Shape, fields_of
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
from outline_editor.core.schema import (
    CODEBOOK_SCHEMA,
    OUTLINE_SCHEMA,
    codebook_schema,
    outline_schema,
)
from outline_editor.resources import resource
from tests.core.write_schemas import schema_files

SAMPLES = Path(__file__).parents[2] / "sample_docs"

OF_OUTLINES = (DocumentRoot, Source, Node, Amount, Note, Comparison, Concept, Actor)
OF_CODEBOOKS = (Codebook, Concept, Actor)
BOTH = pytest.mark.parametrize(
    ("schema", "classes"),
    [(outline_schema(), OF_OUTLINES), (codebook_schema(), OF_CODEBOOKS)],
    ids=["outline", "codebook"],
)


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
    assert shipped == schema_files()[name].encode(), (
        "the model has changed; run python -m tests.core.write_schemas"
    )


def test_the_sample_files_name_the_schemas() -> None:
    first_lines = {
        path.name: path.read_text(encoding="utf-8").partition("\n")[0]
        for path in SAMPLES.glob("*.yaml")
    }
    server = "# yaml-language-server: $schema="
    assert first_lines.pop("codebook.yaml") == server + CODEBOOK_SCHEMA
    assert set(first_lines.values()) == {server + OUTLINE_SCHEMA}


def elements(schema: dict[str, Any], classes: tuple[type, ...]) -> dict[type, dict[str, Any]]:
    """What a schema says of each class; the first is the whole file's."""
    root, *inner = classes
    assert schema["definitions"].keys() == {cls.__name__ for cls in (*inner, Labels)}
    return {root: schema} | {cls: schema["definitions"][cls.__name__] for cls in inner}


# What means the same in draft 7 and in draft 2020-12; `items` does if it is no list.
SAME_IN_BOTH = {
    *("$id", "$schema", "$ref", "additionalProperties", "allOf", "anyOf", "const", "default"),
    *("definitions", "description", "enum", "items", "maxLength", "minLength"),
    *(
        "minProperties",
        "not",
        "pattern",
        "patternProperties",
        "properties",
        "required",
        "title",
        "type",
    ),
}
NAMED_PARTS = ("properties", "patternProperties", "definitions")


def keywords(schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The keywords of a schema and of all schemas in it; names of fields are none."""
    for keyword, value in schema.items():
        yield keyword, value
        if keyword in NAMED_PARTS:
            parts = list(value.values())
        else:
            parts = value if isinstance(value, list) else [value]
        for part in parts:
            if isinstance(part, dict):
                yield from keywords(part)


@pytest.mark.parametrize("schema", [outline_schema(), codebook_schema()], ids=lambda s: s["$id"])
def test_no_keyword_means_something_else_in_the_other_dialect(schema: dict[str, Any]) -> None:
    found = list(keywords(schema))
    assert {keyword for keyword, _ in found} <= SAME_IN_BOTH
    assert {type(value) for keyword, value in found if keyword == "items"} == {dict}


@pytest.mark.parametrize("schema", [outline_schema(), codebook_schema()], ids=lambda s: s["$id"])
def test_the_schemas_are_sound_in_both_dialects(schema: dict[str, Any]) -> None:
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for dialect in (Draft7Validator, Draft202012Validator):
        dialect.check_schema(schema)
    for part in everything_in(schema):
        # Draft 7 reads nothing beside a `$ref`, draft 2020-12 does.
        assert "$ref" not in part or len(part) == 1
    for pattern in patterns(schema):
        re.compile(pattern)
        # Nothing that is not JavaScript's, such as Rust's \z and \x{…}.
        assert not re.search(r"\\[^.dn]|\(\?", pattern)


@BOTH
def test_an_editor_learns_what_everything_is(
    schema: dict[str, Any], classes: tuple[type, ...]
) -> None:
    for cls, part in elements(schema, classes).items():
        assert (part["title"], part["description"]) == (TITLES[cls], SUMMARIES[cls])
        told = {name: field["description"] for name, field in part["properties"].items()}
        assert list(told.items()) == list(FIELDS[cls].items())
        for name, field in part["properties"].items():
            # An editor without it would head the field with what it stands in.
            assert field["title"].lower().replace(" ", "_") == name
    labels = schema["definitions"]["Labels"]
    assert (labels["title"], labels["description"]) == (TITLES[Labels], SUMMARIES[Labels])


@BOTH
def test_an_editor_offers_every_choice(schema: dict[str, Any], classes: tuple[type, ...]) -> None:
    for cls, part in elements(schema, classes).items():
        for name, spec in fields_of(cls).items():
            if spec.shape is Shape.CHOICE and name != "format":
                assert part["properties"][name]["enum"] == [*spec.choices, None]
    assert schema["properties"]["format"]["const"] == fields_of(classes[0])["format"].default


@BOTH
def test_only_own_fields_may_be_added(schema: dict[str, Any], classes: tuple[type, ...]) -> None:
    for part in elements(schema, classes).values():
        assert part["additionalProperties"] is False
        assert part["patternProperties"] == {"^x-": {}}
    labels = schema["definitions"]["Labels"]
    assert labels["additionalProperties"] is False
    assert labels["patternProperties"]["^x-"] == {}


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


def test_the_files_are_json() -> None:
    assert json.loads(schema_files()[OUTLINE_SCHEMA]) == outline_schema()
    assert json.loads(schema_files()[CODEBOOK_SCHEMA]) == codebook_schema()

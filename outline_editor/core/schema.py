"""The JSON Schema of a document and of a codebook, generated from the model.

The model describes what the program holds; a file differs in that own fields
stand among the others, names are written by language, and an absent field may
be null. The dialect is draft 2020-12, and nothing in the schema means anything
else in draft 7, the newest that yaml-language-server documents.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from outline_editor.core.descriptions import FIELDS, SUMMARIES, TITLES, field_title
from outline_editor.core.fields import FieldSpec, Shape, adapter_of, fields_of
from outline_editor.core.labels import Labels
from outline_editor.core.model import Amount, Codebook, DocumentRoot, Root

Schema: TypeAlias = dict[str, Any]

OUTLINE_SCHEMA = "policy-outline-1.schema.json"
CODEBOOK_SCHEMA = "policy-codebook-1.schema.json"
"""The files of the schemas in `resources/schema`; outlines name them in their first line."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DEFINITIONS = "definitions"  # `$defs` since draft 2019-09, which still knows this name
_OWN_FIELDS: Schema = {"^x-": {}}


def outline_schema() -> Schema:
    """The schema of a document's file, as data for JSON."""
    return _file_schema(DocumentRoot, "urn:policy-outline:1")


def codebook_schema() -> Schema:
    """The schema of a codebook's file, as data for JSON."""
    return _file_schema(Codebook, "urn:policy-codebook:1")


def _file_schema(cls: type[Root], identifier: str) -> Schema:
    definitions: dict[str, Schema] = {}
    root = _element(cls, definitions)
    return {
        "$schema": _DIALECT,
        "$id": identifier,
        **root,
        _DEFINITIONS: dict(sorted(definitions.items())),
    }


def _element(cls: type, definitions: dict[str, Schema]) -> Schema:
    """The schema of one element; those it refers to are added to `definitions`."""
    specs = [spec for spec in fields_of(cls).values() if spec.shape is not Shape.EXTENSIONS]
    required = [spec.name for spec in specs if spec.required or spec.name == "format"]
    schema: Schema = {
        "title": TITLES[cls],
        "description": SUMMARIES[cls],
        "type": "object",
        "properties": {spec.name: _field(cls, spec, definitions) for spec in specs},
        "patternProperties": _OWN_FIELDS,
        "additionalProperties": False,
    }
    if required:
        schema["required"] = required
    if cls is Amount:
        schema["not"] = _CURRENCY_AND_UNIT
    return schema


# An empty unit, and a currency that is null, are absent.
_CURRENCY_AND_UNIT: Schema = {
    "required": ["currency", "unit"],
    "properties": {"currency": {"type": "string"}, "unit": {"type": "string", "minLength": 1}},
}


def _field(cls: type, spec: FieldSpec, definitions: dict[str, Schema]) -> Schema:
    schema: Schema = {"title": field_title(spec.name), "description": FIELDS[cls][spec.name]}
    if spec.required:
        schema |= _value(cls, spec, definitions)
    elif spec.name == "format":
        schema["const"] = spec.default
    else:
        schema |= _or_null(_value(cls, spec, definitions))
        if isinstance(spec.default, str) and spec.default:
            schema["default"] = str(spec.default)
    return schema


def _value(cls: type, spec: FieldSpec, definitions: dict[str, Schema]) -> Schema:
    match spec.shape:
        case Shape.CHOICE:
            return {"enum": list(spec.choices)}
        case Shape.LABELS:
            definitions[Labels.__name__] = _labels()
            # Draft 7 reads nothing beside a `$ref`.
            return {"allOf": [_reference(Labels)]}
        case Shape.ELEMENT:
            return {"anyOf": [_defined(spec, definitions)]}
        case Shape.ELEMENTS:
            return {"type": "array", "items": _defined(spec, definitions)}
        case Shape.TEXTS:
            items = adapter_of(cls, spec.name).json_schema()["items"]
            return {"type": "array", "items": _constraints(items)}
    schema = adapter_of(cls, spec.name).json_schema()
    given, *_ = schema.get("anyOf", [schema])
    return _constraints(given)


def _constraints(schema: Schema) -> Schema:
    return {
        key: schema[key] for key in ("type", "pattern", "minLength", "maxLength") if key in schema
    }


def _or_null(schema: Schema) -> Schema:
    match schema:
        case {"enum": choices}:
            return {"enum": [*choices, None]}
        case {"anyOf": options}:
            return {"anyOf": [*options, {"type": "null"}]}
        case {"type": kind}:
            return {**schema, "type": [kind, "null"]}
    raise AssertionError(schema)


def _defined(spec: FieldSpec, definitions: dict[str, Schema]) -> Schema:
    assert spec.item is not None
    if spec.item.__name__ not in definitions:
        definitions[spec.item.__name__] = {}  # rows refer to rows
        definitions[spec.item.__name__] = _element(spec.item, definitions)
    return _reference(spec.item)


def _reference(cls: type) -> Schema:
    return {"$ref": f"#/{_DEFINITIONS}/{cls.__name__}"}


def _labels() -> Schema:
    """A mapping of language to text, with a text in at least one."""
    pair = adapter_of(Labels, "texts").json_schema()["items"]["prefixItems"]
    language, text = pair[0]["pattern"], _constraints(pair[1])
    return {
        "title": TITLES[Labels],
        "description": SUMMARIES[Labels],
        "type": "object",
        "minProperties": 1,
        "patternProperties": {language: _or_null(text), **_OWN_FIELDS},
        "additionalProperties": False,
        "not": {"patternProperties": {language: {"type": "null"}}},
    }

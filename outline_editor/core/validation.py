"""Why a value does not fit its field, in words for people.

pydantic finds the fault; the sentence is ours. The same sentences serve a
file that is read and a widget that is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from outline_editor.core.errors import Message, shortened
from outline_editor.core.fields import FieldSpec, Shape

# What a pattern asks for, by field name; see `scalar_types`.
_FORMS = {
    "id": "value.slug",
    "language": "value.language",
    "original_language": "value.language",
    "jurisdiction": "value.place",
    "places": "value.place",
    "currency": "value.currency",
    "date": "value.date",
    "accessed": "value.date",
    "due": "value.date",
    "period": "value.period",
    "cites": "value.citation",
    "also_on": "value.node-id",
    "title": "value.text",
}
_REFERENCES = frozenset(
    {"actors", "targets", "concepts", "broader", "merged_into", "of", "document"}
)


def explain(spec: FieldSpec, fault: Mapping[str, Any]) -> Message:
    """The sentence for one of pydantic's faults in a field.

    `fault` is one entry of `ValidationError.errors()`.
    """
    given = fault.get("input")
    shown = shortened(given) if isinstance(given, str) else type(given).__name__
    where = {"field": spec.name, "value": shown}
    match fault["type"]:
        case "enum" | "literal_error":
            return Message.of("value.choice", **where, choices=", ".join(spec.choices))
        case "string_unicode":
            return Message.of("value.text", **where)
        case "string_pattern_mismatch":
            return Message.of(_form(spec), **where)
        case "string_too_short":
            return Message.of("value.empty", field=spec.name)
        case "number_range":
            return Message.of("value.number-range", field=spec.name)
        case "amount_unit":
            return Message.of("value.amount-unit")
        case "labels_empty":
            return Message.of("value.no-language", field=spec.name)
    if spec.shape is Shape.NUMBER:
        return Message.of("value.number", **where)
    if spec.shape is Shape.BOOLEAN:
        return Message.of("value.boolean", **where)
    return Message.of("value.kind", **where)


def _form(spec: FieldSpec) -> str:
    if spec.name in _REFERENCES:
        return "value.slug"
    return _FORMS.get(spec.name, "value.text")

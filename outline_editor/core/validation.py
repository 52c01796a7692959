"""Why a value does not fit its field, in words for people.

pydantic finds the fault; the sentence is ours. The same sentences serve a
file that is read and a widget that is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import StringConstraints

from outline_editor.core import scalar_types
from outline_editor.core.errors import Message, shortened
from outline_editor.core.fields import FieldSpec, Shape, fields_of


def _pattern(scalar: Any) -> str:
    """The pattern that a restricted scalar must have."""
    constraints = next(arg for arg in get_args(scalar) if isinstance(arg, StringConstraints))
    assert isinstance(constraints.pattern, str)
    return constraints.pattern


_FORMS = {
    _pattern(scalar_types.Slug): "value.slug",
    _pattern(scalar_types.NodeId): "value.node-id",
    _pattern(scalar_types.NoteId): "value.note-id",
    _pattern(scalar_types.Language): "value.language",
    _pattern(scalar_types.Place): "value.place",
    _pattern(scalar_types.Currency): "value.currency",
    _pattern(scalar_types.Date): "value.date",
    _pattern(scalar_types.Period): "value.period",
    _pattern(scalar_types.Citation): "value.citation",
    _pattern(scalar_types.Text): "value.text",
    _pattern(scalar_types.ExtensionKey): "value.own-key",
}
"""What a pattern asks for."""


_SENTENCES = {
    "enum": "value.choice",
    "literal_error": "value.choice",
    "string_unicode": "value.text",
    "text_characters": "value.text",
    "string_too_short": "value.empty",
    "string_too_long": "value.too-long",
    "number_range": "value.number-range",
    "amount_unit": "value.amount-unit",
    "labels_empty": "value.no-language",
    "labels_twice": "value.language-twice",
    "extension_keys": "value.own-key-twice",
    "missing": "value.missing",
}
"""What pydantic's faults, and our own in it, mean."""


def explain(spec: FieldSpec, fault: Mapping[str, Any]) -> Message:
    """The sentence for one of pydantic's faults in a field.

    `fault` is one entry of `ValidationError.errors()`. Where the field holds
    elements, the sentence is about the field of theirs that is at fault.
    """
    spec = _innermost(spec, fault.get("loc", ()))
    if fault["type"] == "string_pattern_mismatch":
        code = _FORMS[fault["ctx"]["pattern"]]
    elif fault["type"] in _SENTENCES:
        code = _SENTENCES[fault["type"]]
    elif spec.shape is Shape.NUMBER:
        code = "value.number"
    elif spec.shape is Shape.BOOLEAN:
        code = "value.boolean"
    else:
        code = "value.kind"
    given = fault.get("input")
    shown = shortened("nothing" if given is None else str(given))
    values = {"field": spec.name, "value": shown}
    if code == "value.choice":
        values["choices"] = ", ".join(spec.choices)
    return Message.of(code, **values)


def _innermost(spec: FieldSpec, location: tuple[int | str, ...]) -> FieldSpec:
    """The field that a fault is in, which may be one of an element in `spec`."""
    for part in location:
        if isinstance(part, str) and spec.item is not None:
            spec = fields_of(spec.item).get(part, spec)
    return spec

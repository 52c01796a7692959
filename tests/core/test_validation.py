from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from outline_editor.core.errors import Message
from outline_editor.core.extensions import ExtensionScalar
from outline_editor.core.fields import adapter_of, fields_of
from outline_editor.core.model import Actor, Amount, Concept, DocumentRoot, Node, Note, Source
from outline_editor.core.validation import explain

NOTHING = ExtensionScalar("")


@pytest.mark.parametrize(
    ("cls", "field", "value", "code"),
    [
        (Node, "kind", "mesure", "value.choice"),
        (Node, "text", "a\x07", "value.text"),
        (Node, "text", "\ud800", "value.text"),
        (Node, "text", 5, "value.kind"),
        (Node, "id", "abc", "value.node-id"),
        (Note, "id", "n-abc", "value.note-id"),
        (Note, "also_on", ("abc",), "value.node-id"),
        (Node, "actors", ("Miao Wei",), "value.slug"),
        (Source, "id", "S 1", "value.slug"),
        (Node, "cites", ("p. 3",), "value.citation"),
        (Node, "cites", ("s1@\x07",), "value.text"),
        (Node, "places", ("Hunan",), "value.place"),
        (DocumentRoot, "jurisdiction", "china", "value.place"),
        (DocumentRoot, "language", "english!", "value.language"),
        (Node, "due", "May", "value.date"),
        (Node, "period", "2019-2022", "value.period"),
        (Amount, "currency", "yuan", "value.currency"),
        (Amount, "value", "60", "value.number"),
        (Amount, "value", 10**1000, "value.number-range"),
        (Amount, "quote", "", "value.empty"),
        (Source, "checked", "true", "value.boolean"),
        (Amount, "value", Decimal("NaN"), "value.number"),
        (Node, "extensions", (("desk", NOTHING),), "value.own-key"),
        (Node, "extensions", (("x-\x07", NOTHING),), "value.text"),
        (Node, "extensions", (("x-a", NOTHING),) * 2, "value.own-key-twice"),
        (Actor, "name", {"texts": (("en", "a"),) * 2}, "value.language-twice"),
        (Actor, "name", {"texts": ()}, "value.no-language"),
        (Concept, "label", {"texts": (("中文", "a"),)}, "value.language"),
    ],
)
def test_every_fault_has_its_sentence(cls: type, field: str, value: Any, code: str) -> None:
    assert _explained(cls, field, value).code == code


def _explained(cls: type, field: str, value: Any) -> Message:
    with pytest.raises(ValidationError) as error:
        adapter_of(cls, field).validate_python(value)
    return explain(fields_of(cls)[field], error.value.errors(include_url=False)[0])


@pytest.mark.parametrize(
    ("amount", "code", "text"),
    [
        ({"value": 60}, "value.missing", "“quote” is missing; add it."),
        (
            {"quote": "a", "currency": "CNY", "unit": "%"},
            "value.amount-unit",
            "“currency” and “unit” exclude each other; remove one of them.",
        ),
        (
            {"quote": "a", "basis": "guessed"},
            "value.choice",
            "“guessed” is not a value of “basis”; choose one of: stated, inferred.",
        ),
    ],
)
def test_a_fault_inside_an_element_is_told_of_its_own_field(
    amount: dict[str, Any], code: str, text: str
) -> None:
    message = _explained(Node, "amounts", (amount,))
    assert (message.code, message.text) == (code, text)

"""The restricted scalars of `policy-outline/1`, as annotated types.

Each carries its rule as a pattern, so that validation, the JSON Schema and the
messages for people speak of the same thing. Absence is the field's own empty
value: `''` for free text, `()` for lists, `None` for everything restricted.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from outline_editor.core.text_rules import FORBIDDEN, MAX_TEXT, TEXT_PATTERN

_DATE = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-Q[1-4])?"

NUMBER_FORM = re.compile(r"-?[0-9]+(\.[0-9]+)?")
"""How a number is written: no exponent, no separators."""

MAX_NUMBER_DIGITS = 1000
"""Digits an amount's value may have before or after the point."""

NUMBERS_AS_TEXT = {"numbers as text": True}
"""The context in which to validate what went through JSON, which has no decimals."""


def _of_allowed_characters(text: str) -> str:
    if FORBIDDEN.search(text):
        raise PydanticCustomError("text_characters", "a character no text may hold")
    return text


Text = Annotated[
    str,
    StringConstraints(pattern=TEXT_PATTERN, max_length=MAX_TEXT),
    WithJsonSchema({"type": "string", "maxLength": MAX_TEXT}),
]
"""Free text; `''` is absent. See `text_rules` for what it may hold."""

Label = Annotated[
    str,
    StringConstraints(pattern=TEXT_PATTERN, min_length=1, max_length=MAX_TEXT),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": MAX_TEXT}),
]
"""Free text that is not empty."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
"""Lower-case letters, digits and hyphens."""

NodeId = Annotated[str, StringConstraints(pattern=r"^n-[a-z0-9-]{2,40}$")]
NoteId = Annotated[str, StringConstraints(pattern=r"^t-[a-z0-9-]{2,40}$")]

Citation = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9-]+(@[^\n]+)?$", max_length=MAX_TEXT),
    AfterValidator(_of_allowed_characters),
]
"""A source's id, optionally with a place in it: `s2@p. 3`."""

Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
"""A BCP 47 language tag."""

Place = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
"""An ISO 3166-2 code, or the ISO 3166-1 code of a whole country."""

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""An ISO 4217 code."""

Date = Annotated[str, StringConstraints(pattern=rf"^{_DATE}$")]
"""`YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-Qn`."""

Period = Annotated[str, StringConstraints(pattern=rf"^{_DATE}(/{_DATE})?$")]
"""A date, or two of them as `A/B`."""

# Two patterns would not add up: pydantic keeps the last one.
ExtensionKey = Annotated[
    str,
    StringConstraints(pattern=r"^x-", max_length=MAX_TEXT),
    AfterValidator(_of_allowed_characters),
]
"""The key of an own field: it starts with `x-`."""


def _exact_numbers(value: object, info: ValidationInfo) -> object:
    """Take whole numbers, and under `NUMBERS_AS_TEXT` their texts."""
    if type(value) is int:
        return Decimal(value)
    as_text = info.context is NUMBERS_AS_TEXT
    if as_text and isinstance(value, str) and NUMBER_FORM.fullmatch(value):
        return Decimal(value)
    return value


def _writable(value: Decimal) -> Decimal:
    """Refuse what could only be written with an exponent or endless digits."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # only NaN and infinity, refused before, have another
    if value.adjusted() >= MAX_NUMBER_DIGITS or exponent < -MAX_NUMBER_DIGITS:
        raise PydanticCustomError("number_range", "too many digits")
    return value if exponent <= 0 else Decimal(written_number(value))


def written_number(value: Decimal) -> str:
    """How a number is written: its digits, without exponent."""
    return format(value, "f")


Number = Annotated[
    Decimal,
    Field(strict=True),
    BeforeValidator(_exact_numbers),
    AfterValidator(_writable),
    PlainSerializer(written_number, return_type=str, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
"""A decimal number; whole numbers of Python are taken too, floats never."""

Boolean = Annotated[bool, Field(strict=True)]

"""What the scalars of a file stand for, by the rules of the format alone.

YAML's own rules make `no` a truth value, `12:30` a number and `2019-01-29` a
date, differently in its versions. Here every scalar is text until the model
asks for something else.
"""

from __future__ import annotations

from decimal import Decimal

from outline_editor.core.extensions import ExtensionScalar, can_be_plain
from outline_editor.core.scalar_types import NUMBER_FORM

NULL_FORMS = frozenset({"", "~", "null", "Null", "NULL"})
"""What, without quotes, stands for no value at all."""

BOOLEANS = {"true": True, "false": False}
"""The only forms of truth values, without quotes."""


def number(text: str) -> Decimal | None:
    """The number that a plain scalar stands for, `None` if it is none."""
    return Decimal(text) if NUMBER_FORM.fullmatch(text) else None


def extension_scalar(text: str, plain: bool) -> ExtensionScalar:
    """A scalar of an own field; `plain`: without quotes and on one line.

    What is text to every reader for its characters alone counts as quoted.
    """
    return ExtensionScalar(text, plain and can_be_plain(text))

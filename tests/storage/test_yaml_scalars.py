from __future__ import annotations

from decimal import Decimal

import pytest

from outline_editor.core.extensions import ExtensionScalar
from outline_editor.storage.yaml_scalars import BOOLEANS, NULL_FORMS, extension_scalar, number


@pytest.mark.parametrize("text", ["0", "-0", "7", "007", "-2.50", "60000000000", "0.1"])
def test_numbers(text: str) -> None:
    assert number(text) == Decimal(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "+1",
        ".5",
        "5.",
        "1e3",
        "1_000",
        "1,000",
        "0x1f",
        "12:30",
        " 1",
        "1 ",
        "１",
        "½",
        "inf",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert number(text) is None


def test_absent_and_true() -> None:
    assert {"", "~", "null", "Null", "NULL"} == NULL_FORMS
    assert BOOLEANS == {"true": True, "false": False}


@pytest.mark.parametrize(
    ("text", "plain", "kept"),
    [
        ("2019", True, True),
        ("2019", False, False),
        ("", True, True),
        ("1,000", True, True),
        ("1,000", False, False),
        ("what?", True, True),
        ("a: b", False, False),
        ("a\tb", True, False),
    ],
)
def test_plain_counts_where_a_text_can_be_written_so(text: str, plain: bool, kept: bool) -> None:
    assert extension_scalar(text, plain) == ExtensionScalar(text, plain=kept)

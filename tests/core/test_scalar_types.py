"""What each restricted scalar takes and refuses, at its borders."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from outline_editor.core import scalar_types
from outline_editor.core.scalar_types import (
    NUMBERS_AS_TEXT,
    Boolean,
    Citation,
    Currency,
    Date,
    ExtensionKey,
    Label,
    Language,
    NodeId,
    NoteId,
    Number,
    Period,
    Place,
    Slug,
    Text,
    written_number,
)


def takes(scalar: Any, value: object, context: Any = None) -> bool:
    """Whether a value is taken; what is taken as text stays as it is."""
    try:
        taken = TypeAdapter(scalar).validate_python(value, context=context)
    except ValidationError:
        return False
    if isinstance(value, str) and scalar is not Number:
        assert taken == value
    return True


# Forms: what is taken, what is refused, with a blank between.
FORMS: dict[str, tuple[Any, str, str]] = {
    "slug": (Slug, "a s1 2019 - -a- small-giants no 0x1f", "S1 a_b é a.b 苗圩 a/b ａ"),
    "row's id": (
        NodeId,
        f"n-3fqx8 n-aa n-00 n--- n-{'a' * 40}",
        f"n-a n- n t-aa N-aa n-A1 n_aa aa n-a.b n-é1 n-{'a' * 41}",
    ),
    "note's id": (
        NoteId,
        f"t-4hk9w t-aa t-00 t--- t-{'0' * 40}",
        f"t-a t- t n-aa T-aa t-A1 t_aa aa t-{'a' * 41}",
    ),
    "language": (
        Language,
        "en zh-Hant zh-cmn-Hans-CN de-1996 sr-Latn-RS es-419 en-x-desk EN englishs",
        "e en_GB en- -en en--GB en-abcdefghi 中文 englishes x-desk e1",
    ),
    "place": (
        Place,
        "CN CN-HN CN-H FR-75 GB-ENG",
        "cn C CHN CN- CN-hn CN-HNAN CN_HN CN-HN- CN-HN-1 C1 ＣＮ",
    ),
    "currency": (Currency, "CNY EUR XXX", "cny CN CNYY ¥ C1Y US$"),
    "date": (
        Date,
        "2019 0000 9999 2019-01 2019-12 2019-01-01 2019-01-31 2019-02-30 2019-Q1 2019-Q4",
        "19 219 20190 2019- 2019-1 2019-13 2019-00 2019-01- 2019-01-00 2019-01-32 2019-1-29 "
        "2019-01-1 2019-Q 2019-Q0 2019-Q5 2019-q1 2019Q1 2019-Q1-01 20190129 29.1.2019 -2019 "
        "+2019 2019/01 2019/2020 2019-01-29T10:00 ２０１９",
    ),
    "period": (
        Period,
        "2019 2019-01 2019-01-29 2019-Q1 2019/2022 2019-01-01/2019-Q4 2022/2019",
        "2019- 2019/ /2019 / 2019-2022 2019/2020/2021 2019//2020 2019/Q4 2019–2022 2019-13/2020",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_forms(form: str) -> None:
    scalar, good, bad = FORMS[form]
    assert [text for text in good.split() if not takes(scalar, text)] == []
    assert [text for text in bad.split() if takes(scalar, text)] == []
    one = good.split()[0]
    for text in (
        "",
        " ",
        f" {one}",
        f"{one} ",
        f"{one}\n",
        f"\n{one}",
        f"{one}\x00",
        f"{one}\ud800",
    ):
        assert not takes(scalar, text)
    for other in (None, 2019, True, [one]):
        assert not takes(scalar, other)


@pytest.mark.parametrize(
    "text",
    ["s2", "s2@p. 3", "s2@@ 国", "a-b@ ", "s2@第三页", "s2@p.\t3", "-@-", "s2@\U0010fffd"],
)
def test_citations(text: str) -> None:
    assert takes(Citation, text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "s2@", "@p. 3", "S2", "s2 @p. 3", "s2 p. 3", "s2@a\nb", "s2\n", "s2@a\n"),
        *("s2@\x07", "s2@\ufdd0", "s2@\x85", "s2@\ud800"),
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert not takes(Citation, text)


# Text

ALLOWED = (
    *("\t", "\n", " ", "~", "\xa0", "\u2028", "\u2029", "\u200b", "\ufdcf", "\ufdf0", "\ufeff"),
    *("\ud7ff", "\ue000", "\ufffd", "\U00010000", "\U0001fffd", "\U0010fffd"),
)
FORBIDDEN = (
    *("\x00", "\x08", "\x0b", "\x0c", "\r", "\x0e", "\x1f", "\x7f", "\x80", "\x85", "\x9f"),
    *("\ud800", "\udbff", "\udc00", "\udfff", "\ufdd0", "\ufdef", "\ufffe", "\uffff"),
    *(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)),
)


@pytest.mark.parametrize("scalar", [Text, Label], ids=["text", "label"])
def test_characters_of_texts(scalar: Any) -> None:
    for character in ALLOWED:
        assert takes(scalar, f"a{character}b"), ascii(character)
        assert takes(scalar, character), ascii(character)
    for character in FORBIDDEN:
        assert not takes(scalar, f"a{character}b"), ascii(character)
        assert not takes(scalar, f"a\n{character}"), ascii(character)


def test_only_a_label_must_hold_something() -> None:
    assert takes(Text, "")
    assert not takes(Label, "")
    assert takes(Label, " ")
    for other in (None, 5, True, ["a"]):
        assert not takes(Text, other)
        assert not takes(Label, other)


@pytest.mark.parametrize("text", ["x-", "x-a", "x-a b", "x--", "x-国", "x-a\nb"])
def test_keys_of_own_fields(text: str) -> None:
    assert takes(ExtensionKey, text)


@pytest.mark.parametrize("text", ["", "x", "X-a", "a-x", " x-a", "\nx-a", "ax-", "x-\x07"])
def test_what_is_no_key_of_an_own_field(text: str) -> None:
    assert not takes(ExtensionKey, text)


# Numbers and truth values


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (0, "0"),
        (-7, "-7"),
        (Decimal("-0"), "-0"),
        (Decimal("2.50"), "2.50"),
        (Decimal("6E+10"), "60000000000"),
        (Decimal("-1E-3"), "-0.001"),
        (10**999, "1" + "0" * 999),
        (Decimal("1E+999"), "1" + "0" * 999),
        (Decimal("1E-1000"), "0." + "0" * 999 + "1"),
        (Decimal("0E-1000"), "0." + "0" * 1000),
    ],
)
def test_numbers(given: Any, written: str) -> None:
    value = TypeAdapter(Number).validate_python(given)
    assert isinstance(value, Decimal)
    assert value == given
    assert written_number(value) == written
    assert scalar_types.NUMBER_FORM.fullmatch(written)


@pytest.mark.parametrize(
    "given",
    [
        *(True, False, 2.5, 7.0, float("nan"), "7", b"7", None, 10**1000),
        *map(Decimal, ("NaN", "sNaN", "inf", "-inf", "1E+1000", "1E+1000000", "1E-1001")),
    ],
)
def test_what_is_no_number(given: Any) -> None:
    assert not takes(Number, given)


GOOD_FORMS = ("0", "7", "-7", "2.5", "-2.50", "60000000000", "007", "-0", "0.0", "9" * 1000)
BAD_FORMS = (
    *("", " 7", "7 ", "7\n", "+7", ".5", "5.", "1e3", "6E+10", "1_000", "1,000", "1 000", "1.2.3"),
    *("--7", "-", ".", "0x1f", "0o7", "NaN", "inf", "Infinity", "７", "٧", "½", "9" * 1001),
)


@pytest.mark.parametrize("text", GOOD_FORMS)
def test_texts_of_numbers_out_of_json(text: str) -> None:
    taken = TypeAdapter(Number).validate_python(text, context=NUMBERS_AS_TEXT)
    assert (taken, written_number(taken)) == (Decimal(text), written_number(Decimal(text)))
    assert not takes(Number, text)


@pytest.mark.parametrize("text", BAD_FORMS)
def test_what_is_no_text_of_a_number(text: str) -> None:
    assert not takes(Number, text, NUMBERS_AS_TEXT)


def test_numbers_go_into_json_as_texts() -> None:
    assert TypeAdapter(Number).dump_python(Decimal("60000000000.50"), mode="json") == (
        "60000000000.50"
    )


def test_truth_values() -> None:
    assert takes(Boolean, True)
    assert takes(Boolean, False)
    for other in ("true", "yes", "", 1, 0, None):
        assert not takes(Boolean, other)

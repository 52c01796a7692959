from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from outline_editor.core.document import Document
from outline_editor.core.model import Amount, DocumentRoot, Node
from outline_editor.core.offers import Offer, accept_offer
from outline_editor.core.recognition import recognised
from outline_editor.core.vocabulary import Basis, Modifier

ROW = Node(
    id="n-row",
    text="set up a 60 bn fund in Hunan by 2022, at least 5% of it for SMEs",
    original="2022年前在湖南设立600亿元基金，5%以上支持中小企业",
)


def _recognised(row: Node, jurisdiction: str | None = "CN") -> tuple[Offer, ...]:
    return recognised(row, jurisdiction=jurisdiction, language="en", original_language="zh")


def _amount(row: Node) -> Amount:
    """The one amount that a row is offered."""
    [value] = [offer.value for offer in _recognised(row) if offer.field == "amounts"]
    assert isinstance(value, Amount)
    return value


def test_a_row_is_offered_what_it_says_in_the_order_of_its_words() -> None:
    offers = _recognised(ROW)
    assert [(offer.field, offer.source, offer.words(ROW)) for offer in offers] == [
        ("amounts", "text", "60 bn"),
        ("places", "text", "Hunan"),
        ("due", "text", "by 2022"),
        ("amounts", "text", "at least 5%"),
    ]
    assert [offer.value for offer in offers[1:3]] == ["CN-HN", "2022"]
    assert all(offer.basis is Basis.STATED for offer in offers)


def test_all_that_is_offered_can_be_accepted_and_then_nothing_is_left() -> None:
    document = Document(DocumentRoot(id="d", title="D", outline=(ROW,)))
    with document.transaction("Accept") as transaction:
        for offer in _recognised(ROW):
            accept_offer(transaction, ROW.id, offer)
    row = document.node(ROW.id)
    assert (row.due, row.places, len(row.amounts)) == ("2022", ("CN-HN",), 2)
    assert _recognised(row) == ()


@pytest.mark.parametrize(
    ("text", "original", "expected"),
    [
        # The original states the currency that the text leaves out.
        ("60 bn", "600亿元", Amount(quote="60 bn", currency="CNY", basis=Basis.STATED)),
        ("60 bn", "600亿美元", Amount(quote="60 bn", currency="USD", basis=Basis.STATED)),
        ("60 bn", "600亿人", Amount(quote="60 bn", unit="人", basis=Basis.STATED)),
        ("60 bn", "", Amount(quote="60 bn", currency="CNY", basis=Basis.INFERRED)),
        # The text keeps its own words where it has some.
        (
            "60 bn people",
            "600亿人",
            Amount(quote="60 bn people", unit="people", basis=Basis.STATED),
        ),
        ("", "600亿人", Amount(quote="600亿人", unit="人", basis=Basis.STATED)),
    ],
)
def test_an_amount_that_both_languages_give_is_offered_once_with_all_that_they_state(
    text: str, original: str, expected: Amount
) -> None:
    amount = _amount(Node(text=text, original=original))
    assert amount.value == Decimal(60_000_000_000)
    for name in ("quote", "currency", "unit", "basis"):
        assert getattr(amount, name) == getattr(expected, name), name


def test_the_modifier_may_come_from_the_original() -> None:
    assert _amount(Node(text="5%", original="5%以上")).modifier is Modifier.AT_LEAST
    assert _amount(Node(text="about 5%", original="5%以上")).modifier is Modifier.AROUND


@pytest.mark.parametrize(
    ("text", "original", "count"),
    [
        ("5% and 5%", "", 1),
        ("5 percentage points", "5%", 2),
        ("US$60 bn", "600亿元", 2),
        ("60 bn", "700亿元", 2),
    ],
)
def test_only_the_same_amount_is_offered_once(text: str, original: str, count: int) -> None:
    assert len(_recognised(Node(text=text, original=original))) == count


@pytest.mark.parametrize(
    ("text", "original", "expected"),
    [
        ("by 2022", "2022年建成", [("due", "2022")]),
        ("in 2022", "到2022年", [("due", "2022")]),
        ("Hunan", "湖南、湖北", [("places", "CN-HN"), ("places", "CN-HB")]),
        ("in 2019", "2019年", [("period", "2019")]),
    ],
)
def test_a_date_or_place_that_both_languages_give_is_offered_once(
    text: str, original: str, expected: list[tuple[str, str]]
) -> None:
    offers = _recognised(Node(text=text, original=original))
    assert [(offer.field, offer.value) for offer in offers] == expected


def _amounts(**fields: object) -> Node:
    amount = Amount(**{"quote": "60 bn", "value": Decimal(60_000_000_000), **fields})
    return Node(text="60 bn", amounts=(amount,))


@pytest.mark.parametrize(
    "row",
    [
        Node(text="by 2022", due="2022"),
        Node(text="by 2022", due="2025"),
        Node(text="by 2022", period="2022"),
        Node(text="in 2022", due="2022"),
        Node(text="in 2019", period="2018/2020"),
        Node(text="Hunan", places=("CN-HN",)),
        _amounts(currency="CNY"),
        _amounts(currency="USD"),
        _amounts(unit="cubic metres"),
        _amounts(value=None),
        _amounts(quote="a 60 bn", currency="USD"),
        _amounts(quote="sixty", currency="CNY"),
    ],
)
def test_what_a_row_holds_or_has_no_room_for_is_not_offered(row: Node) -> None:
    assert _recognised(row) == ()


def test_another_amount_is_offered() -> None:
    row = _amounts(currency="CNY", value=Decimal(6), quote="six")
    assert len(_recognised(row)) == 1


@pytest.mark.parametrize(
    ("jurisdiction", "language", "original_language", "currency"),
    [
        ("CN", "en", None, "CNY"),
        ("DE", "en", "zh", "EUR"),
        (None, "en", "zh", "CNY"),
        (None, "zh-Hans", None, "CNY"),
        (None, "en", "de", None),
        (None, "en", None, None),
    ],
)
def test_a_document_from_chinese_is_about_china_unless_it_says_otherwise(
    jurisdiction: str | None, language: str, original_language: str | None, currency: str | None
) -> None:
    [offer] = recognised(
        Node(text="60 bn"),
        jurisdiction=jurisdiction,
        language=language,
        original_language=original_language,
    )
    assert isinstance(offer.value, Amount)
    assert offer.value.currency == currency
    assert offer.basis is (Basis.INFERRED if currency else Basis.STATED)


def test_the_reader_of_chinese_numerals_is_imported_only_when_one_is_met() -> None:
    code = (
        "import sys\n"
        "from outline_editor.core.model import Node\n"
        "from outline_editor.core.recognition import recognised\n"
        "def known(text):\n"
        "    recognised(Node(text=text), jurisdiction=None, language='zh', original_language=None)"
        "\n"
        "    return 'cn2an' in sys.modules\n"
        "print(known('a 60 bn fund by 2022, 600亿元'), known('六百亿元'))\n"
    )
    command = [sys.executable, "-c", code]
    outcome = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert outcome.stdout.split() == ["False", "True"]

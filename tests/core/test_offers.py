from __future__ import annotations

from decimal import Decimal

import pytest

from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.history import History
from outline_editor.core.model import Amount, DocumentRoot, Node
from outline_editor.core.offers import Offer, accept_offer
from outline_editor.core.vocabulary import Basis

ROW = Node(
    id="n-fund",
    text="set up a fund of 60 bn by 2022",
    original="2022年前设立600亿元基金",
    places=("CN-HN",),
)
AMOUNT = Amount(quote="60 bn", value=Decimal(60_000_000_000), currency="CNY", basis=Basis.INFERRED)


def _offer(field: str, value: Amount | str, source: str = "text") -> Offer:
    return Offer(field, value, source, 17, 22, Basis.STATED)


@pytest.fixture
def document() -> Document:
    """One row that has a place and nothing else."""
    return Document(DocumentRoot(id="d", title="D", outline=(ROW,)))


def _accept(document: Document, offer: Offer) -> Node:
    with document.transaction("Accept") as transaction:
        accept_offer(transaction, ROW.id, offer)
    return document.node(ROW.id)


def test_an_offer_tells_the_words_that_it_comes_from() -> None:
    assert _offer("amounts", AMOUNT).words(ROW) == "60 bn"
    assert Offer("due", "2022", "original", 0, 6, Basis.STATED).words(ROW) == "2022年前"


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("amounts", AMOUNT, (AMOUNT,)),
        ("places", "CN-LN", ("CN-HN", "CN-LN")),
        ("concepts", "small-giants", ("small-giants",)),
        ("actors", "miit", ("miit",)),
        ("due", "2022", "2022"),
        ("period", "2019/2022", "2019/2022"),
    ],
)
def test_an_accepted_offer_is_in_its_field_and_one_step_takes_it_back(
    document: Document, field: str, value: Amount | str, expected: object
) -> None:
    history = History(document)
    assert getattr(_accept(document, _offer(field, value)), field) == expected
    history.undo()
    assert document.node(ROW.id) == ROW
    assert history.undo_name is None


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (_offer("places", "CN-HN"), "“CN-HN” stands under “places” already."),
        (_offer("places", "Hunan"), "“Hunan” is no place code"),
        (_offer("due", "next year"), "next year"),
        (_offer("text", "other"), "There is no field “text” here."),
        (
            _offer("amounts", Amount(quote="70 bn", value=Decimal(7))),
            "The row no longer says “70 bn”",
        ),
    ],
)
def test_what_can_not_be_so_is_refused(document: Document, offer: Offer, words: str) -> None:
    with pytest.raises(EditRefused) as refused:
        _accept(document, offer)
    assert words in str(refused.value)
    assert document.node(ROW.id) == ROW


@pytest.mark.parametrize(
    ("offer", "other", "words"),
    [
        (_offer("due", "2022"), _offer("due", "2025"), "“due” is 2022 already and"),
        (_offer("due", "2022"), _offer("due", "2022"), "“2022” stands under “due” already."),
        (_offer("amounts", AMOUNT), _offer("amounts", AMOUNT), "“60 bn” stands under “amounts”"),
    ],
)
def test_what_an_accepted_offer_has_filled_stays(
    document: Document, offer: Offer, other: Offer, words: str
) -> None:
    accepted = _accept(document, offer)
    with pytest.raises(EditRefused) as refused:
        _accept(document, other)
    assert words in str(refused.value)
    assert document.node(ROW.id) == accepted


def test_a_row_that_is_gone_is_refused(document: Document) -> None:
    with pytest.raises(EditRefused), document.transaction("Accept") as transaction:
        accept_offer(transaction, "n-none", _offer("actors", "miit"))

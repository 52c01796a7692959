"""Whatever stands in a row, what is offered for it can be put into it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.checks import check_document
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.model import Amount, DocumentRoot, Node
from outline_editor.core.offers import accept_offer
from outline_editor.core.recognition import recognised
from tests.property.scalar_strategies import texts

NUMBERS = "60 bn|5|%|6.5|–|-| to |from |and |between |c¥|¥|US$|RMB |yuan|元|亿|万|600|六百|十"
WORDS = (
    "一点五|百分之|多|余|以上|不低于|at least |about | or more| million| vehicles|家|个百分点| pp"
)
DATES = (
    "by |in |2022|2019|2019年|底前|到|至|6月|30日|二季度|上半年|Q2 |June |end-|mid-|the |末|期间"
)
NAMES = "13th Five-Year Plan|“十四五”|Hunan|湖南|省|Inner Mongolia|Georgia|New |京津冀|沿|海地|区"
REST = "COVID-19|4k|5G|km²| GW|1. |(3)|/|.|,|，|。| |\u00a0|\n|x|第|条"
PIECES = "|".join((NUMBERS, WORDS, DATES, NAMES, REST)).split("|")

mixtures = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
jurisdictions = st.sampled_from([None, "CN", "CN-HK", "DE", "US", "JP", "XX", "PA"])
languages = st.sampled_from(["en", "zh", "zh-Hant", "de"])


@given(st.one_of(mixtures, texts()), st.one_of(mixtures, texts()), jurisdictions, languages)
def test_every_offer_is_of_words_in_the_row_and_fits_its_field(
    text: str, original: str, jurisdiction: str | None, language: str
) -> None:
    row = Node(id="n-row", text=text, original=original)
    offers = recognised(
        row, jurisdiction=jurisdiction, language=language, original_language=language
    )
    assert len(offers) == len(set(offers))
    document = Document(DocumentRoot(id="d", title="D", outline=(row,)))
    before = set(check_document(document.root))
    for offer in offers:
        words = offer.words(row)
        assert 0 <= offer.start < offer.end <= len(getattr(row, offer.source))
        if isinstance(offer.value, Amount):
            assert words == offer.value.quote
            assert offer.basis is offer.value.basis
        with document.transaction("Accept") as transaction:
            try:
                accept_offer(transaction, row.id, offer)
            except EditRefused as refused:
                code = refused.message.code
                assert code in ("offer.field-filled", "offer.there-already")
    assert set(check_document(document.root)) == before
    rest = recognised(
        document.node(row.id),
        jurisdiction=jurisdiction,
        language=language,
        original_language=language,
    )
    assert not rest

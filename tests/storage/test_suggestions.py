"""What a value was probably meant to be, and where there is no telling."""

from __future__ import annotations

import pytest

from outline_editor.storage.suggestions import suggestion

MEANT = {
    "value.date": {
        "2019-1-9": "2019-01-09",
        "2019/01/29": "2019-01-29",
        "2019.1.29": "2019-01-29",
        "2019/1": "2019-01",
        "29.1.2019": "2019-01-29",
        "2019年": "2019",
        "2019年1月": "2019-01",
        "2019年1月29日": "2019-01-29",
        "2019Q1": "2019-Q1",
        "2019-q1": "2019-Q1",
        "Q1 2019": "2019-Q1",
        " 2019 ": "2019",
    },
    "value.period": {
        "2019-2022": "2019/2022",
        "2019–2022": "2019/2022",
        "2019年至2022年": "2019/2022",
        "2019.1.1 – 2019-Q4": "2019-01-01/2019-Q4",
        "2019/2/1": "2019-02-01",
    },
    "value.number": {
        "1,000": "1000",
        "60,000,000.50": "60000000.50",
        "60 000": "60000",
        "60_000": "60000",
        "+7": "7",
        "-1,000": "-1000",
    },
    "value.place": {"cn-hn": "CN-HN", "Hunan": "CN-HN", "湖南": "CN-HN", "China": "CN"},
    "value.currency": {"cny": "CNY", "Euro": "EUR"},
    "value.language": {"zh_CN": "zh-CN", "en_GB": "en-GB"},
    "value.slug": {"Miao Wei": "miao-wei", "MIIT": "miit", "small_giants": "small-giants"},
    "value.citation": {"S2@p. 3": "s2@p. 3", "s2 @ p. 3": "s2@p. 3"},
}
NO_TELLING = {
    "value.date": ["soon", "1/2/2019", "1.2.19", "20190129", "2019-2022", "Q5 2019", "٢٠١٩年"],
    "value.period": ["2019–soon", "2019 2022", "–2022"],
    "value.number": ["sixty", "60bn", "1,00", "1.000,50", "1,000,00", "6e10", "½", "", "１"],
    "value.place": ["Nowhere", "an", ""],
    "value.currency": ["shells", "dollar", "$", ""],
    "value.slug": ["苗圩", "Zürich", "!"],
    "value.citation": ["p. 3", "苗圩@p. 3"],
    "value.choice": ["anything"],
}


@pytest.mark.parametrize(
    ("fault", "text", "meant"),
    [(fault, text, meant) for fault, table in MEANT.items() for text, meant in table.items()],
)
def test_what_was_meant(fault: str, text: str, meant: str) -> None:
    assert suggestion(fault, text) == meant


@pytest.mark.parametrize(
    ("fault", "text"), [(fault, text) for fault, texts in NO_TELLING.items() for text in texts]
)
def test_where_there_is_no_telling(fault: str, text: str) -> None:
    assert suggestion(fault, text) == ""

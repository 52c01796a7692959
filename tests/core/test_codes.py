from __future__ import annotations

import re

import pytest
from pydantic import TypeAdapter

from outline_editor.core import codes
from outline_editor.core.scalar_types import Currency, Place
from outline_editor.resources import resource


@pytest.mark.parametrize(
    ("code", "english", "chinese"),
    [
        ("CN", "China", "中国"),
        ("CN-HN", "Hunan", "湖南"),
        ("CN-LN", "Liaoning", "辽宁"),
        ("CN-GS", "Gansu", "甘肃"),
        ("CN-NM", "Inner Mongolia", "内蒙古"),
        ("CN-XJ", "Xinjiang", "新疆"),
        ("CN-BJ", "Beijing", "北京"),
        ("CN-HK", "Hong Kong", "香港"),
        ("HK", "Hong Kong", "香港"),
        ("JP-13", "Tokyo", "东京都"),
        ("US-CA", "California", "加利福尼亚州"),
        ("EU", "European Union", "欧盟"),
    ],
)
def test_a_place_has_a_name_in_both_languages(code: str, english: str, chinese: str) -> None:
    assert codes.is_place(code)
    assert codes.place_name(code) == english
    assert codes.place_name(code, "de") == english
    assert codes.place_name(code, "zh") == chinese
    assert codes.place_name(code, "zh-Hans-CN") == chinese


@pytest.mark.parametrize("code", ["", "XX", "CN-43", "CN-XX", "cn", "CN-hn", "SU", "YU", "CS"])
def test_withdrawn_and_unknown_places_are_none(code: str) -> None:
    assert not codes.is_place(code)
    assert codes.place_name(code, "zh") is None


def test_all_of_china_is_there() -> None:
    provinces = [place for place in codes.places() if place.code.startswith("CN-")]
    assert len(provinces) == 34
    assert all(place.chinese for place in provinces)


def test_a_place_without_a_chinese_name_is_called_by_its_english_one() -> None:
    assert codes.place_name("FR-75C", "zh") == "Paris"


@pytest.mark.parametrize(
    ("code", "english", "chinese"),
    [
        ("CNY", "Chinese Yuan", "人民币"),
        ("EUR", "Euro", "欧元"),
        ("XDR", "Special Drawing Rights", "特别提款权"),
    ],
)
def test_a_currency_has_a_name_in_both_languages(code: str, english: str, chinese: str) -> None:
    assert codes.is_currency(code)
    (currency,) = (one for one in codes.currencies() if one.code == code)
    assert (currency.name("en"), currency.name("zh")) == (english, chinese)


@pytest.mark.parametrize("code", ["", "cny", "RMB", "CNH", "DEM", "ABC"])
def test_withdrawn_and_unknown_currencies_are_none(code: str) -> None:
    assert not codes.is_currency(code)


@pytest.mark.parametrize(
    ("place", "currency"),
    [
        ("CN", "CNY"),
        ("CN-HN", "CNY"),
        ("CN-HK", "HKD"),
        ("HK", "HKD"),
        ("TW", "TWD"),
        ("DE", "EUR"),
        ("US-CA", "USD"),
        ("PA", None),
        ("AQ", None),
        ("XX", None),
        ("", None),
    ],
)
def test_a_place_has_its_money(place: str, currency: str | None) -> None:
    assert codes.money_of(place) == currency


def test_the_table_of_money_is_sorted_and_knows_its_codes() -> None:
    lines = resource("codes/money.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    assert [place for place, _ in rows] == sorted({place for place, _ in rows})
    for place, currency in rows:
        assert codes.is_place(place), place
        assert codes.is_currency(currency), currency
        country = place.partition("-")[0]
        assert place == country or currency != codes.money_of(country), place


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("CN-HN", "CN-HN"),
        ("cn-hn", "CN-HN"),
        ("hunan", "CN-HN"),
        ("Hunan", "CN-HN"),
        ("湖南", "CN-HN"),
        ("georgia", "GE"),
        ("湖南省", "CN-HN"),
        ("广西壮族自治区", "CN-GX"),
        ("mongolia", "MN"),
        ("ｈｕｎａｎ", "CN-HN"),
        ("hokkaido", "JP-01"),
        ("  gansu ", "CN-GS"),
    ],
)
def test_the_likeliest_place_comes_first(query: str, first: str) -> None:
    assert codes.places_matching(query)[0].code == first


def test_places_are_found_by_a_part_of_their_name() -> None:
    found = [place.code for place in codes.places_matching("mongol")]
    assert found.index("MN") < found.index("CN-NM")
    assert codes.places_matching("no such place") == []
    assert codes.places_matching("") == list(codes.places())


def test_currencies_are_found_by_code_and_name() -> None:
    assert codes.currencies_matching("cny")[0].code == "CNY"
    assert [found.code for found in codes.currencies_matching("yuan")] == ["CNY"]
    assert codes.currencies_matching("人民")[0].code == "CNY"


@pytest.mark.parametrize("name", ["places", "currencies"])
def test_the_tables_are_sorted_and_whole(name: str) -> None:
    text = resource(f"codes/{name}.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    for code, english, chinese in rows:
        assert english == english.strip() != "", code
        assert not re.search("[A-Za-z]", chinese) or name == "currencies", code


def test_every_code_can_stand_in_a_document() -> None:
    places, currencies = TypeAdapter(Place), TypeAdapter(Currency)
    for place in codes.places():
        assert places.validate_python(place.code) == place.code
    for currency in codes.currencies():
        assert currencies.validate_python(currency.code) == currency.code


def test_the_licences_of_the_data_stand_beside_it() -> None:
    licence = resource("codes/LICENSE").read_text(encoding="utf-8")
    assert "UNICODE LICENSE V3" in licence
    assert "Unicode-DFS-2016" in licence

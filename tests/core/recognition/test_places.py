from __future__ import annotations

from collections import Counter

import pytest

from outline_editor.core import codes
from outline_editor.core.recognition.places import places_in


def _found(text: str, jurisdiction: str | None = "CN") -> list[str]:
    return [f"{text[start:end]}={code}" for code, start, end in places_in(text, jurisdiction)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hunan, Liaoning and Gansu have also issued plans",
            ["Hunan=CN-HN", "Liaoning=CN-LN", "Gansu=CN-GS"],
        ),
        ("湖南", ["湖南=CN-HN"]),
        ("湖南省、辽宁省", ["湖南省=CN-HN", "辽宁省=CN-LN"]),
        ("Inner Mongolia", ["Inner Mongolia=CN-NM"]),
        ("内蒙古自治区", ["内蒙古自治区=CN-NM"]),
        ("Mongolia and 蒙古", ["Mongolia=MN", "蒙古=MN"]),
        ("Xinjiang's firms", ["Xinjiang=CN-XJ"]),
        ("新疆维吾尔自治区", ["新疆维吾尔自治区=CN-XJ"]),
        ("北京市", ["北京市=CN-BJ"]),
        ("Shanxi and Shaanxi", ["Shanxi=CN-SX", "Shaanxi=CN-SN"]),
        ("山西、陕西", ["山西=CN-SX", "陕西=CN-SN"]),
        ("Tibet (Xizang)", ["Tibet=CN-XZ", "Xizang=CN-XZ"]),
        ("Beijing-Tianjin-Hebei", ["Beijing=CN-BJ", "Tianjin=CN-TJ", "Hebei=CN-HE"]),
        ("京津冀", ["京津冀=CN-BJ", "京津冀=CN-TJ", "京津冀=CN-HE"]),
        ("Hunan-based firms", ["Hunan=CN-HN"]),
        ("Hong Kong and Macau", ["Hong Kong=CN-HK", "Macau=CN-MO"]),
        ("香港、澳门、台湾", ["香港=CN-HK", "澳门=CN-MO", "台湾=CN-TW"]),
        ("Germany and 德国", ["Germany=DE", "德国=DE"]),
        ("Indonesia and India", ["Indonesia=ID", "India=IN"]),
        ("印度尼西亚、印度、印尼", ["印度尼西亚=ID", "印度=IN", "印尼=ID"]),
        ("the US, the U.S. and the UK", ["US=US", "U.S.=US", "UK=GB"]),
        ("EU members", ["EU=EU"]),
        ("South Korea, North Korea", ["South Korea=KR", "North Korea=KP"]),
        ("Papua New Guinea", ["Papua New Guinea=PG"]),
        ("Bosnia and Herzegovina", ["Bosnia and Herzegovina=BA"]),
        ("Turkey and Türkiye", ["Turkey=TR", "Türkiye=TR"]),
        ("青海南部", ["青海=CN-QH"]),
        ("浙江西部", ["浙江=CN-ZJ"]),
        ("对日本出口", ["日本=JP"]),
        ("Georgia", ["Georgia=GE"]),
    ],
)
def test_a_place_is_found(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "China and 中国",
        "Chinese firms",
        "German machines",
        "Jilinese",
        "hunan",
        "粤",
        "NewHunan",
        "New Mexico",
        "US$2 bn",
        "US dollars",
        "USB ports",
        "EUR",
        "Shanghai Stock Exchange",
        "Shanghai Cooperation Organisation",
        "University of Hunan",
        "Hunan University",
        "South China Sea",
        "湖南大学",
        "上海合作组织",
        "上海证券交易所",
        "北京时间",
        "北京冬奥会",
        "沿海地区",
        "增加纳税",
        "参加纳入",
        "近日本市",
        "节假日本",
        "黄河南岸",
        "太湖北岸",
        "理智利用",
        "the United Nations",
        "Central banks",
        "",
        "省",
    ],
)
def test_no_place_is_found(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "jurisdiction", "expected"),
    [
        ("Georgia", "US", ["Georgia=US-GA"]),
        ("Georgia", "DE", ["Georgia=GE"]),
        ("China and Hunan", "DE", ["China=CN", "Hunan=CN-HN"]),
        ("Germany and Bavaria", "DE", ["Bavaria=DE-BY"]),
        ("Bavaria", "CN", []),
        ("Hunan and 中国", None, ["Hunan=CN-HN", "中国=CN"]),
        ("Hunan and Hubei", "CN-HN", ["Hubei=CN-HB"]),
        ("Hong Kong", "DE", ["Hong Kong=HK"]),
        ("香港", "DE", ["香港=HK"]),
        ("Northern Ireland", "GB", ["Northern Ireland=GB-NIR"]),
        ("Central and Western districts", "BW", []),
    ],
)
def test_what_a_name_means_depends_on_the_jurisdiction(
    text: str, jurisdiction: str | None, expected: list[str]
) -> None:
    assert _found(text, jurisdiction) == expected


def test_the_names_of_chinese_provinces_mean_nothing_else() -> None:
    """They are looked for in documents about every place."""
    countries = {place.english for place in codes.places() if "-" not in place.code}
    count = Counter(place.english for place in codes.places())
    for place in codes.places():
        if place.code.startswith("CN-") and place.english not in countries:
            assert count[place.english] == 1, place

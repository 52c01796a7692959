from __future__ import annotations

import pytest

from outline_editor.core.model import Amount
from outline_editor.core.recognition.amounts import amounts_in
from outline_editor.core.recognition.money import Home


def _short(amount: Amount) -> str:
    """An amount in one line: its quote, then value, currency or unit, modifier, basis."""
    value = f"{amount.value}" if amount.to is None else f"{amount.value}..{amount.to}"
    more = [amount.currency or amount.unit or "-"]
    more += [amount.modifier.value] if amount.modifier else []
    more += ["inferred"] if amount.basis == "inferred" else []
    return f"{amount.quote}: {value} {' '.join(more)}"


def _found(text: str, jurisdiction: str | None = "CN") -> list[str]:
    found = list(amounts_in(text, Home(jurisdiction)))
    for amount, start, end in found:
        assert text[start:end] == amount.quote
    return [_short(amount) for amount, _, _ in found]


MONEY = [
    ("a 60 bn financial guarantee fund", "60 bn: 60000000000 CNY inferred"),
    ("60bn", "60bn: 60000000000 CNY inferred"),
    ("c¥60 bn", "c¥60 bn: 60000000000 CNY"),
    ("C¥60 bn", "C¥60 bn: 60000000000 CNY"),
    ("¥60bn", "¥60bn: 60000000000 CNY"),
    ("￥60亿", "￥60亿: 6000000000 CNY"),
    ("RMB 60 billion", "RMB 60 billion: 60000000000 CNY"),
    ("RMB12,000 a year", "RMB12,000: 12000 CNY"),
    ("60 billion yuan", "60 billion yuan: 60000000000 CNY"),
    ("sixty billion yuan", "sixty billion yuan: 60000000000 CNY"),
    ("CNY 1.5 trillion", "CNY 1.5 trillion: 1500000000000 CNY"),
    ("1.5 trn", "1.5 trn: 1500000000000 CNY inferred"),
    ("SEK 40 m", "SEK 40 m: 40000000 SEK"),
    ("40 million SEK", "40 million SEK: 40000000 SEK"),
    ("US$3.2 m", "US$3.2 m: 3200000 USD"),
    ("$3.2bn", "$3.2bn: 3200000000 USD inferred"),
    ("3.2 m yuan", "3.2 m yuan: 3200000 CNY"),
    ("20 million US dollars", "20 million US dollars: 20000000 USD"),
    ("€200 million", "€200 million: 200000000 EUR"),
    ("200 million euros", "200 million euros: 200000000 EUR"),
    ("£5 bn", "£5 bn: 5000000000 GBP"),
    ("HK$3 bn", "HK$3 bn: 3000000000 HKD"),
    ("loans of 100 million", "100 million: 100000000 CNY inferred"),
    ("1.5 trn tax cuts", "1.5 trn: 1500000000000 CNY inferred"),
    ("600亿元", "600亿元: 60000000000 CNY"),
    ("1.2万亿元", "1.2万亿元: 1200000000000 CNY"),
    ("3000万元", "3000万元: 30000000 CNY"),
    ("六百亿元", "六百亿元: 60000000000 CNY"),
    ("一点五万亿元", "一点五万亿元: 1500000000000 CNY"),
    ("三千五百万元", "三千五百万元: 35000000 CNY"),
    ("100亿美元", "100亿美元: 10000000000 USD"),
    ("1.5亿欧元", "1.5亿欧元: 150000000 EUR"),
    ("30亿港元", "30亿港元: 3000000000 HKD"),
    ("人民币600亿元", "人民币600亿元: 60000000000 CNY"),
    ("600亿元人民币", "600亿元人民币: 60000000000 CNY"),
    ("补贴5000元", "5000元: 5000 CNY"),
    ("规模达60亿。", "60亿: 6000000000 CNY inferred"),
]

SHARES = [
    ("5%", "5%: 5 %"),
    ("5 %", "5 %: 5 %"),
    ("5％", "5％: 5 %"),
    ("5 percent", "5 percent: 5 %"),
    ("5 per cent", "5 per cent: 5 %"),
    ("five percent", "five percent: 5 %"),
    ("twenty-five per cent", "twenty-five per cent: 25 %"),
    ("6.5 percentage points", "6.5 percentage points: 6.5 percentage points"),
    ("0.2 pp", "0.2 pp: 0.2 percentage points"),
    ("3个百分点", "3个百分点: 3 percentage points"),
    ("百分之五", "百分之五: 5 %"),
    ("百分之四点五", "百分之四点五: 4.5 %"),
    ("25 basis points", "25 basis points: 25 basis points"),
    ("25个基点", "25个基点: 25 基点"),
    ("60% of GDP", "60%: 60 %"),
]

QUANTITIES = [
    ("2 million vehicles", "2 million vehicles: 2000000 vehicles"),
    ("2 million new energy vehicles", "2 million new energy vehicles: 2000000 new energy vehicles"),
    ("200万辆", "200万辆: 2000000 辆"),
    ("10,000 km²", "10,000 km²: 10000 km²"),
    ("1万平方公里", "1万平方公里: 10000 平方公里"),
    ("30 million tonnes of steel", "30 million tonnes: 30000000 tonnes"),
    ("2000 tonnes", "2000 tonnes: 2000 tonnes"),
    ("0.54吨标准煤", "0.54吨标准煤: 0.54 吨标准煤"),
    ("300 GW", "300 GW: 300 GW"),
    ("300GW", "300GW: 300 GW"),
    ("3亿千瓦", "3亿千瓦: 300000000 千瓦"),
    ("5千瓦", "5千瓦: 5 千瓦"),
    ("1.4 billion people", "1.4 billion people: 1400000000 people"),
    ("14亿人口", "14亿人口: 1400000000 人口"),
    ("60 working days", "60 working days: 60 working days"),
    ("60个工作日", "60个工作日: 60 工作日"),
    ("40 manufacturing innovation centres", "40 manufacturing innovation centres: 40 {}"),
    ("1,000 ‘little giant’ firms", "1,000 ‘little giant’ firms: 1000 ‘little giant’ firms"),
    ("50,000 SMEs", "50,000 SMEs: 50000 SMEs"),
    ("15个制造业创新中心", "15个: 15 个"),
    ("5万家企业", "5万家: 50000 家"),
    ("一万名工程师", "一万名: 10000 名"),
]

MODIFIERS = [
    ("about 5%", "about 5%: 5 % around"),
    ("around ¥60 bn", "around ¥60 bn: 60000000000 CNY around"),
    ("some 40 parks", "some 40 parks: 40 parks around"),
    ("c 60 bn yuan", "c 60 bn yuan: 60000000000 CNY around"),
    ("c60 bn yuan", "c60 bn yuan: 60000000000 CNY around"),
    ("c. ¥60 bn", "c. ¥60 bn: 60000000000 CNY around"),
    ("nearly 5%", "nearly 5%: 5 % around"),
    ("at least 20%", "at least 20%: 20 % at-least"),
    ("no less than 20%", "no less than 20%: 20 % at-least"),
    ("more than 20%", "more than 20%: 20 % at-least"),
    ("over 300 GW", "over 300 GW: 300 GW at-least"),
    ("95% or more", "95% or more: 95 % at-least"),
    ("up to 51%", "up to 51%: 51 % at-most"),
    ("no more than 5%", "no more than 5%: 5 % at-most"),
    ("to below 12%", "below 12%: 12 % at-most"),
    ("within 60 working days", "within 60 working days: 60 working days at-most"),
    ("caps fines at ¥500,000", "¥500,000: 500000 CNY at-most"),
    ("约600亿元", "约600亿元: 60000000000 CNY around"),
    ("5%左右", "5%左右: 5 % around"),
    ("近百亿元", "近百亿元: 10000000000 CNY around"),
    ("20%以上", "20%以上: 20 % at-least"),
    ("不低于20%", "不低于20%: 20 % at-least"),
    ("超过3000万吨", "超过3000万吨: 30000000 吨 at-least"),
    ("30多万辆", "30多万辆: 300000 辆 at-least"),
    ("3万余家", "3万余家: 30000 家 at-least"),
    ("12%以下", "12%以下: 12 % at-most"),
    ("0.54吨标准煤以内", "0.54吨标准煤以内: 0.54 吨标准煤 at-most"),
    ("不超过5000元", "不超过5000元: 5000 CNY at-most"),
    ("上限为百分之四点五", "百分之四点五: 4.5 % at-most"),
]

RANGES = [
    ("6–6.5%", "6–6.5%: 6..6.5 % range"),
    ("6%-6.5%", "6%-6.5%: 6..6.5 % range"),
    ("5.5%—6%", "5.5%—6%: 5.5..6 % range"),
    ("6.0%至6.5%", "6.0%至6.5%: 6..6.5 % range"),
    ("5 to 10 bn yuan", "5 to 10 bn yuan: 5000000000..10000000000 CNY range"),
    ("¥5–10 bn", "¥5–10 bn: 5000000000..10000000000 CNY range"),
    ("€5–€8 m", "€5–€8 m: 5000000..8000000 EUR range"),
    ("600亿—800亿元", "600亿—800亿元: 60000000000..80000000000 CNY range"),
    ("600-800亿元", "600-800亿元: 60000000000..80000000000 CNY range"),
    ("五至八亿元", "五至八亿元: 500000000..800000000 CNY range"),
    ("百分之五至百分之八", "百分之五至百分之八: 5..8 % range"),
    ("between 5 and 10 percent", "5 and 10 percent: 5..10 % range"),
    ("120万至150万个", "120万至150万个: 1200000..1500000 个 range"),
]


@pytest.mark.parametrize(("text", "expected"), MONEY + SHARES + QUANTITIES + MODIFIERS + RANGES)
def test_an_amount_is_found(text: str, expected: str) -> None:
    things = text.partition(" ")[2]
    assert _found(text) == [expected.format(things)]


@pytest.mark.parametrize(
    "text",
    [
        # Years and names
        "2019",
        "in 2019 and 2020",
        "2019–2022",
        "2025 pilot cities",
        "Made in China 2025 projects",
        "13th Five-Year Plan",
        "“十四五”规划",
        "二〇一九",
        "COVID-19 vaccines",
        "G20 members",
        "5G networks",
        "4k ultra high definition displays",
        "8K频道",
        "C919 airliners",
        "PM2.5 levels",
        "Industry 4.0 pilots",
        "stage 2 projects",
        "No. 3 documents",
        "list no. 3 products",
        "Article 15 offences",
        "第5条",
        "第三批产品",
        "hotline 12381 for complaints",
        "+86 10 6820 5000",
        "010-68205000",
        "24/7 services",
        "10:30 to 11:30",
        "1+6+N systems",
        "version 1.2.3 units",
        # Lists, counts of what an outline is made of, and plain words
        "1. support small firms",
        "2) cut taxes",
        "(3) open markets",
        "1 network of centres",
        "two sessions",
        "eight tasks",
        "12 key tasks",
        "8 ministries",
        "a 3-year programme",
        "5 years",
        "one belt one road",
        "三家集团公司",
        "八项任务",
        "12个方面",
        "3个月",
        "一元化领导",
        "二元结构",
        "一度",
        "千万不要",
        "四个意识",
        "万一",
        "一二三",
        "一亿五",
        "十几家",
        "half of it",
        "减少一半",
        "三分之一",
        "TOP 10",
        "3 and 4",
        "",
    ],
)
def test_no_amount_is_found(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "jurisdiction", "expected"),
    [
        ("60 bn", "DE", "60 bn: 60000000000 EUR inferred"),
        ("60 bn", "CN-HN", "60 bn: 60000000000 CNY inferred"),
        ("60 bn", "CN-HK", "60 bn: 60000000000 HKD inferred"),
        ("60 bn", None, "60 bn: 60000000000 -"),
        ("60 bn", "PA", "60 bn: 60000000000 -"),
        ("$60 bn", "US", "$60 bn: 60000000000 USD"),
        ("$60 bn", "AU", "$60 bn: 60000000000 AUD"),
        ("$60 bn", "DE", "$60 bn: 60000000000 USD inferred"),
        ("¥60 bn", "JP", "¥60 bn: 60000000000 JPY"),
        ("¥60 bn", None, "¥60 bn: 60000000000 CNY inferred"),
        ("60 bn dollars", "CA", "60 bn dollars: 60000000000 CAD"),
        ("600亿元", "TW", "600亿元: 60000000000 TWD"),
        ("600亿元", None, "600亿元: 60000000000 CNY inferred"),
        ("60 bn yuan", "DE", "60 bn yuan: 60000000000 CNY"),
    ],
)
def test_what_is_not_said_of_a_sum_comes_from_the_jurisdiction(
    text: str, jurisdiction: str | None, expected: str
) -> None:
    assert _found(text, jurisdiction) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 16% to 13%", ["16%: 16 %", "13%: 13 %"]),
        ("由16%降至13%", ["16%: 16 %", "13%: 13 %"]),
        ("从16%到20%", ["16%: 16 %", "20%: 20 %"]),
        ("8% to 5%", ["8%: 8 %", "5%: 5 %"]),
        ("5% and 8%", ["5%: 5 %", "8%: 8 %"]),
        ("5% to 8 bn yuan", ["5%: 5 %", "8 bn yuan: 8000000000 CNY"]),
    ],
)
def test_a_change_is_no_range(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


def test_what_dates_have_taken_is_no_amount() -> None:
    text = "30 June 2000 yuan and 5%"
    found = list(amounts_in(text, Home("CN"), [(0, 12)]))
    assert [_short(amount) for amount, _, _ in found] == ["5%: 5 %"]

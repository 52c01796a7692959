"""What a number counts or measures: `%`, tonnes, `km²`, new energy vehicles, 万辆.

A unit stays in the words of its row; only percent signs and percentage points
have one spelling each.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from outline_editor.core.recognition.numbers import Numeral

PERCENT = "%"
POINTS = "percentage points"

_SPACE = "[ \u00a0\u202f]?"

_PERCENT = re.compile(rf"{_SPACE}(?:[%％]|per ?cent(?:age)?(?![A-Za-z]))(?! points?)")
_POINTS = re.compile(
    rf"{_SPACE}(?:(?:[%％] |per ?cent(?:age)? |percentage-)points?|ppts?|pps?)(?![A-Za-z])"
    "|个?百分点"
)

# What is measured, not counted: taken after any number, even one like 2000.
_MEASURES = re.compile(
    rf"{_SPACE}(?:"
    # Case matters: 5 GW, but not 5G or 4k.
    "(?P<symbol>km²|km2|sq km|km/h|km|m²|m³|mm|cm|kg|kt|Mt|mu|ha|[kMGT]Wh?|[KMGT]B|[KMGT]bps|"
    "nm|°C|℃|‰)(?![A-Za-z0-9])"
    "|(?i:(?P<word>(?:square|cubic) (?:kilomet(?:re|er)s?|met(?:re|er)s?)|kilomet(?:re|er)s?"
    "|met(?:re|er)s|hectares?|mu|acres?|(?:(?:metric|million) )?(?:tonnes?|tons?)"
    "(?: of (?:standard coal|coal equivalent|co2|carbon dioxide|carbon))?"
    "|barrels?|litres?|kilowatts?(?:[ -]hours?)?|megawatts?|gigawatts?|kilograms?"
    "|basis points?|(?:working|business) days?|(?:people|persons|women|men|children))(?![A-Za-z]))"
    "|(?P<chinese>平方公里|平方千米|平方米|立方米|公里|千米|公顷|公斤|吨标准煤|吨二氧化碳|吨|千瓦时|千瓦"
    "|度|亩|工作日|个工作日|个基点|基点|纳米|摄氏度|米|斤|桶|倍)"
    ")"
)
_CLASSIFIERS = re.compile(
    "人次|户次|人口|户|人|名|家|辆|台|套|座|所|艘|架|册|笔|件|项|种|个|条|处|只|头|株|次|用户"
)

# Chinese counts of what an outline itself is made of are no amounts, nor are times.
_NOT_COUNTED = re.compile(
    "(?:重点|主要|重大|方面|具体|关键|核心|新|大|专项)*"
    "(?:方面|环节|领域|部门|层次|阶段|月|年|季度|字|任务|措施|举措|工作|制度|要求|意见|政策|规定"
    "|原则|行动|问题|转变|确保|目标|会议|文件|办法|条款|小时|星期|周|天)"
)

_STOP_WORDS = (
    "a an the of to in on at by for from with and or nor but per as than that which who whose "
    "this these those its their his her our it they he she we is are was were be been has have "
    "had will would can could may might shall should must do does did not no over under up down "
    "into onto out off after before during until till since through between among about while "
    "where when if so also only then next last past other others more less most least support "
    "promote build increases rises falls grows says"
)
_STOP = frozenset(_STOP_WORDS.split())
_OUTLINE_NOUNS_WORDS = (
    "tasks areas aspects measures priorities points steps chapters articles sections items "
    "headings departments ministries years months weeks hours minutes seconds days quarters "
    "decades centuries sessions meetings sides parties principles plans policies laws rules "
    "regulations categories kinds types ways levels stages phases rounds batches times goals "
    "targets series news lists annexes paragraphs pages versions things sets groups conferences "
    "opinions notices documents bodies sources focuses requirements"
)
_OUTLINE_NOUNS = frozenset(_OUTLINE_NOUNS_WORDS.split())
_MONEY_NOUNS_WORDS = (
    "loans bonds subsidies cuts funds rebates investments grants credits taxes fees guarantees "
    "reductions savings exports imports sales revenues profits losses costs debts assets "
    "deposits deals orders contracts projects"
)
_MONEY_NOUNS = frozenset(_MONEY_NOUNS_WORDS.split())
_PLURALS = frozenset({"people", "women", "men", "children", "smes", "staff", "cattle", "fish"})

_WORD = re.compile(r"[ \u00a0](?P<word>[‘“'\"]?[^\W\d_][\w’'\-]*[’”'\"]?)(?![\w])")
_IDENTIFYING = re.compile(
    r"(?:\b(?:no|nos|number|article|articles|chapter|section|stage|phase|annex|part|table|figure"
    r"|page|pp?|version|item|point|list|document|order|decree|notice|hotline|channel|line|route"
    r"|level|class|grade|tier|type|industry|china|euro|national|group|batch|round|model|unit|since"
    r"|year|q|fiscal|step|task|priority|measure|target|plan)\.?[ \u00a0]?|[#§第])$",
    re.IGNORECASE,
)

MOST_WORDS = 4
"""How many words a thing that is counted may have."""


class Unit(NamedTuple):
    """What a number counts, and where the words for it end."""

    name: str
    end: int


def share_after(text: str, end: int) -> Unit | None:
    """The percent sign or percentage points right after a number."""
    points = _POINTS.match(text, end)
    if points is not None:
        return Unit(POINTS, points.end())
    percent = _PERCENT.match(text, end)
    return None if percent is None else Unit(PERCENT, percent.end())


def measure_after(text: str, end: int) -> Unit | None:
    """The unit of measurement right after a number."""
    match = _MEASURES.match(text, end)
    if match is None:
        return None
    name = match[0].strip()
    return Unit(name.removeprefix("个") if match["chinese"] else name, match.end())


def things_after(text: str, numeral: Numeral) -> Unit | None:
    """The things that a number counts, if it counts any worth marking.

    Found by their plural, at most `MOST_WORDS` words on, or by a Chinese
    classifier. Not what an outline is made of (12 tasks), nor after a number
    that names (stage 2), nor after a year.
    """
    if _IDENTIFYING.search(text[max(0, numeral.start - 12) : numeral.start]):
        return None
    return _chinese_things(text, numeral) or _english_things(text, numeral)


def _chinese_things(text: str, numeral: Numeral) -> Unit | None:
    match = _CLASSIFIERS.match(text, numeral.end)
    if match is None or (numeral.is_spelled and not numeral.exponent):
        return None
    if _NOT_COUNTED.match(text, match.end()):
        return None
    return Unit(match[0], match.end())


def _english_things(text: str, numeral: Numeral) -> Unit | None:
    is_scaled = bool(numeral.exponent)
    if not is_scaled and (numeral.is_spelled or not numeral.is_whole or numeral.value < 2):
        return None
    if numeral.is_plain and 1900 <= numeral.value < 2100:
        return None
    end = numeral.end
    for _ in range(MOST_WORDS):
        match = _WORD.match(text, end)
        if match is None:
            return None
        word = match["word"].strip("‘’“”'\"")
        if word.lower() in _STOP:
            return None
        end = match.end()
        if _is_plural(word):
            excluded = _MONEY_NOUNS if numeral.exponent >= 6 else _OUTLINE_NOUNS
            if word.lower() in excluded:
                return None
            return Unit(text[numeral.end : end].strip(), end)
    return None


def _is_plural(word: str) -> bool:
    lower = word.lower()
    if lower in _PLURALS:
        return True
    if lower.endswith(("’s", "'s", "ss", "us", "is")) or len(word) < 4:
        return False
    return lower.endswith("s") and not word.isupper()

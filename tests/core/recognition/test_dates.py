from __future__ import annotations

import pytest

from outline_editor.core.checks import check_document
from outline_editor.core.fields import replaced
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.recognition.dates import dates_in
from outline_editor.core.recognition.found_dates import five_year_plan


def _found(text: str, *, is_about_china: bool = True) -> list[str]:
    return [
        f"{found.field} {found.value}{' inferred' if found.basis == 'inferred' else ''}"
        for found in dates_in(text, is_about_china=is_about_china)
        if found.field
    ]


DEADLINES = [
    ("ice and snow equipment needed by 2022", "due 2022"),
    ("before the end of 2025", "due 2025"),
    ("by end-2020", "due 2020"),
    ("by the end of the year 2020", "due 2020"),
    ("by year-end 2020", "due 2020"),
    ("by mid-2020", "due 2020-06"),
    ("by June 2021", "due 2021-06"),
    ("by the end of June 2022", "due 2022-06"),
    ("By Sept. 2021", "due 2021-09"),
    ("before 30 June 2019", "due 2019-06-30"),
    ("by July 1, 2020", "due 2020-07-01"),
    ("by 1st July 2020", "due 2020-07-01"),
    ("by 2019-06-30", "due 2019-06-30"),
    ("by Q2 2020", "due 2020-Q2"),
    ("by the second quarter of 2020", "due 2020-Q2"),
    ("by the first half of 2020", "due 2020-06"),
    ("until 31 March 2021", "due 2021-03-31"),
    ("through the end of 2021", "due 2021"),
    ("no later than 2023", "due 2023"),
    ("by the end of the 14th Five-Year Plan", "due 2025 inferred"),
    ("2025年底前建成", "due 2025"),
    ("2020年前", "due 2020"),
    ("2020年以前", "due 2020"),
    ("2030年前碳达峰", "due 2030"),
    ("到2025年", "due 2025"),
    ("到2025年底", "due 2025"),
    ("力争2025年", "due 2025"),
    ("延期至2021年3月31日", "due 2021-03-31"),
    ("2022年6月底前", "due 2022-06"),
    ("2020年二季度前", "due 2020-Q2"),
    ("2020年年中前", "due 2020-06"),
    ("2019年6月30日前", "due 2019-06-30"),
    ("“十四五”末", "due 2025 inferred"),
]

PERIODS = [
    ("priorities for 2019", "period 2019"),
    ("in 2019", "period 2019"),
    ("during the year 2019", "period 2019"),
    ("starting in 2021", "period 2021"),
    ("MIIT 2019 priorities", "period 2019"),
    ("in Q2 2020", "period 2020-Q2"),
    ("in 2020 Q2", "period 2020-Q2"),
    ("in H1 2020", "period 2020-01/2020-06"),
    ("in the second half of 2020", "period 2020-07/2020-12"),
    ("in May 2019", "period 2019-05"),
    ("on 29 January 2019", "period 2019-01-29"),
    ("2019–2022", "period 2019/2022"),
    ("2019-20", "period 2019/2020"),
    ("between 2019 and 2022", "period 2019/2022"),
    ("from 2019 to 2022", "period 2019/2022"),
    ("over 2021–2025", "period 2021/2025"),
    ("from 1 January 2020 to 31 December 2022", "period 2020-01-01/2022-12-31"),
    ("in FY2020", "period 2020 inferred"),
    ("during the 13th Five-Year Plan period", "period 2016/2020 inferred"),
    ("during the fourteenth five-year plan", "period 2021/2025 inferred"),
    ("2019年", "period 2019"),
    ("2019年度", "period 2019"),
    ("二〇一九年", "period 2019"),
    ("2019年6月30日", "period 2019-06-30"),
    ("2021年3月", "period 2021-03"),
    ("2020年第二季度", "period 2020-Q2"),
    ("2020年上半年", "period 2020-01/2020-06"),
    ("2020年1—3月", "period 2020-01/2020-03"),
    ("2016-2020年", "period 2016/2020"),
    ("2021—2025年", "period 2021/2025"),
    ("2019年至2022年", "period 2019/2022"),
    ("自2020年1月1日至2022年12月31日", "period 2020-01-01/2022-12-31"),
    ("“十四五”期间", "period 2021/2025 inferred"),
]


@pytest.mark.parametrize(("text", "expected"), DEADLINES + PERIODS)
def test_a_date_is_found_that_the_checks_accept(text: str, expected: str) -> None:
    assert _found(text) == [expected]
    field, value = expected.removesuffix(" inferred").split()
    row = replaced(Node(id="n-row", text=text), field, value)
    assert list(check_document(DocumentRoot(id="d", title="D", outline=(row,)))) == []


@pytest.mark.parametrize(
    "text",
    [
        "next year",
        "by next year",
        "by year-end",
        "this year",
        "今年底前",
        "三年前",
        "6月底前",
        "Made in China 2025",
        "中国制造2025",
        "the 2018 work conference",
        "in the 2018 work conference",
        "2018年全国工业和信息化工作会议",
        "the 13th Five-Year Plan",
        "“十三五”规划",
        "“十三五”以来",
        "since 2016",
        "from 2020",
        "up from 2018",
        "compared with that in 2018",
        "higher than in 2018",
        "比2018年提高",
        "较2018年",
        "自2020年1月1日起",
        "2016年以来",
        "2025年后",
        "2025年前后",
        "截至2018年底",
        "2018年底",
        "in 30 February 2019",
        "2019年2月30日前",
        "May the ministry march on",
        "12019 firms",
        "by 2000 tonnes",
        "20190年",
        "90年代",
        "2022–2019",
        "",
    ],
)
def test_what_has_no_year_or_is_no_time_of_the_row_is_not_offered(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "text", ["in FY2020", "during the 13th Five-Year Plan", "“十四五”期间", "“十四五”末"]
)
def test_plans_and_fiscal_years_are_known_for_china_only(text: str) -> None:
    assert _found(text, is_about_china=False) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("review in 2023 and finish by end-2025", ["period 2023", "due 2025"]),
        ("2023年中期评估，2025年底前完成", ["period 2023", "due 2025"]),
        ("in 2019 and by 2022", ["period 2019", "due 2022"]),
        ("到2020年和2025年", ["due 2020", "period 2025"]),
    ],
)
def test_several_dates_of_a_text_are_found(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(6, None), (7, "1986/1990"), (13, "2016/2020"), (14, "2021/2025"), (31, None)],
)
def test_the_years_of_a_plan(number: int, expected: str | None) -> None:
    assert five_year_plan(number) == expected

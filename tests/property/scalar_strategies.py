"""Hypothesis strategies for the single values that fields of the model hold."""

from __future__ import annotations

import string
from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from outline_editor.core.text_rules import FORBIDDEN

OTHER_TYPES = (
    *("null", "Null", "NULL", "~", "nuLL"),
    *("true", "True", "TRUE", "false", "y", "Y", "n", "N", "yes", "Yes", "no", "NO", "on", "Off"),
    *("0", "1", "-1", "+12", "007", "0o17", "0x1f", "0b101", "1_000", "1,000", "12:30", "1:30:59"),
    *("3.14", "-.5", "5.", ".", "1.2.3", "1e3", "1E-3", "+1.e+3", "12:30.5", "1_0.0_1"),
    *(".inf", "-.INF", "+.Inf", ".nan", ".NaN"),
    *("2019", "2019-01-29", "2019-1-2", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43"),
    *("=", "<<", ":symbol", "2019-01", "2019-Q1", "0x", "0b", "1_", "--", "..", "..."),
)
"""Texts that some YAML reader takes for something else, and near misses."""

INDICATORS = (
    *("-", "- a", "-a", "?", "? a", "?a", ":", ": a", ":a", "a: b", "a:b", "a:", "a :b", "a : b"),
    *("#", "# a", "#a", "a # b", "a #b", "a# b", "a#b", "&a", "*a", "!a", "!", "!!str a", "|", ">"),
    *("|- a", "@a", "`a`", "%a", "%YAML 1.1", "---", "--- a", "---a", "...", "... a", "...a"),
    *("[a]", "{a}", "[", "]", "{", "}", "a, b", "a,b", ",", ",a", "[a, b]", "{a: b}", "a]", "a}"),
    *(
        "'",
        "''",
        "'a'",
        "it's",
        '"',
        '""',
        '"a"',
        'a "b"',
        "'a\" b",
        "\\",
        "\\n",
        "a\\",
        "C:\\policy",
    ),
    *("text: a", "- text: a", "id: n-abc", "<<: *a", "x-a", "? a : b", "a?b", "a, ?b"),
)
"""Texts with the characters that YAML gives a meaning."""

WHITE_SPACE = (
    *(
        " ",
        "  ",
        " a",
        "a ",
        "\t",
        "\ta",
        "a\t",
        "a\tb",
        "a  b",
        "\u3000a",
        "a\u3000",
        "\xa0",
        "a\xa0b",
    ),
    *("\n", "\n\n", "a\n", "a\n\n", "\na", "\n\na", "a\nb", "a\n\nb", "a\nb\n", "a\nb\n\n"),
    *(
        " a\nb",
        "a\n b",
        "\n a",
        " \na",
        "a\n ",
        "a \nb",
        "a\n\tb",
        "\ta\nb",
        "\n\ta",
        "a\tb\nc",
        "a\n\t\nb",
    ),
    *(
        "# a\nb",
        "a\n# b",
        "- a\n- b",
        "a: b\nc: d",
        "---\na",
        "a\n...\nb",
        "a\u3000\nb",
        "\n\n a\n\n",
    ),
    *("a\u2028b", "\u2028", "\u2029a", "a\nb\u2029", "\ufeff", "\ufeffa", "a\ufeffb", "a\nb\ufeff"),
    *("\u200b", "a\u200bb", "\u202ea", "a\xadb", "\u2007a", "a\u2003\nb"),
)
"""Texts with white space and line breaks of all kinds, seen and unseen."""

WORDS = (
    *("small giants", "promote high-quality development", "a 60 bn fund, # 1 of its kind"),
    *(
        "小巨人",
        "国进民退",
        "推动制造业高质量发展",
        "全国工业和信息化工作会议：强化创新引领，加快发展",
    ),
    *("state advances, private retreats", "Ministry of Industry and IT (MIIT)", "‘small giants’"),
    *("𠮷野家", "🚀", "👩‍🔬 e\u0301", "𝔘", "עברית", "العربية", "\U0010fffd", "\ufffd", "\ue000"),
    *("Minister's press conference", 'the "small giants"', "100%", "50 % @ 3", "km²"),
    *("long " * 300 + "text", "长" * 3000, "no-break" * 300),
)
"""Texts that an analyst might write, in several scripts."""

NASTY_TEXTS = ("", *OTHER_TYPES, *INDICATORS, *WHITE_SPACE, *WORDS)
"""One-off texts that have broken YAML writers, this one's drafts among them."""

_CHARACTERS = st.one_of(
    st.sampled_from(" \t\n-?:,[]{}#&*!|>'\"%@`\\=~.01a"),
    st.sampled_from(" \n中国、。：（）’…\xa0\u3000\u2028\u2029\ufeff\u200b\u0301𠮷🚀\U0010fffd"),
    st.characters(exclude_categories=("Cs", "Cc")).filter(lambda c: not FORBIDDEN.match(c)),
)

# Made once: Hypothesis looks through all that is in a strategy when it first draws from it.
_HOW_MANY = st.sampled_from(("one", "some", "any"))
_ONE = st.sampled_from(NASTY_TEXTS)
_SOME = st.lists(_ONE, max_size=4)
_ANY = st.text(_CHARACTERS, max_size=24)


@st.composite
def texts(draw: st.DrawFn, *, lines: bool = True, min_size: int = 0) -> str:
    """Any text that the format allows; on one line only if not `lines`."""
    # Composite, for Hypothesis would write a strategy of all these texts out.
    match draw(_HOW_MANY):
        case "one":
            text = draw(_ONE)
        case "some":
            text = "".join(draw(_SOME))
        case _:
            text = draw(_ANY)
    if not lines:
        text = text.replace("\n", "")
    return text if len(text) >= min_size else "a" * min_size


@cache
def slugs() -> st.SearchStrategy[str]:
    """Ids of everything but rows and notes; some look like other types."""
    return st.one_of(
        st.sampled_from(("s1", "miit", "small-giants", "no", "y", "on", "null", "true")),
        st.sampled_from(("0", "2019", "0x1f", "1e3", "-", "--", "---", "-a", "2019-01-29", "007")),
        st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=12),
    )


@cache
def node_ids() -> st.SearchStrategy[str]:
    """Ids of rows, as files may have them."""
    return _ids("n-")


@cache
def note_ids() -> st.SearchStrategy[str]:
    """Ids of notes, as files may have them."""
    return _ids("t-")


def _ids(prefix: str) -> st.SearchStrategy[str]:
    usual = st.text("bcd", min_size=5, max_size=5)
    any_of_them = st.text(string.ascii_lowercase + string.digits + "-", min_size=2, max_size=40)
    return st.one_of(usual, usual, any_of_them).map(lambda rest: prefix + rest)


@cache
def languages() -> st.SearchStrategy[str]:
    """Language tags; `no` is Norwegian."""
    return st.one_of(
        st.sampled_from(("en", "zh", "no", "NO", "on", "zh-Hant", "en-GB", "de-1996", "null")),
        st.from_regex(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}", fullmatch=True),
    )


@cache
def places() -> st.SearchStrategy[str]:
    """Codes of countries and their parts, some of which exist."""
    return st.one_of(
        st.sampled_from(("CN", "NO", "ON", "CN-HN", "CN-GS", "FR-75", "DE-1", "US-NY")),
        st.from_regex(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", fullmatch=True),
    )


@cache
def currencies() -> st.SearchStrategy[str]:
    """Codes of currencies, and of what has their form."""
    return st.one_of(
        st.sampled_from(("CNY", "USD", "YES", "NAN", "OFF")),
        st.text(string.ascii_uppercase, min_size=3, max_size=3),
    )


@cache
def dates() -> st.SearchStrategy[str]:
    """Dates in each of the four forms."""
    years = st.one_of(
        st.sampled_from(("2019", "1949", "0001", "2022")),
        st.text("0123456789", min_size=4, max_size=4),
    )
    months = st.integers(1, 12).map("-{:02}".format)
    days = st.tuples(months, st.integers(1, 31).map("-{:02}".format)).map("".join)
    quarters = st.integers(1, 4).map("-Q{}".format)
    return st.tuples(years, st.one_of(st.just(""), months, days, quarters)).map("".join)


@cache
def periods() -> st.SearchStrategy[str]:
    """A date, or two of them."""
    return st.lists(dates(), min_size=1, max_size=2).map("/".join)


@cache
def citations() -> st.SearchStrategy[str]:
    """Ids of sources, some with a place in it."""
    spots = texts(lines=False, min_size=1)
    return st.tuples(slugs(), st.one_of(st.just(""), spots.map("@".__add__))).map("".join)


@cache
def numbers() -> st.SearchStrategy[Decimal]:
    """Decimals of any size the model allows, however they were written."""
    return st.one_of(
        st.sampled_from([Decimal(d) for d in ("0", "-0", "60000000000", "2.50", "-2.5", "1E+3")]),
        st.sampled_from([Decimal("1E-1000"), Decimal("9" * 1000), Decimal("-0.000"), Decimal(7)]),
        st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12)),
        st.decimals(allow_nan=False, allow_infinity=False).filter(
            lambda number: (
                -1000 <= number.adjusted() < 1000 and int(number.as_tuple().exponent) >= -1000
            )
        ),
    )

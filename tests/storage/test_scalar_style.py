from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver

from outline_editor.core.extensions import can_be_plain, can_be_plain_anywhere
from outline_editor.storage.collector import collector_off
from outline_editor.storage.scalar_style import (
    block_text,
    flow_text,
    key_text,
    quoted_block_text,
    quoted_text,
)
from tests.property.scalar_strategies import NASTY_TEXTS

# What each text looks like after a key, and inside brackets.
STYLES = {
    # Plain
    "small giants": ("small giants", "small giants"),
    "小巨人": ("小巨人", "小巨人"),
    "𠮷野家 🚀": ("𠮷野家 🚀", "𠮷野家 🚀"),
    "Ministry of Industry and IT (MIIT)": (
        "Ministry of Industry and IT (MIIT)",
        "Ministry of Industry and IT (MIIT)",
    ),
    "Minister's press conference": ("Minister's press conference", "Minister's press conference"),
    "s2@p. 3": ("s2@p. 3", "s2@p. 3"),
    "2019-Q1": ("2019-Q1", "2019-Q1"),
    "2019-01": ("2019-01", "2019-01"),
    "60 bn": ("60 bn", "60 bn"),
    "4k displays": ("4k displays", "4k displays"),
    "-5 degrees": ("-5 degrees", "-5 degrees"),
    "none": ("none", "none"),
    "nothing": ("nothing", "nothing"),
    "+": ("+", "+"),
    "C#": ("C#", "C#"),
    'the "small giants"': ('the "small giants"', 'the "small giants"'),
    "a\xa0b\u3000c": ("a\xa0b\u3000c", "a\xa0b\u3000c"),
    "2019-01-29 in Beijing": ("2019-01-29 in Beijing", "2019-01-29 in Beijing"),
    "1:99": ("1:99", "'1:99'"),
    # Plain outside brackets only
    "state advances, private retreats": (
        "state advances, private retreats",
        "'state advances, private retreats'",
    ),
    "https://example.org/#a": ("https://example.org/#a", "'https://example.org/#a'"),
    "What next?": ("What next?", "'What next?'"),
    "a [sic] b": ("a [sic] b", "'a [sic] b'"),
    "a {b}": ("a {b}", "'a {b}'"),
    "12:30 o'clock": ("12:30 o'clock", "'12:30 o''clock'"),
    # In single quotes
    "": ("''", "''"),
    "targets: steel": ("'targets: steel'", "'targets: steel'"),
    "targets:": ("'targets:'", "'targets:'"),
    "a # b": ("'a # b'", "'a # b'"),
    "- a": ("'- a'", "'- a'"),
    "-": ("'-'", "'-'"),
    "---": ("'---'", "'---'"),
    "? a": ("'? a'", "'? a'"),
    ":a": ("':a'", "':a'"),
    " a": ("' a'", "' a'"),
    "a ": ("'a '", "'a '"),
    "a\tb": ("'a\tb'", "'a\tb'"),
    "\u3000a": ("'\u3000a'", "'\u3000a'"),
    "[sic] a": ("'[sic] a'", "'[sic] a'"),
    "'a' b": ("'''a'' b'", "'''a'' b'"),
    '"a" b': ("'\"a\" b'", "'\"a\" b'"),
    "%": ("'%'", "'%'"),
    "*a": ("'*a'", "'*a'"),
    "no": ("'no'", "'no'"),
    "Y": ("'Y'", "'Y'"),
    "oN": ("'oN'", "'oN'"),
    "null": ("'null'", "'null'"),
    "~": ("'~'", "'~'"),
    "=": ("'='", "'='"),
    "2019": ("'2019'", "'2019'"),
    "12:30": ("'12:30'", "'12:30'"),
    "1_000": ("'1_000'", "'1_000'"),
    "1,000": ("'1,000'", "'1,000'"),
    "0x1f": ("'0x1f'", "'0x1f'"),
    "0o17": ("'0o17'", "'0o17'"),
    "1e3": ("'1e3'", "'1e3'"),
    "-.5": ("'-.5'", "'-.5'"),
    "1.2.3": ("'1.2.3'", "'1.2.3'"),
    ".inf": ("'.inf'", "'.inf'"),
    "2019-01-29": ("'2019-01-29'", "'2019-01-29'"),
    "2019-1-2": ("'2019-1-2'", "'2019-1-2'"),
    "2001-12-14t21:59:43.10-05:00": (
        "'2001-12-14t21:59:43.10-05:00'",
        "'2001-12-14t21:59:43.10-05:00'",
    ),
    "2001-12-14 21:59:43": ("'2001-12-14 21:59:43'", "'2001-12-14 21:59:43'"),
    "C:\\policy ": ("'C:\\policy '", "'C:\\policy '"),
    # In double quotes
    "a\u2028b": ('"a\\u2028b"', '"a\\u2028b"'),
    "a\u2029": ('"a\\u2029"', '"a\\u2029"'),
    "\ufeffa": ('"\\ufeffa"', '"\\ufeffa"'),
    '\ufeff "\\\t': ('"\\ufeff \\"\\\\\\t"', '"\\ufeff \\"\\\\\\t"'),
    "a \nb": ('"a \\nb"', '"a \\nb"'),
    "a\nb\t": ('"a\\nb\\t"', '"a\\nb\\t"'),
    "a\u3000\nb": ('"a\u3000\\nb"', '"a\u3000\\nb"'),
    "a\n \nb": ('"a\\n \\nb"', '"a\\n \\nb"'),
    # Literal
    "a\nb": ("|-\n    a\n    b", '"a\\nb"'),
    "a\nb\n": ("|\n    a\n    b", '"a\\nb\\n"'),
    "a\n": ("|\n    a", '"a\\n"'),
    "a\n\n\n": ("|+\n    a\n\n", '"a\\n\\n\\n"'),
    "\n": ("|+\n", '"\\n"'),
    "\n\n": ("|+\n\n", '"\\n\\n"'),
    "\na\n\n b": ("|-\n\n    a\n\n     b", '"\\na\\n\\n b"'),
    " a\nb": ("|2-\n     a\n    b", '" a\\nb"'),
    "\n a\nb\n": ("|2\n\n     a\n    b", '"\\n a\\nb\\n"'),
    "\ta\nb\n\n": ("|2+\n    \ta\n    b\n", '"\\ta\\nb\\n\\n"'),
    "# a\n- b: c\n---": ("|-\n    # a\n    - b: c\n    ---", '"# a\\n- b: c\\n---"'),
}


@pytest.mark.parametrize("text", STYLES, ids=ascii)
def test_the_style_of_a_text(text: str) -> None:
    in_block, in_flow = STYLES[text]
    assert block_text(text, "  ") == in_block
    assert flow_text(text) == in_flow
    assert key_text(text) == (in_flow if "\n" in text else in_block)


def test_quoting_what_could_be_plain() -> None:
    assert quoted_text("a") == "'a'"
    assert quoted_text("it's") == "'it''s'"
    assert quoted_text("a\nb") == '"a\\nb"'
    assert quoted_block_text("a", "") == "'a'"
    assert quoted_block_text("a\nb", "") == "|-\n  a\n  b"


# Every short text of the characters that matter

INDICATORS = " \t\n-?:,[]{}#&*!|>'\"%@`=~<.a0\\"
MOST_TELLING = " \t\n-?:,[]{}#&!'\"~.a0"


# Keys are another matter: the longest have a `?` in front.
SHORT_NASTY_TEXTS = [text for text in NASTY_TEXTS if len(text) < 1000]


def all_texts(characters: str, longest: int) -> Iterator[str]:
    for length in range(longest + 1):
        for combination in product(characters, repeat=length):
            yield "".join(combination)


def file_of(texts: Iterable[str]) -> str:
    """A file with each text in each place; a number before each keeps entries apart."""
    lines = []
    for number, text in enumerate(texts):
        lines.append(f"- k: {block_text(text, '  ')}\n")
        lines.append(f"  flow: [{flow_text(text)}, {{k: {flow_text(text)}}}]\n")
        lines.append(f"  keys: {{{flow_text(text)}: {number}}}\n")
        lines.append(f"- {block_text(text, '')}\n")
        lines.append(f"- {key_text(text)}: {number}\n")
    return "".join(lines)


def what_it_says(texts: Iterable[str]) -> list[object]:
    said: list[object] = []
    for number, text in enumerate(texts):
        said.append({"k": text, "flow": [text, {"k": text}], "keys": {text: number}})
        said += [text, {text: number}]
    return said


def test_every_short_text_is_read_as_it_was() -> None:
    texts = [*all_texts(INDICATORS, 2), *all_texts(MOST_TELLING, 3)]
    with collector_off():
        assert yaml.load(file_of(texts), Loader=yaml.CSafeLoader) == what_it_says(texts)


def test_every_shorter_text_is_read_as_it_was_by_others() -> None:
    texts = [*all_texts(INDICATORS, 2), *SHORT_NASTY_TEXTS]
    written, said = file_of(texts), what_it_says(texts)
    assert yaml.safe_load(written) == said
    assert YAML(typ="safe", pure=True).load(written) == said


# Every short text that might be a number, a date or a word with a meaning

WORDS = ("null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan", ".inf", ".nan")
RESOLVERS = (
    (yaml.resolver.Resolver(), yaml.ScalarNode),
    (VersionedResolver(version="1.1"), ScalarNode),
    (VersionedResolver(version="1.2"), ScalarNode),
)
PSYCH = (
    r"[-+]?0b[01_,]+|[-+]?0[0-7_,]+|[-+]?(0|[1-9]([0-9]|,[0-9]|_[0-9])*)|[-+]?0x[0-9a-fA-F_,]+",
    r"[-+]?([0-9][0-9_,]*)?\.[0-9]*([eE][-+][0-9]+)?",
    r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}(\.[0-9_]*)?",
    r"\d{4}-(1[012]|0\d|\d)-([12]\d|3[01]|0\d|\d)",
)
"""What Ruby's reader takes for numbers and dates."""


def is_string_to_all(text: str) -> bool:
    for resolver, kind in RESOLVERS:
        if not str(resolver.resolve(kind, text, (True, False))).endswith(":str"):
            return False
    return not any(re.fullmatch(pattern, text) for pattern in PSYCH)


def may_look_like_something_else() -> Iterator[str]:
    yield from all_texts("017+-._:,eE", 4)
    yield from all_texts("01xobXfF_", 4)
    for word in WORDS:
        yield from (word, word.upper(), word.title(), word.swapcase(), f"-{word}", f"+{word}")
    for date, between, time in product(
        ("2019-01-29", "2019-1-2"),
        ("", "T", "t", " ", "  "),
        ("", "1:02:03", "21:59:43", "21:59:43.1", "21:59:43 +1", "21:59:43Z", "21:59:43-05:00"),
    ):
        yield f"{date}{between}{time}".rstrip()


def test_what_some_reader_takes_for_another_type_is_quoted() -> None:
    for text in may_look_like_something_else():
        if text in (block_text(text, ""), flow_text(text), key_text(text)):
            assert is_string_to_all(text), text


@pytest.mark.parametrize("word", [word.upper() for word in ("yes", "true", "off", "null")])
def test_case_does_not_matter(word: str) -> None:
    for text in (word, word.lower(), word.title(), word.swapcase(), word[0].lower() + word[1:]):
        assert block_text(text, "") == f"'{text}'"


# What can be plain in an own field, whatever its type

CANDIDATES = [*all_texts(INDICATORS, 2), *all_texts(MOST_TELLING, 3), *SHORT_NASTY_TEXTS]


def test_what_can_be_plain_is_one_scalar_to_all() -> None:
    texts = [text for text in CANDIDATES if text and can_be_plain(text)]
    written = "".join(f"- {text}\n- k: {text}\n- {text}: a\n" for text in texts)
    expected = [word for text in texts for word in (text, "k", text, text, "a")]
    _all_read(written, expected)


def test_what_can_be_plain_anywhere_is_so_in_brackets_too() -> None:
    texts = [text for text in CANDIDATES if text and can_be_plain_anywhere(text)]
    assert all(map(can_be_plain, texts))
    written = "".join(f"- {text}\n- [{text}, {{k: {text}}}]\n- {{{text}: a}}\n" for text in texts)
    expected = [word for text in texts for word in (text, text, "k", text, text, "a")]
    _all_read(written, expected)


def test_what_libyaml_reads_plain_can_stay_plain() -> None:
    """But for what readers disagree about, or nobody can see."""
    for text in CANDIDATES:
        if re.search("[\t\ufeff\u2028\u2029]", text):
            continue
        try:
            read = list(yaml.parse(f"k: {text}\nl: m\n", Loader=yaml.CSafeLoader))
        except yaml.YAMLError:
            continue
        scalars = [event for event in read if isinstance(event, yaml.ScalarEvent)]
        if [event.value for event in scalars] == ["k", text, "l", "m"]:
            assert can_be_plain(text), text


def _all_read(written: str, expected: list[str]) -> None:
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        assert _scalars(yaml.parse(written, Loader=loader)) == expected
    assert _scalars(YAML(typ="safe", pure=True).parse(written)) == expected


def _scalars(events: Iterable[Any]) -> list[str]:
    return [event.value for event in events if hasattr(event, "value")]

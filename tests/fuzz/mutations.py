"""Files like others, with something wrong in them that nobody has thought of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tests.fuzz.choices import Choices

MOST_BYTES = 2500
"""Longer ones are cut: what is wrong with a file seldom needs more."""

MOST_REPEATED_BYTES = 50_000
"""But a few become as long as that, by part of them that stands there very often. If each of its
lines has an error, such a file takes half of the two seconds that any may."""

_SHARE_OF_REPEATED = 0.002
"""How often: one takes as long to read as dozens of others."""

_TOKENS = (
    *("- ", ": ", ":", "? ", "# ", " #", "|", ">", "|-", ">+", "|2", "'", '"', "''", "[", "]"),
    *("{", "}", ",", "&a ", "*a", "!!str ", "!a ", "<<: ", "---\n", "...\n", "%YAML 1.2\n", "%"),
    *("@", "`", "\\", "\t", " ", "  ", "\n", "\r\n", "\r", "\u0085", "\u2028", "\ufeff", "\0"),
    *("\x07", "\xa0", "\u3000", "\u200b", "\ufffe", "\U0001f600", "国", "~", "null", "x-a: "),
    *("- - ", "? - ", "[{", "}]", "{a: ", "outline:\n", "  - text: ", "children:\n", "notes:\n"),
)
_VALUES = (
    *("", "~", "null", "''", '""', "a", "a b", "no", "yes", "true", "false", "0", "-1", "1.5"),
    *("1e9", "0x1f", "012", "12:30", ".inf", ".nan", "2019", "2019-01-29", "2019-Q4", "2019/2020"),
    *("[a]", "[]", "{}", "{a: b}", "[[a]]", "[a, a]", "|\n  a", "'a: b'", '"\\u0007"', '"\\n"'),
    *("国", "9" * 30, "n-abc", "t-abc", "s@p. 3", "CN", "CN-HN", "zh", "EUR", "draft", "x-a"),
    *("measure", "grant", "absent", "evidence", "open", "at-most", "../a.yaml", "policy-outline/1"),
)
_BYTES = (b"\0", b"\xff", b"\xfe", b"\xed\xa0\x80", b"\xc0\x80", b"\xef\xbb\xbf", b"\x80", b"\xe5")
_VALUE = re.compile(r"(?<=: )[^\n]*")
_KEY = re.compile(r"\b[A-Za-z_-]{1,40}(?=:)")


_SHARE_OF_SEEDS = 0.4
"""How often a file is made of one with a fault: of one that is refused only little is read."""


def mutated(choices: Choices, sound: Sequence[bytes], seeds: Sequence[bytes]) -> bytes:
    """One of the files, changed in a few places."""
    data = choices.one_of(seeds if choices.happens(_SHARE_OF_SEEDS) else sound)
    if choices.happens(0.15):
        data = _spliced(choices, data, choices.one_of(seeds))
    is_repeated = choices.happens(_SHARE_OF_REPEATED)
    for _ in range(choices.one_of((1, 1, 1, 2, 2, 3, 5))):
        data = choices.one_of(_MUTATIONS)(choices, data)
    data = data[:MOST_BYTES]
    return _repeated(choices, data) if is_repeated else data


def _repeated(choices: Choices, data: bytes) -> bytes:
    """A file with some of its characters, or of its lines, as often as makes it long."""
    parts = data.splitlines(keepends=True) if choices.happens(0.5) else [*_characters(data)]
    start, end = _span(choices, len(parts))
    part = b"".join(parts[start:end]) or b" "
    most = MOST_REPEATED_BYTES - len(data)
    times = choices.between(1, most // len(part)) if choices.happens(0.5) else most // len(part)
    return b"".join([*parts[:start], part * times, *parts[start:]])


def _characters(data: bytes) -> Iterator[bytes]:
    for character in data.decode("utf-8", "surrogateescape"):
        yield character.encode("utf-8", "surrogateescape")


def _spliced(choices: Choices, one: bytes, other: bytes) -> bytes:
    """The beginning of one file and the end of another."""
    first, second = one.splitlines(keepends=True), other.splitlines(keepends=True)
    start, end = choices.between(0, len(first)), choices.between(0, len(second))
    return b"".join([*first[:start], *second[end:]])


def _on_text(change: Callable[[Choices, str], str]) -> Callable[[Choices, bytes], bytes]:
    """A change of text as one of bytes; what is no UTF-8 stays as it is."""

    def changed(choices: Choices, data: bytes) -> bytes:
        text = change(choices, data.decode("utf-8", "surrogateescape"))
        return text.encode("utf-8", "surrogateescape")

    return changed


def _span(choices: Choices, length: int) -> tuple[int, int]:
    """Two places in something of a length, mostly near each other."""
    start = choices.between(0, length)
    return start, min(length, start + choices.one_of((1, 1, 2, 4, 10, 40, 200)))


def _flip(choices: Choices, data: bytes) -> bytes:
    if not data:
        return data
    place = choices.below(len(data))
    return data[:place] + bytes([data[place] ^ 1 << choices.below(8)]) + data[place + 1 :]


def _put_bytes(choices: Choices, data: bytes) -> bytes:
    place = choices.between(0, len(data))
    return data[:place] + choices.one_of(_BYTES) + data[place:]


def _cut_off(choices: Choices, data: bytes) -> bytes:
    return data[: choices.between(0, len(data))]


def _recoded(choices: Choices, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    match choices.below(4):
        case 0:
            return text.encode("utf-16")
        case 1:
            return b"\xfe\xff" + text.encode("utf-16-be")
        case 2:
            return data.replace(b"\n", b"\r\n")
    return b"\xef\xbb\xbf" + data


def _put_token(choices: Choices, text: str) -> str:
    place = choices.between(0, len(text))
    return text[:place] + choices.one_of(_TOKENS) + text[place:]


def _remove(choices: Choices, text: str) -> str:
    start, end = _span(choices, len(text))
    return text[:start] + text[end:]


def _repeat(choices: Choices, text: str) -> str:
    start, end = _span(choices, len(text))
    return text[:end] + text[start:end] * choices.one_of((1, 1, 2, 30)) + text[end:]


def _move(choices: Choices, text: str) -> str:
    start, end = _span(choices, len(text))
    moved, rest = text[start:end], text[:start] + text[end:]
    place = choices.between(0, len(rest))
    return rest[:place] + moved + rest[place:]


def _set_value(choices: Choices, text: str) -> str:
    return _replace_one(choices, _VALUE, text, choices.one_of(_VALUES))


def _set_key(choices: Choices, text: str) -> str:
    keys = _KEY.findall(text)
    return _replace_one(choices, _KEY, text, choices.one_of(keys)) if keys else text


def _replace_one(choices: Choices, pattern: re.Pattern[str], text: str, replacement: str) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = choices.one_of(found)
    return text[: match.start()] + replacement + text[match.end() :]


def _change_lines(choices: Choices, text: str) -> str:
    lines = text.split("\n")
    here, there = choices.below(len(lines)), choices.below(len(lines))
    match choices.below(6):
        case 0:
            del lines[here]
        case 1:
            lines.insert(there, lines[here])
        case 2:
            lines[here], lines[there] = lines[there], lines[here]
        case 3:
            lines[here] = " " * choices.between(1, 4) + lines[here]
        case 4:
            lines[here] = lines[here][choices.between(1, 4) :]
        case _:
            lines[here] += " # said"
    return "\n".join(lines)


_MUTATIONS: tuple[Callable[[Choices, bytes], bytes], ...] = (
    _flip,
    _put_bytes,
    _cut_off,
    _recoded,
    *[_on_text(change) for change in (_put_token, _remove, _repeat, _move) for _ in range(2)],
    *[_on_text(change) for change in (_set_value, _set_key, _change_lines) for _ in range(3)],
)

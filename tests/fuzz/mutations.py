"""Files like others, with something wrong in them that nobody has thought of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

MOST_BYTES = 2500
"""Longer ones are cut: what is wrong with a file seldom needs more."""

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


_SHARE_OF_SOUND = 0.6
"""How often a file is made of one without fault: of one that is refused only little is read."""


def mutated(random: Random, sound: Sequence[bytes], seeds: Sequence[bytes]) -> bytes:
    """One of the files, changed in a few places; the same for the same state of `random`."""
    data = random.choice(sound if random.random() < _SHARE_OF_SOUND else seeds)
    if random.random() < 0.15:
        data = _spliced(random, data, random.choice(seeds))
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5))):
        data = random.choice(_MUTATIONS)(random, data)
    return data[:MOST_BYTES]


def _spliced(random: Random, one: bytes, other: bytes) -> bytes:
    """The beginning of one file and the end of another."""
    first, second = one.splitlines(keepends=True), other.splitlines(keepends=True)
    start, end = random.randint(0, len(first)), random.randint(0, len(second))
    return b"".join([*first[:start], *second[end:]])


def _on_text(change: Callable[[Random, str], str]) -> Callable[[Random, bytes], bytes]:
    """A change of text as one of bytes; what is no UTF-8 stays as it is."""

    def changed(random: Random, data: bytes) -> bytes:
        text = change(random, data.decode("utf-8", "surrogateescape"))
        return text.encode("utf-8", "surrogateescape")

    return changed


def _span(random: Random, length: int) -> tuple[int, int]:
    """Two places in something of a length, mostly near each other."""
    start = random.randint(0, length)
    return start, min(length, start + random.choice((1, 1, 2, 4, 10, 40, 200)))


def _flip(random: Random, data: bytes) -> bytes:
    if not data:
        return data
    place = random.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << random.randrange(8)]) + data[place + 1 :]


def _put_bytes(random: Random, data: bytes) -> bytes:
    place = random.randint(0, len(data))
    return data[:place] + random.choice(_BYTES) + data[place:]


def _cut_off(random: Random, data: bytes) -> bytes:
    return data[: random.randint(0, len(data))]


def _recoded(random: Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    match random.randrange(4):
        case 0:
            return text.encode("utf-16")
        case 1:
            return b"\xfe\xff" + text.encode("utf-16-be")
        case 2:
            return data.replace(b"\n", b"\r\n")
    return b"\xef\xbb\xbf" + data


def _put_token(random: Random, text: str) -> str:
    place = random.randint(0, len(text))
    return text[:place] + random.choice(_TOKENS) + text[place:]


def _remove(random: Random, text: str) -> str:
    start, end = _span(random, len(text))
    return text[:start] + text[end:]


def _repeat(random: Random, text: str) -> str:
    start, end = _span(random, len(text))
    return text[:end] + text[start:end] * random.choice((1, 1, 2, 30)) + text[end:]


def _move(random: Random, text: str) -> str:
    start, end = _span(random, len(text))
    moved, rest = text[start:end], text[:start] + text[end:]
    place = random.randint(0, len(rest))
    return rest[:place] + moved + rest[place:]


def _set_value(random: Random, text: str) -> str:
    return _replace_one(random, _VALUE, text, random.choice(_VALUES))


def _set_key(random: Random, text: str) -> str:
    keys = _KEY.findall(text)
    return _replace_one(random, _KEY, text, random.choice(keys)) if keys else text


def _replace_one(random: Random, pattern: re.Pattern[str], text: str, replacement: str) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = random.choice(found)
    return text[: match.start()] + replacement + text[match.end() :]


def _change_lines(random: Random, text: str) -> str:
    lines = text.split("\n")
    here, there = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(6):
        case 0:
            del lines[here]
        case 1:
            lines.insert(there, lines[here])
        case 2:
            lines[here], lines[there] = lines[there], lines[here]
        case 3:
            lines[here] = " " * random.randint(1, 4) + lines[here]
        case 4:
            lines[here] = lines[here][random.randint(1, 4) :]
        case _:
            lines[here] += " # said"
    return "\n".join(lines)


_MUTATIONS: tuple[Callable[[Random, bytes], bytes], ...] = (
    _flip,
    _put_bytes,
    _cut_off,
    _recoded,
    *[_on_text(change) for change in (_put_token, _remove, _repeat, _move) for _ in range(2)],
    *[_on_text(change) for change in (_set_value, _set_key, _change_lines) for _ in range(3)],
)

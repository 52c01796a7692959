"""Files that broke a promise once, made small; see `checking.outcome`."""

from __future__ import annotations

FOUND: dict[str, bytes] = {
    "an id without a value": b"format: policy-outline/1\nid: ",
    "an id without a value, of a source": (
        b"format: policy-outline/1\nid: a\nsources:\n  - id: \n    title: b\n"
    ),
    "a key of nothing, which can't become an own field": (
        b"format: policy-outline/1\nid: a\n? [a, b]\n: c\n? "
    ),
    "keys that are a key in brackets, without braces around": (
        b"format: policy-outline/1\nid: a\nsources: [{id: s}:, {id: t}]\n"
    ),
    "a line of a briefing that is longer than a text may be": "• ".encode() + b"a " * 600_000,
    "a colon in a comment behind a key without one": (
        b'{"format": "policy-outline/1", "id"# : "a"\n}\n'
    ),
}

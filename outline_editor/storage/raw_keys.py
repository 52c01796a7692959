"""Reports keys that are not as they should be: unknown, missing, or not written at all.

And entries of lists in which nothing is written.
"""

from __future__ import annotations

import re

from outline_editor.core.errors import Message, shortened
from outline_editor.core.extensions import can_be_plain_anywhere
from outline_editor.core.fields import FieldSpec, fields_of
from outline_editor.core.ids import slug_from
from outline_editor.core.model import Node, Note, Root
from outline_editor.core.problems import Repair
from outline_editor.storage.findings import Findings, Where, likeness, nearest_first
from outline_editor.storage.raw_tree import RawList, RawMap, RawText
from outline_editor.storage.repairs import (
    adding_key_after,
    adding_text,
    filling_in,
    removing_entry,
    replacing,
)

_LONGEST_OWN_KEY = 1000
"""Characters of a key of which one's own can be made: with `x-` before it YAML takes 1,024."""

_LIKE_ENOUGH = 0.5
"""How alike a key must be to a known one for a one-click renaming, of 1."""


def report_unknown_key(
    cls: type, raw: RawMap, key: RawText, where: Where, findings: Findings
) -> str | None:
    """Report a key; returns the one that it was probably meant to be, `''` for none.

    Of one that is not told any more nobody asks what it was meant to be: `None`.
    """
    if findings.count_only(key.start):
        return None
    known = tuple([name for name in fields_of(cls) if name != "extensions"])
    nearest = nearest_first(key.text, known)[0]
    shown = shortened(key.text)
    repairs = []
    is_alike = likeness(key.text, nearest) >= _LIKE_ENOUGH and raw.key(nearest) is None
    if is_alike:
        label = Message.of("repair.rename-key", key=shown, nearest=nearest)
        repairs.append(replacing(key, nearest, label))
    can_be_own = key.text and can_be_plain_anywhere(f"x-{key.text}")
    can_be_own = can_be_own and len(key.text) <= _LONGEST_OWN_KEY
    if can_be_own and raw.key(f"x-{key.text}") is None:
        label = Message.of("repair.own-field", key=shown)
        repairs.append(replacing(key, f"x-{key.text}", label))
    findings.add("unknown-key", where, key.start, repairs, key=shown, nearest=nearest)
    return nearest if is_alike else ""


def report_missing_key(cls: type, name: str, raw: RawMap, where: Where, findings: Findings) -> None:
    """Report a key that an element of a class must have."""
    if findings.count_only(raw.start):
        return
    if cls in (Node, Note):
        repairs = adding_text(findings.text, raw)
        findings.add("missing-text", where, raw.start, repairs)
    elif issubclass(cls, Root):
        slug = slug_from(raw.text("title"))
        label = Message.of("repair.new-id", id=slug)
        text, has_key = findings.text, "id" in raw.by_text
        if has_key:
            repairs = filling_in(text, raw, "id", slug, label)
        else:
            repairs = adding_key_after(text, raw, "format", "id", slug, label)
        findings.add_message(Message.of("missing-document-id"), where, raw.start, repairs)
    else:
        findings.add("missing-key", where, raw.start, key=name)


def report_bare_entry(spec: FieldSpec, item: RawText, where: Where, findings: Findings) -> None:
    """Report an entry of a list that has no keys."""
    if findings.count_only(item.start):
        return
    assert spec.item is not None
    key = next(name for name, inner in fields_of(spec.item).items() if inner.required)
    shown = shortened(item.text)
    repairs = []
    tight = re.fullmatch(rf"{key}\s*[:：]\s*(\S.*)", item.text)
    if tight and item.plain and can_be_plain_anywhere(tight[1]):
        label = Message.of("repair.add-key", key=key, value=shortened(tight[1]))
        repairs.append(replacing(item, f"{key}: {tight[1]}", label))
    elif item.one_line and key != "id":
        label = Message.of("repair.add-key", key=key, value=shown)
        repairs.append(Repair(label, item.start, item.start, f"{key}: "))
    findings.add("bare-entry", where, item.start, repairs, value=shown, field=spec.name, key=key)


def report_empty_entry(
    spec: FieldSpec, items: RawList, index: int, where: Where, findings: Findings
) -> None:
    """Report an entry of a list in which nothing is written."""
    if findings.count_only(items.items[index].start):
        return
    repairs = removing_entry(items, index, findings.text)
    findings.add("empty-entry", where, items.items[index].start, repairs, field=spec.name)

"""Changes to a file's text that each mend one error, for a person to choose.

Each is offered only where it can be made without touching what stands around
it; otherwise there is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from outline_editor.core.errors import Message, shortened
from outline_editor.core.extensions import can_be_plain_anywhere
from outline_editor.core.problems import Repair
from outline_editor.storage.positions import line_start
from outline_editor.storage.raw_tree import RawList, RawMap, RawText, RawValue

_COMMA = re.compile(r"\s*,\s*")
_TO_NEXT_LINE = re.compile(r"[ \t]*\n *")
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_COLON = re.compile(r"(?:\s++|#[^\n]*+)*+:")
"""What may stand behind a key. A colon in a comment is none."""
_HAN = re.compile("[\u3400-\u9fff]")


def replacing(value: RawValue, replacement: str, label: Message) -> Repair:
    """Writes something else in place of a key or value."""
    return Repair(label, value.start, value.end, replacement)


def adding_key(text: str, raw: RawMap, key: str, value: str, label: Message) -> list[Repair]:
    """Writes one more key, before the others; `value` is written already."""
    if not raw.flow:
        line = f"{key}: {value}\n{' ' * raw.column}"
        return [Repair(label, raw.start, raw.start, line)]
    if not _has_braces(text, raw):
        return []
    return [Repair(label, raw.start + 1, raw.start + 1, f"{key}: {value}, ")]


def adding_key_after(
    text: str, raw: RawMap, earlier: str, key: str, value: str, label: Message
) -> list[Repair]:
    """Writes one more key under another that is there; `value` is written already."""
    before = raw.get(earlier)
    if before is None or _has_braces(text, raw):
        return adding_key(text, raw, key, value, label)
    end = text.find("\n", before.end)
    end = len(text) if end < 0 else end
    return [Repair(label, end, end, f"\n{' ' * raw.column}{key}: {value}")]


def _has_braces(text: str, raw: RawMap) -> bool:
    """Whether keys stand in braces; a single one in brackets needs none, be it in braces itself."""
    is_key_first = bool(raw.entries) and raw.entries[0][0].start == raw.start
    return text[raw.start] == "{" and not is_key_first


def adding_text(text: str, raw: RawMap) -> list[Repair]:
    """Gives a row or note a text, an empty one."""
    label = Message.of("repair.add-text")
    if "text" in raw.by_text:
        return filling_in(text, raw, "text", "''", label)
    return adding_key(text, raw, "text", "''", label)


def filling_in(text: str, raw: RawMap, key: str, value: str, label: Message) -> list[Repair]:
    """Gives a key that stands there without a value one; `value` is written already."""
    before, absent = raw.by_text[key]
    if not _COLON.match(text, before.end, absent.start):  # such as in {a}
        return []
    if absent.start < absent.end:
        return [replacing(absent, value, label)]
    return [replacing(absent, f" {value}" if text[absent.start - 1] == ":" else value, label)]


def removing_key(raw: RawMap, key: RawText, text: str) -> list[Repair]:
    """Removes a key with its value, of several."""
    if len(raw.entries) < 2:
        return []
    index = bisect_left(raw.entries, key.start, key=lambda entry: entry[0].start)
    spans = [
        (other.start, value.end) for other, value in raw.entries[max(index - 1, 0) : index + 2]
    ]
    label = Message.of("repair.remove-key", key=key.text)
    return _removing(text, spans, min(index, 1), "" if raw.flow else " *", label)


def removing_entry(items: RawList, index: int, text: str) -> list[Repair]:
    """Removes an empty entry of a list."""
    spans = [(item.start, item.end) for item in items.items[max(index - 1, 0) : index + 2]]
    label = Message.of("repair.remove-entry")
    return _removing(text, spans, min(index, 1), "" if items.flow else r" *-[ \t]*", label)


def _removing(
    text: str, spans: list[tuple[int, int]], index: int, before: str, label: Message
) -> list[Repair]:
    """Removes a span, given with its neighbours.

    `before` is what its line may start with to be removed as a whole, `''` in brackets.
    """
    start, end = spans[index]
    line, rest = line_start(text, start), _LINE_END.match(text, end)
    if before and rest and re.fullmatch(before, text[line:start]):
        return [Repair(label, line, rest.end(), "")]
    if index + 1 < len(spans):
        gap, after = (_TO_NEXT_LINE if before else _COMMA), spans[index + 1][0]
        return [Repair(label, start, after, "")] if gap.fullmatch(text, end, after) else []
    if before:
        return []
    if not index:
        return [Repair(label, start, end, "")]
    earlier = spans[index - 1][1]
    return [Repair(label, earlier, end, "")] if _COMMA.fullmatch(text, earlier, start) else []


def as_one_text(text: str, value: RawValue, fits: Callable[[str], bool]) -> list[Repair]:
    """For brackets where one text is needed: takes them off, or puts them in quotes."""
    source = text[value.start : value.end]
    if isinstance(value, RawText) or not value.flow or "\n" in source:
        return []
    repairs = []
    items = value.items if isinstance(value, RawList) else ()
    if len(items) == 1 and isinstance(items[0], RawText) and fits(items[0].text):
        inner = text[items[0].start : items[0].end]
        label = Message.of("repair.unwrap", value=shortened(inner))
        repairs.append(replacing(value, inner, label))
    if fits(source):
        quoted = "'" + source.replace("'", "''") + "'"
        label = Message.of("repair.quote", value=shortened(source))
        repairs.append(replacing(value, quoted, label))
    return repairs


def as_list(text: str, value: RawValue) -> list[Repair]:
    """For one text where a list is needed: makes it the only entry of one."""
    if not _fits_in_brackets(value):
        return []
    source = text[value.start : value.end]
    label = Message.of("repair.make-list", value=shortened(source))
    return [replacing(value, f"[{source}]", label)]


def as_list_of_keys(text: str, value: RawMap) -> Repair:
    """For keys where a list of such entries is needed: makes them its only entry."""
    source = text[value.start : value.end]
    entry = f"[{source}]" if value.flow else "- " + source.replace("\n", "\n  ")
    return replacing(value, entry, Message.of("repair.make-entry"))


def as_languages(text: str, value: RawValue) -> list[Repair]:
    """For one text where one for each language is needed: names its language."""
    if not isinstance(value, RawText) or not _fits_in_brackets(value):
        return []
    source = text[value.start : value.end]
    return [
        replacing(
            value,
            f"{{{language}: {source}}}",
            Message.of("repair.add-key", key=language, value=shortened(source)),
        )
        for language in (("zh", "en") if _HAN.search(value.text) else ("en", "zh"))
    ]


def _fits_in_brackets(value: RawValue) -> bool:
    """Whether what stands there is one text that may stand so inside brackets too."""
    if not isinstance(value, RawText) or not value.one_line or value.style in ("|", ">"):
        return False
    return value.style != "" or can_be_plain_anywhere(value.text)

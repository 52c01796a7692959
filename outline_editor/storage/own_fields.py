"""Writing own fields: what stands under keys that start with `x-`.

Their content is the analyst's own, so each scalar stays plain or quoted as it
was. They are in block style, but in brackets where the element is and they can
stand there so.
"""

from __future__ import annotations

from collections.abc import Iterator

from outline_editor.core.extensions import (
    ExtensionList,
    ExtensionMap,
    Extensions,
    ExtensionScalar,
    ExtensionValue,
    can_be_plain_anywhere,
)
from outline_editor.storage.scalar_style import (
    INDENT,
    flow_text,
    key_text,
    quoted_block_text,
    quoted_text,
)

LONGEST_KEY = 1024
"""Characters of a key, quotes included, that readers take without a `?` before it."""


def write_own_fields(lines: list[str], start: str, own: Extensions, pad: str) -> None:
    """Append own fields in block style; `start` stands before the first, `pad` before others."""
    for key, value in own:
        _write_entry(lines, key_text(key), value, start, pad)
        start = pad


def flow_own_fields(own: Extensions) -> list[str]:
    """Own fields as entries of a mapping in braces; they must fit there."""
    return [flow_entry(flow_text(key), _flow_value(value)) for key, value in own]


def flow_entry(key: str, value: str) -> str:
    """One entry of a mapping in braces; key and value are written already."""
    return f"{_key_mark(key)}{key}: {value}"


def fits_in_brackets(value: ExtensionValue) -> bool:
    """Whether a value can be written inside brackets.

    No entry of a list can be empty there, and fewer texts can be plain.
    """
    match value:
        case ExtensionScalar():
            return not value.plain or can_be_plain_anywhere(value.text)
        case ExtensionList(items=items):
            return all(item != _EMPTY and fits_in_brackets(item) for item in items)
        case ExtensionMap(entries=entries):
            return all(fits_in_brackets(part) for entry in entries for part in entry)


_EMPTY = ExtensionScalar("", plain=True)


def _key_mark(key: str) -> str:
    return "" if 0 < len(key) <= LONGEST_KEY else "? "


def _write_entry(lines: list[str], key: str, value: ExtensionValue, start: str, pad: str) -> None:
    mark = _key_mark(key)
    lead = f"{start}{mark}{key}".rstrip(" ") + f"\n{pad}:" if mark else f"{start}{key}:"
    if isinstance(value, ExtensionScalar):
        _write_after(lines, lead, _block_scalar(value, pad))
    elif not _is_empty(value):
        lines.append(f"{lead}\n")
        deeper = pad + " " * INDENT
        _write_inside(lines, value, deeper, deeper)
    else:
        _write_after(lines, lead, _flow_value(value))


def _write_inside(
    lines: list[str], value: ExtensionList | ExtensionMap, start: str, pad: str
) -> None:
    """Append a list or mapping that is not empty; `start` stands before its first entry."""
    if isinstance(value, ExtensionMap):
        for key, inner in value.entries:
            _write_entry(lines, _one_line_scalar(key), inner, start, pad)
            start = pad
        return
    for item in value.items:
        if isinstance(item, ExtensionScalar):
            _write_after(lines, f"{start}-", _block_scalar(item, pad))
        elif _is_empty(item):
            _write_after(lines, f"{start}-", _flow_value(item))
        else:
            _write_inside(lines, item, f"{start}- ", f"{pad}  ")
        start = pad


def _write_after(lines: list[str], lead: str, written: str) -> None:
    lines.append(f"{lead} {written}\n" if written else f"{lead}\n")


def _is_empty(value: ExtensionList | ExtensionMap) -> bool:
    return value in (ExtensionList(()), ExtensionMap(()))


def _block_scalar(scalar: ExtensionScalar, pad: str) -> str:
    return scalar.text if scalar.plain else quoted_block_text(scalar.text, pad)


def _one_line_scalar(scalar: ExtensionScalar) -> str:
    return scalar.text if scalar.plain else quoted_text(scalar.text)


def _flow_value(value: ExtensionValue) -> str:
    match value:
        case ExtensionScalar():
            return _one_line_scalar(value)
        case ExtensionList(items=items):
            return f"[{', '.join([_flow_value(item) for item in items])}]"
        case ExtensionMap():
            return f"{{{', '.join(_flow_entries(value))}}}"


def _flow_entries(value: ExtensionMap) -> Iterator[str]:
    for key, inner in value.entries:
        yield flow_entry(_one_line_scalar(key), _flow_value(inner))

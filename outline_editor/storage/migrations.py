"""Which format a file has, and bringing an older one to that of today.

A migration is a pure function from the raw tree of one version to that of the
next; it need not touch the `format` key itself. Each has a fixture: a file of
its version, and the document it becomes. Version 1 is the first of both
formats, so that there is none yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from outline_editor.core.errors import Message, shortened
from outline_editor.core.model import OUTLINE_FORMAT
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.raw_tree import RawMap, RawText
from outline_editor.storage.refusing import refusal

Migration: TypeAlias = Callable[[RawMap], RawMap]

MIGRATIONS: dict[str, Migration] = {}
"""By the format that a migration reads, such as `policy-outline/1`."""

_FORMAT = re.compile(r"(policy-outline|policy-codebook)/(0|[1-9][0-9]{0,3})")


class Migrated(NamedTuple):
    """A raw tree in the format of today, and what that took."""

    raw: RawMap
    notices: tuple[Message, ...] = ()


def migrated(text: str, raw: RawMap, expected: str) -> Migrated:
    """The tree of a file in the format expected, such as `policy-outline/1`.

    Raises `FileRefused` for a file of another format: one that does not say
    which it has, one that is newer, and one that is older than every migration.
    """
    value = raw.get("format")
    if not isinstance(value, RawText):
        place = value or raw.key("format") or raw
        raise refusal(text, place.start, "format-missing", expected=expected)
    if value.text == expected:
        return Migrated(raw)
    family, newest = expected.split("/")
    form = _FORMAT.fullmatch(value.text)
    if form is None:
        raise _refused(text, value, "format-unknown", expected)
    if form[1] != family:
        is_codebook = expected == OUTLINE_FORMAT
        raise _refused(text, value, "is-codebook" if is_codebook else "is-outline", expected)
    if int(form[2]) > int(newest):
        raise _refused(text, value, "format-newer", expected)
    for version in range(int(form[2]), int(newest)):
        migration = MIGRATIONS.get(f"{family}/{version}")
        if migration is None:
            raise _refused(text, value, "format-unknown", expected)
        raw = migration(raw)
    return Migrated(raw, (Message.of("notice.migrated", value=value.text, expected=expected),))


def _refused(text: str, value: RawText, code: str, expected: str) -> FileRefused:
    shown = shortened(value.text, 40)
    return refusal(text, value.start, code, value=shown, expected=expected)

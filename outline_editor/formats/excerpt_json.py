"""Rows on the clipboard in the program's own type: everything, as JSON."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError

from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.excerpts import Excerpt
from outline_editor.core.index import walk
from outline_editor.core.scalar_types import NUMBERS_AS_TEXT

EXCERPT_TYPE = "application/x-policy-outline-rows+json"
"""The media type under which other windows of the program find rows."""

_FORMAT = "policy-outline-rows/1"

_ADAPTER: TypeAdapter[Excerpt] = TypeAdapter(Excerpt)


def write_excerpt(excerpt: Excerpt, home: str) -> bytes:
    """The excerpt as bytes, with a name for the document that it comes from."""
    data = _ADAPTER.dump_python(excerpt, mode="json", exclude_defaults=True)
    written = {"format": _FORMAT, "home": home, "excerpt": data}
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def read_excerpt(data: bytes) -> tuple[Excerpt, str]:
    """The excerpt in some bytes, validated, and the name of where it comes from.

    Raises `OutlineError` for what `write_excerpt` has not written.
    """
    try:
        written: Any = json.loads(data)
        if written["format"] != _FORMAT or not isinstance(written["home"], str):
            raise ValueError(written["format"])
        # Not as JSON: pydantic's parser stops at 200 levels, and a row alone takes two.
        excerpt = _ADAPTER.validate_python(written["excerpt"], context=NUMBERS_AS_TEXT)
        if not excerpt.rows or any(not node.id for node in walk(excerpt.rows)):
            raise ValueError("rows without an id, or none")
    except (ValueError, TypeError, KeyError, RecursionError, ValidationError) as error:
        raise OutlineError(Message.of("clip.broken")) from error
    return excerpt, written["home"]

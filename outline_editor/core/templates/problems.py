"""Errors in a file that can be read: a field has the wrong shape."""

from __future__ import annotations

PROBLEMS: dict[str, str | tuple[str, str]] = {}

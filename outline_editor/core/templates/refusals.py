"""Why a file cannot be read as an outline at all."""

from __future__ import annotations

REFUSALS: dict[str, str | tuple[str, str]] = {}

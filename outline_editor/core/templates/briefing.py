"""What reading and writing the briefing text form has to say."""

from __future__ import annotations

BRIEFING: dict[str, str | tuple[str, str]] = {}

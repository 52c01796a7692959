"""What a person should look at in a document that is otherwise sound."""

from __future__ import annotations

WARNINGS: dict[str, str | tuple[str, str]] = {}

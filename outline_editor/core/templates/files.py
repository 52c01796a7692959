"""What happens to files: saving, backing up, reading back."""

from __future__ import annotations

FILES: dict[str, str | tuple[str, str]] = {}

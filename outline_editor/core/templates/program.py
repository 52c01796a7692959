"""What the program itself has to say, in the window and on the command line."""

from __future__ import annotations

PROGRAM: dict[str, str | tuple[str, str]] = {}

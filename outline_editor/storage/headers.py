"""What stands above the content of a file, which is kept as it is."""

from __future__ import annotations

import re

from outline_editor.storage.positions import line_start

_DIRECTIVE = re.compile("^%", re.MULTILINE)


def header_above(text: str, content: int) -> str:
    """The lines above the line on which the content starts.

    After a directive there is always the line `---`. Content that stands on
    that line leaves it, since none is ever written there.
    """
    start = line_start(text, content)
    header = text[:start]
    if text.startswith("---", start) and _DIRECTIVE.search(header):
        return f"{header}---\n"
    return header

"""Why a file could not be read at all, before its content is looked at."""

from __future__ import annotations

READING: dict[str, str | tuple[str, str]] = {
    "file.not-found": "There is no file {path}; check the name and the folder.",
    "file.is-folder": "{path} is a folder; name a file in it.",
    "file.not-regular": "{path} is not an ordinary file (a device or a pipe); name a file.",
    "file.no-permission": (
        "{path} may not be read by you; ask for permission, or copy it where you may."
    ),
    "file.unreadable": (
        "{path} could not be read: {reason}. Try again, or copy the file to another disk."
    ),
}

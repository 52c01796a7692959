"""Why a file could not be read at all, before its content is looked at."""

from __future__ import annotations

READING: dict[str, str | tuple[str, str]] = {
    "file.not-found": "There is no file {path}; check the name and the folder.",
    "file.is-folder": "{path} is a folder; name a file in it.",
    "file.not-regular": "{path} is not an ordinary file (a device or a pipe); name a file.",
    "file.no-permission": (
        "{path} may not be read by you; ask for permission, or copy it where you may."
    ),
    "file.too-large": (
        "{path} is {size} MB large, and files of more than {most} MB are not read, so that the "
        "computer does not run out of memory. If it is the right file, set {variable}={size} in "
        "the environment, or “largest_file” in the settings, and open it again."
    ),
    "file.open-large": (
        "{path} is {size} MB large, and files of more than {most} MB are opened only where that is "
        "wanted: it may take long, and about {memory} MB of memory. Open it if it is the right "
        "file."
    ),
    "file.too-many-parts": (
        "{path} holds more rows, keys and texts than are read at once, so that the computer does "
        "not run out of memory: they would take about {memory} MB of it. If it is the right file, "
        "set {variable}={size} in the environment, or “largest_file” in the settings, and open it "
        "again; or make several files of it."
    ),
    "file.open-many-parts": (
        "{path} holds more rows, keys and texts than are opened without being wanted: it may take "
        "long, and about {memory} MB of memory. Open it if it is the right file."
    ),
    "file.unsteady": (
        "{path} was changed by another program while it was read, so that nothing of it was "
        "taken; try again once that program is done."
    ),
    "stream.too-large": (
        "What comes in is more than {most} MB, and so much is not read, so that the computer does "
        "not run out of memory. If it is the right text, set {variable} in the environment to "
        "more megabytes."
    ),
    "limit.no-number": (
        "{variable} is “{value}” in the environment, which is no number of megabytes; write one "
        "such as 500, or remove it."
    ),
    "file.unreadable": (
        "{path} could not be read: {reason}. Try again, or copy the file to another disk."
    ),
}

"""Where the process was when it broke down in a library, for whoever looks into it."""

from __future__ import annotations

import faulthandler

from outline_editor.app.logs import log
from outline_editor.app.paths import crash_file
from outline_editor.storage.lasting import make_folder

_MOST_BYTES = 100_000


def write_down_hard_crashes() -> None:
    """Let Python write where all threads are when the process is about to die.

    No code of ours runs then any more. What is in the file already stays, up to
    a size. Where it can't be written, that is logged and no more.
    """
    path = crash_file()
    try:
        make_folder(path.parent)
        is_long = path.exists() and path.stat().st_size > _MOST_BYTES
        # Open for as long as the process lives: it can't be opened when it is needed.
        file = path.open("wb" if is_long else "ab")
    except OSError as error:
        log().warning("could not open %s: %s", path, error)
        return
    faulthandler.enable(file)

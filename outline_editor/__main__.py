"""Starts the command line, which starts the window where one is asked for."""

from __future__ import annotations

import gc
import sys

from outline_editor.cli.main import main as run


def main() -> int:
    """Run the program; returns its exit code."""
    code = run()
    # Python looks for garbage once more before it ends. All of its memory is given
    # back a moment later, and the search takes a tenth of the time of `check`.
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())

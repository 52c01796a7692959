"""Starts the command line, which starts the window where one is asked for."""

from __future__ import annotations

import sys

from outline_editor.cli.main import main

if __name__ == "__main__":
    sys.exit(main())

"""`outline-editor show`: prints an outline as text."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from outline_editor.app.opening import open_file
from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import refusal_lines, tell
from outline_editor.core.errors import OutlineError
from outline_editor.formats.listing import listing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "--depth", type=_level, metavar="N", help="show N levels of rows (default: all)"
    )
    parser.add_argument("--notes", action="store_true", help="show the notes too")


def run(options: argparse.Namespace) -> Exit:
    """Print the outline; what is wrong with the file goes to standard error."""
    try:
        opened = open_file(options.file)
    except OutlineError as error:
        print(refusal_lines(error, options.file), file=sys.stderr)
        return Exit.REFUSED
    print(listing(opened.root, depth=options.depth, notes=options.notes), end="")
    tell(opened.problems, str(options.file), opened.text)
    return Exit.ERRORS if opened.has_errors else Exit.FINE


def _level(text: str) -> int:
    level = int(text)
    if level < 1:
        raise argparse.ArgumentTypeError("write a number from 1")
    return level

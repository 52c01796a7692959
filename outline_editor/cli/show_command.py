"""`outline-editor show`: prints an outline as text."""

from __future__ import annotations

import argparse
from pathlib import Path

from outline_editor.cli.arguments import number, open_input
from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import put, say_problems, say_refused
from outline_editor.core.errors import OutlineError
from outline_editor.formats.listing import listing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="an outline; - for YAML on standard input"
    )
    parser.add_argument(
        "--depth", type=number(1), metavar="N", help="show N levels of rows (default: all)"
    )
    parser.add_argument("--notes", action="store_true", help="show the notes too")


def run(options: argparse.Namespace) -> Exit:
    """Print the outline; what is wrong with the file goes to standard error."""
    try:
        opened = open_input(options.file)
    except OutlineError as error:
        say_refused(error, options.file)
        return Exit.REFUSED
    put(listing(opened.root, depth=options.depth, notes=options.notes))
    say_problems(opened.problems, opened.text, options.file)
    return Exit.ERRORS if opened.has_errors else Exit.FINE

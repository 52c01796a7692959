"""`outline-editor [FILE…]`: opens the editor."""

from __future__ import annotations

import argparse
import os
import signal
from collections.abc import Iterator
from pathlib import Path

from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import put, say, say_problems, say_refused
from outline_editor.core.errors import Message, OutlineError
from outline_editor.storage.collector import collector_off
from outline_editor.storage.files import check_readable


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    parser.add_argument("files", nargs="*", metavar="FILE", type=Path, help="an outline, or none")
    parser.add_argument(
        "--platform", metavar="NAME", help="Qt platform to use, such as wayland or offscreen"
    )


def run(options: argparse.Namespace) -> Exit:
    """Open the files in windows; as text where there is no display."""
    from outline_editor.ui.display import probe_display

    trouble = probe_display(options.platform, os.environ)
    if trouble is not None:
        code = "display.text-instead" if options.files else "display.no-window"
        say(Message.of(code, reason=trouble.message.text))
        return _show_as_text(options.files) if options.files else Exit.REFUSED
    unreadable = list(_unreadable(options.files))
    for path, error in unreadable:
        say_refused(error, path)
    if options.files and len(unreadable) == len(options.files):
        return Exit.REFUSED  # a slip in the names: a window would hold nothing that was asked for
    _end_on_interrupt()
    with collector_off():
        from outline_editor.ui.application import run_application

    return Exit(run_application(options.files, options.platform))


def _end_on_interrupt() -> None:
    """Let Ctrl+C end the process at once, until there is a window that hears of it.

    Python's own way, an exception wherever it is just then, makes Qt's bindings crash
    where it meets them in the middle of their own work. There is nothing to lose yet.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _unreadable(files: list[Path]) -> Iterator[tuple[Path, OutlineError]]:
    """The files that are not there, or are no files."""
    for path in files:
        try:
            check_readable(path)
        except OutlineError as error:
            yield path, error


def _show_as_text(files: list[Path]) -> Exit:
    from outline_editor.app.opening import open_file
    from outline_editor.formats.listing import listing

    worst = Exit.FINE
    for number, path in enumerate(files):
        try:
            opened = open_file(path)
        except OutlineError as error:
            say_refused(error, path)
            worst = Exit.REFUSED
            continue
        put(("\n" if number else "") + listing(opened.root, notes=True))
        say_problems(opened.problems, opened.text, path)
    return worst

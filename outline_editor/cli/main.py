"""`outline-editor`: picks the verb and hands over to its module."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.without_plugins import leave_out_plugins
from outline_editor.storage.collector import collector_off

# verb: (module, what it does)
VERBS = {
    "open": ("open_command", "open files in the editor (as without a verb)"),
    "check": ("check_command", "validate files"),
    "convert": ("convert_command", "turn a briefing text into YAML, or back"),
    "note": ("note_command", "add a note to a row or to the document"),
    "notes": ("notes_command", "list the notes of files"),
    "show": ("show_command", "print an outline as text"),
    "render": ("render_command", "draw the window to a picture, without a display"),
    "versions": ("versions_command", "list, show and bring back what a file held before"),
    "schema": ("schema_command", "print or write the JSON Schema"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code (see `exit_codes.Exit`).

    Raises `SystemExit` for `--help`, and with 2 for arguments that were not
    understood.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


def _run(arguments: Sequence[str]) -> int:
    leave_out_plugins()
    # Nothing that is imported is garbage; collecting it would take a while.
    with collector_off():
        from outline_editor.cli import output

        verb, rest = _verb(arguments)
        command = import_module(f"outline_editor.cli.{VERBS[verb][0]}")
    output.escape_what_has_no_code()
    parser = _parser(verb)
    command.add_arguments(parser)
    code = Exit.CUT_SHORT
    try:
        code = command.run(parser.parse_args(rest))
        output.finish()
    except output.OutputFailed as failure:
        output.say(failure.message)
        code = Exit.REFUSED
    except BrokenPipeError:
        # Nothing is wrong with us; if all was done, its outcome stands.
        pass
    return code


def _verb(arguments: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The verb, `open` unless the first argument is one, and what follows it."""
    if arguments and arguments[0] in VERBS:
        return arguments[0], arguments[1:]
    return "open", arguments


def _parser(verb: str) -> argparse.ArgumentParser:
    if verb == "open":
        parser = argparse.ArgumentParser(
            prog="outline-editor",
            description="A desktop editor for policy priority outlines.",
            epilog=_verbs_help(),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        parser.add_argument(
            "--version", action=_Version, nargs=0, help="show the program's version and exit"
        )
        return parser
    return argparse.ArgumentParser(
        prog=f"outline-editor {verb}",
        description=f"{VERBS[verb][1].capitalize()}.",
        allow_abbrev=False,
    )


def _verbs_help() -> str:
    lines = [f"  {verb:<8} {what}" for verb, (_, what) in VERBS.items()]
    return "verbs (outline-editor VERB --help tells more):\n" + "\n".join(lines)


class _Version(argparse.Action):
    """Prints the version, which is looked up only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"outline-editor {version('outline-editor')}")
        parser.exit()

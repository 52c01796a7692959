"""`outline-editor`: picks the verb and hands over to its module."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from outline_editor.cli.exit_codes import Exit

# verb: (module, what it does)
VERBS = {
    "open": ("open_command", "open files in the editor (as without a verb)"),
    "check": ("check_command", "validate files"),
    "convert": ("convert_command", "turn a briefing text into YAML, or back"),
    "note": ("note_command", "add a note to a row or to the document"),
    "show": ("show_command", "print an outline as text"),
    "render": ("render_command", "draw the window to a picture, without a display"),
    "schema": ("schema_command", "print or write the JSON Schema"),
}


# The program needs none of the plugins that pydantic would look for among all
# installed packages, and runs nobody else's code. Scripts decide for themselves.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code (see `exit_codes.Exit`)."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    verb = _verb(arguments)
    if verb is None:
        verb = "open"
    else:
        arguments.remove(verb)
    module = import_module(f"outline_editor.cli.{VERBS[verb][0]}")
    parser = _parser(verb)
    module.add_arguments(parser)
    try:
        options = parser.parse_args(arguments)
        code = int(module.run(options))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has stopped; nothing is wrong with us.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINE
    return code


def _verb(arguments: Sequence[str]) -> str | None:
    """The verb, if the first argument is one; files may follow without."""
    return arguments[0] if arguments and arguments[0] in VERBS else None


def _parser(verb: str) -> argparse.ArgumentParser:
    if verb == "open":
        parser = argparse.ArgumentParser(
            prog="outline-editor",
            description="A desktop editor for policy priority outlines.",
            epilog=_verbs_help(),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.add_argument(
            "--version", action=_Version, nargs=0, help="show the program's version and exit"
        )
        return parser
    return argparse.ArgumentParser(
        prog=f"outline-editor {verb}", description=f"{VERBS[verb][1].capitalize()}."
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

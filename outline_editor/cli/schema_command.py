"""`outline-editor schema`: prints or writes the JSON Schema."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import put, put_data, say
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.text_rules import escaped
from outline_editor.resources import resource
from outline_editor.storage.files import write_file

_FILES = {
    "outline": "policy-outline-1.schema.json",
    "codebook": "policy-codebook-1.schema.json",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    parser.add_argument("which", nargs="?", choices=list(_FILES), help="whose (default: outline)")
    parser.add_argument(
        "--write",
        metavar="DIR",
        type=Path,
        help="write the schema into this folder (both, unless told which), where files name it",
    )


def run(options: argparse.Namespace) -> Exit:
    """Print one schema, or write them beside the files that name them."""
    if options.write is None:
        put_data(_schema(_FILES[options.which or "outline"]))
        return Exit.FINE
    if not os.path.isdir(options.write):
        say(Message.of("cli.no-folder", path=str(options.write)))
        return Exit.REFUSED
    for name in [_FILES[options.which]] if options.which else _FILES.values():
        target = options.write / name
        try:
            write_file(target, _schema(name))
        except OutlineError as error:
            say(error.message)
            return Exit.REFUSED
        put(f"{escaped(str(target))}\n")
    return Exit.FINE


def _schema(name: str) -> bytes:
    return resource(f"schema/{name}").read_bytes()

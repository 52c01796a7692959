"""`outline-editor convert`: turns one form of an outline into another."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from outline_editor.app.opening import Opened, known_endings, open_bytes
from outline_editor.app.writing import put_file
from outline_editor.cli.arguments import STREAM, is_taken, read_stream
from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import (
    put_data,
    say,
    say_problems,
    say_refused,
    say_unkept_versions,
)
from outline_editor.core.errors import Message, OutlineError
from outline_editor.formats.base import FORMATS, Format, format_for_path
from outline_editor.storage.files import read_file
from outline_editor.storage.saving import save_document


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    names = f"one of {_names()}"
    parser.add_argument("source", metavar="IN", type=Path, help="a file, or - for standard input")
    parser.add_argument("target", metavar="OUT", type=Path, help="a file, or - for standard output")
    parser.add_argument(
        "--from", metavar="FORMAT", dest="source_format", type=_format, help=f"of IN, {names}"
    )
    parser.add_argument(
        "--to", metavar="FORMAT", dest="target_format", type=_format, help=f"of OUT, {names}"
    )
    parser.add_argument("--force", action="store_true", help="replace OUT if there is one")
    parser.epilog = (
        "Without --from and --to the names of the files say their formats: "
        f"{known_endings()}. What OUT can't carry is said on standard error."
    )


def run(options: argparse.Namespace) -> Exit:
    """Convert, naming on standard error whatever the target can't carry."""
    source: Path = options.source
    target: Path = options.target
    try:
        source_format = options.source_format or _format_of(source, "--from", "standard input")
        target_format = options.target_format or _format_of(target, "--to", "standard output")
        _check_target(source, target, force=options.force)
    except OutlineError as error:
        say(error.message)
        return Exit.REFUSED
    try:
        opened = _open(source, source_format, target)
    except OutlineError as error:
        say_refused(error, source)
        return Exit.REFUSED
    if opened.has_errors:
        say_problems(opened.problems, opened.text, source)
        return Exit.ERRORS
    for message in (*opened.notices, *target_format.losses(opened.root)):
        say(message)
    try:
        _write(opened, target_format, target)
    except OutlineError as error:
        say(error.message)
        return Exit.REFUSED
    return Exit.FINE


def _names() -> str:
    return ", ".join(FORMATS)


def _format(text: str) -> Format:
    """A format by its name, or by how the names of its files end."""
    for known in FORMATS.values():
        if text == known.name or f".{text}" in known.extensions:
            return known
    raise argparse.ArgumentTypeError(f"“{text}” is no format; write one of {_names()}")


def _format_of(path: Path, option: str, stream: str) -> Format:
    """The format that a file's name says. Raises `OutlineError`."""
    if path == STREAM:
        message = Message.of("cli.stream-format", stream=stream, option=option, names=_names())
        raise OutlineError(message)
    known = format_for_path(path)
    if known is None:
        values = {"endings": known_endings(), "option": option, "names": _names()}
        raise OutlineError(Message.of("cli.unknown-format", path=str(path), **values))
    return known


def _check_target(source: Path, target: Path, *, force: bool) -> None:
    """Refuse to write what is being read, and to replace a file unasked."""
    if target == STREAM:
        return
    # A link to nothing is there, but is no file that could be the same. `Path.exists` would
    # raise for a name that is too long.
    is_there = os.path.exists
    if source != STREAM and is_there(source) and is_there(target) and target.samefile(source):
        raise OutlineError(Message.of("cli.same-file", path=str(target)))
    if not force and is_taken(target):
        raise OutlineError(Message.of("cli.exists", path=str(target)))


def _open(source: Path, source_format: Format, target: Path) -> Opened:
    if source == STREAM:
        # What comes from a stream is called after the file that it becomes.
        return open_bytes(read_stream(), source_format, target)
    return open_bytes(read_file(source), source_format, source)


def _write(opened: Opened, target_format: Format, target: Path) -> None:
    if target == STREAM:
        put_data(_written(opened, target_format))
        return
    if target_format.is_native:
        save_document(opened.root, opened.header, target, put=put_file)
    else:
        put_file(target, _written(opened, target_format))
    say_unkept_versions()


def _written(opened: Opened, target_format: Format) -> bytes:
    assert target_format.write is not None
    return target_format.write(opened.root, opened.header)

"""`outline-editor convert`: turns one form of an outline into another."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from outline_editor.app.opening import Opened, open_bytes
from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import refusal_lines, say, tell
from outline_editor.core.errors import Message, OutlineError
from outline_editor.formats.base import FORMATS, Format, format_for_path
from outline_editor.storage.files import read_file, write_file
from outline_editor.storage.saving import save_document

_STREAM = Path("-")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    names = [name.value for name in FORMATS]
    parser.add_argument("source", metavar="IN", type=Path, help="a file, or - for standard input")
    parser.add_argument("target", metavar="OUT", type=Path, help="a file, or - for standard output")
    parser.add_argument("--from", dest="source_format", choices=names, help="format of IN")
    parser.add_argument("--to", dest="target_format", choices=names, help="format of OUT")
    parser.add_argument("--force", action="store_true", help="overwrite OUT")


def run(options: argparse.Namespace) -> Exit:
    """Convert, naming on standard error whatever the target can't carry."""
    try:
        source_format = _format(options.source, options.source_format, "--from")
        target_format = _format(options.target, options.target_format, "--to")
        _check_target(options)
        opened = open_bytes(_read(options.source), source_format, options.source)
        if opened.has_errors:
            tell(opened.problems, str(options.source), opened.text)
            return Exit.ERRORS
        return _write(opened, target_format, options.target)
    except OutlineError as error:
        print(refusal_lines(error, options.source), file=sys.stderr)
        return Exit.REFUSED


def _format(path: Path, name: str | None, option: str) -> Format:
    """The format named, or the one that the file's name says."""
    known = FORMATS.get(name) if name else format_for_path(path)  # type: ignore[arg-type]
    if known is not None:
        return known
    if path == _STREAM:
        stream = "standard input" if option == "--from" else "standard output"
        names = ", ".join(FORMATS)
        raise OutlineError(
            Message.of("cli.stream-format", stream=stream, option=option, names=names)
        )
    endings = ", ".join(end for known in FORMATS.values() for end in known.extensions)
    raise OutlineError(
        Message.of("cli.unknown-format", path=str(path), endings=endings, option=option)
    )


def _check_target(options: argparse.Namespace) -> None:
    """Refuse to overwrite a file, and to write what is being read."""
    target: Path = options.target
    if target == _STREAM or not os.path.lexists(target):
        return
    if not options.force:
        raise OutlineError(Message.of("cli.exists", path=str(target)))
    if options.source != _STREAM and options.source.exists() and target.samefile(options.source):
        raise OutlineError(Message.of("cli.same-file", path=str(target)))


def _read(path: Path) -> bytes:
    return sys.stdin.buffer.read() if path == _STREAM else read_file(path)


def _write(opened: Opened, target_format: Format, target: Path) -> Exit:
    for message in (*opened.notices, *target_format.losses(opened.root)):
        say(message)
    if target_format.is_native and target != _STREAM:
        save_document(opened.root, opened.header, target)
        return Exit.FINE
    assert target_format.write is not None
    data = target_format.write(opened.root, opened.header)
    if target == _STREAM:
        sys.stdout.buffer.write(data)
    else:
        write_file(target, data)
    return Exit.FINE

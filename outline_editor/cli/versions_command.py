"""`outline-editor versions`: lists, shows and brings back what a file held before."""

from __future__ import annotations

import argparse
from pathlib import Path

from outline_editor.app.backups import kept_backups, list_unreadable
from outline_editor.app.opening import open_bytes
from outline_editor.app.writing import put_file
from outline_editor.cli.arguments import STREAM, is_taken, number
from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import put, put_data, say, say_problems, say_unkept_versions
from outline_editor.core.errors import Message, OutlineError
from outline_editor.formats.base import FORMATS, FormatName, format_for_path
from outline_editor.formats.listing import listing
from outline_editor.storage.backups import Backups
from outline_editor.storage.version_index import Version, VersionOrigin


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a file, be it gone or there")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--show", metavar="N", type=number(1), help="print version N as text")
    what.add_argument("--restore", metavar="N", type=number(1), help="write version N to --to OUT")
    parser.add_argument("--to", metavar="OUT", type=Path, help="a file, or - for standard output")
    parser.add_argument("--force", action="store_true", help="replace OUT if there is one")
    parser.epilog = (
        "Without --show and --restore the versions are listed, the newest as number 1: when they "
        "came to be, how many bytes they have, and whether they were saved or found. What "
        "--force replaces is kept as a version, too."
    )


def run(options: argparse.Namespace) -> Exit:
    """List the versions, or print or write one of them."""
    backups = kept_backups()
    try:
        versions = _versions(backups, options.file)
        if options.show is not None:
            chosen = _chosen(versions, options)
            return _show(backups.read(chosen), options.file, was_open=chosen.was_open)
        if options.restore is not None:
            _restore(backups.read(_chosen(versions, options)), options)
            return Exit.FINE
    except OutlineError as error:
        say(error.message)
        return Exit.REFUSED
    for place, version in enumerate(versions, start=1):
        put(_line(place, version))
    return Exit.FINE


def _versions(backups: Backups, file: Path) -> list[Version]:
    """Raises `OutlineError` where there are none."""
    try:
        versions = backups.versions(file)
    except OSError as error:
        raise OutlineError(list_unreadable(error)) from error
    if not versions:
        raise OutlineError(Message.of("cli.no-versions", path=str(file)))
    return versions


def _chosen(versions: list[Version], options: argparse.Namespace) -> Version:
    """Raises `OutlineError` where there is none with that number."""
    place = options.show or options.restore
    if place > len(versions):
        message = Message.of(
            "cli.no-such-version", path=str(options.file), n=len(versions), number=place
        )
        raise OutlineError(message)
    return versions[place - 1]


def _line(place: int, version: Version) -> str:
    when = version.time.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    how = "found" if version.origin is VersionOrigin.FOUND else "saved"
    return f"{place:4}  {when}  {version.size:10}  {how}\n"


def _show(data: bytes, file: Path, *, was_open: bool) -> Exit:
    known = format_for_path(file) or FORMATS[FormatName.YAML]
    opened = open_bytes(data, known, file, was_open=was_open)
    put(listing(opened.root))
    say_problems(opened.problems, opened.text, file)
    return Exit.ERRORS if opened.has_errors else Exit.FINE


def _restore(data: bytes, options: argparse.Namespace) -> None:
    target: Path | None = options.to
    if target is None:
        raise OutlineError(Message.of("cli.versions-to-missing"))
    if target == STREAM:
        put_data(data)
        return
    if not options.force and is_taken(target):
        raise OutlineError(Message.of("cli.exists", path=str(target)))
    put_file(target, data)
    say_unkept_versions()

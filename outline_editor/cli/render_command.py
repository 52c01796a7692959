"""`outline-editor render`: draws the window to a picture."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from outline_editor.cli.arguments import number
from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import say, say_refused
from outline_editor.core.errors import OutlineError

_LARGEST = 8192
"""Pixels each way: a picture of this size takes a quarter of a gigabyte to draw."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    parser.add_argument("file", metavar="FILE", type=Path, help="an outline")
    parser.add_argument(
        "picture", metavar="OUT.png", type=_picture, help="the picture; replaced if there is one"
    )
    parser.add_argument(
        "--size",
        metavar="WxH",
        type=_size,
        default=(1280, 820),
        help="of the window in pixels (default: 1280x820)",
    )
    parser.add_argument("--scheme", choices=("light", "dark"), default="light", help="of colours")
    parser.add_argument(
        "--text-size",
        metavar="PERCENT",
        type=number(50, 300),
        default=100,
        help="50 to 300 (default: 100)",
    )
    parser.add_argument(
        "--scale",
        metavar="FACTOR",
        type=number(1, 4),
        default=1,
        help="pixels of the picture for each of the window, 1 to 4, as on a fine screen",
    )
    parser.add_argument("--row", metavar="ID", help="the row to make current")
    parser.add_argument("--zoom", metavar="ID", help="the row to zoom into")
    parser.add_argument("--filter", metavar="WORDS", help="show only rows that match")
    parser.add_argument("--find", metavar="WORDS", help="mark what is found")
    parser.add_argument("--reading", action="store_true", help="in reading width")
    parser.add_argument(
        "--view",
        choices=("outline", "reading", "statistics"),
        default="outline",
        help="what the middle of the window shows (default: outline)",
    )
    parser.add_argument("--notes", action="store_true", help="with the notes in the outline")
    parser.add_argument(
        "--palette", metavar="WORDS", help="with the list of all actions open, for these words"
    )


def run(options: argparse.Namespace) -> Exit:
    """Draw the real window without a display."""
    from outline_editor.ui.display import probe_display

    trouble = probe_display("offscreen", {})
    if trouble is not None:
        say(trouble.message)
        return Exit.REFUSED
    from outline_editor.app.open_document import open_document

    try:
        opened = open_document(options.file)
    except OutlineError as error:
        say_refused(error, options.file)
        return Exit.REFUSED
    from outline_editor.ui.rendering import Look, View, render

    look = Look(
        options.size,
        dark=options.scheme == "dark",
        text_size=options.text_size,
        scale=options.scale,
        row=options.row or "",
        zoomed=options.zoom or "",
        filter=options.filter or "",
        find=options.find or "",
        reading=options.reading,
        notes=options.notes,
        palette=options.palette,
        view=View(options.view),
    )
    try:
        notices = render(opened, options.picture, look)
    except OutlineError as error:
        say(error.message)
        return Exit.REFUSED
    for notice in notices:
        say(notice)
    return Exit.FINE


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]{1,5})[xX×]([0-9]{1,5})", text)
    if match is None:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no size; write width and height in pixels, such as 1280x820"
        )
    width, height = int(match[1]), int(match[2])
    if max(width, height) > _LARGEST:
        raise argparse.ArgumentTypeError(f"“{text}” is too large; at most {_LARGEST}x{_LARGEST}")
    return width, height


def _picture(text: str) -> Path:
    if not text.lower().endswith(".png"):
        raise argparse.ArgumentTypeError(f"“{text}” does not end in .png; name it so")
    return Path(text)

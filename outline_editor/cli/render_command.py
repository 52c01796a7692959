"""`outline-editor render`: draws the window to a picture."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import refusal_lines, say
from outline_editor.core.errors import OutlineError

_LARGEST = 16384


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("picture", metavar="OUT.png", type=_picture)
    parser.add_argument("--size", metavar="WxH", type=_size, default=(1280, 820))
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    parser.add_argument(
        "--text-size", metavar="PERCENT", type=int, default=100, help="50 to 300 (default: 100)"
    )
    parser.add_argument("--row", metavar="ID", help="the row to make current")


def run(options: argparse.Namespace) -> Exit:
    """Draw the real window without a display."""
    from outline_editor.ui.display import probe_display

    trouble = probe_display("offscreen", {})
    if trouble is not None:
        say(trouble.message)
        return Exit.REFUSED
    from outline_editor.ui.rendering import Look, render

    look = Look(options.size, options.scheme == "dark", options.text_size, options.row or "")
    try:
        notices = render(options.file, options.picture, look)
    except OutlineError as error:
        print(refusal_lines(error, options.file), file=sys.stderr)
        return Exit.REFUSED
    for notice in notices:
        say(notice)
    return Exit.FINE


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]{2,5})[x×]([0-9]{2,5})", text)
    if match is None:
        raise argparse.ArgumentTypeError("write width and height in pixels, such as 1280x820")
    width, height = int(match[1]), int(match[2])
    if not (width <= _LARGEST and height <= _LARGEST):
        raise argparse.ArgumentTypeError(f"at most {_LARGEST} pixels each way")
    return width, height


def _picture(text: str) -> Path:
    if not text.lower().endswith(".png"):
        raise argparse.ArgumentTypeError("the picture's name must end in .png")
    return Path(text)

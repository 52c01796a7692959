"""What any thread can do to open a file, so that windows need not wait for it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from outline_editor.app.opening import Opened, open_file
from outline_editor.core.document import Document
from outline_editor.core.problem_index import ProblemIndex
from outline_editor.core.progress import Tell, share, untold

_READ = 0.75
"""The share of the work that is done when the file is read."""


class Checked(NamedTuple):
    """A document as it was read, with the warnings about it; any thread may make it."""

    document: Document
    problems: ProblemIndex


def check(opened: Opened, tell: Tell = untold) -> Checked:
    """The document in what was read, checked against the codebook as it was read.

    `tell` may raise `Cancelled`.
    """
    document = Document(opened.root, opened.header)
    return Checked(document, ProblemIndex(document, opened.codebook, tell))


class Ready(NamedTuple):
    """All that can be done in any thread to open a file."""

    opened: Opened
    checked: Checked


def make_ready(path: Path, tell: Tell = untold) -> Ready:
    """Read and check a file. Raises `FileRefused` or another `OutlineError`, or `Cancelled`."""
    opened = open_file(path, share(tell, 0, _READ))
    return Ready(opened, check(opened, share(tell, _READ, 1)))

"""What is done and found while something is refused."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from outline_editor.app import (
    journal_place,
)
from outline_editor.app.kept_document import KeptDocument
from tests.app.journal_desk import (
    Desk,
)


def held(desk: Desk) -> bytes:
    """What is written down."""
    return b"".join(path.read_bytes() for path in desk.folder.glob("*.journal"))


def done(desk: Desk, text: str) -> None:
    """Do an edit, and wait for all that comes of it."""
    desk.write(text)
    desk.take_made()


def are_written_down(desk: Desk, *texts: str) -> None:
    """See that each edit is, once it was done."""
    for text in texts:
        desk.write(text)
        desk.wait()
        assert text.encode() in held(desk)


def saved_while_one_writes(desk: Desk, kept: KeptDocument) -> None:
    """Have another journal take the place of the old one, if that may be."""
    desk.save(desk.document.root)
    desk.write("while saving")
    kept.begin(desk.document.root)
    desk.take_made()


def refused(code: int) -> OSError:
    return OSError(code, os.strerror(code))


def refuse_places(patch: pytest.MonkeyPatch) -> list[Path]:
    """Let no journal take a place; what was tried in vain."""
    replace, tries = Path.replace, list[Path]()

    def refuse_journals(path: Path, target: Path) -> Path:
        if target.suffix == journal_place.ENDING:
            tries.append(target)
            raise refused(errno.EACCES)
        return replace(path, target)

    patch.setattr(Path, "replace", refuse_journals)
    return tries

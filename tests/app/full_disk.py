"""Work on a disk of 64 kB that gets full: `python -m tests.app.full_disk DISK OTHER`.

The document is on the small disk, its journal on the other one; then the other
way round. Says what it finds.
"""

from __future__ import annotations

import sys
from pathlib import Path

from outline_editor.app.editing import Editing
from outline_editor.app.saves import NotSaved
from tests.app.test_saves import NEW, OLD, ROW, Desk

MUCH = "much " * 40_000


def save_on(disk: Path, other: Path) -> None:
    """A document that does not fit on its disk, until it does again."""
    desk = Desk(disk, journals=other)
    Editing(desk.opened).set_field(ROW, "text", MUCH)
    try:
        desk.save()
    except NotSaved as error:
        print(error.message.code)
    print("old file" if desk.path.read_text() == OLD else "another file", *desk.names)
    print("journal has it" if desk.recovered() == MUCH else "journal lacks it")
    Editing(desk.opened).undo()
    print(desk.save(), "saved" if desk.path.read_text() == NEW else "not saved")
    desk.journals.close()


def fill(disk: Path) -> Path:
    """A file that takes all the room there is."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            pass
    return filler


def journal_on(disk: Path, other: Path) -> None:
    """A journal that has no room, until it has again."""
    desk = Desk(other, journals=disk)
    desk.journals.close()
    filler = fill(disk.parent)
    Editing(desk.opened).set_field(ROW, "text", MUCH)
    desk.journals.close()
    fault = desk.journals.take_fault()
    print("" if fault is None else fault.code)
    filler.unlink()
    Editing(desk.opened).set_field(ROW, "text", "newest")
    print("journal has it" if desk.recovered() == "newest" else "journal lacks it")


if __name__ == "__main__":
    small, large = map(Path, sys.argv[1:])
    save_on(small / "documents", large / "journals")
    journal_on(small / "journals", large / "documents")

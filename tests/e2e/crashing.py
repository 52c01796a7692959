"""A program that is killed: `python -m tests.e2e.crashing FILE SEED AIM` edits until it dies.

It is the real window on a file, whose rows are edited at random: typed into,
moved, deleted, annotated, undone; now and then it is saved, while the editing
goes on. The title counts the edits. After each change, a line tells the moment,
the number, and what the document is then.

With the aim `save` or `journal` it kills itself, within a save or while a
journal begins anew, which it does often, and tells the moment; else somebody
else kills it.
"""

from __future__ import annotations

import random
import signal
import sys
import threading
import time
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QTimer

from outline_editor.app import journal_writer
from outline_editor.app.paths import journals_folder
from outline_editor.app.selection import Selection
from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.errors import EditRefused
from outline_editor.storage.atomic import ENDING
from outline_editor.storage.files import digest_of
from outline_editor.storage.yaml_writer import write_document
from outline_editor.ui import saving
from outline_editor.ui.application import make_application
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import shared_windows

_PAUSE = 8
"""Milliseconds between two edits."""

_LONG_JOURNAL = 1500
"""Bytes of edits after which a journal begins anew here."""

_LIFE = (0.2, 1.4)
"""Seconds from its first edit on after which it kills itself at the next good moment."""

_MOMENTS = ("open", "os.rename")
"""What Python calls the moments from which on it looks for one to kill itself: a file that is to
take the place of another is made, or takes it."""

_WITHIN = 0.004
"""Seconds after such a moment that it waits at most."""

_COMMANDS = (
    "row.insert_below",
    "row.insert_child",
    "row.indent",
    "row.outdent",
    "row.move_up",
    "row.move_down",
    "row.duplicate",
    "row.delete",
    "note.add_context",
    "note.add_question",
)


DIES = "dies"
"""What it tells instead of what the document is."""

_TELLING = threading.Lock()


class Aim(StrEnum):
    """At what it is killed."""

    ANYTHING = "anything"
    SAVE = "save"
    JOURNAL = "journal"


def kill_within(folder: Path, chance: random.Random) -> None:
    """Kill this process while a file in a folder is being put in the place of another."""
    wait = time.monotonic() + chance.uniform(*_LIFE)
    after, moment = chance.uniform(0, _WITHIN), chance.choice(_MOMENTS)
    is_aimed = False

    def look(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal is_aimed
        if is_aimed or event != moment or time.monotonic() < wait:
            return
        path = Path(str(arguments[0]))
        if path.suffix == ENDING and path.parent == folder:
            is_aimed = True
            threading.Timer(after, _die).start()

    sys.addaudithook(look)


def _die() -> None:
    with _TELLING:
        # It may be gone only much later: what waits for the disk ends with that.
        print(time.monotonic(), DIES, flush=True)
        signal.raise_signal(signal.SIGKILL)


class Writer:
    """Somebody who never stops."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window, self._chance = window, random.Random(seed)
        self._count = 0

    def edit(self) -> None:
        """Do something, and tell what the document is then."""
        editing, document = self._window.session.editing, self._window.session.document
        rows = [node.id for node in document.walk()]
        try:
            match self._chance.randrange(10):
                case _ if not rows:
                    editing.run("row.insert_below", Selection())
                case 0:
                    editing.undo()
                case 1 | 2 | 3 | 4:
                    row = self._chance.choice(rows)
                    text = document.node(row).text + self._chance.choice("ab 国")
                    editing.set_field(node_ref(row), "text", text, typed=True, caret=len(text))
                case _:
                    row = self._chance.choice(rows)
                    command = self._chance.choice(_COMMANDS)
                    if command != "row.delete" or len(rows) > 20:
                        editing.run(command, Selection(current=row, rows=(row,)))
        except EditRefused:
            pass
        self._tell()
        self._count += 1
        editing.set_field(DOCUMENT, "title", str(self._count))
        if self._chance.random() < 0.03:
            self._window.run("file.save")
        self._tell()

    def _tell(self) -> None:
        document = self._window.session.document
        digest = digest_of(write_document(document.root, document.header)).hex()
        with _TELLING:
            print(time.monotonic(), self._count, digest, flush=True)


def main(file: str, seed: str, aim: str) -> None:
    """Edit a file until killed."""
    saving.SOON = 0.0
    journal_writer.MOST_EDITS = _LONG_JOURNAL
    application = make_application("offscreen")
    windows = shared_windows()
    window = windows.open_path(Path(file))
    window.show()
    window.complete()
    _keeping = Safekeeping(windows, journals_folder())
    writer = Writer(window, int(seed))
    if Aim(aim) is not Aim.ANYTHING:
        folder = Path(file).parent if Aim(aim) is Aim.SAVE else journals_folder()
        kill_within(folder, random.Random(seed))
    timer = QTimer(window)
    timer.setInterval(_PAUSE)
    timer.timeout.connect(writer.edit)
    timer.start()
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""A program that is killed: `python -m tests.e2e.crashing FILE SEED` edits until it dies.

It is the real window on a file, whose rows are edited at random: typed into,
moved, deleted, annotated, undone; now and then it is saved. The title counts
the edits. After each change, a line tells the moment, the number, and what the
document is then.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from outline_editor.app.paths import journals_folder
from outline_editor.app.selection import Selection
from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.errors import EditRefused
from outline_editor.storage.files import digest_of
from outline_editor.storage.yaml_writer import write_document
from outline_editor.ui.application import make_application
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import shared_windows

_PAUSE = 4
"""Milliseconds between two edits."""

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
            self._window.files.save()
        self._tell()

    def _tell(self) -> None:
        document = self._window.session.document
        digest = digest_of(write_document(document.root, document.header)).hex()
        print(time.monotonic(), self._count, digest, flush=True)


def main(file: str, seed: str) -> None:
    """Edit a file until killed."""
    application = make_application("offscreen")
    windows = shared_windows()
    window = windows.open_path(Path(file))
    window.show()
    window.complete()
    _keeping = Safekeeping(windows, journals_folder())
    writer = Writer(window, int(seed))
    timer = QTimer(window)
    timer.setInterval(_PAUSE)
    timer.timeout.connect(writer.edit)
    timer.start()
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])

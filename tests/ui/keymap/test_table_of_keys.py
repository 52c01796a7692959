"""Each row of the table of keys, pressed: the document, the selection, the caret, what is in sight.

Both columns are pressed, that of macOS in a window that takes this for a Mac.
In Qt's names Ctrl is there the Command key and Meta the Control key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from outline_editor.app import keymap
from outline_editor.ui.mime_data import new_mime_data
from tests.core.outlines import lines
from tests.ui.keymap.conftest import Desk

OUTLINE = lines("aa", "  bb", "    cc", "    dd", "  ee", "ff", "  gg", "hh")
ALL = "aa bb cc dd ee ff gg hh"

Step = Callable[[Desk], object]


def _nothing(_: Desk) -> None:
    """Nothing needs to be ready."""


@dataclass(frozen=True)
class Case:
    """One action: its keys, each of which does it alone, and what it does.

    `at` names the rows chosen before, the last of them current; with a `caret`
    its text is edited. What is `typed` afterwards goes where the focus is; a
    line break presses Enter, a tab Tab. What is not said stays as it was.
    """

    name: str
    linux: str
    mac: str = ""
    at: str = "gg"
    caret: int | None = None
    ready: Step = _nothing
    typed: str = ""
    drawing: str = OUTLINE
    selected: str = ""
    then_caret: int | None = None
    shown: str = ""
    notes: str = ""
    undone: str = ""
    """What is selected once it is undone, if finding had led elsewhere before."""

    def keys(self, *, on_mac: bool) -> list[str]:
        return (self.mac if on_mac and self.mac else self.linux).split()


def _run(*actions: str) -> Step:
    return lambda desk: [desk.run(action) for action in actions]


def _put_on_the_clipboard(_: Desk) -> None:
    data = new_mime_data()
    data.setText("x\n\ty")
    QGuiApplication.clipboard().setMimeData(data)


def _ask(desk: Desk) -> None:
    """A question on the current row."""
    desk.run("note.add_question")
    desk.type("why")
    desk.view.setFocus()


def _look_for_a_second_time(desk: Desk) -> None:
    desk.press("Ctrl+F")
    desk.type("d")
    desk.view.setFocus()


NEW = OUTLINE.replace("  gg", "  gg\n  .")
INDENTED = OUTLINE.replace("ff\n  gg\nhh", "  ff\n    gg\n  hh")
OUTDENTED = OUTLINE.replace("    dd\n  ee", "  dd\nee")
WITHOUT_B = lines("aa", "  ee", "ff", "  gg", "hh")

CASES = (
    Case("new row", "Return", drawing=NEW, selected=".", then_caret=0),
    Case("new row", "Return", caret=2, drawing=NEW, selected=".", then_caret=0),
    Case(
        "split",
        "Return",
        caret=1,
        drawing=OUTLINE.replace("  gg", "  g\n  g"),
        selected="g",
        then_caret=0,
    ),
    Case(
        "row above", "Return", caret=0, drawing=OUTLINE.replace("  gg", "  .\n  gg"), then_caret=0
    ),
    Case(
        "join",
        "Backspace",
        caret=0,
        drawing=OUTLINE.replace("ff\n  gg", "ff gg"),
        selected="ff gg",
        then_caret=3,
    ),
    Case(
        "new child",
        "Ctrl+Shift+Return Ins",
        "Ctrl+Shift+Return",
        drawing=OUTLINE.replace("  gg", "  gg\n    ."),
        selected=".",
        then_caret=0,
    ),
    Case("edit", "F2", then_caret=2),
    Case("leave", "Esc", caret=1),
    Case(
        "indent",
        "Tab Alt+Shift+Right",
        "Tab Ctrl+] Meta+Ctrl+Right",
        at="ff hh",
        drawing=INDENTED,
    ),
    Case(
        "indent",
        "Tab Alt+Shift+Right",
        "Tab Ctrl+] Meta+Ctrl+Right",
        at="ff",
        caret=1,
        drawing=OUTLINE.replace("ff\n  gg", "  ff\n    gg"),
        then_caret=1,
    ),
    Case(
        "outdent",
        "Shift+Tab Alt+Shift+Left",
        "Shift+Tab Ctrl+[ Meta+Ctrl+Left",
        at="dd ee",
        drawing=OUTDENTED,
    ),
    Case(
        "outdent",
        "Shift+Tab Alt+Shift+Left",
        "Shift+Tab Ctrl+[ Meta+Ctrl+Left",
        at="dd",
        caret=1,
        drawing=OUTLINE.replace("    dd", "  dd"),
        then_caret=1,
    ),
    Case(
        "move up",
        "Alt+Shift+Up Ctrl+Shift+Up",
        "Meta+Ctrl+Up",
        at="dd",
        drawing=OUTLINE.replace("    cc\n    dd", "    dd\n    cc"),
    ),
    Case(
        "move up across parents",
        "Alt+Shift+Up",
        "Meta+Ctrl+Up",
        at="gg",
        caret=1,
        drawing=OUTLINE.replace("  ee\nff\n  gg", "  ee\n  gg\nff"),
        then_caret=1,
    ),
    Case(
        "move down",
        "Alt+Shift+Down Ctrl+Shift+Down",
        "Meta+Ctrl+Down",
        at="cc dd",
        drawing=OUTLINE.replace("    cc\n    dd\n  ee", "  ee\n    cc\n    dd"),
    ),
    Case("fold", "Left Ctrl+Up", "Left Ctrl+Up Ctrl+9", at="bb", shown="aa bb ee ff gg hh"),
    Case(
        "fold",
        "Ctrl+Up",
        "Ctrl+Up Ctrl+9",
        at="bb",
        caret=1,
        then_caret=1,
        shown="aa bb ee ff gg hh",
    ),
    Case("unfold", "Right Ctrl+Down", "Right Ctrl+Down Ctrl+0", at="bb", ready=_run("row.fold")),
    *(
        Case(f"level {level}", f"Ctrl+{level}", f"Ctrl+Alt+{level}", at="aa", shown=shown)
        for level, shown in enumerate(("aa ff hh", "aa bb ee ff gg hh", ALL, ALL, ALL, ALL), 1)
    ),
    Case("all levels", "Ctrl+0", "Ctrl+Alt+0", at="aa", ready=_run("view.level_1")),
    Case("zoom in", "Alt+Down", "Ctrl+Alt+Right", at="bb", shown="bb cc dd"),
    Case("zoom in", "Alt+Down", "Ctrl+Alt+Right", at="bb", caret=1, then_caret=1, shown="bb cc dd"),
    Case(
        "zoom out",
        "Alt+Up",
        "Ctrl+Alt+Left",
        at="bb",
        ready=_run("view.zoom_in"),
        shown="aa bb cc dd ee",
    ),
    Case("back", "Alt+Left", "Meta+Ctrl+[", at="bb", ready=_run("view.zoom_in")),
    Case(
        "forward",
        "Alt+Right",
        "Meta+Ctrl+]",
        at="bb",
        ready=_run("view.zoom_in", "view.back"),
        shown="bb cc dd",
    ),
    Case("context note", "Shift+Return", typed="why", notes="why"),
    Case("context note", "Shift+Return", caret=1, typed="why", notes="why"),
    Case("notes below their rows", "Ctrl+Shift+M", ready=_ask, notes="why open, below their rows"),
    Case("open and done", "Ctrl+Return", ready=_ask, notes="why done"),
    Case(
        "delete",
        "Del Ctrl+Shift+Backspace",
        "Backspace Ctrl+Shift+K",
        at="bb ff",
        drawing=lines("aa", "  ee", "hh"),
        selected="hh",
    ),
    Case(
        "delete",
        "Ctrl+Shift+Backspace",
        "Ctrl+Shift+K",
        caret=1,
        drawing=OUTLINE.replace("  gg\n", ""),
        selected="ff",
        then_caret=2,
    ),
    Case(
        "duplicate",
        "Ctrl+Shift+D",
        at="ff hh",
        drawing=lines(OUTLINE, "ff", "  gg", "hh"),
        selected="ff hh",
    ),
    Case(
        "move to",
        "Ctrl+Shift+J",
        "Ctrl+\\",
        at="bb gg",
        typed="hh\n",
        drawing=lines("aa", "  ee", "ff", "hh", "  bb", "    cc", "    dd", "  gg"),
        selected="bb gg",
    ),
    Case("find", "Ctrl+F", at="aa", typed="gg", selected="gg"),
    Case("find next", "F3", "Ctrl+G", at="aa", ready=_look_for_a_second_time, selected="dd"),
    Case("filter", "Ctrl+L", at="dd", typed="cc", selected="cc", shown="aa bb cc"),
    Case(
        "replace",
        "Ctrl+H",
        "Ctrl+Alt+F",
        at="hh",
        typed="g\tk\n\n",
        drawing=OUTLINE.replace("gg", "kk"),
        selected="kk",
        undone="gg",
    ),
    Case("go to row", "Ctrl+K", at="aa", typed="gg\n", selected="gg"),
    Case(
        "palette",
        "Ctrl+Shift+P",
        typed="duplicate\n",
        drawing=OUTLINE.replace("  gg", "  gg\n  gg"),
    ),
    Case(
        "paste",
        "Ctrl+V",
        ready=_put_on_the_clipboard,
        drawing=OUTLINE.replace("  gg", "  gg\n  x\n    y"),
        selected="x",
    ),
    Case(
        "paste into one row",
        "Ctrl+Shift+V",
        ready=_put_on_the_clipboard,
        caret=1,
        drawing=OUTLINE.replace("gg", "g x y g"),
        selected="g x y g",
        then_caret=5,
    ),
)


def _presses() -> Iterator[object]:
    for case in CASES:
        where = "row" if case.caret is None else "text"
        for on_mac in (False, True):
            for key in case.keys(on_mac=on_mac):
                name = f"{case.name}, {where}, {'mac ' if on_mac else ''}{key}"
                yield pytest.param(case, on_mac, key, id=name)


def _notes(desk: Desk) -> str:
    notes = [
        " ".join(filter(None, (note.text, note.state)))
        for node in desk.document.walk()
        for note in node.notes
    ]
    if desk.window.actions_by_id["note.show_all"].isChecked():
        notes.append("below their rows")
    return ", ".join(notes)


@pytest.mark.parametrize(("case", "on_mac", "key"), list(_presses()))
def test_key(
    monkeypatch: pytest.MonkeyPatch,
    sit_down: Callable[[str], Desk],
    case: Case,
    on_mac: bool,
    key: str,
) -> None:
    platform = SimpleNamespace(platform="darwin" if on_mac else "linux")
    monkeypatch.setattr(keymap, "sys", platform)
    desk = sit_down(OUTLINE)
    desk.choose(case.at)
    case.ready(desk)
    if case.caret is not None:
        desk.go_to(case.at, case.caret)
    desk.press(key)
    for words, end in re.findall("([^\t\n]*)([\t\n]?)", case.typed):
        desk.type(words)
        if end:
            desk.press("Return" if end == "\n" else "Tab")
            QApplication.processEvents()
    # After a dialog only a window manager would do so by itself.
    desk.window.activateWindow()
    QTest.qWaitForWindowActive(desk.window)
    QApplication.processEvents()
    assert desk.drawing == case.drawing
    assert desk.selected == (case.selected or case.at)
    assert desk.selected.endswith(desk.current)
    assert desk.caret == case.then_caret
    assert desk.shown == (case.shown or " ".join(case.drawing.split()))
    assert _notes(desk) == case.notes
    if case.drawing != OUTLINE:
        if not desk.view.is_active:
            desk.view.setFocus()
        desk.press("Ctrl+Z")
        undone = case.undone or case.at
        assert (desk.drawing, desk.selected, desk.caret) == (OUTLINE, undone, case.caret)
        desk.press("Ctrl+Shift+Z")
        assert desk.drawing == case.drawing
        assert desk.selected == (case.selected or case.at)

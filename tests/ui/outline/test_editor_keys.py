from __future__ import annotations

import sys
from functools import reduce
from itertools import combinations
from operator import or_

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from outline_editor.app.text_keys import TEXT_KEYS
from outline_editor.ui.outline.editor_keys import edits_text, types_text

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
META = Qt.KeyboardModifier.MetaModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
GROUP = Qt.KeyboardModifier.GroupSwitchModifier

_MOVERS = ("Left", "Right", "Up", "Down", "Home", "End", "PageUp", "PageDown")


def _key(key: Qt.Key, held: Qt.KeyboardModifier, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, text)


@pytest.mark.parametrize(
    ("key", "held", "text", "types"),
    [
        (Qt.Key.Key_A, PLAIN, "a", True),
        (Qt.Key.Key_A, SHIFT, "A", True),
        (Qt.Key.Key_Space, PLAIN, " ", True),
        (Qt.Key.Key_5, KEYPAD, "5", True),
        (Qt.Key.Key_E, GROUP, "€", True),
        (Qt.Key.Key_E, CONTROL | ALT, "€", True),
        (Qt.Key.Key_E, CONTROL, "\x05", False),
        (Qt.Key.Key_E, META, "e", False),
        (Qt.Key.Key_Delete, PLAIN, "\x7f", False),
        (Qt.Key.Key_Escape, PLAIN, "\x1b", False),
        (Qt.Key.Key_F5, PLAIN, "", False),
    ],
)
def test_which_keys_write_a_character(
    key: Qt.Key, held: Qt.KeyboardModifier, text: str, types: bool
) -> None:
    assert types_text(_key(key, held, text)) == types


def test_alt_writes_characters_on_macos_only(monkeypatch: pytest.MonkeyPatch) -> None:
    event = _key(Qt.Key.Key_A, ALT, "å")
    monkeypatch.setattr(sys, "platform", "linux")
    assert not types_text(event)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert types_text(event)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_keys_that_end_an_entry_are_the_input_methods_while_it_composes(key: Qt.Key) -> None:
    assert not edits_text(_key(key, PLAIN), composing=False)
    assert edits_text(_key(key, PLAIN), composing=True)


@pytest.mark.usefixtures("qapp")
def test_the_keymap_knows_which_keys_a_text_takes_for_itself() -> None:
    letters = [
        Qt.Key(code) for code in (*range(ord("A"), ord("Z") + 1), *range(ord("0"), ord(":")))
    ]
    movers = [getattr(Qt.Key, f"Key_{name}") for name in _MOVERS]
    others = [Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_Backspace]
    modifiers = (META, CONTROL, ALT, SHIFT)
    taken = set()
    for held in [reduce(or_, some, PLAIN) for n in range(5) for some in combinations(modifiers, n)]:
        for key in (*letters, *movers, *others):
            is_bare_move = key in movers and held in (PLAIN, SHIFT)
            if edits_text(_key(key, held), composing=False) and not is_bare_move:
                taken.add(QKeySequence(QKeyCombination(held, key)).toString())
    assert taken == TEXT_KEYS


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Escape])
def test_only_bare_keys_leave_a_text(key: Qt.Key) -> None:
    assert edits_text(_key(key, PLAIN), composing=False)
    assert not edits_text(_key(key, CONTROL), composing=False)
    assert edits_text(_key(key, CONTROL), composing=True)

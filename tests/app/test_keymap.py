"""The keys of actions: those of the table, the user's, and what may be one."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence

from outline_editor.app.actions import ACTIONS, BY_ID
from outline_editor.app.keymap import Keymap, same_key, spellings

LINUX, MAC = Keymap(on_mac=False), Keymap(on_mac=True)

# Action, keys on Linux and Windows, keys on macOS (⌘ is Ctrl here, ⌃ Meta, ⌥ Alt).
CONVENTIONS = [
    ("row.insert_below", "Enter", "Enter"),
    ("row.insert_child", "Ctrl+Shift+Enter Ins", "Ctrl+Shift+Enter"),
    ("row.edit", "F2", "F2"),
    ("row.indent", "Tab Alt+Shift+Right", "Tab Ctrl+] Meta+Ctrl+Right"),
    ("row.outdent", "Shift+Tab Alt+Shift+Left", "Shift+Tab Ctrl+[ Meta+Ctrl+Left"),
    ("row.move_up", "Alt+Shift+Up Ctrl+Shift+Up", "Meta+Ctrl+Up"),
    ("row.move_down", "Alt+Shift+Down Ctrl+Shift+Down", "Meta+Ctrl+Down"),
    ("row.fold", "Ctrl+Up", "Ctrl+Up Ctrl+9"),
    ("row.unfold", "Ctrl+Down", "Ctrl+Down Ctrl+0"),
    ("row.fold_deep", "Ctrl+PgUp", "Ctrl+PgUp"),
    ("row.unfold_deep", "Ctrl+PgDown", "Ctrl+PgDown"),
    ("row.toggle_selected", "Ctrl+D", "Ctrl+D"),
    ("go.row_above", "Ctrl+Left", "Ctrl+Left"),
    ("go.row_below", "Ctrl+Right", "Ctrl+Right"),
    ("view.text_normal", "Ctrl+Shift+T", "Ctrl+Shift+T"),
    *((f"view.level_{n}", f"Ctrl+{n}", f"Ctrl+Alt+{n}") for n in range(1, 7)),
    ("view.show_all", "Ctrl+0", "Ctrl+Alt+0"),
    ("view.zoom_in", "Alt+Down", "Ctrl+Alt+Right"),
    ("view.zoom_out", "Alt+Up", "Ctrl+Alt+Left"),
    ("view.back", "Alt+Left", "Meta+Ctrl+["),
    ("view.forward", "Alt+Right", "Meta+Ctrl+]"),
    ("note.add_context", "Shift+Enter", "Shift+Enter"),
    ("note.show_all", "Ctrl+Shift+M", "Ctrl+Shift+M"),
    ("note.toggle_state", "Ctrl+Enter", "Ctrl+Enter"),
    ("row.delete", "Del Ctrl+Shift+Backspace", "Backspace Ctrl+Shift+K"),
    ("row.duplicate", "Ctrl+Shift+D", "Ctrl+Shift+D"),
    ("row.move_to", "Ctrl+Shift+J", "Ctrl+\\"),
    ("edit.find", "Ctrl+F", "Ctrl+F"),
    ("edit.find_next", "F3", "Ctrl+G"),
    ("edit.replace", "Ctrl+H", "Ctrl+Alt+F"),
    ("edit.filter", "Ctrl+L", "Ctrl+L"),
    ("edit.go_to", "Ctrl+K", "Ctrl+K"),
    ("app.palette", "Ctrl+Shift+P", "Ctrl+Shift+P"),
    ("edit.paste", "Ctrl+V", "Ctrl+V"),
    ("edit.paste_into_row", "Ctrl+Shift+V", "Ctrl+Shift+V"),
    ("edit.undo", "Ctrl+Z", "Ctrl+Z"),
]


@pytest.mark.parametrize(("action", "linux", "mac"), CONVENTIONS)
def test_the_keys_that_people_know(action: str, linux: str, mac: str) -> None:
    keys = [same_key(key) for key in linux.split()]
    assert set(keys) <= set(LINUX.all(action))
    assert set(map(same_key, mac.split())) <= set(MAC.all(action))


@pytest.mark.parametrize("keymap", [LINUX, MAC], ids=["linux", "mac"])
def test_no_two_actions_have_the_same_key_and_each_can_be_one(keymap: Keymap) -> None:
    for spec in ACTIONS:
        for key in keymap.all(spec.id):
            assert keymap.owner(key, spec.id) is None, (spec.id, key)
            in_rows = key in keymap.in_rows(spec.id)
            assert keymap.fault(key, spec.id, in_rows=in_rows) is None, (spec.id, key)
            assert keymap.warning(key) is None, (spec.id, key)
            for spelling in spellings(key):
                assert QKeySequence(spelling).count() == 1, key


def test_off_mac_no_key_needs_brackets_or_moves_with_bare_shift() -> None:
    keys = [key for spec in ACTIONS for key in LINUX.all(spec.id)]
    assert not [key for key in keys if key[-1] in "[]{}"]
    assert not {"Shift+Up", "Shift+Down", "Shift+Left", "Shift+Right"} & set(keys)


@pytest.mark.parametrize(
    ("key", "same"),
    [
        ("Shift+Ctrl+d", "Ctrl+Shift+D"),
        ("Return", "Enter"),
        ("Ctrl+Return", "Ctrl+Enter"),
        ("Backtab", "Shift+Tab"),
        ("Shift+Backtab", "Shift+Tab"),
        ("Ctrl++", "Ctrl++"),
        ("+", "+"),
        ("F2", "F2"),
    ],
)
def test_same_key(key: str, same: str) -> None:
    assert same_key(key) == same


def test_enter_has_two_spellings() -> None:
    assert list(spellings("Ctrl+Enter")) == ["Ctrl+Enter", "Ctrl+Return"]
    assert list(spellings("F2")) == ["F2"]


class TestChanges:
    def test_count_instead_of_the_table(self) -> None:
        keymap = LINUX.with_keys("row.duplicate", ["Ctrl+D"], ["F12"])
        assert keymap.everywhere("row.duplicate") == ("Ctrl+D",)
        assert keymap.all("row.duplicate") == ("Ctrl+D", "F12")
        assert keymap.is_changed("row.duplicate")
        assert keymap.changed == {"row.duplicate": ("Ctrl+D",)}

    def test_that_are_none_are_not_kept(self) -> None:
        usual = LINUX.everywhere("row.duplicate")
        keymap = LINUX.with_keys("row.duplicate", ["F12"], []).with_keys("row.duplicate", usual, [])
        assert (keymap.changed, keymap.is_changed("row.duplicate")) == ({}, False)

    def test_can_leave_an_action_without_keys(self) -> None:
        keymap = LINUX.with_keys("row.duplicate", [], [])
        assert keymap.all("row.duplicate") == ()

    def test_take_a_key_away_from_another_action(self) -> None:
        keymap = LINUX.without("Del", "row.group")
        assert keymap.all("row.delete") == ("Ctrl+Shift+Backspace",)

    def test_reset_gives_a_key_back(self) -> None:
        keymap = LINUX.without("Ctrl+Shift+D", "row.group")
        keymap = keymap.with_keys("row.group", ["Ctrl+Shift+D"], [])
        assert keymap.owner("Ctrl+Shift+D") is BY_ID["row.group"]
        keymap = keymap.reset("row.duplicate")
        assert keymap.owner("Ctrl+Shift+D") is BY_ID["row.duplicate"]
        assert keymap.all("row.group") == ()

    def test_count_once_everywhere_and_not_again_on_rows(self) -> None:
        keymap = LINUX.with_keys("row.group", ["F12"], ["F12", "F10"])
        assert keymap.in_rows("row.group") == ("F10",)
        stored = Keymap({"row.group": ["F12"]}, {"row.group": ["F12"]}, on_mac=False)
        assert stored.all("row.group") == ("F12",)

    def test_go_before_the_keys_of_a_newer_table(self) -> None:
        keymap = Keymap({"row.group": ["Ctrl+Shift+D"]}, on_mac=False)
        assert keymap.all("row.duplicate") == ()
        assert keymap.owner("Ctrl+Shift+D") is BY_ID["row.group"]

    def test_of_actions_unknown_here_are_kept(self) -> None:
        keymap = Keymap({"row.of_tomorrow": ["F12"]}, on_mac=False)
        keymap = keymap.with_keys("row.group", ["F10"], [])
        assert keymap.changed == {"row.of_tomorrow": ("F12",), "row.group": ("F10",)}
        assert keymap.owner("F12") is None


@pytest.mark.parametrize(
    ("key", "action", "in_rows", "code"),
    [
        ("a", "row.group", True, "key.types"),
        ("Shift+A", "row.group", False, "key.types"),
        ("Space", "row.group", True, "key.types"),
        ("+", "row.group", True, "key.types"),
        ("Up", "row.group", True, "key.moves"),
        ("Shift+Down", "row.group", True, "key.moves"),
        ("Esc", "row.group", True, "key.moves"),
        ("Tab", "file.save", False, "key.fields-own"),
        ("Enter", "file.save", False, "key.fields-own"),
        ("Backspace", "row.group", False, "key.texts-own"),
        ("Ctrl+C", "row.group", False, "key.texts-own"),
        ("Ctrl+Home", "row.group", False, "key.texts-own"),
        ("Del", "row.delete", False, "key.texts-own"),
        ("Alt+o", "row.group", True, "key.opens-menu"),
        ("Ctrl", "row.group", False, "key.none"),
        ("", "row.group", False, "key.none"),
    ],
)
def test_what_can_not_be_a_key(key: str, action: str, in_rows: bool, code: str) -> None:
    fault = LINUX.fault(key, action, in_rows=in_rows, menus={"Alt+O": "Outline"})
    assert fault is not None
    assert fault.code == code


@pytest.mark.parametrize(
    "key", ["F12", "Ctrl+D", "Alt+X", "Ctrl+Shift+Up", "Ctrl+Space", "Backspace"]
)
def test_what_can(key: str) -> None:
    assert LINUX.fault(key, "row.group", in_rows=True) is None


def test_keys_that_may_not_arrive_are_warned_of() -> None:
    for key in ("Ctrl+Space", "Ctrl+.", "Ctrl+Shift+F", "Ctrl+Alt+E"):
        assert LINUX.warning(key) is not None
    assert MAC.warning("Ctrl+Alt+E") is None
    assert LINUX.warning("Ctrl+E") is None

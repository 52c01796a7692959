"""The keys of every action: those of the table, and what the user has changed.

Keys are portable texts such as `Ctrl+Shift+D`; on macOS Ctrl is the Command
key and Meta the Control key. Return and the keypad's Enter are one key here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from outline_editor.app.action_specs import ActionSpec, Scope
from outline_editor.app.actions import ACTIONS, BY_ID
from outline_editor.app.text_keys import TEXT_KEYS, TEXT_KEYS_ON_MAC
from outline_editor.core.errors import Message

_MODIFIERS = ("Meta", "Ctrl", "Alt", "Shift")

_MOVES = frozenset({"Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Esc"})
"""Keys that move from row to row, or leave a text."""

_FIELDS_OWN = frozenset({"Enter", "Tab", "Backtab", "Del", "Backspace", "Ins"})
"""Keys that fields need for themselves."""

_INPUT_METHODS_OWN = frozenset({"Ctrl+Space", "Shift+Space", "Ctrl+.", "Ctrl+Shift+F"})
"""Keys that input methods for Chinese use to switch between languages and widths."""


class Keymap:
    """The keys in use. `changed` and `changed_in_rows` are the user's, by action.

    Ids of actions that this version does not have are kept and mean nothing.
    A key that the user has given to one action is no other's, even where a
    newer table says so: of two that share a key neither would work.
    """

    def __init__(
        self,
        changed: Mapping[str, Sequence[str]] | None = None,
        changed_in_rows: Mapping[str, Sequence[str]] | None = None,
        *,
        on_mac: bool | None = None,
    ) -> None:
        self._on_mac = sys.platform == "darwin" if on_mac is None else on_mac
        self.changed = {name: tuple(keys) for name, keys in (changed or {}).items()}
        self.changed_in_rows = {name: tuple(keys) for name, keys in (changed_in_rows or {}).items()}
        self._given: dict[str, set[str]] = {}
        for store in (self.changed, self.changed_in_rows):
            for name, keys in store.items():
                for key in keys if name in BY_ID else ():
                    self._given.setdefault(same_key(key), set()).add(name)

    # The keys of an action

    def everywhere(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action that work in texts, too; the first one is shown in menus."""
        if action_id in self.changed:
            return _distinct(self.changed[action_id])
        spec = BY_ID[action_id]
        keys = spec.mac_keys if self._on_mac and spec.mac_keys is not None else spec.keys
        return self._left(action_id, keys)

    def in_rows(self, action_id: str) -> tuple[str, ...]:
        """The further keys that work only while whole rows are selected."""
        if action_id in self.changed_in_rows:
            keys = _distinct(self.changed_in_rows[action_id])
        else:
            spec = BY_ID[action_id]
            keys = self._left(action_id, (self._on_mac and spec.mac_row_keys) or spec.row_keys)
        # Heard twice, a key is ambiguous to Qt and does nothing.
        everywhere = self.everywhere(action_id)
        return tuple([key for key in keys if key not in everywhere])

    def _left(self, action_id: str, keys: Sequence[str]) -> tuple[str, ...]:
        """Those of the table's keys that the user has not given to another action."""
        if not self._given:
            return _distinct(keys)
        scope = BY_ID[action_id].scope

        def is_left(key: str) -> bool:
            owners = self._given.get(key, set())
            return action_id in owners or not any(scope.meets(BY_ID[one].scope) for one in owners)

        return tuple([key for key in _distinct(keys) if is_left(key)])

    def all(self, action_id: str) -> tuple[str, ...]:
        """All keys of an action, the one to show first."""
        return (*self.everywhere(action_id), *self.in_rows(action_id))

    def is_changed(self, action_id: str) -> bool:
        """Whether an action has other keys than in the table."""
        usual = Keymap(on_mac=self._on_mac)
        return self.everywhere(action_id) != usual.everywhere(action_id) or self.in_rows(
            action_id
        ) != usual.in_rows(action_id)

    # What may be a key

    def owner(self, key: str, besides: str = "") -> ActionSpec | None:
        """The action that has a key already, `besides` one of them.

        One whose keys are heard elsewhere than those of that one is in nobody's way.
        """
        wanted = same_key(key)
        scope = BY_ID[besides].scope if besides else Scope.WINDOW
        for spec in ACTIONS:
            if spec.id != besides and scope.meets(spec.scope) and wanted in self.all(spec.id):
                return spec
        return None

    def fault(
        self, key: str, action_id: str, *, in_rows: bool, menus: Mapping[str, str] | None = None
    ) -> Message | None:
        """Why a key can't be an action's, `None` if it can.

        `menus` are the keys that open the menus of the window, with their names.
        """
        *held, name = _parts(same_key(key))
        is_bare = not set(held) - {"Shift"}
        if not name or name in _MODIFIERS:
            return Message.of("key.none")
        if is_bare and (len(name) == 1 or name == "Space"):
            return Message.of("key.types", key=key)
        if is_bare and name in _MOVES:
            return Message.of("key.moves", key=key)
        if is_bare and name in _FIELDS_OWN and BY_ID[action_id].scope is Scope.WINDOW:
            return Message.of("key.fields-own", key=key)
        menu = (menus or {}).get(same_key(key))
        if menu is not None:
            return Message.of("key.opens-menu", key=key, menu=menu)
        texts_own = TEXT_KEYS_ON_MAC if self._on_mac else TEXT_KEYS
        if (
            same_key(key) in texts_own
            and not in_rows
            and same_key(key) not in self._usual(action_id)
        ):
            return Message.of("key.texts-own", key=key)
        return None

    def warning(self, key: str) -> Message | None:
        """Why a key may not work for everybody, `None` if it will."""
        held = set(_parts(same_key(key))[:-1])
        if same_key(key) in _INPUT_METHODS_OWN:
            return Message.of("key.input-method", key=key)
        if {"Ctrl", "Alt"} <= held and not self._on_mac:
            return Message.of("key.alt-gr", key=key)
        return None

    def _usual(self, action_id: str) -> tuple[str, ...]:
        return Keymap(on_mac=self._on_mac).everywhere(action_id)

    # Changing

    def with_keys(
        self, action_id: str, everywhere: Sequence[str], in_rows: Sequence[str]
    ) -> Keymap:
        """The keymap with other keys for one action; those of the table count as unchanged."""
        usual = Keymap(on_mac=self._on_mac)
        everywhere = _distinct(everywhere)
        in_rows = [key for key in in_rows if same_key(key) not in everywhere]
        changed, in_row = dict(self.changed), dict(self.changed_in_rows)
        for store, keys, default in (
            (changed, everywhere, usual.everywhere(action_id)),
            (in_row, _distinct(in_rows), usual.in_rows(action_id)),
        ):
            store.pop(action_id, None)
            if keys != default:
                store[action_id] = keys
        return Keymap(changed, in_row, on_mac=self._on_mac)

    def reset(self, action_id: str) -> Keymap:
        """The keymap with the table's keys for one action.

        An action that has one of them by now loses it.
        """
        usual = Keymap(on_mac=self._on_mac)
        made = self.with_keys(action_id, usual.everywhere(action_id), usual.in_rows(action_id))
        for key in usual.all(action_id):
            made = made.without(key, action_id)
        return made

    def without(self, key: str, besides: str) -> Keymap:
        """The keymap in which no other action than one has a key."""
        made = self
        while (spec := made.owner(key, besides)) is not None:
            made = made.with_keys(
                spec.id,
                [one for one in made.everywhere(spec.id) if one != same_key(key)],
                [one for one in made.in_rows(spec.id) if one != same_key(key)],
            )
        return made


@lru_cache(maxsize=1024)  # each window asks for hundreds, always the same
def same_key(key: str) -> str:
    """A key as it is compared: modifiers in one order, Return as Enter."""
    *held, name = _parts(key)
    name = {"Return": "Enter", "Backtab": "Tab"}.get(name, name)
    if key.endswith("Backtab") and "Shift" not in held:
        held.append("Shift")
    ordered = [modifier for modifier in _MODIFIERS if modifier in held]
    return "+".join([*ordered, name.upper() if len(name) == 1 else name])


def spellings(key: str) -> Iterator[str]:
    """The ways in which a keyboard may say a key: Enter has two."""
    yield key
    if key.endswith("Enter"):
        yield f"{key.removesuffix('Enter')}Return"


def _parts(key: str) -> list[str]:
    """The modifiers and the name of a key; the name may be a plus sign."""
    if key.endswith("+"):
        return [*[part for part in key[:-1].split("+") if part], "+"]
    return key.split("+")


def _distinct(keys: Sequence[str]) -> tuple[str, ...]:
    return _distinct_of(tuple(keys))


@lru_cache(maxsize=1024)  # as above
def _distinct_of(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(same_key, keys)))

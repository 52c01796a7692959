"""What an action is: its id, its words, its keys, where and when it applies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Menu(Enum):
    """The menus of the window, in their order, and those inside them."""

    FILE = auto()
    EDIT = auto()
    OUTLINE = auto()
    NOTES = auto()
    CONCEPTS = auto()
    VIEW = auto()
    GO = auto()
    HELP = auto()
    ROW_ALONE = auto()
    LEVELS = auto()
    COLUMNS = auto()


INSIDE: dict[Menu, Menu] = {
    Menu.ROW_ALONE: Menu.OUTLINE,
    Menu.LEVELS: Menu.VIEW,
    Menu.COLUMNS: Menu.VIEW,
}
"""The menus that stand in another, where the first of their actions is listed."""


class Scope(Enum):
    """Where the keys of an action are heard."""

    WINDOW = auto()
    """Everywhere in the window."""
    OUTLINE = auto()
    """In the outline, whether a row is selected or its text is edited."""
    CONCEPTS = auto()
    """In the list of concepts and actors."""

    def meets(self, other: Scope) -> bool:
        """Whether a key heard here and a key heard there are in each other's way."""
        return self is other or Scope.WINDOW in (self, other)


class Needs(Enum):
    """What must be there for an action to apply."""

    NOTHING = auto()
    EDITABLE = auto()
    """A document that may be changed."""
    ROW = auto()
    """A current row."""
    EDITABLE_ROW = auto()
    """A current row in a document that may be changed."""
    EDITABLE_ENTRY = auto()
    """A concept or actor chosen in a document that may be changed."""
    EDITABLE_CONCEPT = auto()
    """A concept so chosen."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: its stable id, its words, its keys, when it applies.

    `keys` and `mac_keys` are portable key sequences, the first one shown in
    the menu: for the Enter key its name on the keypad, which people know
    better than “Return”. `row_keys` are further keys, heard only in the outline and only
    while no text is edited, with `mac_row_keys` instead on macOS if there are
    any. `starts_group` draws a line above it in its menu.
    """

    id: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    mac_keys: tuple[str, ...] | None = None
    row_keys: tuple[str, ...] = ()
    mac_row_keys: tuple[str, ...] = ()
    scope: Scope = Scope.WINDOW
    needs: Needs = Needs.NOTHING
    starts_group: bool = False
    checkable: bool = False

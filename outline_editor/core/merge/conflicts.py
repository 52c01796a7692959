"""What two sides have done to the same thing, so that only one of it can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

from outline_editor.core.addresses import Ref


class Side(StrEnum):
    """Whose version of something is taken."""

    MINE = "mine"
    """What it is here."""
    THEIRS = "theirs"
    """What the file has."""


class ConflictKind(StrEnum):
    """What the two sides do not agree on."""

    FIELD = "field"
    REMOVED = "removed"
    """Whether it is there: one side has removed it, the other has changed it, or what is in it."""
    PLACE = "place"
    """What it stands in."""
    ORDER = "order"
    """The order of what stands in it."""


class ConflictKey(NamedTuple):
    """What tells a conflict from all others of one merge."""

    kind: ConflictKind
    ref: Ref
    field: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that the sides do not agree on, with what each wants.

    `ref` is the element that it is about. `field` is the field, or the list
    whose order it is, else `''`. `mine` and `theirs` are, by kind: values of the
    field; the element, `None` on the side that has removed it; the address of
    what it stands in; the ids in their order. A quotation is one value, of
    `quote`, with its neighbours.
    """

    kind: ConflictKind
    ref: Ref
    field: str
    mine: Any
    theirs: Any

    @property
    def key(self) -> ConflictKey:
        """What it is chosen by."""
        return ConflictKey(self.kind, self.ref, self.field)


Choices: TypeAlias = Mapping[ConflictKey, Side]
"""Which side is taken where they are in conflict; `MINE` where it does not say."""


class Judge:
    """Decides conflicts as they are found, and keeps them."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self.found: list[Conflict] = []

    def side(self, conflict: Conflict) -> Side:
        """Whose version is taken."""
        self.found.append(conflict)
        return self.chosen(conflict.key)

    def chosen(self, key: ConflictKey) -> Side:
        """Whose version would be taken, were there such a conflict."""
        return self._choices.get(key, Side.MINE)

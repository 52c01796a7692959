"""Actors that an imported text seems to name, for a person to take or leave."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from outline_editor.core.model import Actor


class ActorKind(StrEnum):
    """What sort of actor a name seems to be."""

    PERSON = "person"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class ActorOffer:
    """An actor a person may take into the document, and the rows that name it.

    `actor` is ready to be inserted; nothing refers to it yet. `acronym` is `''`
    where the text gives none. `rows` are ids in reading order: rows with the
    name itself or with its acronym.
    """

    actor: Actor
    kind: ActorKind
    acronym: str
    rows: tuple[str, ...]

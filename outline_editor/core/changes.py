"""What a committed transaction did, for everyone who follows a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from outline_editor.core.edits import Edit
from outline_editor.core.errors import Message
from outline_editor.core.model import DocumentRoot, Element


class Origin(StrEnum):
    """Where a change comes from."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """One applied edit, its inverse, and what a follower needs to follow it.

    `element` is the element inserted, removed or moved as it stood right after
    the edit (for a removal: right before), or the one whose field was set, as
    it is now; `None` for the document itself. `previous` is the id of the
    sibling right before its place in the list, `''` for the first; for a
    removal, the place it had.
    """

    edit: Edit
    inverse: Edit
    element: Element | None
    previous: str = ""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One transaction: its name, its changes in order, the states around it.

    `run` joins change sets into one step of undo: successive sets with the
    same non-empty run are parts of one gesture, such as typing. `remarks` is
    what a person should be told of it.
    """

    name: Message
    changes: tuple[Change, ...]
    before: DocumentRoot
    after: DocumentRoot
    origin: Origin = Origin.EDIT
    run: str = ""
    remarks: tuple[Message, ...] = ()

"""From one state of a document to another, as far as any thread can work that out."""

from __future__ import annotations

from dataclasses import dataclass

from outline_editor.app.opening import Opened
from outline_editor.app.readying import Checked, check
from outline_editor.core.changes import ChangeSet, Origin
from outline_editor.core.document import Document
from outline_editor.core.edits import Edit
from outline_editor.core.errors import Message
from outline_editor.core.merge.applying import bring_to, changes_to
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Tell, share, untold

MOST_CHANGES = 2_000
"""Rows and notes that may differ for a document to be changed edit by edit."""

_TRIED = 0.3
"""The share of the work that is done when it is known whether edits lead there."""


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """What leads from one state of a document, and from no other, to a wanted one."""

    before: DocumentRoot
    wanted: Opened
    """That state, with what it was read from."""
    edits: tuple[Edit, ...] = ()
    checked: Checked | None = None
    """It as a document of its own, where edits would be too many or are not wanted."""


def way_to(
    wanted: Opened, before: DocumentRoot, *, by_edits: bool = True, tell: Tell = untold
) -> Way:
    """What leads from a state to a wanted one, by no edits but where they are few.

    For any thread. `tell` may raise `Cancelled`.
    """
    tell(0)
    edits = _edits_to(wanted.root, before) if by_edits else None
    if edits is not None:
        return Way(before, wanted, edits)
    tell(_TRIED)
    return Way(before, wanted, checked=check(wanted, share(tell, _TRIED, 1)))


def _edits_to(root: DocumentRoot, before: DocumentRoot) -> tuple[Edit, ...] | None:
    """The edits that lead to a state, `None` for too many."""
    document, made = Document(before), list[ChangeSet]()
    if changes_to(document, root) > MOST_CHANGES:
        return None
    document.follow(made.append)
    # Not a person's edit: a document that was curated elsewhere is so here.
    with document.replaying(Message.of("name.take-in-file"), Origin.EDIT) as transaction:
        bring_to(transaction, root)
    return tuple([change.edit for done in made for change in done.changes])

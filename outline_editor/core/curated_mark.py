"""A curated document that is edited is no longer curated, but reviewed again.

This holds for every edit, whoever makes it, in the same step of undo: taken
back, the document is what was curated. Two fields are no content: `status`
itself, which a transaction that sets it decides on, and the document's `id`,
which is given once, with its first file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.changes import Change, ChangeSet
from outline_editor.core.edits import SetField
from outline_editor.core.model import DocumentRoot
from outline_editor.core.vocabulary import DocumentStatus

if TYPE_CHECKING:
    from outline_editor.core.transaction import Transaction


def take_mark_off(transaction: Transaction, before: DocumentRoot) -> None:
    """Send a curated document back to reviewed, if what was done there asks for it.

    `before` is its state when the transaction began.
    """
    if before.status is not DocumentStatus.CURATED:
        return
    fields = {_field_of_document(change) for change in transaction.changes}
    if "status" not in fields and fields - {"id"}:
        transaction.set(DOCUMENT, status=DocumentStatus.REVIEWED)


def _field_of_document(change: Change) -> str:
    """Which of the document's own fields a change has set, `''` where it did something else."""
    edit = change.edit
    return edit.field if isinstance(edit, SetField) and edit.ref == DOCUMENT else ""


def was_sent_back(change_set: ChangeSet) -> bool:
    """Whether an edit of something else has cost a document its mark as curated."""
    return (
        change_set.before.status is DocumentStatus.CURATED
        and change_set.after.status is DocumentStatus.REVIEWED
        and len(change_set.changes) > 1
    )

"""Whether an open document may be marked as curated."""

from __future__ import annotations

from outline_editor.app.open_document import OpenDocument
from outline_editor.core.curation import Checklist, checklist_of
from outline_editor.core.errors import Message, NotYetCurated
from outline_editor.core.vocabulary import DocumentStatus


def checklist_for(opened: OpenDocument) -> Checklist:
    """How an open document stands to every rule of curation now."""
    return checklist_of(opened.document.root, opened.all_problems())


def require_status(opened: OpenDocument, status: object) -> None:
    """Raises `NotYetCurated` where a document is to be curated and does not pass.

    Any other status may be given, and `curated` stays where it is.
    """
    is_curated = opened.document.root.status is DocumentStatus.CURATED
    if status != DocumentStatus.CURATED or is_curated:
        return
    blocking = checklist_for(opened).blocking
    if blocking:
        raise NotYetCurated(Message.of("status.not-yet-curated", n=len(blocking)))

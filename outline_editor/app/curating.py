"""Whether an open document may be marked as curated."""

from __future__ import annotations

from outline_editor.app.open_document import OpenDocument
from outline_editor.core.curation import blocking_findings
from outline_editor.core.errors import Message, NotYetCurated
from outline_editor.core.vocabulary import DocumentStatus


def require_status(opened: OpenDocument, status: object) -> None:
    """Raises `NotYetCurated` where a document is to be curated and does not pass.

    Any other status may be given, and `curated` stays where it is.
    """
    root = opened.document.root
    if status != DocumentStatus.CURATED or root.status is DocumentStatus.CURATED:
        return
    blocking = blocking_findings(root, opened.all_problems())
    if blocking:
        raise NotYetCurated(Message.of("status.not-yet-curated", n=len(blocking)))

"""Mending a file with errors, one of them at a time."""

from __future__ import annotations

from outline_editor.app.open_document import OpenDocument
from outline_editor.app.opening import open_source
from outline_editor.core.problems import Repair


def repaired_document(opened: OpenDocument, repair: Repair) -> OpenDocument:
    """An unsaved copy of a file with errors, one of them mended.

    The copy belongs to the same file; saving it is up to the person.
    """
    assert opened.path is not None
    text = opened.source[: repair.start] + repair.replacement + opened.source[repair.end :]
    copy = OpenDocument(
        open_source(text, opened.path), opened.path, opened.named.codebooks, modified=True
    )
    copy.digest, copy.saved_root = opened.digest, opened.saved_root
    return copy

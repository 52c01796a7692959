"""Stands for the program around the view: it puts into the document what is typed."""

from __future__ import annotations

from outline_editor.core.addresses import node_ref
from outline_editor.core.document import Document
from outline_editor.core.history import History
from outline_editor.ui.outline.tree_view import OutlineTreeView


class Typist:
    """Follows `text_edited`; each change is a step of undo."""

    def __init__(self, view: OutlineTreeView, document: Document) -> None:
        self.document = document
        self.history = History(document)
        self.told: list[tuple[str, str]] = []
        view.text_edited.connect(self._write)

    def _write(self, node_id: str, text: str) -> None:
        self.told.append((node_id, text))
        with self.document.transaction("Type") as transaction:
            transaction.set(node_ref(node_id), text=text)

    def text(self, node_id: str) -> str:
        return self.document.node(node_id).text

    def set(self, node_id: str, text: str) -> None:
        """Change a row's text from elsewhere."""
        with self.document.transaction("Replace") as transaction:
            transaction.set(node_ref(node_id), text=text)

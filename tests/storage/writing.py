"""What tests of writing share."""

from __future__ import annotations

from outline_editor.core.model import DocumentRoot
from outline_editor.storage.yaml_reader import read_document
from outline_editor.storage.yaml_writer import write_document


def written(root: DocumentRoot) -> str:
    """A document's file, which reads back as the document."""
    data = write_document(root, "")
    loaded = read_document(data)
    assert loaded.problems == ()
    assert loaded.root == root
    return data.decode()

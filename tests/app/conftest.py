from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from outline_editor.app.editing import Editing
from outline_editor.app.open_document import OpenDocument, open_document

OpenText = Callable[[str], OpenDocument]


@pytest.fixture
def open_text(tmp_path: Path) -> OpenText:
    """Opens a file that holds a text."""

    def opened(text: str) -> OpenDocument:
        path = tmp_path / "test.yaml"
        path.write_text(text, encoding="utf-8")
        return open_document(path)

    return opened


@pytest.fixture
def editing(opened: OpenDocument) -> Editing:
    """The commands on the document that a module opens."""
    return Editing(opened)

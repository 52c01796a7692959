from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from outline_editor.app.editing import Editing
from outline_editor.app.open_document import OpenDocument, open_document

TEXT = "format: policy-outline/1\nid: a\nstatus: draft\noutline:\n  - id: n-aa\n    text: one\n"
"""An outline of one row."""

OpenText = Callable[[str], OpenDocument]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that holds `TEXT`."""
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, "utf-8")
    return path


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

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from outline_editor.app import journal_writer, next_journal
from outline_editor.app.editing import Editing
from outline_editor.app.journal_records import Beginning
from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Waiting, go_on
from tests.app.journal_desk import Desk

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


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A document at work, of which there is a journal once something is done."""
    desk = Desk(tmp_path)
    yield desk
    desk.end()


@pytest.fixture
def stalled(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Nothing can be read until this is set, as from a drive in a network that is away."""
    is_back = threading.Event()

    def read_slowly(path: Path) -> bytes:
        is_back.wait(60)
        return path.read_bytes()

    monkeypatch.setattr("outline_editor.storage.files.read_file", read_slowly)
    yield is_back
    is_back.set()


@pytest.fixture
def made_slowly(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """No document can be written for a journal until this is set, as if it were very large."""
    may_go_on, written = threading.Event(), journal_writer.written

    def write(beginning: Beginning, last: DocumentRoot | bytes, waiting: Waiting = go_on) -> bytes:
        if not isinstance(last, bytes):
            may_go_on.wait(60)
        return written(beginning, last, waiting)

    for module in (journal_writer, next_journal):
        monkeypatch.setattr(module, "written", write)
    yield may_go_on
    may_go_on.set()

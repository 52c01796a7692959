"""An open document: its file and its state."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.open_document import OpenDocument, new_document, open_document
from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import EditRefused
from outline_editor.storage.files import holds_other

TEXT = """\
format: policy-outline/1
id: a
title: A
status: draft
notes:
  - id: t-doc
    kind: comment
    text: of the document
outline:
  - id: n-aa
    text: first
    notes:
      - id: t-aa
        kind: comment
        text: of the first row
    children:
      - id: n-bb
        text: under it
        notes:
          - id: t-b1
            kind: comment
            text: one
          - id: t-b2
            kind: comment
            text: two
  - id: n-cc
    text: last
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def opened(path: Path) -> OpenDocument:
    return open_document(path)


def change(opened: OpenDocument, text: str = "changed") -> None:
    with opened.document.transaction("Edit") as edit:
        edit.set(node_ref("n-aa"), text=text)


# Files and names


def test_a_new_document_has_no_file_and_nothing_to_lose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    opened = new_document()
    assert (opened.path, opened.display_name) == (None, "")
    assert opened.folder == tmp_path
    assert opened.proposed_path == tmp_path / "untitled.yaml"
    assert opened.is_blank
    assert not opened.is_modified
    assert opened.state.code == "state.unsaved"


def test_a_briefing_is_saved_beside_what_it_came_from(tmp_path: Path) -> None:
    briefing = tmp_path / "a.txt"
    briefing.write_text("* first\n", encoding="utf-8")
    opened = open_document(briefing)
    assert (opened.path, opened.display_name) == (None, "a.txt")
    assert opened.proposed_path == tmp_path / "a.yaml"
    assert opened.is_modified
    assert not opened.is_blank
    opened.save(opened.proposed_path)
    assert (opened.path, opened.display_name) == (tmp_path / "a.yaml", "a.yaml")
    assert not opened.is_modified
    assert briefing.read_text(encoding="utf-8") == "* first\n"


def test_the_state_follows_edits_undo_and_saving(opened: OpenDocument, path: Path) -> None:
    assert opened.state.code == "state.saved"
    change(opened)
    assert opened.state.code == "state.modified"
    opened.history.undo()
    assert opened.state.code == "state.saved"
    opened.history.redo()
    opened.save(path)
    assert opened.state.code == "state.saved"
    opened.history.undo()
    assert opened.state.code == "state.modified"


def test_saving_elsewhere_makes_that_the_documents_file(
    opened: OpenDocument, path: Path, tmp_path: Path
) -> None:
    change(opened)
    opened.save(tmp_path / "b.yaml")
    assert opened.path == tmp_path / "b.yaml"
    assert path.read_text(encoding="utf-8") == TEXT
    assert open_document(tmp_path / "b.yaml").document.root == opened.document.root


def test_it_is_known_what_the_file_held_last(opened: OpenDocument, path: Path) -> None:
    assert not holds_other(path, opened.digest)
    change(opened)
    opened.save(path)
    assert not holds_other(path, opened.digest)
    path.write_text(TEXT, encoding="utf-8")
    assert holds_other(path, opened.digest)


# Files with errors


@pytest.fixture
def broken(path: Path) -> OpenDocument:
    path.write_text(TEXT.replace("status", "stauts"), encoding="utf-8")
    return open_document(path)


def test_a_file_with_errors_is_not_saved(broken: OpenDocument, path: Path) -> None:
    assert broken.state.code == "state.read-only"
    assert not broken.is_modified
    before = path.read_bytes()
    with pytest.raises(EditRefused):
        broken.save(path)
    assert path.read_bytes() == before


def test_nothing_is_said_of_saving_what_cannot_be_saved(path: Path) -> None:
    path.write_text(TEXT.replace("id: n-aa\n    ", ""), encoding="utf-8")
    assert open_document(path).notices
    path.write_text(path.read_text(encoding="utf-8") + "x: y\n", encoding="utf-8")
    broken = open_document(path)
    assert broken.read_only
    assert not broken.notices

"""Versions of a document as steps of undo, beside the edits of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.app.versions import Versions
from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import Message
from outline_editor.storage.files import holds_other

TEXT = """\
format: policy-outline/1
id: a
title: A
status: draft
outline:
  - id: n-aa
    text: {}
"""
REVERT = Message.of("name.revert")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT.format("old"), encoding="utf-8")
    return path


def edit(opened: OpenDocument, text: str) -> None:
    with opened.document.transaction("Edit") as transaction:
        transaction.set(node_ref("n-aa"), text=text)


def text_of(versions: Versions) -> str:
    return versions.now.document.node("n-aa").text


def names(versions: Versions) -> tuple[str | None, str | None]:
    undo, redo = versions.undo_name, versions.redo_name
    return (None if undo is None else undo.text), (None if redo is None else redo.text)


def test_undo_goes_through_edits_and_versions_in_turn(path: Path) -> None:
    versions = Versions(open_document(path))
    assert names(versions) == (None, None)
    edit(versions.now, "new")
    versions.add(open_document(path), REVERT)
    edit(versions.now, "newer")
    assert names(versions) == ("Edit", None)
    versions.now.history.undo()
    assert names(versions) == ("Revert", "Edit")
    versions.go_back()
    assert (text_of(versions), names(versions)) == ("new", ("Edit", "Revert"))
    versions.now.history.undo()
    assert (text_of(versions), names(versions)) == ("old", (None, "Edit"))
    versions.now.history.redo()
    versions.go_on()
    assert (text_of(versions), names(versions)) == ("old", ("Revert", "Edit"))
    versions.now.history.redo()
    assert (text_of(versions), names(versions)) == ("newer", ("Edit", None))


def test_an_edit_ends_what_could_be_redone(path: Path) -> None:
    versions = Versions(open_document(path))
    edit(versions.now, "new")
    versions.add(open_document(path), REVERT)
    versions.go_back()
    edit(versions.now, "newer")
    assert names(versions) == ("Edit", None)


def test_another_version_ends_what_could_be_redone(path: Path) -> None:
    versions = Versions(open_document(path))
    edit(versions.now, "new")
    versions.now.history.undo()
    versions.add(open_document(path), REVERT)
    versions.add(open_document(path), Message.of("name.quote"))
    versions.go_back()
    versions.add(open_document(path), REVERT)
    assert names(versions) == ("Revert", None)
    versions.go_back()
    versions.go_back()
    assert names(versions) == (None, "Revert")


def test_what_one_version_saves_is_unsaved_in_the_others(path: Path, tmp_path: Path) -> None:
    versions = Versions(open_document(path))
    versions.add(open_document(path), REVERT)
    versions.go_back()
    assert not versions.now.is_modified
    versions.go_on()
    edit(versions.now, "new")
    versions.now.save(tmp_path / "b.yaml")
    versions.now.history.undo()
    versions.go_back()
    assert versions.now.path == tmp_path / "b.yaml"
    assert versions.now.is_modified
    assert not holds_other(tmp_path / "b.yaml", versions.now.digest)
    versions.now.save(tmp_path / "b.yaml")
    versions.go_on()
    assert versions.now.is_modified


def test_a_version_read_anew_knows_what_is_in_the_file(path: Path) -> None:
    versions = Versions(open_document(path))
    path.write_text(TEXT.format("from elsewhere"), encoding="utf-8")
    versions.add(open_document(path), REVERT)
    assert not versions.now.is_modified
    assert not holds_other(path, versions.now.digest)
    versions.go_back()
    assert versions.now.is_modified
    assert not holds_other(path, versions.now.digest)

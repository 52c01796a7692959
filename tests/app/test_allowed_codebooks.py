"""Codebooks outside the folder of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.allowed_codebooks import allow, is_allowed
from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.app.paths import allowed_codebooks_file
from tests.storage.faults import refuse_reading


@pytest.fixture
def opened(tmp_path: Path) -> OpenDocument:
    """A document that names a codebook in the folder above its own."""
    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "book.yaml").write_text("format: policy-codebook/1\nid: b\n")
    (folder / "a.yaml").write_text("format: policy-outline/1\nid: a\ncodebook: ../book.yaml\n")
    return open_document(folder / "a.yaml")


def test_one_is_read_once_it_is_allowed_and_ever_after(opened: OpenDocument) -> None:
    book = opened.named.outside
    assert book is not None
    assert not is_allowed(book)
    assert opened.codebook.root is None
    allow(book)
    opened.read_codebook()
    assert (opened.codebook.root is None, opened.named.outside) == (False, None)
    assert opened.path is not None
    assert open_document(opened.path).codebook.root is not None
    assert str(book) in allowed_codebooks_file().read_text()
    assert not is_allowed(book.with_name("other.yaml"))


def test_the_environment_names_folders(
    opened: OpenDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = opened.named.outside
    assert book is not None
    monkeypatch.setenv("OUTLINE_EDITOR_CODEBOOK_FOLDERS", f"/none:{book.parent}")
    assert is_allowed(book)
    assert not is_allowed(book.parent.with_name(f"{book.parent.name}x") / "book.yaml")
    monkeypatch.setenv("OUTLINE_EDITOR_CODEBOOK_FOLDERS", ":")
    assert not is_allowed(book)


@pytest.mark.parametrize(
    "content", ["", "{", "{}", "[1, null]", '"/"', "[" * 100_000, " " * 1_000_001]
)
def test_a_broken_list_allows_nothing_and_is_written_anew(content: str, tmp_path: Path) -> None:
    file = allowed_codebooks_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)
    assert not is_allowed(tmp_path / "book.yaml")
    allow(tmp_path / "book.yaml")
    assert file.read_text() == f'[\n  "{tmp_path / "book.yaml"}"\n]'


def test_a_list_that_can_t_be_read_stays_as_it_is(tmp_path: Path) -> None:
    before, now = tmp_path / "before.yaml", tmp_path / "now.yaml"
    allow(before)
    stored = allowed_codebooks_file().read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        refuse_reading(patch, allowed_codebooks_file())
        allow(now)
        assert is_allowed(now)
    assert allowed_codebooks_file().read_bytes() == stored

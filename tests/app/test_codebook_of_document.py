"""The codebook that an open document names is read when it is named, and where the file is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.core.addresses import DOCUMENT

SAMPLES = Path(__file__).parents[2] / "sample_docs"


@pytest.fixture
def opened(tmp_path: Path) -> OpenDocument:
    for name in ("miit-2019-press.yaml", "codebook.yaml"):
        shutil.copyfile(SAMPLES / name, tmp_path / name)
    return open_document(tmp_path / "miit-2019-press.yaml")


def _name(opened: OpenDocument, codebook: str) -> None:
    with opened.document.transaction("Codebook") as transaction:
        transaction.set(DOCUMENT, codebook=codebook)


def _codes(opened: OpenDocument) -> set[str]:
    return {problem.message.code for problem in opened.all_problems()}


def test_another_name_is_another_codebook(opened: OpenDocument) -> None:
    assert opened.codebook.root is not None
    _name(opened, "others.yaml")
    assert opened.codebook.root is None
    assert _codes(opened)
    opened.history.undo()
    assert opened.codebook.root is not None
    assert not _codes(opened)


def test_it_is_looked_for_where_the_document_was_saved_last(
    opened: OpenDocument, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    opened.save(tmp_path / "elsewhere" / "copy.yaml")
    assert opened.codebook.root is None
    opened.save(tmp_path / "copy.yaml")
    assert opened.codebook.root is not None
    assert not _codes(opened)

"""A codebook that several documents name."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.open_codebook import Codebooks, OpenCodebook
from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.app.readying import make_ready
from outline_editor.core.addresses import concept_ref

ONE = concept_ref("one")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two documents that name one codebook."""
    (tmp_path / "codebook.yaml").write_text(
        "format: policy-codebook/1\nid: c\nconcepts:\n  - id: one\n    label: {en: One}\n", "utf-8"
    )
    files = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for file in files:
        file.write_text(
            f"format: policy-outline/1\nid: {file.stem}\nstatus: draft\ncodebook: codebook.yaml\n"
            "outline:\n  - id: n-aa\n    text: one\n",
            "utf-8",
        )
    return files


def _shared(opened: OpenDocument) -> OpenCodebook:
    assert opened.named.shared is not None
    return opened.named.shared


def test_what_was_read_before_it_was_saved_here_does_not_come_back(files: list[Path]) -> None:
    shown: list[OpenDocument] = []
    codebooks = Codebooks(lambda: shown)
    shown.append(open_document(files[0], codebooks))
    ready = make_ready(files[1])
    with _shared(shown[0]).document.transaction("Change") as transaction:
        transaction.set(ONE, definition="saved here")
    shown[0].save(files[0])
    other = OpenDocument.from_ready(ready, files[1], codebooks)
    assert _shared(other) is _shared(shown[0])
    assert _shared(other).document.require(ONE).definition == "saved here"


def test_what_another_program_wrote_since_is_taken_in(files: list[Path]) -> None:
    shown: list[OpenDocument] = []
    codebooks = Codebooks(lambda: shown)
    shown.append(open_document(files[0], codebooks))
    codebook = files[0].with_name("codebook.yaml")
    codebook.write_text(codebook.read_text("utf-8").replace("One", "The one"), "utf-8")
    other = open_document(files[1], codebooks)
    assert _shared(other) is _shared(shown[0])
    assert _shared(other).document.require(ONE).label.shown == "The one"

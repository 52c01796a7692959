"""What another program did to a codebook is taken in, or looked at once more."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.app.outside_codebook import OutsideCodebook
from outline_editor.core.addresses import concept_ref
from outline_editor.core.progress import untold

ONE = concept_ref("one")


@pytest.fixture
def opened(tmp_path: Path) -> OpenDocument:
    (tmp_path / "codebook.yaml").write_text(
        "format: policy-codebook/1\nid: c\nconcepts:\n  - id: one\n    label: {en: One}\n", "utf-8"
    )
    file = tmp_path / "a.yaml"
    file.write_text(
        "format: policy-outline/1\nid: a\nstatus: draft\ncodebook: codebook.yaml\n"
        "outline:\n  - id: n-aa\n    text: one\n",
        "utf-8",
    )
    return open_document(file)


def _label(opened: OpenDocument) -> str:
    assert opened.named.shared is not None
    return opened.named.shared.document.require(ONE).label.shown


def _changed(opened: OpenDocument) -> tuple[Path, OutsideCodebook]:
    """The codebook, which another program has changed, and what was read of it then."""
    assert opened.named.shared is not None
    path = opened.named.shared.path
    path.write_text(path.read_text("utf-8").replace("One", "Theirs"), "utf-8")
    outside = OutsideCodebook(opened)
    outside.look(untold)
    return path, outside


def test_what_was_read_is_taken_in(opened: OpenDocument) -> None:
    told: list[str] = []
    _, outside = _changed(opened)
    assert outside.take(told.append)
    assert _label(opened) == "Theirs"
    assert told == ["codebook.yaml"]


def test_what_is_away_just_then_is_looked_at_once_more(opened: OpenDocument) -> None:
    path, outside = _changed(opened)
    away = path.rename(path.with_name("away.yaml"))
    assert not outside.take(lambda _name: None)
    away.rename(path)
    again = OutsideCodebook(opened)
    again.look(untold)
    assert again.take(lambda _name: None)
    assert _label(opened) == "Theirs"


def test_what_was_saved_here_meanwhile_stays(opened: OpenDocument) -> None:
    path, outside = _changed(opened)
    assert opened.named.shared is not None
    with opened.named.shared.document.transaction("Change") as transaction:
        transaction.set(ONE, definition="saved here")
    path.write_text(path.read_text("utf-8").replace("Theirs", "One"), "utf-8")
    assert opened.path is not None
    opened.save(opened.path)
    assert not outside.take(lambda _name: None)
    assert _label(opened) == "One"

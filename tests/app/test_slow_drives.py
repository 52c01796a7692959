"""Reading from a slow drive is told, piece by piece, and may be left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from outline_editor.app.leftover import data_in
from outline_editor.app.open_document import open_document
from outline_editor.app.opening import open_file
from outline_editor.app.outside import look_at
from outline_editor.app.recovering import recovered
from outline_editor.app.recovery import left_behind
from outline_editor.app.saves import Save
from outline_editor.core.progress import Tell
from outline_editor.storage.saving import save_document
from tests.app.journal_desk import Desk, at_work
from tests.app.slow_drive import times_read
from tests.storage.samples import EXAMPLE, EXAMPLE_CODEBOOK

CODEBOOK = "book.yaml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(f"format: policy-outline/1\nid: a\ncodebook: {CODEBOOK}\n")
    (tmp_path / CODEBOOK).write_text(EXAMPLE_CODEBOOK, "utf-8")
    return path


def _look(file: Path) -> Callable[[Tell], object]:
    opened = open_document(file)
    return lambda tell: look_at(file, opened.digest, opened.saved_root, tell)


def test_opening(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (file, file.with_name(CODEBOOK)):
        assert times_read(monkeypatch, path, lambda tell: open_file(file, tell)) == 1


@pytest.mark.parametrize("name", ["a.yaml", "a.txt"])
def test_opening_whatever_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = tmp_path / name
    path.write_text(EXAMPLE, "utf-8")
    assert times_read(monkeypatch, path, lambda tell: open_file(path, tell)) == 1


def test_looking_at_what_another_program_has_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = _look(file)
    file.write_text(EXAMPLE, "utf-8")
    assert times_read(monkeypatch, file, look) == 1


def test_looking_at_what_grew_beyond_what_is_read(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = _look(file)
    file.write_text(EXAMPLE + "#" * 1_000_001, "utf-8")
    monkeypatch.setenv("OUTLINE_EDITOR_LARGEST_FILE", "1")
    monkeypatch.setattr("outline_editor.storage.limits._allowed", 0)
    assert times_read(monkeypatch, file, look) == 1


def test_saving(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is compared, kept, and compared again before it is replaced."""
    opened = open_document(file)
    save = Save(opened, file)
    assert times_read(monkeypatch, file, save.write) == 3
    save.end()


def test_finding_what_a_crash_has_left(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    at_work(desk)
    desk.journals.close()
    for lock in desk.folder.glob("*.lock"):
        lock.unlink()

    def look(tell: Tell) -> None:
        for left in left_behind(desk.folder, tell):
            left.release()

    assert times_read(monkeypatch, desk.path, look) == 1
    [left] = desk.crash()
    assert data_in(left.beginning) == desk.path.read_bytes()


def test_recovering_to_a_file_that_holds_something_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = at_work(desk)
    desk.digest = save_document(desk.document.root, "", desk.path).digest.hex()
    desk.write("three")
    kept.begin(desk.document.root)
    desk.take_made()
    [left] = desk.crash()
    file = left.beginning.file
    assert times_read(monkeypatch, desk.path, lambda tell: recovered(left, file, tell)) == 1

"""From a path to an outline."""

from __future__ import annotations

import gc
import pickle
import threading
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from outline_editor.app.opening import (
    Opened,
    known_endings,
    open_file,
    open_source,
    readable_format,
)
from outline_editor.app.readying import make_ready
from outline_editor.app.tasks import Task
from outline_editor.core.errors import OutlineError
from outline_editor.core.progress import Cancelled
from outline_editor.formats.base import FormatName
from outline_editor.storage.files import FROM_DISK
from outline_editor.storage.loaded import FileRefused

OUTLINE = "format: policy-outline/1\nid: a\ntitle: A\nstatus: draft\n"
BOOK = "format: policy-codebook/1\nid: book\nactors:\n  - id: miit\n    name: {en: MIIT}\n"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.yaml", OUTLINE, FormatName.YAML),
        ("a.YML", OUTLINE, FormatName.YAML),
        ("a.txt", "one\n", FormatName.TEXT),
    ],
)
def test_the_name_says_the_format(
    tmp_path: Path, name: str, text: str, expected: FormatName
) -> None:
    path = tmp_path / name
    path.write_text(text)
    opened = open_file(path)
    assert (opened.format.name, opened.text, opened.root.id) == (expected, text, "a")


def test_a_missing_file_is_missing_whatever_its_name_ends_in(tmp_path: Path) -> None:
    for name in ("a.yaml", "a.docx", "a"):
        with pytest.raises(OutlineError) as caught:
            open_file(tmp_path / name)
        assert caught.value.message.code == "file.not-found"


def test_an_unknown_ending_names_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.touch()
    with pytest.raises(OutlineError, match=r"should end in one of \.yaml, \.yml, \.txt"):
        readable_format(path)
    assert known_endings(native=True) == ".yaml, .yml"


def test_the_codebook_is_looked_for_beside_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTLINE_EDITOR_CODEBOOK_FOLDERS", str(tmp_path))
    (tmp_path / "docs").mkdir()
    (tmp_path / "book.yaml").write_text(BOOK)
    path = tmp_path / "docs" / "a.yaml"
    path.write_text(f"{OUTLINE}codebook: ../book.yaml\n")
    for folder, name in ((tmp_path, "docs/a.yaml"), (path.parent, "a.yaml")):
        monkeypatch.chdir(folder)
        opened = open_file(Path(name))
        assert opened.codebook.root is not None
        assert opened.codebook.root.id == "book"
        assert opened.all_problems() == ()


def test_a_file_with_errors_may_only_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{OUTLINE}rank: 1\n")
    opened = open_file(path)
    assert opened.has_errors
    repaired = open_source(OUTLINE, path)
    assert not repaired.has_errors
    assert repaired.root == opened.root


def test_what_can_not_be_read_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("format: policy-outline/1\nid: [a\n")
    with pytest.raises(FileRefused) as caught:
        open_file(path)
    refusal = caught.value
    assert (refusal.problem.line, refusal.source_line) == (2, "id: [a")
    again = pickle.loads(pickle.dumps(refusal))  # as from another process
    assert (again.problem, again.text) == (refusal.problem, refusal.text)


def test_a_text_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(" \n")
    with pytest.raises(OutlineError) as caught:
        open_file(path)
    assert caught.value.message.code == "briefing.empty"


class TestMergedOnInTheCodebook:
    """Concepts of a document that are merged into one which its codebook merges on."""

    BOOK = "format: policy-codebook/1\nid: book\nconcepts:\n"
    CHAIN = "  - {id: b, label: {en: b}, merged_into: c}\n  - {id: c, label: {en: c}}\n"
    CIRCLE = "  - {id: b, label: {en: b}, merged_into: a}\n"
    OWN = "codebook: book.yaml\nconcepts:\n  - {id: a, label: {en: a}, merged_into: b}\n"

    def _opened(self, folder: Path, concepts: str) -> Opened:
        (folder / "book.yaml").write_text(self.BOOK + concepts)
        (folder / "a.yaml").write_text(OUTLINE + self.OWN)
        return open_file(folder / "a.yaml")

    def _repaired(self, opened: Opened, folder: Path) -> Opened:
        ((repair,),) = [problem.repairs for problem in opened.problems]
        text = opened.text[: repair.start] + repair.replacement + opened.text[repair.end :]
        return open_source(text, folder / "a.yaml")

    def test_are_warnings_with_their_place(self, tmp_path: Path) -> None:
        """A merging in the codebook must not make documents read-only that were closed."""
        opened = self._opened(tmp_path, self.CHAIN)
        assert not opened.has_errors
        assert [(p.code, p.line, p.column) for p in opened.all_problems()] == [
            ("merged-on-in-codebook", 7, 42)
        ]
        assert opened.root.concepts[0].merged_into == "b"

    def test_in_a_circle_are_mended_by_taking_the_merging_out(self, tmp_path: Path) -> None:
        opened = self._opened(tmp_path, self.CIRCLE)
        assert [(p.code, p.line, p.column) for p in opened.all_problems()] == [
            ("merged-circle", 7, 42)
        ]
        assert opened.has_errors
        repaired = self._repaired(opened, tmp_path)
        assert repaired.root.concepts[0].merged_into is None

    def test_are_none_while_the_codebook_cannot_be_read(self, tmp_path: Path) -> None:
        opened = self._opened(tmp_path, "  - {id: b}\n")
        assert [problem.code for problem in opened.all_problems()] == ["unusable-codebook"]

    def test_are_none_where_the_document_defines_the_target_itself(self, tmp_path: Path) -> None:
        (tmp_path / "book.yaml").write_text(self.BOOK + self.CHAIN)
        own = self.OWN + "  - {id: b, label: {en: b}}\n"
        (tmp_path / "a.yaml").write_text(OUTLINE + own)
        codes = [problem.code for problem in open_file(tmp_path / "a.yaml").all_problems()]
        assert codes == ["concept-differs"]


def test_reading_a_large_codebook_is_told_and_can_be_left(tmp_path: Path) -> None:
    concepts = "".join(f"  - id: c-{n}\n    label: {{en: Label {n}}}\n" for n in range(10_000))
    (tmp_path / "book.yaml").write_text(
        f"format: policy-codebook/1\nid: book\nconcepts:\n{concepts}"
    )
    path = tmp_path / "a.yaml"
    path.write_text(f"{OUTLINE}codebook: book.yaml\n")
    told: list[float] = []
    opened = open_file(path, told.append)
    assert opened.codebook.root is not None
    assert told == sorted(told)
    of_codebook = [done for done in told if done > FROM_DISK]  # the document is read at once
    assert max(after - before for before, after in pairwise(of_codebook)) < 0.1
    half = told[len(told) // 2]

    def cancel(done: float) -> None:
        if done == half:
            raise Cancelled

    with pytest.raises(Cancelled):
        open_file(path, cancel)


@pytest.mark.parametrize("name", ["a.yaml", "a.txt"])
def test_reading_from_a_slow_drive_is_told_and_can_be_left(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("# words\n" * 400_000)
    told: list[float] = []

    def cancel(done: float) -> None:
        told.append(done)
        if done > FROM_DISK / 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        open_file(path, cancel)
    assert told == sorted(told)
    assert len(told) > 1
    assert told[-1] < FROM_DISK


@pytest.mark.parametrize("name", ["a.yaml", "a.txt"])
def test_no_garbage_is_collected_where_a_file_is_made_ready(tmp_path: Path, name: str) -> None:
    """It may be what only the window's own thread may end."""
    collected: list[str] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        collected.append(threading.current_thread().name)

    path = tmp_path / name
    rows = "".join(f"  - text: {n}\n" for n in range(3_000))
    path.write_text(f"{OUTLINE}outline:\n{rows}" if name == "a.yaml" else rows)
    assert gc.isenabled()
    gc.callbacks.append(note)
    try:
        task = Task(partial(make_ready, path))
        task.start()
        assert task.result().opened.root.outline
    finally:
        gc.callbacks.remove(note)
    assert "task" not in collected

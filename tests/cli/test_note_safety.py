"""`outline-editor note` loses nothing: other processes, full disks, odd characters."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import outline_editor
from outline_editor.app.paths import locks_folder
from outline_editor.core.errors import OutlineError
from outline_editor.core.text_rules import escaped
from outline_editor.storage.lock import sole_writer
from tests.cli.processes import PROGRAM, called, environment

SAMPLE = "miit-2019-press.yaml"


def test_processes_at_the_same_time_lose_no_note(folder: Path) -> None:
    started = [
        subprocess.Popen(
            [*PROGRAM, "note", SAMPLE, "--text", f"note {number}"],
            cwd=folder,
            env=environment(),
            stdout=subprocess.PIPE,
        )
        for number in range(4)
    ]
    ids = [process.communicate()[0].decode().strip() for process in started]
    assert [process.returncode for process in started] == [0, 0, 0, 0]
    notes = {note.id: note.text for note in outline_editor.load(folder / SAMPLE).root.notes}
    assert [notes[note_id] for note_id in ids] == [f"note {number}" for number in range(4)]


def test_a_file_that_another_process_changes_is_waited_for_but_not_for_ever(
    folder: Path, tmp_path: Path
) -> None:
    locks = tmp_path / "locks"
    with (
        sole_writer(folder / SAMPLE, locks),
        pytest.raises(OutlineError, match="Another process is changing"),
        sole_writer(folder / "." / SAMPLE, locks, patience=0.05),
    ):
        pytest.fail("both have the file")
    with sole_writer(folder / SAMPLE, locks, patience=0):
        pass


def test_where_no_lock_can_be_made_the_note_is_added_all_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    locks_folder().parent.mkdir(parents=True, exist_ok=True)
    locks_folder().touch()
    assert called(capsys, "note", SAMPLE, "--text", "T").code == 0


def test_an_id_that_cannot_be_printed_is_told_all_the_same(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        outcome = subprocess.run(
            [*PROGRAM, "note", SAMPLE, "--text", "T"],
            cwd=folder,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
        )
    (note,) = (n for n in outline_editor.load(folder / SAMPLE).root.notes if n.text == "T")
    assert outcome.returncode == 2
    assert f"The note was added, and its id is {note.id}" in outcome.stderr.decode()


def test_line_breaks_of_all_sorts_are_line_feeds(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = called(capsys, "note", SAMPLE, "--text", "a\r\nb\rc", "--by", "d\re")
    assert code == 0
    (note,) = (n for n in outline_editor.load(SAMPLE).root.notes if n.id == out.strip())
    assert (note.text, note.by) == ("a\nb\nc", "d\ne")


@pytest.mark.parametrize("character", ["\x07", "\udcff", "\uffff"])
@pytest.mark.parametrize("option", ["--text", "--by", "--quote", "--on-text"])
def test_a_character_that_no_text_may_hold_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], option: str, character: str
) -> None:
    before = (folder / SAMPLE).read_bytes()
    code, _, err = called(capsys, "note", SAMPLE, "--text", "T", option, f"a\rb{character}c")
    assert code == 2
    assert f"argument {option}: leave out the character {escaped(character)}," in err
    assert (folder / SAMPLE).read_bytes() == before

"""A file that other programs change while it is being edited: git, and the command line."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, Row, wait_for

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

OUTLINE = """\
format: policy-outline/1
id: a
title: A
status: draft
outline:
  - id: n-aa
    text: first
  - id: n-bb
    text: second
  - id: n-cc
    text: third
"""


def _rows(desktop: Desktop) -> list[Row]:
    return [row for rows in desktop.reader.trees().values() for row in rows]


def _see(desktop: Desktop, *names: str) -> list[Row]:
    """Wait until these are the rows on the screen."""
    rows = wait_for(lambda: _rows(desktop), lambda rows: tuple(row.name for row in rows) == names)
    assert tuple(row.name for row in rows) == names
    return rows


def _holds(file: Path, *words: str) -> None:
    """Wait until all of this is in a file."""

    def text() -> str:
        return file.read_text() if file.exists() else ""

    held = wait_for(text, lambda text: all(word in text for word in words))
    assert all(word in held for word in words), held


def _git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def _add_note(file: Path, row: str, text: str) -> None:
    words = ["note", str(file), "--on", row, "--text", text]
    subprocess.run([sys.executable, "-m", "outline_editor", *words], check=True)


def _checked_out_versions(folder: Path) -> Path:
    """A file in a repository that has another version of it on the branch `theirs`."""
    file = folder / "a.yaml"
    file.write_text(OUTLINE)
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "add", "a.yaml")
    _git(folder, "commit", "-qm", "mine")
    _git(folder, "checkout", "-qb", "theirs")
    file.write_text(OUTLINE.replace("second", "by git"))
    _git(folder, "commit", "-qam", "theirs")
    _git(folder, "checkout", "-q", "main")
    return file


def _write_at_end(desktop: Desktop, letter: str) -> None:
    """Write a letter at the end of the current row's text, and come back from it."""
    desktop.press("F2", "End", letter, "Escape")


def _answer(desktop: Desktop, title: str, key: str) -> None:
    """Wait for a question, by how its title begins, and press a key."""
    seen = wait_for(desktop.title_in_front, lambda seen: seen.startswith(title))
    assert seen.startswith(title)
    desktop.press(key)


def _save(desktop: Desktop, key: str) -> None:
    """Save, and answer by a key what is to become of what others have written."""
    wait_for(desktop.title_in_front, lambda title: title.startswith("a.yaml"))
    desktop.press("ctrl+s")
    _answer(desktop, "Outline Editor", key)


def test_what_others_write_into_the_file_is_taken_in_or_merged(
    desktop: Desktop, tmp_path: Path
) -> None:
    file = _checked_out_versions(tmp_path)
    with desktop.running(file):
        _see(desktop, "first", "second", "third")
        desktop.press("Down", "Down")
        wait_for(lambda: _rows(desktop)[2].focused, bool)

        # Not changed here: read again, and looked at as before.
        _git(tmp_path, "checkout", "-q", "theirs")
        rows = _see(desktop, "first", "by git", "third")
        assert rows[2].focused

        # Changed on both sides, in different places: both, by two keys.
        _write_at_end(desktop, "x")
        _see(desktop, "first", "by git", "thirdx")
        _add_note(file, "n-aa", "a remark")
        _save(desktop, "Return")
        _answer(desktop, "Merge with a.yaml", "Return")
        _holds(file, "thirdx", "a remark", "by git")

        # In the same place: each conflict is chosen by a key.
        _write_at_end(desktop, "y")
        _see(desktop, "first", "by git", "thirdxy")
        file.write_text(file.read_text().replace("thirdx", "theirs").replace("first", "1st"))
        _save(desktop, "Return")
        _answer(desktop, "Merge with a.yaml", "Right")
        desktop.press("Return")
        _see(desktop, "1st", "by git", "theirs")

        # Given up for what is in the file; Undo brings it back.
        _write_at_end(desktop, "z")
        _see(desktop, "1st", "by git", "theirsz")
        file.write_text(file.read_text().replace("1st", "one"))
        _save(desktop, "alt+r")
        _see(desktop, "one", "by git", "theirs")
        desktop.press("ctrl+z")
        _see(desktop, "1st", "by git", "theirsz")

        # Kept beside the file, which stays as it is.
        file.write_text(file.read_text().replace("one", "uno"))
        theirs = file.read_bytes()
        _save(desktop, "alt+k")
        _answer(desktop, "Save", "Return")
        _holds(tmp_path / "a (mine).yaml", "1st", "theirsz")
        assert file.read_bytes() == theirs

"""`outline-editor versions`: what a file held before, listed, printed and brought back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from outline_editor.app.backups import kept_backups
from outline_editor.cli.exit_codes import Exit
from outline_editor.storage import limits
from tests.cli.processes import called

FILE = Path("miit-2019-press.yaml")


@pytest.fixture
def before(folder: Path, capsys: pytest.CaptureFixture[str]) -> bytes:
    """What the file held before a note was added to it by the command line."""
    data = FILE.read_bytes()
    assert called(capsys, "note", FILE, "--text", "Hello").code == 0
    return data


def test_they_are_listed_the_newest_first(
    before: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = called(capsys, "versions", FILE)
    assert (code, err) == (0, "")
    lines = [re.split(r" {2,}", line.strip()) for line in out.splitlines()]
    sizes = [str(FILE.stat().st_size), str(len(before))]
    assert [(line[0], line[2], line[3]) for line in lines] == [
        ("1", sizes[0], "saved"),
        ("2", sizes[1], "found"),
    ]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", line[1]) for line in lines)


def test_one_that_was_saved_is_shown_however_much_it_holds(
    before: bytes, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "_allowed", 0)
    monkeypatch.setattr(limits, "MEGABYTE", 1_000)
    monkeypatch.setenv("OUTLINE_EDITOR_LARGEST_FILE", "1")
    found = called(capsys, "versions", FILE, "--show", "2")
    assert found.code == Exit.REFUSED
    assert "more rows, keys and texts" in found.err
    assert called(capsys, "versions", FILE, "--show", "1").code == Exit.FINE


def test_one_is_shown_as_text(before: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    now = called(capsys, "show", FILE).out
    assert called(capsys, "versions", FILE, "--show", "1").out == now
    old = called(capsys, "versions", FILE, "--show", "2").out
    assert old != now
    assert old.startswith("MIIT priorities for 2019")


def test_one_is_brought_back_even_where_the_file_is_gone(
    before: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    FILE.unlink()
    assert called(capsys, "versions", FILE, "--restore", "2", "--to", FILE).code == 0
    assert FILE.read_bytes() == before


def test_a_file_is_replaced_only_by_force_and_is_kept_then(
    before: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    with FILE.open("ab") as file:
        file.write(b"# mine\n")
    mine = FILE.read_bytes()
    command = ("versions", FILE, "--restore", "2", "--to", FILE)
    code, _, err = called(capsys, *command)
    assert (code, FILE.read_bytes()) == (2, mine)
    assert "--force" in err
    assert called(capsys, *command, "--force").code == 0
    assert FILE.read_bytes() == before
    backups = kept_backups()
    assert mine in [backups.read(version) for version in backups.versions(FILE)]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["codebook.yaml"], "No earlier versions of codebook.yaml are kept"),
        ([FILE, "--show", "3"], "has 2 versions, and none with the number 3"),
        ([FILE, "--restore", "1"], "--to"),
        ([FILE, "--show", "0"], ""),
        ([FILE, "--show", "1", "--restore", "1"], "not allowed with"),
    ],
)
def test_what_can_t_be_done_is_said(
    before: bytes, capsys: pytest.CaptureFixture[str], arguments: list[str | Path], told: str
) -> None:
    code, out, err = called(capsys, "versions", *arguments)
    assert (code, out) == (2, "")
    assert told in err


def test_a_spoilt_version_is_named(before: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    backups = kept_backups()
    for content in backups.folder.glob("contents/*/*"):
        content.write_bytes(b"x")
    code, _, err = called(capsys, "versions", FILE, "--restore", "1", "--to", "-")
    assert code == 2
    assert "damaged" in err


def test_converting_keeps_what_it_replaces(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = Path("out.txt")
    target.write_bytes(b"hours of work")
    assert called(capsys, "convert", FILE, target, "--force").code == 0
    out = called(capsys, "versions", target).out
    assert [line.split()[-1] for line in out.splitlines()] == ["saved", "found"]


def test_a_folder_that_takes_no_versions_is_named_and_the_note_is_saved(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = kept_backups().folder
    place.parent.mkdir(parents=True)
    place.write_text("")
    code, _, err = called(capsys, "note", FILE, "--text", "Hello there")
    assert code == 0
    assert "Hello there" in FILE.read_text("utf-8")
    assert f"its versions can't be kept in {place}" in err

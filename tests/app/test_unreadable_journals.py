"""Journals that nothing can be brought back from are put aside, and none is removed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from outline_editor.app.journal_place import may_hold_journals
from outline_editor.app.journal_records import Beginning, encode_beginning
from outline_editor.app.kept_journals import KEPT
from outline_editor.app.recovery import left_behind
from outline_editor.app.unreadable_journals import put_aside_unreadable
from outline_editor.storage.journal import HEADER, frame
from tests.app.journal_desk import Desk

_OTHER = json.dumps({"version": 2, "path": "/a.yaml"}).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"outline-editor journal 2\n" + frame(b"{}"),
        HEADER,
        HEADER + frame(b"no JSON") + frame(b"id: a"),
        HEADER + frame(_OTHER) + frame(b"id: a"),
        HEADER + frame(encode_beginning(Beginning(digest="no digits"))) + frame(b"id: a"),
        HEADER + frame(encode_beginning(Beginning(digest="ab"))) + frame(b"id: a"),
        HEADER + frame(encode_beginning(Beginning())),
        HEADER + frame(encode_beginning(Beginning())) + frame(b"id: a")[:-1],
    ],
    ids=[
        "other header",
        "no record",
        "no JSON",
        "other version",
        "no digest",
        "half a digest",
        "one",
        "torn",
    ],
)
def test_what_can_t_be_read_is_put_aside_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.journal"
    path.write_bytes(data)
    assert left_behind(tmp_path) == []
    aside = tmp_path / KEPT / "a.journal"
    assert put_aside_unreadable(tmp_path) == [aside]
    assert aside.read_bytes() == data
    assert list(tmp_path.iterdir()) == [tmp_path / KEPT]
    assert put_aside_unreadable(tmp_path) == []


def test_there_are_none_where_there_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "gone", tmp_path / "file" / "gone"):
        assert not may_hold_journals(folder)
        assert left_behind(folder) == []
        assert put_aside_unreadable(folder) == []


@pytest.mark.parametrize("data", [b"", bytes(5_000)])
def test_one_that_power_went_before_is_removed(tmp_path: Path, data: bytes) -> None:
    """There is nothing of it that anybody could look for."""
    (tmp_path / "a.journal").write_bytes(data)
    (tmp_path / "a.lock").touch()
    assert left_behind(tmp_path) == []
    assert put_aside_unreadable(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_where_it_can_t_be_put_aside_it_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    path.write_bytes(b"damaged")
    (tmp_path / KEPT).write_text("in the way")
    assert put_aside_unreadable(tmp_path) == [path]
    assert path.read_bytes() == b"damaged"


def test_what_can_be_read_or_is_written_stays(desk: Desk) -> None:
    desk.keep()
    desk.write("two")
    desk.journals.close()
    assert put_aside_unreadable(desk.folder) == []
    [journal] = desk.folder.glob("*.journal")
    data = journal.read_bytes()
    # As it is written anew, by a process that has it.
    journal.write_bytes(b"")
    assert put_aside_unreadable(desk.folder) == []
    journal.write_bytes(data)
    assert len(desk.crash()) == 1
    assert put_aside_unreadable(desk.folder) == []


def test_where_there_is_no_folder_there_is_none(tmp_path: Path) -> None:
    assert put_aside_unreadable(tmp_path / "journals") == []

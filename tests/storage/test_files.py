"""What can go wrong with a file, in words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from outline_editor.core.errors import OutlineError
from outline_editor.storage.files import check_readable, read_file, write_file


def refusal(call: str, path: Path) -> str:
    """The code of why a file can't be read or written."""
    with pytest.raises(OutlineError) as caught:
        read_file(path) if call == "read" else write_file(path, b"new")
    assert str(path) in str(caught.value)
    return caught.value.message.code


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_file(path, b"\0\xff")
    assert read_file(path) == b"\0\xff"
    write_file(path, b"")
    assert read_file(path) == b""
    check_readable(path)


def test_what_is_no_file_to_read(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "dangling").symlink_to("nothing")
    os.mkfifo(tmp_path / "pipe")
    expected = {
        "none": "file.not-found",
        "none/none": "file.not-found",
        "file/none": "file.not-found",
        "circle": "file.not-found",
        "dangling": "file.not-found",
        "n" * 300: "file.not-found",
        ".": "file.is-folder",
        "pipe": "file.not-regular",
    }
    assert {name: refusal("read", tmp_path / name) for name in expected} == expected


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "circle").symlink_to("circle")
    os.mkfifo(tmp_path / "pipe")
    before = sorted(tmp_path.iterdir())
    expected = {
        "none/none": "file.no-folder",
        "file/none": "file.no-folder",
        "folder": "file.folder-in-the-way",
        "circle": "file.not-written",
        "pipe": "file.not-written",
        "n" * 300: "file.not-written",
    }
    assert {name: refusal("write", tmp_path / name) for name in expected} == expected
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "file").read_bytes() == b""


def test_what_one_may_not(folder_of_ordinary_user: Path) -> None:
    folder = folder_of_ordinary_user
    path = folder / "a"
    path.write_bytes(b"old")
    path.chmod(0o400)
    assert refusal("write", path) == "file.write-protected"
    path.chmod(0)
    assert refusal("read", path) == "file.no-permission"
    path.chmod(0o600)
    assert path.read_bytes() == b"old"
    folder.chmod(0o500)
    assert refusal("write", path) == "file.write-protected"
    folder.chmod(0o700)
    assert list(folder.iterdir()) == [path]

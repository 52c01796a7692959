"""What can go wrong with a file, in words."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from outline_editor.core.errors import OutlineError
from outline_editor.storage.files import (
    check_readable,
    digest_of,
    digest_of_file,
    holds_other,
    read_file,
    write_file,
)


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


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.truncate(32_000_001)  # of which the disk holds nothing
    with pytest.raises(OutlineError) as caught:
        read_file(path)
    assert str(caught.value) == (
        f"{path} is 33 MB large, and files of more than 32 MB are not read, so that the "
        "computer does not run out of memory. If it is the right file, set "
        "OUTLINE_EDITOR_LARGEST_FILE=33 in the environment, or “largest_file” in the settings, "
        "and open it again."
    )
    assert digest_of_file(path) == digest_of(bytes(32_000_001))
    monkeypatch.setenv("OUTLINE_EDITOR_LARGEST_FILE", "33")
    assert len(read_file(path)) == 32_000_001
    monkeypatch.setenv("OUTLINE_EDITOR_LARGEST_FILE", "1")
    assert refusal("read", path) == "file.too-large"


@pytest.mark.parametrize("value", ["0", "-1", "much", "1e3", "1" * 5000])
def test_a_limit_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    (tmp_path / "a").touch()
    monkeypatch.setenv("OUTLINE_EDITOR_LARGEST_FILE", value)
    with pytest.raises(OutlineError, match="OUTLINE_EDITOR_LARGEST_FILE is “"):
        read_file(tmp_path / "a")


def test_a_file_that_seems_empty_and_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel makes such files as they are read, and says that they hold nothing."""
    monkeypatch.setenv("OUTLINE_EDITOR_LARGEST_FILE", "1")
    path = Path("/proc/kallsyms")
    if not path.is_file():
        pytest.skip("there is no such file here")
    assert refusal("read", path) in ("file.too-large", "file.no-permission")


def test_the_digest_of_a_file_that_grows_for_ever_comes_to_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12")
    read, left = os.read, [100]

    def read_and_grow(descriptor: int, count: int) -> bytes:
        left[0] -= 1
        assert left[0], "it does not come to an end"
        data = read(descriptor, min(count, 2))
        with path.open("ab") as file:
            file.write(b"34")
        return data

    monkeypatch.setattr(os, "read", read_and_grow)
    with pytest.raises(OutlineError) as caught:
        digest_of_file(path)
    assert caught.value.message.code == "file.unsteady"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_the_digest_of_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutlineError) as caught:
        digest_of_file(tmp_path / "pipe")
    assert caught.value.message.code == "file.not-regular"


class Meddler:
    """Does something to a file once its first part has been read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, meddle: Callable[[], object]) -> None:
        self._read, self._meddle = os.read, meddle
        monkeypatch.setattr(os, "read", self)

    def __call__(self, descriptor: int, count: int) -> bytes:
        data = self._read(descriptor, min(count, 2))
        meddle, self._meddle = self._meddle, lambda: None
        meddle()
        return data


@pytest.mark.parametrize("now", [b"a", b"", b"abcdefgh", b"ABCDEF"])
def test_a_file_that_is_changed_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: bytes
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abcdef")
    os.utime(path, ns=(0, 0))
    Meddler(monkeypatch, lambda: path.write_bytes(now))
    with pytest.raises(OutlineError) as caught:
        read_file(path)
    assert str(caught.value) == (
        f"{path} was changed by another program while it was read, so that nothing of it was "
        "taken; try again once that program is done."
    )
    assert read_file(path) == now


def test_a_file_that_grows_past_the_limit_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abcdef")
    Meddler(monkeypatch, lambda: os.truncate(path, 2_000_001))
    monkeypatch.setattr("outline_editor.storage.limits.MEGABYTE", 10)
    monkeypatch.setenv("OUTLINE_EDITOR_LARGEST_FILE", "1")
    assert refusal("read", path) == "file.too-large"


@pytest.mark.parametrize("put_away", [os.replace, os.remove])
def test_a_file_that_is_replaced_or_deleted_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, put_away: Callable[..., object]
) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"abcdef")
    other.write_bytes(b"other")
    paths = (other, path) if put_away is os.replace else (path,)
    Meddler(monkeypatch, lambda: put_away(*paths))
    assert read_file(path) == b"abcdef"


def test_what_comes_between_the_look_and_the_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe that takes the file's place there must not keep the program waiting."""
    path = tmp_path / "a"
    path.touch()
    opened = os.open

    def meddling(name: Path, *rest: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return opened(name, *rest)

    monkeypatch.setattr(os, "open", meddling)
    with pytest.raises(OutlineError) as caught:
        read_file(path)
    assert caught.value.message.code == "file.not-regular"


def test_sockets_and_devices_are_no_files(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        assert refusal("read", tmp_path / "s") == "file.not-regular"
    for device in ("/dev/zero", "/dev/null", "/dev/tty"):
        assert refusal("read", Path(device)) == "file.not-regular"
        (tmp_path / "link").unlink(missing_ok=True)
        (tmp_path / "link").symlink_to(device)
        assert refusal("read", tmp_path / "link") == "file.not-regular"


def test_whether_a_file_is_known_to_hold_something_else(tmp_path: Path) -> None:
    path = tmp_path / "a"
    digest = digest_of(b"last")
    path.write_bytes(b"last")
    assert not holds_other(path, digest)
    path.write_bytes(b"lost")
    assert holds_other(path, digest)
    path.unlink()
    assert not holds_other(path, digest)

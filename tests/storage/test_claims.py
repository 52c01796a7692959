"""One process has a file open for editing, and every other one is told."""

from __future__ import annotations

import getpass
import os
import platform
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from outline_editor.storage.claims import Claims

HOLDER = """
import sys
from pathlib import Path
from outline_editor.storage.claims import Claims
claims = Claims(Path(sys.argv[1]))
print(claims.take(Path(sys.argv[2])), flush=True)
sys.stdin.read()
claims.close()
"""


@contextmanager
def holder(folder: Path, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has a file, until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process:
        assert process.stdout.readline() == "None\n"
        yield process


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "claims"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "outlines" / "a.yaml"
    path.parent.mkdir()
    path.write_text("a")
    return path


def left_in(folder: Path) -> list[str]:
    """What stands in a folder of claims besides what keeps processes apart."""
    return sorted(one.name for one in folder.iterdir() if one.name != "all.lock")


def test_a_process_that_has_a_file_is_told_until_it_ends(folder: Path, path: Path) -> None:
    claims = Claims(folder)
    assert claims.owner(path) is None
    with holder(folder, path) as process:
        owner = claims.owner(path)
        assert owner is not None
        assert claims.take(path) == owner
        assert not claims.has(path)
        assert (owner.user, owner.host) == (getpass.getuser(), platform.node())
        assert owner.process == process.pid
        assert timedelta() <= datetime.now() - owner.since < timedelta(minutes=1)
        assert claims.owner(path.with_name("b.yaml")) is None
        process.communicate()
    assert claims.owner(path) is None
    assert left_in(folder) == []
    assert claims.take(path) is None
    assert claims.has(path)
    claims.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_a_killed_process_had_is_taken_over_unasked(folder: Path, path: Path) -> None:
    with holder(folder, path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        # The number of the process that is gone may be another's by now.
        (record,) = folder.glob("*.json")
        record.write_bytes(record.read_bytes().replace(b"%d" % process.pid, b"%d" % os.getpid()))
    claims, other = Claims(folder), Claims(folder)
    assert claims.owner(path) is None
    assert left_in(folder) == []
    assert claims.take(path) is None
    owner = other.owner(path)
    assert owner is not None
    assert owner.process == os.getpid()
    claims.close()


@pytest.mark.parametrize("spelling", ["dots", "link", "hard link", "relative"])
def test_a_file_is_the_same_however_it_is_named(
    folder: Path, path: Path, spelling: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = path.with_name("other.yaml")
    match spelling:
        case "dots":
            named = path.parent / ".." / path.parent.name / path.name
        case "link":
            named.symlink_to(path)
        case "hard link":
            named.hardlink_to(path)
        case _:
            monkeypatch.chdir(path.parent)
            named = Path(path.name)
    claims, other = Claims(folder), Claims(folder)
    claims.take(named)
    assert other.owner(path) is not None
    assert claims.owner(path) is None
    claims.drop(path)
    assert other.owner(path) is None


def test_a_file_that_was_saved_meanwhile_is_still_claimed(folder: Path, path: Path) -> None:
    claims, other = Claims(folder), Claims(folder)
    claims.take(path)
    path.with_name("new").write_text("new")
    path.with_name("new").replace(path)
    assert other.take(path) is not None
    path.unlink()
    assert other.take(path) is not None
    claims.close()


def test_a_name_that_is_no_text_can_be_claimed(folder: Path, path: Path) -> None:
    named = Path(os.fsdecode(os.fsencode(path.parent) + b"/\xff.yaml"))
    try:
        shutil.copy(path, named)
    except OSError:
        pytest.skip("this file system takes no such names")
    claims, other = Claims(folder), Claims(folder)
    assert claims.take(named) is None
    assert other.owner(named) is not None
    assert other.owner(path) is None
    claims.close()


def test_without_a_folder_to_write_to_work_goes_on(tmp_path: Path, path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    claims = Claims(tmp_path / "file" / "claims")
    assert claims.take(path) is None
    assert not claims.has(path)
    assert claims.owner(path) is None
    claims.drop(path)
    claims.close()


def test_a_claim_that_can_not_be_looked_into_is_in_nobodys_way(folder: Path, path: Path) -> None:
    first, claims = Claims(folder), Claims(folder)
    first.take(path)
    (lock,) = [one for one in folder.glob("*.lock") if one.name != "all.lock"]
    lock.rename(folder / "moved")
    lock.mkdir()  # on a disk that may only be read it is as much use
    assert claims.owner(path) is None
    assert claims.take(path) is None
    assert claims.has(path)
    claims.close()
    first.close()


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"path": "zz"}', b'{"path": 1}', b"\xff"])
def test_a_broken_record_is_in_nobodys_way(folder: Path, path: Path, data: bytes) -> None:
    folder.mkdir()
    (folder / "0.json").write_bytes(data)
    claims = Claims(folder)
    assert claims.take(path) is None
    claims.close()
    assert left_in(folder) == []

"""A file is replaced whole or not at all, by real processes on a real disk."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from outline_editor.storage.atomic import ENDING, Replacing, Way, replace_file
from tests.storage.faults import FaultyDisk, refuse_listing, refuse_looking
from tests.storage.interrupted_saves import OLD
from tests.storage.writing import written

ROOT = Path(__file__).parents[2]

WRITE = """
import sys
from pathlib import Path
from outline_editor.core.errors import OutlineError
from outline_editor.storage.files import write_file
{setup}
try:
    write_file(Path(sys.argv[1]), b"x" * int(sys.argv[2]))
except OutlineError as error:
    print(error.message.code, error.message.text)
"""
LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))"


def run(*command: str | Path) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def writing(path: Path, size: int, *wrapper: str, setup: str = "") -> str:
    """What a process of its own says that writes a file; `''` if all is well."""
    script = WRITE.format(setup=setup)
    return run(*wrapper, sys.executable, "-c", script, path, str(size))


def without_power() -> list[str]:
    """What takes from root the power to write where nobody may."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root may write everywhere")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]


# Interrupted


def test_a_killed_save_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(written(OLD).encode())
    path.chmod(0o640)
    said = json.loads(run(sys.executable, "-m", "tests.storage.interrupted_saves", path))
    assert len(said["steps"]) >= 4
    assert said["steps"] == sorted(said["steps"], reverse=True)  # old until it is new
    assert set(said["steps"]) == set(said["moments"]) == {"old", "new"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


# What stays


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    replace_file(tmp_path / "a", b"new")
    assert (tmp_path / "a").stat().st_mode == usual.stat().st_mode


def test_the_parts_of_a_content_follow_each_other(tmp_path: Path) -> None:
    replace_file(tmp_path / "a", b"one ", b"", b"two ", b"x" * 200_000)
    assert (tmp_path / "a").read_bytes() == b"one two " + b"x" * 200_000


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_and_group_stay_as_they_were(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    if os.geteuid() == 0:
        os.chown(path, 1, 2)
    path.chmod(mode)
    os.utime(path, (1, 1))
    before = path.stat()
    replace_file(path, b"new")
    after = path.stat()
    assert path.read_bytes() == b"new"
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode,
        before.st_uid,
        before.st_gid,
    )
    assert after.st_mtime > before.st_mtime
    assert after.st_ino != before.st_ino
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize(
    ("groups", "group", "mode"),
    [("--groups=2000", 2000, 0o660), ("--clear-groups", 0, 0o600)],
    ids=["one's own", "not one's own"],
)
def test_the_group_stays_where_the_owner_can_not(
    tmp_path: Path, groups: str, group: int, mode: int
) -> None:
    """Who shares a file with a group goes on sharing it, and with nobody else."""
    if shutil.which("setpriv") is None:
        pytest.skip("root may give files away")
    path = tmp_path / "a"
    path.write_bytes(b"old")
    os.chown(path, 1, 2000)
    path.chmod(0o660)
    assert writing(path, 3, "setpriv", groups, "--bounding-set", "-chown") == ""
    after = path.stat()
    assert (after.st_uid, after.st_gid, stat.S_IMODE(after.st_mode)) == (0, group, mode)


def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "file").write_bytes(b"old")
    (tmp_path / "inner").symlink_to("folder/file")
    (tmp_path / "outer").symlink_to(tmp_path / "inner")
    replace_file(tmp_path / "outer", b"new")
    assert os.readlink(tmp_path / "inner") == "folder/file"
    assert os.readlink(tmp_path / "outer") == str(tmp_path / "inner")
    assert (folder / "file").read_bytes() == b"new"
    assert not (folder / "file").is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "inner", "outer"]
    assert list(folder.iterdir()) == [folder / "file"]


def test_a_link_to_nothing_is_filled(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    replace_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_relative_path_is_one_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    replace_file(Path("a"), b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_the_longest_of_names(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    replace_file(path, b"old")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"


def test_what_a_killed_process_left_goes_once_it_is_nobody_s(tmp_path: Path) -> None:
    left, at_work, other = (tmp_path / name for name in (f".1{ENDING}", f".2{ENDING}", ".3.tmp"))
    for path in (left, at_work, other):
        path.touch()
    for path in (left, other):
        os.utime(path, (1, 1))
    replace_file(tmp_path / "a", b"new")
    assert sorted(tmp_path.iterdir()) == sorted([at_work, other, tmp_path / "a"])


def test_a_folder_that_can_t_be_listed_does_not_tell_of_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was left there stays; the file was replaced all the same."""
    refuse_listing(monkeypatch, tmp_path)
    left = tmp_path / f".1{ENDING}"
    left.touch()
    os.utime(left, (1, 1))
    assert replace_file(tmp_path / "a", b"new") == Replacing(Way.REPLACED)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert left.exists()


def test_what_can_t_be_seen_is_not_taken_for_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its permissions would be lost, for one."""
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with monkeypatch.context() as patch:
        refuse_looking(patch, path)
        patch.setattr(Path, "exists", lambda _path: False)  # as it says from Python 3.14 on
        with pytest.raises(OSError, match="Input/output error"):
            replace_file(path, b"new")
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"old"]


# What can only be written over


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_folder_that_takes_no_new_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    number, kept = path.stat().st_ino, []
    disk = FaultyDisk(tmp_path)
    disk.refusals = {0: code}
    with disk.installed(), pytest.raises(OSError, match=os.strerror(code)):
        replace_file(path, b"new and longer")
    assert path.read_bytes() == b"old"
    disk.taken.clear()
    with disk.installed():
        done = replace_file(path, b"new ", b"and longer", keep=kept.append)
    assert done.way is Way.WRITTEN_OVER
    assert path.read_bytes() == b"new and longer"
    assert path.stat().st_ino == number
    assert kept == [b"old", b"new and longer"]
    disk.taken.clear()
    with disk.installed():
        replace_file(path, b"short", keep=kept.append)
    assert path.read_bytes() == b"short"


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV, errno.EPERM])
def test_a_file_that_can_not_be_replaced(tmp_path: Path, code: int) -> None:
    path, kept = tmp_path / "a", []
    path.write_bytes(b"old")
    disk = FaultyDisk(tmp_path)
    disk.refusals = {4: code}
    with disk.installed():
        assert replace_file(path, b"new", keep=kept.append).way is Way.WRITTEN_OVER
    assert disk.taken[4].startswith("replace")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_can_not_be_kept_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    disk = FaultyDisk(tmp_path)
    disk.refusals = {0: errno.EACCES}

    def keep(_data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with disk.installed(), pytest.raises(OSError, match="No space left"):
        replace_file(path, b"new", keep=keep)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("data", [b"n" * 10, b"n" * 9000])
def test_a_disk_that_breaks_while_it_is_written_over_has_the_old_content_again(
    tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"o" * 5000)
    for step, name in enumerate(("write", "ftruncate", "fsync"), start=1):
        disk = FaultyDisk(tmp_path)
        disk.refusals = {0: errno.EACCES, step: errno.EIO}
        with disk.installed(), pytest.raises(OSError, match="Input/output error"):
            replace_file(path, data, keep=lambda _data: None)
        assert disk.taken[step] == name
        assert path.read_bytes() == b"o" * 5000
    disk = FaultyDisk(tmp_path)
    disk.refusals = {0: errno.EACCES, 4: errno.EIO}
    with disk.installed():
        replace_file(path, data, keep=lambda _data: None)
    assert disk.taken[4] == "close"
    assert path.read_bytes() == data


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="no room can be asked for")
def test_a_disk_without_room_to_write_over_a_file_has_the_old_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def allocate(descriptor: int, start: int, size: int) -> None:
        os.truncate(descriptor, start + size // 2)  # as some file systems do
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "posix_fallocate", allocate)
    disk = FaultyDisk(tmp_path)
    disk.refusals = {0: errno.EACCES}
    with disk.installed(), pytest.raises(OSError, match="No space left"):
        replace_file(path, b"new" * 1000, keep=lambda _data: None)
    assert path.read_bytes() == b"old"


# What has other names


def test_other_names_of_a_file_keep_the_old_content(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    (tmp_path / "b").hardlink_to(path)
    assert replace_file(path, b"new").way is Way.PARTED
    assert path.read_bytes() == b"new"
    assert (tmp_path / "b").read_bytes() == b"old"
    assert replace_file(path, b"newer").way is Way.REPLACED


# Refused: the old file is untouched and nothing is left beside it


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o444)
    assert writing(path, 3, *without_power()).startswith("file.write-protected ")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_written_into_a_folder_that_is_read_only(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    tmp_path.chmod(0o555)
    said = [writing(tmp_path / name, 3, *without_power()) for name in ("a", "b")]
    tmp_path.chmod(0o755)
    for words in said:
        assert words.startswith("file.write-protected ")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("old", [b"old", None])
def test_a_file_that_may_not_grow_so_large(tmp_path: Path, old: bytes | None) -> None:
    path = tmp_path / "a"
    if old is not None:
        path.write_bytes(old)
    said = writing(path, 1001, setup=LIMITED)
    assert said.startswith("file.not-written ")
    assert "File too large" in said
    assert [(p, p.read_bytes()) for p in tmp_path.iterdir()] == ([(path, old)] if old else [])
    assert writing(path, 1000, setup=LIMITED) == ""
    assert path.read_bytes() == b"x" * 1000


SMALL_DISK = """
mount -t tmpfs -o size=64k none "$1" && cd "$1" && printf old > a || exit
shift
"$@"
cat a
ls -A
"""


def test_a_full_disk(tmp_path: Path) -> None:
    on_disk = ["unshare", "--mount", "--map-root-user", "sh", "-c", SMALL_DISK, "sh", tmp_path]
    if shutil.which("unshare") is None or subprocess.run([*on_disk, "true"]).returncode != 0:
        pytest.skip("no way to have a small disk")
    script = WRITE.format(setup="")
    said, left = run(*on_disk, sys.executable, "-c", script, "a", "1000000").split("\n", 1)
    assert said.startswith("file.disk-full ")
    assert left == "olda\n"

"""Every version that is kept can be read again, whatever has befallen the others."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from outline_editor.core.errors import OutlineError
from outline_editor.storage import atomic, backups
from outline_editor.storage import blobs as blobs_module
from outline_editor.storage.backups import Backups
from outline_editor.storage.rotation import Limits
from outline_editor.storage.version_index import VersionOrigin
from tests.storage.faults import refuse_listing

START = datetime(2026, 3, 1, 9, tzinfo=UTC)


class Clock:
    """A clock that goes on by a minute whenever it is asked, or as far as a test wants."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "backups"


@pytest.fixture
def kept(folder: Path, clock: Clock) -> Backups:
    return Backups(folder, now=clock)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "小 a.yaml"


def contents(kept: Backups, file: Path) -> list[bytes]:
    """The bytes of all versions that can be read, the oldest first."""
    return [kept.read(version) for version in reversed(kept.versions(file))]


def blobs(folder: Path) -> list[Path]:
    return sorted((folder / "contents").glob("*/*"))


def index(folder: Path) -> Path:
    (path,) = (folder / "files").iterdir()
    return path


class TestKeeping:
    def test_versions_come_back_as_they_were_the_newest_first(
        self, kept: Backups, file: Path
    ) -> None:
        written = datetime(2020, 1, 2, tzinfo=UTC)
        kept.keep(file, b"old", VersionOrigin.FOUND, written)
        kept.keep(file, "新".encode())
        new, old = kept.versions(file)
        assert (kept.read(new), kept.read(old)) == ("新".encode(), b"old")
        assert (new.size, new.origin, new.time) == (3, VersionOrigin.SAVED, new.moment)
        assert (old.size, old.origin, old.time) == (3, VersionOrigin.FOUND, written)
        assert START < old.moment < new.moment

    def test_the_same_bytes_stand_there_once(self, kept: Backups, file: Path, folder: Path) -> None:
        for data in (b"a", b"a", b"b", b"a"):
            kept.keep(file, data)
        kept.keep(file.with_name("other.yaml"), b"b")
        assert contents(kept, file) == [b"a", b"b", b"a"]
        assert len(blobs(folder)) == 2

    def test_each_file_has_its_own_by_whatever_name(
        self, kept: Backups, file: Path, tmp_path: Path
    ) -> None:
        file.touch()
        link = tmp_path / "link.yaml"
        link.symlink_to(file)
        kept.keep(link, b"a")
        kept.keep(tmp_path / "other.yaml", b"b")
        assert contents(kept, file) == contents(kept, link) == [b"a"]
        file.unlink()
        assert contents(kept, file) == [b"a"]

    def test_nobody_else_may_look_into_them(self, kept: Backups, file: Path, folder: Path) -> None:
        kept.keep(file, b"a")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700

    def test_none_are_kept_where_none_are_wanted(self, file: Path, folder: Path) -> None:
        kept = Backups(folder, Limits(most=0))
        kept.keep(file, b"a")
        assert kept.versions(file) == []
        assert not folder.exists()


class TestRotation:
    def test_old_versions_go_and_their_contents_with_the_next_sweep(
        self, folder: Path, file: Path, clock: Clock
    ) -> None:
        kept = Backups(folder, Limits(days=100), clock)
        for data in (b"morning", b"evening"):
            kept.keep(file, data)
        clock.now += timedelta(days=10)
        kept.keep(file, b"later")
        assert contents(kept, file) == [b"evening", b"later"]
        assert len(blobs(folder)) == 2
        clock.now += timedelta(days=200)
        kept.keep(file, b"last")
        assert contents(kept, file) == [b"last"]
        assert len(blobs(folder)) == 1

    def test_the_limit_of_one_file_holds(self, folder: Path, file: Path, clock: Clock) -> None:
        kept = Backups(folder, Limits(most=3), clock)
        for number in range(9):
            kept.keep(file, b"%d" % number)
        assert contents(kept, file)[-1] == b"8"
        assert len(kept.versions(file)) == 3

    def test_the_room_of_all_together_is_limited_and_the_newest_of_each_stays(
        self, folder: Path, tmp_path: Path, clock: Clock
    ) -> None:
        kept = Backups(folder, Limits(megabytes=1), clock)
        one, two = tmp_path / "one", tmp_path / "two"
        data = b""
        for number in range(5):
            data = os.urandom(200_000)
            kept.keep(one, os.urandom(200_000))
            kept.keep(two, data)
            total = sum(path.stat().st_size for path in blobs(folder))
            assert total <= 1_000_000, number
        assert contents(kept, two)[-1] == data
        assert len(kept.versions(one)) + len(kept.versions(two)) == 4
        for _ in range(7):
            kept.keep(two, os.urandom(200_000))
        assert len(kept.versions(one)) == 1
        assert len(contents(kept, one)) == 1

    def test_what_another_file_needs_stays(
        self, folder: Path, tmp_path: Path, clock: Clock
    ) -> None:
        kept = Backups(folder, Limits(most=1), clock)
        one, two = tmp_path / "one", tmp_path / "two"
        kept.keep(one, b"shared")
        kept.keep(two, b"shared")
        clock.now += timedelta(days=2)
        kept.keep(one, b"new")
        assert contents(kept, two) == [b"shared"]
        assert contents(kept, one) == [b"new"]


class TestLargeContents:
    """They are unpacked in pieces."""

    SIZES = (1, blobs_module._AT_ONCE - 1, blobs_module._AT_ONCE, 3 * blobs_module._AT_ONCE + 1)

    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("make", [bytes, os.urandom], ids=["packs well", "does not"])
    def test_come_back_as_they_were(
        self, kept: Backups, file: Path, make: Callable[[int], bytes], size: int
    ) -> None:
        data = make(size)
        kept.keep(file, data)
        assert contents(kept, file) == [data]

    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("change", [lambda data: data + b"x", lambda data: data[:-1]])
    def test_one_of_another_size_is_damaged(
        self,
        kept: Backups,
        file: Path,
        folder: Path,
        size: int,
        change: Callable[[bytes], bytes],
    ) -> None:
        data = os.urandom(size)
        kept.keep(file, data)
        (blob,) = blobs(folder)
        blob.write_bytes(zlib.compress(change(data)))
        (version,) = kept.versions(file)
        with pytest.raises(OutlineError, match="damaged"):
            kept.read(version)

    def test_a_damaged_one_is_not_unpacked_to_whatever_it_holds(
        self, kept: Backups, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It was a byte, and its file holds a hundred pieces."""
        kept.keep(file, b"a")
        (blob,) = blobs(folder)
        blob.write_bytes(zlib.compress(bytes(100 * blobs_module._AT_ONCE)))
        (version,) = kept.versions(file)
        unpacked: list[int] = []
        unpack = blobs_module._unpacked

        def noted(packed: bytes) -> Iterator[bytes]:
            for piece in unpack(packed):
                unpacked.append(len(piece))
                yield piece

        monkeypatch.setattr(blobs_module, "_unpacked", noted)
        with pytest.raises(OutlineError, match="damaged"):
            kept.read(version)
        assert unpacked == [blobs_module._AT_ONCE]

    def test_what_stands_behind_one_is_none_of_it(
        self, kept: Backups, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nor is it gone through, which would take minutes for what is large."""
        kept.keep(file, b"a")
        (blob,) = blobs(folder)
        blob.write_bytes(blob.read_bytes() + bytes(3 * blobs_module._AT_ONCE))
        given: list[int] = []
        unpacking = zlib.decompressobj

        class Noted:
            def __init__(self) -> None:
                self._unpacking = unpacking()

            def decompress(self, data: bytes, most: int) -> bytes:
                given.append(len(data))
                return self._unpacking.decompress(data, most)

            def __getattr__(self, name: str) -> object:
                return getattr(self._unpacking, name)

        with monkeypatch.context() as patch:
            patch.setattr(zlib, "decompressobj", Noted)
            assert contents(kept, file) == [b"a"]
        assert sum(given) == blobs_module._AT_ONCE


class TestDamage:
    @pytest.mark.parametrize(
        "spoil",
        [
            lambda path: path.unlink(),
            lambda path: path.write_bytes(b""),
            lambda path: path.write_bytes(path.read_bytes()[:9]),
            lambda path: path.write_bytes(bytes(len(path.read_bytes()))),
            lambda path: path.write_bytes(b"x" + path.read_bytes()),
        ],
        ids=["gone", "empty", "short", "zeros", "other"],
    )
    def test_a_spoilt_content_costs_its_version_only_and_is_mended_by_the_next(
        self, kept: Backups, file: Path, folder: Path, spoil: Callable[[Path], object]
    ) -> None:
        kept.keep(file, b"first " * 9)
        (first,) = blobs(folder)
        kept.keep(file, b"second")
        spoil(first)
        new, old = kept.versions(file)
        assert kept.read(new) == b"second"
        with pytest.raises(OutlineError, match=r"damaged|can't be read"):
            kept.read(old)
        kept.keep(file, b"first " * 9)
        assert contents(kept, file) == [b"first " * 9, b"second", b"first " * 9]

    @pytest.mark.parametrize(
        "line",
        [
            b'{"at": "2026-03-01T09:0',
            b"\0" * 40,
            b"\xff\xfe",
            b"[" * 100_000,
            b"{}",
            b"null",
            b'{"at": "2026-03-01T09:00:00", "digest": "' + b"a" * 64 + b'", "size": 1}',
            b'{"at": "2026-03-01T09:00:00+00:00", "digest": "../../x", "size": 1}',
            b'{"at": 5, "digest": 5, "size": [], "origin": {}}',
        ],
    )
    def test_a_spoilt_line_costs_its_version_only(
        self, kept: Backups, file: Path, folder: Path, line: bytes
    ) -> None:
        kept.keep(file, b"a")
        with index(folder).open("ab") as spoilt:
            spoilt.write(line)
        kept.keep(file, b"b")
        assert contents(kept, file) == [b"a", b"b"]

    def test_a_list_whose_head_is_spoilt_is_still_one(
        self, folder: Path, file: Path, clock: Clock
    ) -> None:
        kept = Backups(folder, Limits(most=2), clock)
        kept.keep(file, b"a")
        path = index(folder)
        path.write_bytes(b"\0" + path.read_bytes()[1:])
        for data in (b"b", b"c"):
            kept.keep(file, data)
        assert contents(kept, file)[-1] == b"c"
        assert len(kept.versions(file)) == 2

    @pytest.mark.parametrize("text", ["", "x", "5 yesterday", "-1 2026-03-01", "\u00e9"])
    def test_a_spoilt_note_of_the_last_sweep_is_made_anew(
        self, kept: Backups, file: Path, folder: Path, text: str
    ) -> None:
        kept.keep(file, b"a")
        (folder / "swept").write_text(text, "utf-8")
        (folder / "contents" / "aa").mkdir(exist_ok=True)
        left = folder / "contents" / "aa" / ".interrupted.tmp"
        left.touch()
        kept.keep(file, b"b")
        assert not left.exists()
        assert contents(kept, file) == [b"a", b"b"]

    @pytest.mark.parametrize("code", [errno.EACCES, errno.EIO])
    @pytest.mark.parametrize("part", ["files", "contents"])
    def test_a_sweep_that_can_t_see_what_there_is_lets_nothing_go(
        self,
        kept: Backups,
        file: Path,
        clock: Clock,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        part: str,
        code: int,
    ) -> None:
        """Nor does it stand in the way of keeping another version."""
        kept.keep(file, b"a")
        clock.now += timedelta(days=2)
        with monkeypatch.context() as patch:
            refuse_listing(patch, folder / part, code)
            kept.keep(file, b"b")
            assert contents(kept, file) == [b"a", b"b"]
        assert len(blobs(folder)) == 2
        clock.now += timedelta(days=2 * Limits().days)
        kept.keep(file, b"c")
        assert contents(kept, file) == [b"c"]
        assert len(blobs(folder)) == 1

    def test_the_limit_holds_though_its_size_can_t_be_written_down(
        self, folder: Path, file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept = Backups(folder, Limits(megabytes=1), clock)
        write_text = Path.write_text

        def refuse(path: Path, *args: Any, **named: Any) -> int:
            if path.name == "swept":
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            return write_text(path, *args, **named)

        kept.keep(file, b"first")
        monkeypatch.setattr(Path, "write_text", refuse)
        for _ in range(4):
            assert kept.keep(file, os.urandom(700_000)) == ""
        assert len(blobs(folder)) == 1

    def test_a_part_that_can_t_be_listed_keeps_no_other_from_being_swept(
        self, kept: Backups, file: Path, clock: Clock, folder: Path
    ) -> None:
        for data in (b"a", b"b"):
            kept.keep(file, data)
        first, _ = (folder / "contents").iterdir()
        [unseen] = first.iterdir()
        clock.now += timedelta(days=2 * Limits().days)
        with pytest.MonkeyPatch.context() as patch:
            refuse_listing(patch, first)
            kept.keep(file, b"c")
        assert len(blobs(folder)) == 2
        assert unseen.exists()

    def test_a_full_disk_leaves_what_was_kept(
        self, kept: Backups, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept.keep(file, b"a")

        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as patch:
            patch.setattr(atomic.os, "fsync", full)
            with pytest.raises(OSError, match="No space"):
                kept.keep(file, b"b")
            assert contents(kept, file) == [b"a"]
        kept.keep(file, b"c")
        assert contents(kept, file) == [b"a", b"c"]


class TestAtOnce:
    def test_threads_lose_nothing_of_each_other(self, folder: Path, file: Path) -> None:
        def keep(name: int) -> None:
            for number in range(10):
                Backups(folder).keep(file, b"%d %d" % (name, number))

        threads = [threading.Thread(target=keep, args=(name,)) for name in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        found = contents(Backups(folder), file)
        assert sorted(found) == sorted(b"%d %d" % (i, j) for i in range(3) for j in range(10))

    def test_processes_lose_nothing_of_each_other(self, folder: Path, file: Path) -> None:
        script = (
            "import sys; from pathlib import Path\n"
            "from outline_editor.storage.backups import Backups\n"
            "for number in range(10):\n"
            "    Backups(Path(sys.argv[1])).keep(Path(sys.argv[2]), f'{sys.argv[3]} {number}'"
            ".encode())\n"
        )
        processes = [
            subprocess.Popen([sys.executable, "-c", script, folder, file, name]) for name in "ab"
        ]
        assert [process.wait(60) for process in processes] == [0, 0]
        found = contents(Backups(folder), file)
        assert sorted(found) == sorted(f"{x} {n}".encode() for x in "ab" for n in range(10))

    def test_a_process_that_holds_the_folder_is_named(
        self, kept: Backups, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept.keep(file, b"a")
        monkeypatch.setattr(backups, "PATIENCE", 0.0)
        with FileLock(folder / "lock"), pytest.raises(OutlineError, match="another process"):
            kept.keep(file, b"b")
        assert contents(kept, file) == [b"a"]

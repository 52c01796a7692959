"""What another thread writes: nobody waits for the disk, or reads what was there before."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from outline_editor.app.settings import (
    RecentFiles,
    Settings,
    load_recent_files,
    read_settings,
    store,
)
from outline_editor.app.view_states import ViewState, load_view_state, store_view_state
from outline_editor.app.window_state import WindowState, load_window_state, store_window_state
from outline_editor.app.written_later import (
    is_or_will_be_there,
    read_or_waiting,
    wait_until_written,
    waits_to_be_written,
    write_later,
)
from tests.storage.slow_disk import SlowDisk


@pytest.fixture
def disk(tmp_path: Path, user_folders: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    """One that has nothing for certain until it is let."""
    disk = SlowDisk(Path(os.path.commonpath((tmp_path, user_folders))), monkeypatch)
    disk.stall()
    yield disk
    disk.go_on()
    wait_until_written()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a folder" / "a"


def test_it_is_there_in_the_end(path: Path) -> None:
    write_later(path, b"one")
    wait_until_written()
    assert path.read_bytes() == b"one"
    assert waits_to_be_written(path) is None


def test_meanwhile_it_is_read_all_the_same(path: Path, disk: SlowDisk) -> None:
    assert not is_or_will_be_there(path)
    write_later(path, b"one")
    assert not path.exists()
    assert is_or_will_be_there(path)
    assert read_or_waiting(path, 100) == b"one"
    disk.has_begun()


def test_what_the_user_has_set_is_there_meanwhile(tmp_path: Path, disk: SlowDisk) -> None:
    file, recent = tmp_path / "a.yaml", RecentFiles(paths=[tmp_path / "b.yaml"])
    store(recent)
    store(Settings(text_size=120))
    store_view_state(file, ViewState(zoomed="n-aa"))
    store_window_state(WindowState("AdnQ"))
    disk.has_begun()
    assert load_recent_files() == recent
    assert read_settings()[0].text_size == 120
    assert load_view_state(file) == ViewState(zoomed="n-aa")
    assert load_window_state() == WindowState("AdnQ")
    assert disk.count == 1


def test_the_newest_is_written_last_and_few_before_it(path: Path, disk: SlowDisk) -> None:
    write_later(path, b"first")
    disk.has_begun()
    for number in range(100):
        write_later(path, b"%d" % number)
    disk.go_on()
    wait_until_written()
    assert path.read_bytes() == b"99"
    assert disk.count < 10


def test_what_can_t_be_written_keeps_nothing_else_from_it(
    path: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "no folder").touch()
    with caplog.at_level(logging.WARNING):
        write_later(tmp_path / "no folder" / "a", b"lost")
        write_later(path, b"one")
        wait_until_written()
    assert "no folder" in caplog.text
    assert path.read_bytes() == b"one"


def test_something_is_done_then(path: Path) -> None:
    found: list[bytes] = []
    write_later(path, b"one", lambda: found.append(path.read_bytes()))
    wait_until_written()
    assert found == [b"one"]


def test_what_fails_in_a_way_nobody_expected_keeps_nothing_else_from_it(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with caplog.at_level(logging.WARNING):
        write_later(path.with_name("b"), b"two", fail)
        wait_until_written()
    assert "ZeroDivisionError" in caplog.text
    write_later(path, b"one")
    wait_until_written()
    assert path.read_bytes() == b"one"


def test_nor_does_writing_itself_that_fails_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: Path, _data: bytes) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("outline_editor.app.written_later.replace_file", fail)
        write_later(path.with_name("b"), b"two")
        wait_until_written()
    write_later(path, b"one")
    wait_until_written()
    assert path.read_bytes() == b"one"


def test_without_a_thread_for_it_it_is_written_at_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def start(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    write_later(path, b"one")
    assert path.read_bytes() == b"one"
    write_later(path, b"two")
    assert path.read_bytes() == b"two"


def test_the_process_ends_once_all_is_written(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from outline_editor.app.written_later import write_later\n"
        "for number in range(50): write_later(Path(sys.argv[1]), b'%d' % number)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=True, timeout=60)
    assert path.read_bytes() == b"49"

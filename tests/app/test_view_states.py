"""How files were looked at, from one start to the next."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from outline_editor.app.paths import views_folder
from outline_editor.app.view_states import ViewState, load_view_state, store_view_state
from outline_editor.app.written_later import wait_until_written

STATE = ViewState(folded=("n-aa", "n-bb"), zoomed="n-cc", current="n-dd", top="n-ee", offset=7)


def _store(path: Path, state: ViewState) -> None:
    store_view_state(path, state)
    wait_until_written()


@pytest.mark.parametrize(
    "state", [STATE, ViewState(), ViewState(unfolded=()), ViewState(unfolded=("n-aa",))]
)
def test_what_is_stored_is_there_again(tmp_path: Path, state: ViewState) -> None:
    _store(tmp_path / "a.yaml", state)
    assert load_view_state(tmp_path / "a.yaml") == state


def test_each_file_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _store(tmp_path / "a.yaml", STATE)
    assert load_view_state(tmp_path / "b.yaml") is None
    monkeypatch.chdir(tmp_path)
    assert load_view_state(Path("a.yaml")) == STATE


def test_no_text_is_kept(tmp_path: Path) -> None:
    _store(tmp_path / "a.yaml", STATE)
    (stored,) = views_folder().iterdir()
    assert "n-aa" in stored.read_text()
    assert stored.stat().st_size < 300 + len(str(tmp_path))


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"{}", b"\xff", b"[" * 9999, b'{"path": "/other"}'),
        b'{"path": PATH, "folded": [1]}',
        b'{"path": PATH, "offset": "7"}',
        b'{"path": PATH, "zoomed": null, "current": 1}',
    ],
)
def test_a_broken_file_is_logged_and_no_more(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    path = tmp_path / "a.yaml"
    _store(path, STATE)
    (stored,) = views_folder().iterdir()
    stored.write_bytes(content.replace(b"PATH", f'"{path}"'.encode()))
    with caplog.at_level(logging.WARNING):
        assert load_view_state(path) is None
    assert str(stored) in caplog.text


def test_a_folder_that_can_t_be_written_is_logged_and_no_more(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    views_folder().parent.mkdir(parents=True, exist_ok=True)
    views_folder().write_text("not a folder")
    with caplog.at_level(logging.WARNING):
        _store(tmp_path / "a.yaml", STATE)
    assert "could not write" in caplog.text


def test_someone_who_may_not_write_there(
    folder_of_ordinary_user: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    folder, path = folder_of_ordinary_user, folder_of_ordinary_user / "a.yaml"
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    _store(path, STATE)
    views_folder().chmod(0o500)
    try:
        _store(path, ViewState())
        assert "could not write" in caplog.text
        assert load_view_state(path) == STATE
    finally:
        views_folder().chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    paths = [tmp_path / os.fsdecode(name) for name in (b"\xff.yaml", b"\\xff.yaml")]
    _store(paths[0], STATE)
    assert load_view_state(paths[0]) == STATE
    assert load_view_state(paths[1]) is None


def test_the_oldest_go(tmp_path: Path) -> None:
    dated: set[str] = set()
    for number in range(503):
        _store(tmp_path / f"{number}.yaml", STATE)
        for name in set(os.listdir(views_folder())) - dated:
            os.utime(views_folder() / name, (number, number))
            dated.add(name)
    kept = [load_view_state(tmp_path / f"{number}.yaml") is not None for number in range(503)]
    assert kept == [False] * 3 + [True] * 500

"""Journals that were put aside go by their age, and by nothing else."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from outline_editor.app.kept_journals import KEPT, clear_kept, put_aside
from outline_editor.app.paths import settings_file
from outline_editor.app.settings import Settings, store
from outline_editor.app.written_later import wait_until_written
from tests.storage.faults import refuse_reading

DAYS = 40


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A journal that was put aside today, though it was written years ago."""
    store(Settings(versions_days=DAYS))
    path = tmp_path / "a.journal"
    path.write_bytes(b"damaged")
    os.utime(path, (1e9, 1e9))
    put_aside(path)
    return tmp_path / KEPT / path.name


def _in_days(days: float) -> datetime:
    return datetime.now(UTC) + timedelta(days=days)


def test_one_older_than_versions_are_kept_goes(kept: Path) -> None:
    clear_kept(kept.parent.parent, _in_days(DAYS + 1))
    assert not kept.exists()


def test_none_goes_where_it_can_t_be_told_how_long_they_are_kept(kept: Path) -> None:
    wait_until_written()
    with pytest.MonkeyPatch.context() as patch:
        refuse_reading(patch, settings_file())
        clear_kept(kept.parent.parent, _in_days(DAYS + 1))
    assert kept.exists()
    clear_kept(kept.parent.parent, _in_days(DAYS + 1))
    assert not kept.exists()


def test_a_younger_one_stays(kept: Path) -> None:
    clear_kept(kept.parent.parent)
    clear_kept(kept.parent.parent, _in_days(DAYS - 1))
    assert kept.read_bytes() == b"damaged"


@pytest.mark.parametrize(("owner", "step"), [(os, "utime"), (Path, "replace")])
def test_one_that_is_just_put_aside_when_the_program_is_killed_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, step: str
) -> None:
    class Killed(BaseException):
        """Nothing is done any more."""

    def kill(*_args: object, **_named: object) -> None:
        raise Killed

    path = tmp_path / "a.journal"
    path.write_bytes(b"damaged")
    os.utime(path, (1e9, 1e9))
    with monkeypatch.context() as patch:
        patch.setattr(owner, step, kill)
        with pytest.raises(Killed):
            put_aside(path)
    clear_kept(tmp_path)
    assert [one.read_bytes() for one in tmp_path.rglob("*.journal")] == [b"damaged"]


def test_nothing_else_goes(kept: Path) -> None:
    others = [kept.with_name("notes.txt"), kept.parent.parent / "b.journal"]
    for other in others:
        other.write_text("somebody's")
    kept.with_name("folder.journal").mkdir()
    clear_kept(kept.parent.parent, _in_days(DAYS + 1))
    assert all(other.read_text() == "somebody's" for other in others)
    assert kept.with_name("folder.journal").is_dir()
    assert not kept.exists()


def test_there_need_be_none(tmp_path: Path) -> None:
    clear_kept(tmp_path)
    assert list(tmp_path.iterdir()) == []

"""A loss of power after the first start takes no folder, with all that was put there since."""

from __future__ import annotations

import faulthandler
import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from outline_editor.app.allowed_codebooks import allow
from outline_editor.app.hard_crashes import write_down_hard_crashes
from outline_editor.app.paths import (
    backups_folder,
    claims_folder,
    journals_folder,
    locks_folder,
    own_words_file,
    settings_file,
)
from outline_editor.app.spelling.own_words import add_own_word
from outline_editor.app.written_later import wait_until_written, write_later
from outline_editor.storage.backups import Backups
from outline_editor.storage.claims import Claims
from outline_editor.storage.lock import sole_writer
from outline_editor.ui.log_file import LogFile
from tests.app.journal_desk import Desk
from tests.storage.faults import path_of


@pytest.fixture
def folders_at_risk(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that a loss of power would take now."""
    at_risk, mkdir, fsync = list[str](), Path.mkdir, os.fsync

    def note_made(path: Path, mode: int = 0o777, **named: bool) -> None:
        is_new = not path.is_dir()
        mkdir(path, mode, **named)
        if is_new:
            at_risk.append(os.path.realpath(path))

    def note_synced(descriptor: int) -> None:
        fsync(descriptor)
        holder = path_of(descriptor)
        at_risk[:] = [folder for folder in at_risk if os.path.dirname(folder) != holder]

    monkeypatch.setattr(Path, "mkdir", note_made)
    monkeypatch.setattr(os, "fsync", note_synced)
    return at_risk


def _log() -> None:
    log = LogFile()
    log.emit(logging.LogRecord("a", logging.WARNING, "a.py", 1, "one", (), None))
    log.close()


def _write_later() -> None:
    write_later(settings_file(), b"one")
    wait_until_written()


def _claim() -> None:
    claims = Claims(claims_folder())
    claims.take(Path("a.yaml"))
    claims.drop(Path("a.yaml"))


def _lock() -> None:
    with sole_writer(Path("a.yaml"), locks_folder()):
        pass


def _journal() -> None:
    desk = Desk(journals_folder().parent)
    desk.keep(titled=False).begin(desk.document.root)
    desk.end()


MAKERS: dict[str, Callable[[], object]] = {
    "codebooks": lambda: allow(Path("a.yaml")),
    "hard crashes": write_down_hard_crashes,
    "claims": _claim,
    "journals": _journal,
    "locks": _lock,
    "log": _log,
    "settings": _write_later,
    "versions": lambda: Backups(backups_folder()).keep(Path("a.yaml"), b"one"),
    "words": lambda: add_own_word(own_words_file(), "one"),
}


@pytest.mark.parametrize("name", MAKERS)
def test_every_folder_lasts(
    folders_at_risk: list[str],
    user_folders: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    monkeypatch.setattr(faulthandler, "enable", lambda file: file.close())
    before = set(user_folders.rglob("*"))
    MAKERS[name]()
    assert any(path.is_dir() for path in set(user_folders.rglob("*")) - before)
    assert not folders_at_risk


def test_a_drive_that_is_not_there_costs_only_what_was_to_be_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The folder above the top of a drive is that itself."""

    def refuse(path: Path, *_args: object, **_named: object) -> None:
        raise FileNotFoundError(str(path))

    monkeypatch.setattr(Path, "is_dir", lambda _path: False)
    monkeypatch.setattr(Path, "mkdir", refuse)
    write_down_hard_crashes()
    with sole_writer(tmp_path / "a.yaml", locks_folder()):
        pass

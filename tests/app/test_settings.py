"""What the user has set, and which files were open, from one start to the next."""

from __future__ import annotations

import errno
import logging
import os
import shutil
from pathlib import Path

import pytest

from outline_editor.app.paths import log_file, recent_files_file, settings_file
from outline_editor.app.settings import (
    MOST_RECENT_FILES,
    ColourScheme,
    RecentFiles,
    Settings,
    change_recent_files,
    load_recent_files,
    read_settings,
    store,
    stored_limits,
)
from outline_editor.app.written_later import wait_until_written
from outline_editor.storage.rotation import UNLIMITED, Limits
from tests.storage.faults import refuse_reading


def test_each_file_is_where_the_desktop_keeps_such(user_folders: Path) -> None:
    assert settings_file().is_relative_to(user_folders / "config_home")
    assert recent_files_file().is_relative_to(user_folders / "state_home")
    assert log_file().is_relative_to(user_folders / "state_home")


def test_nothing_is_written_before_something_is_set() -> None:
    assert read_settings()[0] == Settings()
    assert load_recent_files() == RecentFiles()
    assert not settings_file().exists()
    assert not recent_files_file().exists()


def test_settings_are_kept() -> None:
    store(Settings(text_size=150, colour_scheme=ColourScheme.DARK))
    assert read_settings()[0] == Settings(text_size=150, colour_scheme=ColourScheme.DARK)


def test_what_a_newer_version_has_set_is_kept() -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('{"text_size": 120, "of_tomorrow": [1]}')
    settings = read_settings()[0]
    settings.text_size = 130
    store(settings)
    kept = {"text_size": 130, "of_tomorrow": [1]}
    assert read_settings()[0].model_dump() == Settings().model_dump() | kept


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"text_size": 5}', '{"colour_scheme": "pink"}', "\xff"]
)
def test_broken_settings_are_the_defaults_and_are_logged(
    text: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(text, encoding="latin-1")
    with caplog.at_level(logging.WARNING):
        assert read_settings()[0] == Settings()
    assert str(settings_file()) in caplog.text


def _write(text: str) -> Path:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(text)
    return settings_file().with_name("settings.json.bad")


def test_one_broken_setting_leaves_the_others_alone() -> None:
    text = """{"text_size": 500, "colour_scheme": "dark", "of_tomorrow": [1],
        "keys": {"row.group": ["F9"], "row.sort_children": 5}}"""
    kept = _write(text)
    settings, fault = read_settings()
    assert (settings.text_size, settings.colour_scheme) == (100, ColourScheme.DARK)
    assert settings.keys == {"row.group": ["F9"]}
    assert kept.read_text() == text
    assert fault is not None
    assert fault.text == (
        "2 settings could not be used and have their usual values: keys: row.sort_children, "
        f"text_size. The file as it was is kept as {kept}."
    )
    assert read_settings() == (settings, None)
    assert settings.model_extra == {"of_tomorrow": [1]}


def test_settings_that_are_none_at_all_are_kept_beside() -> None:
    kept = _write('{"text_size": 120')
    _, fault = read_settings()
    assert fault is not None
    assert fault.text == (
        "The settings could not be read and have their usual values. "
        f"The file as it was is kept as {kept}."
    )
    store(Settings(text_size=150))
    assert kept.read_text() == '{"text_size": 120'


def test_settings_that_can_t_be_read_are_written_over_by_nothing() -> None:
    """The disk may let them be read the next time."""
    text = '{"text_size": 120, "versions_days": 3650}'
    kept = _write(text)
    with pytest.MonkeyPatch.context() as patch:
        refuse_reading(patch, settings_file())
        settings, fault = read_settings()
        assert stored_limits() == UNLIMITED
    assert fault is not None
    assert fault.text == (
        f"The settings in {settings_file()} could not be read (Input/output error). They have "
        "their usual values, but no earlier version of a file goes by these. The file stays as it "
        "is, and is read again at the next start: what you set now holds until the program ends."
    )
    settings.text_size = 150
    store(settings)
    wait_until_written()
    assert settings_file().read_text() == text
    assert not kept.exists()
    assert read_settings() == (Settings(text_size=120, versions_days=3650), None)


def test_neither_are_broken_ones_that_can_t_be_kept_beside() -> None:
    text = """{"text_size": 500, "note_author": "Ann", "of_tomorrow": [1],
        "versions_most": 0, "versions_days": 0, "versions_megabytes": 5}"""
    kept = _write(text)
    kept.mkdir()
    settings, fault = read_settings()
    assert (settings.text_size, settings.note_author) == (100, "Ann")
    assert settings.model_extra == {"of_tomorrow": [1]}
    assert fault is not None
    assert fault.text == (
        f"What could not be used of the settings in {settings_file()} has its usual value. The "
        f"file could not be kept as {kept} (Is a directory), so it stays as it is: what you set "
        "now holds until the program ends."
    )
    store(settings)
    wait_until_written()
    assert settings_file().read_text() == text
    assert stored_limits() == Limits(0, UNLIMITED.days, 5)


def test_what_was_kept_of_broken_ones_stays_where_the_disk_is_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = '{"text_size": 500}'
    kept = _write(text)
    kept.write_text("earlier")

    def fill(_source: Path, target: Path) -> None:
        target.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shutil, "copyfile", fill)
    _, fault = read_settings()
    assert fault is not None
    assert "No space left on device" in fault.text
    assert sorted(settings_file().parent.iterdir()) == [settings_file(), kept]
    assert (settings_file().read_text(), kept.read_text()) == (text, "earlier")


def test_what_is_no_file_is_as_good_as_none() -> None:
    settings_file().mkdir(parents=True)
    assert read_settings() == (Settings(), None)
    assert stored_limits() == Limits()


def test_a_setting_out_of_bounds_is_refused() -> None:
    settings = Settings()
    with pytest.raises(ValueError, match="text_size"):
        settings.text_size = 1000
    assert settings.text_size == 100


def test_what_cannot_be_stored_is_logged_and_no_more(caplog: pytest.LogCaptureFixture) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().mkdir()
    with caplog.at_level(logging.WARNING):
        store(Settings(text_size=150))
        wait_until_written()
    assert str(settings_file()) in caplog.text


# Recent files


def test_a_list_that_can_t_be_read_stays_as_it_is(tmp_path: Path) -> None:
    change_recent_files(lambda recent: recent.add(tmp_path / "a.yaml"))
    wait_until_written()
    with pytest.MonkeyPatch.context() as patch:
        refuse_reading(patch, recent_files_file())
        assert load_recent_files().paths == []
        change_recent_files(lambda recent: recent.add(tmp_path / "b.yaml"))
        wait_until_written()
    assert load_recent_files().paths == [tmp_path / "a.yaml"]


def test_the_file_opened_last_is_first_and_stands_once(tmp_path: Path) -> None:
    recent = RecentFiles()
    for name in ("a.yaml", "b.yaml", "a.yaml"):
        recent.add(tmp_path / name)
    assert recent.paths == [tmp_path / "a.yaml", tmp_path / "b.yaml"]


def test_a_file_is_known_by_its_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    recent = RecentFiles()
    recent.add(Path("a.yaml"))
    assert recent.paths == [tmp_path / "a.yaml"]
    recent.drop(Path("a.yaml"))
    assert recent.paths == []
    recent.drop(Path("a.yaml"))


def test_only_so_many_files_are_listed(tmp_path: Path) -> None:
    recent = RecentFiles()
    paths = [tmp_path / f"{number}.yaml" for number in range(MOST_RECENT_FILES + 3)]
    for path in paths:
        recent.add(path)
    store(recent)
    assert load_recent_files().paths == paths[: -1 - MOST_RECENT_FILES : -1]

"""Verbs that write a file wait for another process that writes it, but not for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.backups import kept_backups
from outline_editor.app.paths import locks_folder
from outline_editor.storage import lock
from outline_editor.storage.lock import sole_writer
from tests.cli.processes import called

SAMPLE = "miit-2019-press.yaml"


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", SAMPLE, "out.yaml", "--force"),
        ("convert", SAMPLE, "out.txt", "--force"),
        ("versions", SAMPLE, "--restore", "1", "--to", "out.yaml", "--force"),
        ("note", "out.yaml", "--text", "T"),
    ],
    ids=" ".join,
)
def test_what_another_process_writes_is_left_alone(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    kept_backups().keep(folder / SAMPLE, b"old")
    target = folder / next(one for one in arguments if one.startswith("out."))
    before = (folder / SAMPLE).read_bytes() + b"# of the other\n"
    target.write_bytes(before)
    with sole_writer(target, locks_folder()):
        outcome = called(capsys, *arguments)
    assert outcome.code == 2
    assert f"Another process is changing {target.name}" in outcome.err
    assert target.read_bytes() == before
    assert called(capsys, *arguments).code == 0
    assert target.read_bytes() != before

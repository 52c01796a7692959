"""Killed and started again, the program offers what was not saved, and brings it back."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from outline_editor.app.kept_journals import aside_of
from outline_editor.app.paths import journals_folder
from outline_editor.storage.journal import read_journal

PROJECT = Path(__file__).parents[2]
TEXT = "format: policy-outline/1\nid: a\nstatus: draft\noutline:\n  - id: n-aa\n    text: one\n"


def _wait_for_an_edit() -> None:
    """Wait until the journal holds one, behind which document it is and that document."""
    for _ in range(3000):
        if any(len(read_journal(path).records) > 2 for path in journals_folder().glob("*.journal")):
            return
        time.sleep(0.01)
    raise AssertionError("no edit was written down in half a minute")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_after_a_kill_the_next_start_brings_back_what_was_done(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(TEXT, "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.ending", "signal", str(file)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as killed:
        try:
            assert killed.stdout is not None
            assert killed.stdout.readline() == b"ready\n"
            _wait_for_an_edit()
        finally:
            killed.kill()
        _, said = killed.communicate()
    assert (killed.returncode, said) == (-signal.SIGKILL, b"")
    assert file.read_text("utf-8") == TEXT
    aside = aside_of(journals_folder() / "years-ago.journal")
    aside.parent.mkdir()
    aside.write_bytes(b"could not be read")
    os.utime(aside, (1e9, 1e9))
    again = subprocess.run(
        [sys.executable, "-m", "tests.e2e.restarting", str(file)],
        cwd=PROJECT,
        capture_output=True,
        timeout=60,
    )
    assert (again.returncode, again.stderr) == (0, b"")
    told = json.loads(again.stdout)
    [offered] = told["offered"]
    assert offered.startswith("a.yaml")
    assert "the last words" in told["preview"]
    assert told["texts"] == [["the last words"]]
    # Saved by the program, which has nothing left to offer then.
    assert file.read_text("utf-8") == TEXT.replace("one", "the last words")
    assert list(journals_folder().glob("*.journal")) == []
    # Put aside longer ago than earlier versions are kept.
    assert not aside.exists()

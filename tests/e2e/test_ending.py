"""As the session ends, with or without a warning, what was done last is kept for the next start."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from outline_editor.app.paths import claims_folder, journals_folder
from outline_editor.app.recovery import left_behind
from tests.e2e.ending import SESSION

PROJECT = Path(__file__).parents[2]
TEXT = "format: policy-outline/1\nid: a\nstatus: draft\noutline:\n  - id: n-aa\n    text: one\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("SIGTERM", 128 + signal.SIGTERM),
        ("SIGHUP", 128 + signal.SIGHUP),
        (SESSION, -signal.SIGKILL),
    ],
)
def test_what_was_done_last_comes_back(tmp_path: Path, how: str, code: int) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(TEXT, "utf-8")
    arguments = [sys.executable, "-m", "tests.e2e.ending", str(file), how]
    ended = subprocess.run(arguments, cwd=PROJECT, capture_output=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (code, b"")
    assert file.read_text("utf-8") == TEXT
    if how != SESSION:
        assert list(claims_folder().glob("*.json")) == []
    [left] = left_behind(journals_folder())
    left.release()
    assert left.recovered().node("n-aa").text == "the last words"

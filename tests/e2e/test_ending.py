"""As the session ends, with or without a warning, what was done last is kept for the next start."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from outline_editor.app.paths import claims_folder, journals_folder, log_file
from outline_editor.app.recovery import left_behind
from tests.e2e.ending import SESSION
from tests.e2e.long_work import BESIDE

PROJECT = Path(__file__).parents[2]
TEXT = "format: policy-outline/1\nid: a\nstatus: draft\noutline:\n  - id: n-aa\n    text: one\n"


PROGRAM = [sys.executable, "-m", "tests.e2e.ending"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize(
    ("number", "rows"), [(signal.SIGTERM, 0), (signal.SIGHUP, 0), (signal.SIGTERM, 20_000)]
)
def test_told_to_end_while_nothing_happens_it_does(tmp_path: Path, number: int, rows: int) -> None:
    """Also where a large file was opened with it, for which the first window had to wait."""
    file, others = _made(tmp_path), list[Path]()
    if rows:
        others.append(tmp_path / "large.yaml")
        more = "".join(f"  - id: n-x{row}\n    text: row {row}\n" for row in range(rows))
        others[0].write_text(TEXT.replace("id: a\n", "id: large\n") + more, "utf-8")
    with subprocess.Popen(
        [*PROGRAM, "signal", str(file), *map(str, others)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        try:
            assert program.stdout.readline() == b"ready\n"
            program.send_signal(number)
            _, said = program.communicate(timeout=60)
        finally:
            program.kill()
    assert (program.returncode, said) == (128 + number, b"")
    assert list(claims_folder().glob("*.json")) == []
    assert not log_file().exists() or "unexpected" not in log_file().read_text("utf-8")
    _comes_back(file)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize(
    ("how", "moment"), [("waited", b"begun"), ("waited", b"shown"), (BESIDE, b"begun")]
)
def test_told_to_end_while_there_is_long_work_it_does(
    tmp_path: Path, how: str, moment: bytes
) -> None:
    """Be it work that a person waits for, or the reading of what another program has written."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.long_work", how, str(_made(tmp_path))],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        try:
            assert moment + b"\n" in program.stdout
            program.send_signal(signal.SIGTERM)
            told, _ = program.communicate(timeout=60)
        finally:
            program.kill()
    assert program.returncode == 128 + signal.SIGTERM
    assert told.splitlines()[-1:] == [b"cancelled"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_was_done_before_the_session_ended_comes_back(tmp_path: Path) -> None:
    file = _made(tmp_path)
    arguments = [*PROGRAM, SESSION, str(file)]
    ended = subprocess.run(arguments, cwd=PROJECT, capture_output=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (-signal.SIGKILL, b"")
    _comes_back(file)


def _made(folder: Path) -> Path:
    file = folder / "a.yaml"
    file.write_text(TEXT, "utf-8")
    return file


def _comes_back(file: Path) -> None:
    """The file is as it was, and what was done last is offered."""
    assert file.read_text("utf-8") == TEXT
    [left] = left_behind(journals_folder())
    left.release()
    assert left.recovered().node("n-aa").text == "the last words"

"""The program as a process of its own, and in this one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from outline_editor.cli.main import main

SAMPLES = Path(__file__).parents[2] / "sample_docs"
PROGRAM = (sys.executable, "-m", "outline_editor")


def environment(**more: str) -> dict[str, str]:
    """What a session without any display has, and more."""
    foreign = ("QT_", "DISPLAY", "WAYLAND_", "XDG_SESSION_TYPE", "LC_", "LANG", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return kept | {"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"} | more


def run(
    *arguments: str | bytes | Path,
    cwd: Path,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """What a process of the program does."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=cwd,
        env=environment() if env is None else env,
        input=stdin,
        capture_output=True,
        timeout=60,
    )


def hear_ctrl_c() -> None:
    """For `preexec_fn`: let a process hear Ctrl+C, where the tests run as a background job."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Outcome(NamedTuple):
    """What the program did when it was run in this process."""

    code: int
    out: str
    err: str


def called(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Outcome:
    """Run the program in this process; quicker, and for whatever needs no other."""
    texts: Sequence[str] = [str(argument) for argument in arguments]
    capsys.readouterr()
    try:
        code = main(texts)
    except SystemExit as ended:
        code = int(ended.code or 0)
    out, err = capsys.readouterr()
    return Outcome(code, out, err)

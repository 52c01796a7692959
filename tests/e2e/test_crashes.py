"""Whenever the program is killed, what was done more than a second before comes back.

`OUTLINE_EDITOR_KILLS=300 python -m pytest tests/e2e/test_crashes.py -s` kills it
as often as that, and prints how much was lost.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from outline_editor.app.paths import journals_folder
from outline_editor.app.recovery import left_behind
from outline_editor.storage.files import digest_of
from outline_editor.storage.yaml_reader import read_document

PROJECT = Path(__file__).parents[2]
SAMPLE = PROJECT / "sample_docs" / "miit-2019-press.yaml"

KILLS = int(os.environ.get("OUTLINE_EDITOR_KILLS", "20"))

SAFE_AFTER = 1.0
"""Seconds after which an edit survives everything."""


class Told(NamedTuple):
    """What the program has told of one of its edits."""

    moment: float
    number: int
    digest: str


class Doomed:
    """The program at work on a file, until it is killed."""

    def __init__(self, file: Path, seed: int) -> None:
        self.told: list[Told] = []
        arguments = [sys.executable, "-m", "tests.e2e.crashing", str(file), str(seed)]
        self._process = subprocess.Popen(
            arguments, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self._listening = threading.Thread(target=self._listen)
        self._listening.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.endswith("\n"):  # the kill may have come within one
                moment, number, digest = line.split()
                self.told.append(Told(float(moment), int(number), digest))

    def kill(self, after: float) -> float:
        """Kill it some seconds after its first edit; the moment."""
        while not self.told and self._process.poll() is None:
            time.sleep(0.01)
        time.sleep(after)
        moment = time.monotonic()
        self._process.send_signal(signal.SIGKILL)
        code = self._process.wait()
        self._listening.join()
        assert self._process.stderr is not None
        with self._process.stderr as stderr:
            errors = stderr.read()
        assert self._process.stdout is not None
        self._process.stdout.close()
        assert (code, errors) == (-signal.SIGKILL, "")
        return moment


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.timeout(60 + 10 * KILLS)
def test_what_was_done_a_second_before_a_kill_comes_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance, lost = random.Random(KILLS), []
    for seed in range(KILLS):
        file = tmp_path / f"{seed}.yaml"
        file.write_bytes(SAMPLE.read_bytes().replace(b"codebook: codebook.yaml\n", b""))
        states = {digest_of(file.read_bytes()).hex()}
        doomed = Doomed(file, seed)
        moment = doomed.kill(chance.uniform(0, 2.5))
        states |= {one.digest for one in doomed.told}
        last = doomed.told[-1].number
        # The file is a complete version; one saved right before the kill was not told of.
        on_disk = read_document(file.read_bytes())
        saved = digest_of(file.read_bytes()).hex()
        assert not on_disk.problems
        assert saved in states or int(on_disk.root.title) > last
        # What comes back is what the document was, a second before at the latest.
        left = left_behind(journals_folder())
        assert len(left) <= 1
        root = left[0].recovered().root if left else on_disk.root
        number = int(root.title) if root.title.isdecimal() else 0
        digest = digest_of(left[0].written()).hex() if left else saved
        # What was done last of all may not have been told.
        assert digest in states or number >= last
        safe = [one.number for one in doomed.told if one.moment < moment - SAFE_AFTER]
        assert number >= max(safe, default=0)
        lost.append(max(0, last - number))
        for one in left:
            one.discard()
    with capsys.disabled():
        print(f"\n{KILLS} kills: {sum(map(bool, lost))} lost edits, at most {max(lost)}")

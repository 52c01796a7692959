"""Whenever the program is killed, what was done more than a second before comes back.

`OUTLINE_EDITOR_KILLS=300 python -m pytest tests/e2e/test_crashes.py -s` kills it
as often as that, and prints how much was lost.
"""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from outline_editor.app.paths import journals_folder
from outline_editor.app.recovery import left_behind
from outline_editor.storage.atomic import ENDING
from outline_editor.storage.files import digest_of
from outline_editor.storage.yaml_reader import read_document
from tests.e2e.crashing import DIES, Aim

PROJECT = Path(__file__).parents[2]
SAMPLE = PROJECT / "sample_docs" / "miit-2019-press.yaml"

KILLS = int(os.environ.get("OUTLINE_EDITOR_KILLS", "20"))

HALF_WAY = "left a file half way"

_MANY = 300
"""Kills of which some certainly come within a save: about half of the third that aims at one."""

SAFE_AFTER = 1.0
"""Seconds after which an edit survives everything."""


class Told(NamedTuple):
    """What the program has told of one of its edits."""

    moment: float
    number: int
    digest: str


class Doomed:
    """The program at work on a file, until it is killed."""

    def __init__(self, file: Path, seed: int, aim: Aim) -> None:
        self.told: list[Told] = []
        self._died: float | None = None
        arguments = [sys.executable, "-m", "tests.e2e.crashing", str(file), str(seed), aim]
        self._process = subprocess.Popen(
            arguments, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self._listening = threading.Thread(target=self._listen)
        self._listening.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.endswith("\n"):  # the kill may have come within one
                moment, what, *more = line.split()
                if what == DIES:
                    self._died = float(moment)
                else:
                    self.told.append(Told(float(moment), int(what), *more))

    def kill(self, after: float) -> float:
        """Kill it some seconds after its first edit; the moment."""
        while not self.told and self._process.poll() is None:
            time.sleep(0.01)
        time.sleep(after)
        moment = time.monotonic()
        self._process.send_signal(signal.SIGKILL)
        self._end()
        return moment

    def wait(self) -> float:
        """Wait until it has killed itself; the moment."""
        self._end()
        assert self._died is not None
        return self._died

    def _end(self) -> None:
        code = self._process.wait()
        self._listening.join()
        assert self._process.stderr is not None
        with self._process.stderr as stderr:
            errors = stderr.read()
        assert self._process.stdout is not None
        self._process.stdout.close()
        assert (code, errors) == (-signal.SIGKILL, "")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.timeout(60 + 10 * KILLS)
@pytest.mark.long
def test_what_was_done_a_second_before_a_kill_comes_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance, lost, made = random.Random(KILLS), [], Counter[str]()
    aims = itertools.cycle((Aim.ANYTHING, Aim.SAVE, Aim.JOURNAL))
    for seed, aim in zip(range(KILLS), aims, strict=False):
        file = tmp_path / str(seed) / "a.yaml"
        file.parent.mkdir()
        file.write_bytes(SAMPLE.read_bytes().replace(b"codebook: codebook.yaml\n", b""))
        states = {digest_of(file.read_bytes()).hex()}
        doomed = Doomed(file, seed, aim)
        at_once = aim is Aim.ANYTHING
        moment = doomed.kill(chance.uniform(0.2, 1.4)) if at_once else doomed.wait()
        states |= {one.digest for one in doomed.told}
        last = doomed.told[-1].number
        made[aim] += 1
        made[HALF_WAY] += any(file.parent.glob(f".*{ENDING}"))
        # The file is a complete version; one saved right before the kill was not told of.
        on_disk = read_document(file.read_bytes())
        saved = digest_of(file.read_bytes()).hex()
        assert not on_disk.problems
        assert saved in states or int(on_disk.root.title) > last, f"seed {seed}, {aim}"
        # What comes back is what the document was, a second before at the latest.
        left = left_behind(journals_folder())
        assert len(left) <= 1
        root = left[0].recovered().root if left else on_disk.root
        number = int(root.title) if root.title.isdecimal() else 0
        digest = digest_of(left[0].written()).hex() if left else saved
        # What was done last of all may not have been told.
        assert digest in states or number >= last, f"seed {seed}, {aim}"
        safe = [one.number for one in doomed.told if one.moment < moment - SAFE_AFTER]
        assert number >= max(safe, default=0), f"seed {seed}, {aim}"
        lost.append(max(0, last - number))
        for one in left:
            one.discard()
    with capsys.disabled():
        print(
            f"\n{KILLS} kills ({', '.join(f'{count} {aim}' for aim, count in made.items())}): "
            f"{sum(map(bool, lost))} lost edits, at most {max(lost)}"
        )
    # A few kills can all miss, which is a matter of milliseconds; so many can't.
    assert made[HALF_WAY] or KILLS < _MANY

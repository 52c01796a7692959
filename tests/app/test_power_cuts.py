"""Without power at any moment: what was on the disk for certain comes back, and no half file.

The versions of the file can be listed and read then, too, and what was saved is among them.

`OUTLINE_EDITOR_POWER_CUTS=20000 python -m pytest tests/app/test_power_cuts.py -s`
looks at as many states of the disk, and prints how many there were.
"""

from __future__ import annotations

import os
import random
import threading
from pathlib import Path
from typing import NamedTuple

import pytest

from outline_editor.app import journal_bases, journal_writer
from outline_editor.app.backups import kept_backups
from outline_editor.app.beginnings import beginning_of
from outline_editor.app.editing import Editing
from outline_editor.app.journal_records import encode_edits
from outline_editor.app.journals import Journals
from outline_editor.app.open_document import open_document
from outline_editor.app.paths import settings_file
from outline_editor.app.recovery import left_behind
from outline_editor.app.saves import Save
from outline_editor.core.addresses import node_ref
from outline_editor.core.edits import SetField
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.storage.atomic import replace_file
from outline_editor.storage.journal import frame
from outline_editor.storage.yaml_writer import write_document
from tests.storage.disk_model import Disk, Recorder

STATES = int(os.environ.get("OUTLINE_EDITOR_POWER_CUTS", "1000"))

ROW = node_ref("n-aa")
_ACTS = ("write", "write", "write", "append", "append", "sync", "save", "save_late", "undo")


class Reached(NamedTuple):
    """What the document held at some moment."""

    steps: int
    """How many steps of the disk there were by then."""
    number: int
    """The number of the edit that the row tells of."""
    certain: bool
    """Whether it was on the disk for certain then."""


class Work:
    """Random work on one document, with all that it does to the disk."""

    def __init__(self, folder: Path, seed: int, *, is_begun: bool = False) -> None:
        """Work on a document whose journal `is_begun` with what it holds, or with its file."""
        self.chance = random.Random(seed)
        self.folder = folder
        self.path = folder / "a.yaml"
        self.files: dict[bytes, int] = {}
        """Each content that the file was to hold, with the number of its edit."""
        self.saved: list[tuple[int, bytes]] = []
        """What was saved, with how many steps of the disk there were by then."""
        self.reached = [Reached(0, 0, certain=True)]
        self._journals = Journals(folder / "journals")
        # Each row takes several sectors of a disk.
        rows = (Node(id="n-aa", text="0"), Node(id="n-bb", text="b" * 2000))
        root = DocumentRoot(id="a", title="A", outline=rows)
        self._expect(root)
        self.found = write_document(root, "")
        self.path.write_bytes(self.found)
        self.opened = open_document(self.path)
        self.recorder = Recorder(folder)
        self._kept = self._journals.keep(
            self.opened.document,
            lambda: beginning_of(self.opened),
            lambda: self.opened.root_being_saved,
        )
        self._is_begun = is_begun

    def go(self) -> None:
        with self.recorder.installed():
            if self._is_begun:
                self._kept.begin(self.opened.document.root)
            for number in range(1, 25):
                getattr(self, self.chance.choice(_ACTS))(number)
            self.sync(0)

    def write(self, number: int) -> None:
        steps = len(self.recorder.steps)
        Editing(self.opened).set_field(ROW, "text", f"{number}")
        self._reach(steps, certain=False)

    def undo(self, _number: int) -> None:
        steps = len(self.recorder.steps)
        Editing(self.opened).undo()
        self._reach(steps, certain=False)

    def append(self, _number: int) -> None:
        """Wait until what was done is in the journal, though not on the disk for certain."""
        done = threading.Event()
        self._journals.put(done.set)
        done.wait()

    def sync(self, _number: int) -> None:
        self._journals.close()
        self._reach(len(self.recorder.steps), certain=True)

    def save(self, _number: int) -> None:
        self.save_as_is()
        self._kept.saved()

    def save_as_is(self) -> None:
        self._expect(self.opened.document.root)
        self.opened.save(self.path)
        self._reach(len(self.recorder.steps), certain=True)
        self.saved.append((len(self.recorder.steps), self.path.read_bytes()))

    def save_late(self, number: int) -> None:
        """Save, and write on before that is done."""
        self.write(number)
        self._expect(self.opened.document.root)
        save = Save(self.opened, self.path)
        self.write(number + 100)
        save.write()
        save.end()
        steps = len(self.recorder.steps)
        self.reached[-1:-1] = [Reached(steps, number, certain=True)]
        self.saved.append((steps, self.path.read_bytes()))
        self.write(number + 200)
        self._kept.begin(self.opened.document.root, self.opened.saved_root)

    def _expect(self, root: DocumentRoot) -> None:
        self.files[write_document(root, "")] = _number_in(root)

    def _reach(self, steps: int, *, certain: bool) -> None:
        number = _number_in(self.opened.document.root)
        self.reached.append(Reached(steps, number, certain))

    def may_be_left(self, steps: int) -> set[int]:
        """The edits that may be the last after so many steps: none before a certain one."""
        before = [one for one in self.reached if one.steps <= steps]
        last = max(number for number, one in enumerate(before) if one.certain)
        return {one.number for one in before[last:]}

    def surely_saved(self, steps: int) -> set[bytes]:
        """All that was saved by then."""
        return {data for by, data in self.saved if by <= steps}

    def may_be_newest(self, steps: int) -> set[bytes]:
        """What was saved last by then, and what was being saved."""
        before = [data for by, data in self.saved if by <= steps]
        after = [data for by, data in self.saved if by > steps]
        return {*before[-1:], *after[:1]}


def _number_in(root: DocumentRoot) -> int:
    return int(root.outline[0].text)


def _put(folder: Path, left: dict[str, bytes | None]) -> None:
    # Folders that stay are not made anew, which takes most of the time.
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file():
            path.unlink()
        elif str(path) not in left:
            path.rmdir()
    for name, content in left.items():
        if content is None:
            Path(name).mkdir(exist_ok=True)
        elif not name.endswith("lock"):
            Path(name).write_bytes(content)


def _come_back(folder: Path) -> int | None:
    """The edit that the next start offers; `None` where it offers nothing."""
    found = None
    for left in left_behind(folder / "journals"):
        found = _number_in(left.recovered().root)
        left.release()
    return found


def _versions(path: Path) -> list[bytes]:
    """All versions of a file, the newest first; each that is listed can be read."""
    backups = kept_backups()
    return [backups.read(version) for version in backups.versions(path)]


def test_what_was_on_the_disk_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(journal_writer, "MOST_EDITS", 400)  # journals begin anew now and then
    states = seeds = rotations = recovered = versions = 0
    settings_file().parent.mkdir(parents=True)
    while states < STATES:
        folder = tmp_path / str(seeds)
        folder.mkdir()
        monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
        keeps_all = seeds % 2 == 0
        is_large = seeds % 3 == 0
        monkeypatch.setattr(journal_bases, "MANY", 0 if is_large else 2_000)
        settings_file().write_text(f'{{"versions_most": {200 if keeps_all else 2}}}')
        work = Work(folder, seeds, is_begun=is_large)
        work.go()
        disk = Disk(work.recorder)
        for taken, step in enumerate(work.recorder.steps, start=1):
            disk.take(step)
            rotations += step.name == "rename" and step.path != str(work.path)
            for _ in range(2):
                _put(folder, disk.left(work.chance))
                data = work.path.read_bytes()
                assert data in work.files, f"seed {seeds}, step {taken}: half a file"
                offered = _come_back(folder)
                recovered += offered is not None
                # Right after saving, what was written down before may be offered beside it.
                there = {work.files[data], offered}
                assert there & work.may_be_left(taken), f"seed {seeds}, step {taken}: {step}"
                kept = _versions(work.path)
                versions += len(kept)
                saved = work.surely_saved(taken)
                if keeps_all:
                    replaced = set[bytes]() if data == work.found else {work.found}
                    assert {*kept} >= saved | replaced, f"seed {seeds}, step {taken}: {step}"
                elif saved:
                    assert kept[0] in work.may_be_newest(taken), f"seed {seeds}, step {taken}"
                states += 1
        seeds += 1
    with capsys.disabled():
        print(
            f"\n{states:,} states without power, {seeds} pieces of work, {rotations} journals "
            f"begun: no file half written, {recovered:,} journals recovered, {versions:,} versions "
            "read, nothing lost"
        )
    assert recovered > states / 10
    assert versions > states


def test_a_journal_that_has_ended_does_not_come_back(tmp_path: Path) -> None:
    work = Work(tmp_path, 1)
    with work.recorder.installed():
        for number, act in enumerate((work.write, work.sync, work.save, work.sync), start=1):
            act(number)
        # Else what is in the journal would be known to be saved.
        replace_file(work.path, b"of another program")
    disk = Disk(work.recorder)
    for step in work.recorder.steps:
        disk.take(step)
    for _ in range(20):
        _put(tmp_path, disk.left(work.chance))
        assert _come_back(tmp_path) is None


@pytest.mark.parametrize("is_unfit", [False, True])
def test_one_that_was_discarded_or_put_aside_does_not_come_back(
    tmp_path: Path, is_unfit: bool
) -> None:
    work = Work(tmp_path, 1)
    work.write(1)
    work.sync(1)
    [journal] = (tmp_path / "journals").glob("*.journal")
    if is_unfit:
        lost = encode_edits([SetField(node_ref("n-gone"), "text", "lost")])
        journal.write_bytes(journal.read_bytes() + frame(lost))
    for lock in (tmp_path / "journals").glob("*.lock"):
        lock.unlink()
    recorder = Recorder(tmp_path)
    with recorder.installed():
        [left] = left_behind(tmp_path / "journals")
        left.finish() if is_unfit else left.discard()
    disk = Disk(recorder)
    for step in recorder.steps:
        disk.take(step)
    for _ in range(20):
        _put(tmp_path, disk.left(work.chance))
        assert _come_back(tmp_path) is None
        assert left.aside.exists() is is_unfit


def test_the_model_finds_what_was_not_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old" * 1000)
    recorder = Recorder(tmp_path)
    with recorder.installed():
        monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
        replace_file(path, b"new" * 1000)
    disk = Disk(recorder)
    for step in recorder.steps:
        disk.take(step)
    chance = random.Random(1)
    left = {disk.left(chance)[str(path)] for _ in range(100)}
    assert left > {b"old" * 1000, b"new" * 1000}

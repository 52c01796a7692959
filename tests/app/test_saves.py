"""A save at each step of which the disk may refuse: the old file, the journal, the next save."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from outline_editor.app.backups import kept_backups, take_fault
from outline_editor.app.beginnings import beginning_of
from outline_editor.app.editing import Editing
from outline_editor.app.journals import Journals
from outline_editor.app.kept_document import KeptDocument
from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.app.paths import backups_folder, locks_folder
from outline_editor.app.recovery import left_behind
from outline_editor.app.saves import ChangedOnDisk, NotSaved, Save
from outline_editor.core.addresses import node_ref
from outline_editor.core.progress import Cancelled
from outline_editor.storage.lock import sole_writer
from tests.storage.faults import FaultyDisk

OLD = (
    "format: policy-outline/1\nid: a\ntitle: A\nstatus: draft\n"
    "outline:\n  - id: n-aa\n    text: old\n"
)
NEW = OLD.replace("old", "new")
ROW = node_ref("n-aa")

PROJECT = Path(__file__).parents[2]


class Desk:
    """A document that was changed, its journal, and the disk its file is on."""

    def __init__(self, folder: Path, journals: Path) -> None:
        self.folder = folder
        self.folder.mkdir()
        self.path = self.folder / "a.yaml"
        self.path.write_text(OLD)
        self.disk = FaultyDisk(self.folder)
        self.opened = open_document(self.path)
        self.journals = Journals(journals)
        self.kept: KeptDocument = self.journals.keep(
            self.opened.document, lambda: beginning_of(self.opened)
        )
        Editing(self.opened).set_field(ROW, "text", "new")

    def save(self) -> tuple[str, ...]:
        """The codes of what was said of it. Raises `NotSaved`."""
        with self.disk.installed():
            save = Save(self.opened, self.path)
            try:
                save.write()
            finally:
                remarks = save.end()
        return tuple([remark.code for remark in remarks])

    def recovered(self) -> str:
        """The text that the next start would find in the journal, `''` for no journal."""
        self.journals.close()
        for lock in self.journals.folder.glob("*.lock"):
            lock.unlink()
        texts = []
        for left in left_behind(self.journals.folder):
            texts.append(left.recovered().node("n-aa").text)
            left.release()
        assert len(texts) <= 1
        return "".join(texts)

    @property
    def names(self) -> list[str]:
        return sorted(os.listdir(self.folder))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "documents", tmp_path / "journals")
    yield desk
    desk.journals.close()


def _steps(folder: Path) -> list[str]:
    """The steps of a save on a disk that refuses nothing."""
    desk = Desk(folder / "documents", folder / "journals")
    desk.save()
    desk.journals.close()
    return desk.disk.taken


SAVE = [
    "open .outline-editor-new",
    "write .outline-editor-new",
    "fsync .outline-editor-new",
    "close .outline-editor-new",
    "replace .outline-editor-new",
    "fsync",
    "close",
]


def test_the_steps_of_a_save(tmp_path: Path) -> None:
    assert _steps(tmp_path) == SAVE


SAID = {
    errno.ENOSPC: "file.disk-full",
    errno.EIO: "file.not-written",
    errno.EACCES: "file.write-protected",
}


BESIDE = (0, 4)
"""The steps by which another file is put beside the old one, and into its place."""

REFUSED = [
    pytest.param(step, code, id=f"{SAVE[step]}-{errno.errorcode[code]}")
    for step in range(5)
    for code in SAID
    if not (step in BESIDE and code == errno.EACCES)
]


@pytest.mark.parametrize(("step", "code"), REFUSED)
def test_a_step_that_is_refused_leaves_the_old_file(desk: Desk, step: int, code: int) -> None:
    desk.disk.refusals = {step: code}
    with pytest.raises(NotSaved) as refused:
        desk.save()
    assert refused.value.message.code == SAID[code]
    assert "unchanged" in refused.value.message.text
    assert refused.value.owner is desk.opened
    assert len(desk.disk.taken) == step + 1 + (step in (1, 2))  # it is closed nevertheless
    assert desk.path.read_text() == OLD
    assert desk.names == ["a.yaml"]
    assert desk.opened.is_modified
    assert not desk.opened.is_being_saved
    assert desk.recovered() == "new"
    desk.disk.refusals = {}
    assert desk.save() == ()
    assert desk.path.read_text() == NEW
    assert not desk.opened.is_modified


@pytest.mark.parametrize("step", BESIDE, ids=[SAVE[step] for step in BESIDE])
def test_where_nothing_can_be_beside_it_the_file_is_written_over_and_both_are_kept(
    desk: Desk, step: int
) -> None:
    desk.disk.refusals = {step: errno.EACCES}
    assert desk.save() == ("file.written-over",)
    assert desk.path.read_text() == NEW
    assert not desk.opened.is_modified
    backups = kept_backups()
    kept = [backups.read(version).decode() for version in backups.versions(desk.path)]
    assert kept == [NEW, OLD]


@pytest.mark.parametrize("step", BESIDE, ids=[SAVE[step] for step in BESIDE])
def test_it_is_not_written_over_where_nothing_can_be_kept(desk: Desk, step: int) -> None:
    backups_folder().parent.mkdir(parents=True)
    backups_folder().write_text("")
    desk.disk.refusals = {step: errno.EACCES}
    with pytest.raises(NotSaved) as caught:
        desk.save()
    assert caught.value.message.code == "file.not-kept"
    assert f"kept before in {backups_folder()} (File exists)" in caught.value.message.text
    assert take_fault() is None  # that would say that it is saved
    assert desk.path.read_text() == OLD
    assert desk.names == ["a.yaml"]
    assert desk.recovered() == "new"


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES], ids=errno.errorcode.get)
def test_what_the_disk_does_not_confirm_stays_unsaved(desk: Desk, code: int) -> None:
    desk.disk.refusals = {SAVE.index("fsync"): code}
    assert desk.save() == ("file.unconfirmed",)
    assert desk.path.read_text() == NEW
    assert desk.names == ["a.yaml"]
    assert desk.opened.is_modified
    desk.disk.refusals = {}
    assert desk.save() == ()
    assert not desk.opened.is_modified


def test_a_folder_that_closes_with_an_error_is_no_fault(desk: Desk) -> None:
    desk.disk.refusals = {len(SAVE) - 1: errno.EIO}
    assert desk.save() == ()
    assert desk.path.read_text() == NEW
    assert not desk.opened.is_modified


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP], ids=errno.errorcode.get)
@pytest.mark.parametrize("step", [2, 5], ids=["file", "folder"])
def test_a_disk_that_knows_no_syncing_is_no_fault(desk: Desk, step: int, code: int) -> None:
    desk.disk.refusals = {step: code}
    assert desk.save() == ()
    assert desk.path.read_text() == NEW
    assert not desk.opened.is_modified


def test_what_is_refused_of_the_journal_is_said_and_it_begins_anew(tmp_path: Path) -> None:
    steps = 0
    while True:
        folder = tmp_path / str(steps)
        folder.mkdir()
        desk = Desk(folder / "documents", folder / "journals")
        desk.journals.close()  # has written the first edit
        disk = FaultyDisk(desk.journals.folder)
        disk.refusals = {steps: errno.EIO}
        with disk.installed():
            Editing(desk.opened).set_field(ROW, "text", "newer")
            desk.journals.close()
            fault = desk.journals.take_fault()
            if len(disk.taken) <= steps:
                assert fault is None
                break
            assert fault is not None, disk.taken
            assert "would not survive a crash" in fault.text
            Editing(desk.opened).set_field(ROW, "text", "newest")
        assert desk.recovered() == "newest", disk.taken
        steps += 1
    assert steps >= 2


SMALL_DISK = 'mount -t tmpfs -o size=64k none "$1" && shift && exec "$@"'


def test_a_disk_that_gets_full(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    small.mkdir()
    large.mkdir()
    on_disk = ["unshare", "--mount", "--map-root-user", "sh", "-c", SMALL_DISK, "sh", str(small)]
    if shutil.which("unshare") is None or subprocess.run([*on_disk, "true"]).returncode != 0:
        pytest.skip("no way to have a small disk")
    work = [*on_disk, sys.executable, "-m", "tests.app.full_disk", str(small), str(large)]
    done = subprocess.run(work, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "file.disk-full",
        "old file a.yaml",
        "journal has it",
        "() saved",
        "journal.not-written",
        "journal has it",
    ]


# In the way of a save


def test_a_file_that_changes_while_it_is_saved_is_not_overwritten(desk: Desk) -> None:
    save = Save(desk.opened, desk.path)
    theirs = OLD.replace("old", "theirs")

    def tell(done: float) -> None:
        if done > 0.5 and desk.path.read_text() != theirs:
            desk.path.write_text(theirs)

    with pytest.raises(ChangedOnDisk):
        save.write(tell)
    save.end()
    assert desk.path.read_text() == theirs
    assert desk.opened.is_modified


def test_a_file_that_can_not_be_compared_is_not_overwritten(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program may have changed it, on a disk that does not tell just now."""
    theirs = OLD.replace("old", "theirs")
    desk.path.write_text(theirs)
    opened = os.open

    def fail_to_read(path: Any, flags: int, *args: Any, **named: Any) -> int:
        if str(path) == str(desk.path) and not flags & (os.O_WRONLY | os.O_RDWR):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return opened(path, flags, *args, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", fail_to_read)
        with pytest.raises(NotSaved) as caught:
            desk.save()
    assert caught.value.message.code == "file.unreadable"
    assert desk.path.read_text() == theirs
    assert desk.opened.is_modified
    with pytest.raises(ChangedOnDisk):
        desk.save()


def test_how_far_it_has_come_goes_forward_only(tmp_path: Path) -> None:
    """With so many rows that each share of the work is told of in parts."""
    rows = "".join(f"  - {{id: n-{number:04}, text: row}}\n" for number in range(3_000))
    (tmp_path / "a.yaml").write_text(f"format: policy-outline/1\nid: a\noutline:\n{rows}")
    opened = open_document(tmp_path / "a.yaml")
    told: list[float] = []
    save = Save(opened, tmp_path / "a.yaml")
    save.write(told.append)
    save.end()
    assert told == sorted(told)
    assert len(set(told)) > 20
    assert 0.9 < told[-1] <= 1


def test_it_can_be_cancelled_until_the_file_is_replaced(desk: Desk) -> None:
    told: list[float] = []
    save = Save(desk.opened, desk.path)
    save.write(told.append)
    save.end()
    assert told == sorted(told)
    for moment in range(len(told)):
        desk.path.write_text(OLD)
        opened = open_document(desk.path)
        Editing(opened).set_field(ROW, "text", "new")
        _cancel(opened, moment)
        assert desk.path.read_text() == OLD
        assert opened.is_modified
    assert desk.names == ["a.yaml"]


def _cancel(opened: OpenDocument, moment: int) -> None:
    left = moment

    def tell(_done: float) -> None:
        nonlocal left
        if left == 0:
            raise Cancelled
        left -= 1

    assert opened.path is not None
    save = Save(opened, opened.path)
    with pytest.raises(Cancelled):
        save.write(tell)
    save.end()


def test_waiting_for_another_process_can_be_cancelled(desk: Desk) -> None:
    save = Save(desk.opened, desk.path)

    def tell(done: float) -> None:
        if done == 0.95:
            raise Cancelled

    with sole_writer(desk.path, locks_folder()), pytest.raises(Cancelled):
        save.write(tell)
    save.end()
    assert desk.path.read_text() == OLD


def test_what_another_process_changes_and_writes_back_comes_before_or_after(desk: Desk) -> None:
    written = threading.Event()
    save = Save(desk.opened, desk.path)

    def write() -> None:
        save.write()
        written.set()

    with sole_writer(desk.path, locks_folder()):
        thread = threading.Thread(target=write)
        thread.start()
        assert not written.wait(0.2)
        assert desk.path.read_text() == OLD
    thread.join()
    save.end()
    assert desk.path.read_text() == NEW

"""A file is written while no other process writes it, and its versions are kept."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from filelock import FileLock

import outline_editor
from outline_editor.app import saves
from outline_editor.app.backups import kept_backups, take_fault
from outline_editor.app.editing import Editing
from outline_editor.app.exporting import export_text
from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.app.paths import backups_folder, locks_folder
from outline_editor.app.saves import Save
from outline_editor.app.writing import put_beside, put_file
from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import OutlineError
from outline_editor.core.progress import Cancelled
from outline_editor.storage import lock
from outline_editor.storage.atomic import Keep
from outline_editor.storage.files import Written, write_file
from outline_editor.storage.lock import sole_writer
from tests.app.conftest import TEXT


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)


def test_it_is_written_once_the_other_is_done(file: Path) -> None:
    written = threading.Event()

    def write() -> None:
        put_file(file, b"new")
        written.set()

    with sole_writer(file, locks_folder()):
        thread = threading.Thread(target=write)
        thread.start()
        assert not written.wait(0.2)
        assert file.read_text("utf-8") == TEXT
        file.write_bytes(b"of the other")
    thread.join()
    assert file.read_bytes() == b"new"
    backups = kept_backups()
    assert [backups.read(one) for one in backups.versions(file)] == [b"new", b"of the other"]


def test_a_name_that_is_taken_meanwhile_is_not_written_to(file: Path) -> None:
    first, second = file.with_name("a (copy).yaml"), file.with_name("a (copy 2).yaml")
    made: list[Path] = []
    written = threading.Event()

    def write() -> None:
        made.append(put_beside(file, "copy", b"new")[0])
        written.set()

    with sole_writer(first, locks_folder()):
        thread = threading.Thread(target=write)
        thread.start()
        assert not written.wait(0.2)
        first.write_bytes(b"of the other")
    thread.join()
    assert made == [second]
    assert first.read_bytes() == b"of the other"
    assert second.read_bytes() == b"new"


def test_waiting_can_be_cancelled(file: Path) -> None:
    def cancel() -> None:
        raise Cancelled

    with sole_writer(file, locks_folder()), pytest.raises(Cancelled):
        put_file(file, b"new", cancel)
    assert file.read_text("utf-8") == TEXT


@pytest.mark.usefixtures("impatient")
class TestTheOtherNeverEnds:
    def test_a_script_is_told(self, file: Path) -> None:
        document = outline_editor.load(file)
        with (
            sole_writer(file, locks_folder()),
            pytest.raises(OutlineError, match="Another process is changing"),
        ):
            outline_editor.save(document, file)
        assert file.read_text("utf-8") == TEXT

    def test_an_export_is_not_written(self, file: Path, tmp_path: Path) -> None:
        document, target = open_document(file).document, tmp_path / "a.txt"
        target.write_bytes(b"hours of work")
        with (
            sole_writer(target, locks_folder()),
            pytest.raises(OutlineError, match="Another process is changing"),
        ):
            export_text(document.root, document.header, target)
        assert target.read_bytes() == b"hours of work"


class TestCancelledSaves:
    """Cancel reaches a save that waits for another process to let go of the versions."""

    @pytest.fixture
    def opened(self, file: Path) -> OpenDocument:
        opened = open_document(file)
        Editing(opened).set_field(node_ref("n-aa"), "text", "two")
        backups_folder().mkdir(parents=True)
        return opened

    def test_before_the_file_is_written_it_stays_as_it_was(
        self, opened: OpenDocument, file: Path
    ) -> None:
        def tell(done: float) -> None:
            if done == 0.95:
                raise Cancelled

        save = Save(opened, file)
        with FileLock(backups_folder() / "lock"), pytest.raises(Cancelled):
            save.write(tell)
        save.end()
        assert file.read_text("utf-8") == TEXT

    def test_after_it_only_the_version_is_missing(
        self, opened: OpenDocument, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        others = FileLock(backups_folder() / "lock")

        def write_then_lock(path: Path, data: bytes, keep: Keep | None) -> Written:
            written = write_file(path, data, keep)
            others.acquire()
            return written

        def tell(_done: float) -> None:
            if others.is_locked:
                raise Cancelled

        monkeypatch.setattr(saves, "write_file", write_then_lock)
        save = Save(opened, file)
        save.write(tell)
        others.release()
        save.end()
        assert "text: two" in file.read_text("utf-8")
        assert not opened.is_modified
        fault = take_fault()
        assert fault is not None
        assert "another process has held" in fault.text

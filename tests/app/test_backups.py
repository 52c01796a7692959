"""What is saved is kept, with what it overwrote; keeping never stands in the way of saving."""

from __future__ import annotations

import errno
import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import outline_editor
from outline_editor.app.backups import certain_keep, keeping_versions, kept_backups, take_fault
from outline_editor.app.exporting import export_text
from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.app.paths import backups_folder, settings_file
from outline_editor.app.repairing import repaired_document
from outline_editor.app.saves import Save
from outline_editor.app.writing import put_file
from outline_editor.core.addresses import concept_ref, node_ref
from outline_editor.core.errors import OutlineError
from outline_editor.storage import limits
from outline_editor.storage.version_index import VersionOrigin
from tests.app.conftest import TEXT
from tests.app.journal_desk import refuse
from tests.storage.faults import refuse_listing, refuse_looking, refuse_reading


@pytest.fixture
def opened(file: Path) -> OpenDocument:
    return open_document(file)


def edit(opened: OpenDocument, text: str) -> None:
    with opened.document.transaction("Change") as transaction:
        transaction.set(node_ref("n-aa"), text=text)


def set_most(number: int) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(f'{{"versions_most": {number}}}', "utf-8")


def kept(file: Path) -> list[tuple[VersionOrigin, bytes]]:
    """All that is kept of a file, the oldest first."""
    backups = kept_backups()
    return [(one.origin, backups.read(one)) for one in reversed(backups.versions(file))]


class TestSaving:
    def test_what_was_found_is_kept_with_what_is_saved(
        self, opened: OpenDocument, file: Path
    ) -> None:
        os.utime(file, (1_600_000_000, 1_600_000_000))
        edit(opened, "two")
        opened.save(file)
        two = file.read_bytes()
        edit(opened, "three")
        opened.save(file)
        saved = VersionOrigin.SAVED
        assert kept(file) == [
            (VersionOrigin.FOUND, TEXT.encode()),
            (saved, two),
            (saved, file.read_bytes()),
        ]
        first = kept_backups().versions(file)[-1]
        assert first.time == datetime.fromtimestamp(1_600_000_000, UTC)

    def test_what_another_program_wrote_meanwhile_is_kept(
        self, opened: OpenDocument, file: Path
    ) -> None:
        edit(opened, "two")
        opened.save(file)
        file.write_bytes(b"not even an outline")
        save = Save(opened, file, overwriting=(opened,))
        save.write()
        save.end()
        assert (VersionOrigin.FOUND, b"not even an outline") in kept(file)

    def test_what_was_found_is_kept_though_no_limit_is_known(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("OUTLINE_EDITOR_LARGEST_FILE", "32MB")
        file = tmp_path / "a.yaml"
        file.write_bytes(b"theirs")
        put_file(file, b"mine")
        assert [data for _, data in kept(file)] == [b"theirs", b"mine"]

    def test_what_is_too_large_to_be_read_is_kept(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("OUTLINE_EDITOR_LARGEST_FILE", "1")
        file, theirs = tmp_path / "large.yaml", b"x" * 1_000_001
        file.write_bytes(theirs)
        put_file(file, b"mine")
        assert [data for _, data in kept(file)] == [theirs, b"mine"]

    def test_what_can_t_be_kept_is_not_written_over(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("OUTLINE_EDITOR_LARGEST_FILE", "1")
        file = tmp_path / "large.yaml"
        with file.open("wb") as stream:
            stream.truncate(257_000_000)
        with pytest.raises(OutlineError) as caught:
            put_file(file, b"mine")
        assert caught.value.message.text == (
            f"{file} was not written: what another program has put there is 257 MB large, and no "
            "more than 256 MB is kept as an earlier version. Save under another name, or move "
            "that file away first."
        )
        assert file.stat().st_size == 257_000_000
        set_most(0)
        put_file(file, b"mine")
        assert file.read_bytes() == b"mine"
        assert take_fault() is None

    @pytest.mark.parametrize("code", [errno.EIO, errno.EACCES])
    def test_what_can_t_be_read_is_not_written_over(self, tmp_path: Path, code: int) -> None:
        """It would be in no version, and nobody would know."""
        file = tmp_path / "a.yaml"
        file.write_bytes(b"theirs")
        with pytest.MonkeyPatch.context() as patch:
            refuse_reading(patch, file, code=code)
            with pytest.raises(OutlineError) as caught:
                put_file(file, b"mine")
        assert caught.value.message.text == (
            f"{file} was not written: what stands there can't be read ({os.strerror(code)}), so "
            "that it can't be kept as an earlier version. Try again, or save under another name."
        )
        assert file.read_bytes() == b"theirs"
        put_file(file, b"mine")
        assert [data for _, data in kept(file)] == [b"theirs", b"mine"]

    def test_a_folder_that_may_not_be_entered_is_told_as_such(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "a.yaml"
        refuse_looking(monkeypatch, file, code=errno.EACCES)
        with pytest.raises(OutlineError, match="you may not write there"):
            put_file(file, b"mine")

    def test_what_tells_no_time_is_kept(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Such as one that is no year of our calendar."""
        file, stat = tmp_path / "a.yaml", os.stat
        file.write_bytes(b"theirs")

        def odd(path: Any, **named: Any) -> Any:
            found = stat(path, **named)
            if path == file:
                told: Any = found.__reduce__()[1]
                found = os.stat_result(told[0], told[1] | {"st_mtime": 1e12})
            return found

        with monkeypatch.context() as patch:
            patch.setattr(os, "stat", odd)
            put_file(file, b"mine")
        assert [data for _, data in kept(file)] == [b"theirs", b"mine"]

    def test_what_was_saved_here_is_written_over_however_large(
        self, opened: OpenDocument, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limits, "_allowed", 0)
        monkeypatch.setattr("outline_editor.app.backups._KEPT_ANYWAY", 1_000)
        monkeypatch.setattr(limits, "MEGABYTE", 1_000)
        monkeypatch.setenv("OUTLINE_EDITOR_LARGEST_FILE", "1")
        for number in range(3):
            edit(opened, f"{number}" * 1_500)
            opened.save(file)
        assert len(kept(file)) == 4
        assert take_fault() is None

    def test_what_another_program_is_writing_is_not_written_over(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "log.yaml"
        file.write_bytes(b"one line\n")
        read = os.read

        def read_while_it_grows(descriptor: int, length: int) -> bytes:
            chunk = read(descriptor, length)
            if chunk.startswith(b"one line"):
                with file.open("ab") as stream:
                    stream.write(b"another\n")
            return chunk

        with monkeypatch.context() as patch:
            patch.setattr(os, "read", read_while_it_grows)
            with pytest.raises(OutlineError, match="another program is writing it"):
                put_file(file, b"mine")
        assert file.read_bytes() == b"one line\nanother\n"

    def test_a_new_file_has_one_version(self, opened: OpenDocument, tmp_path: Path) -> None:
        other = tmp_path / "other.yaml"
        opened.save(other)
        assert kept(other) == [(VersionOrigin.SAVED, other.read_bytes())]

    def test_a_codebook_is_kept_too(self, tmp_path: Path) -> None:
        codebook = tmp_path / "codebook.yaml"
        codebook.write_text(
            "format: policy-codebook/1\nid: c\nconcepts:\n  - id: one\n    label: {en: One}\n",
            "utf-8",
        )
        file = tmp_path / "a.yaml"
        file.write_text(TEXT.replace("outline:", "codebook: codebook.yaml\noutline:"), "utf-8")
        opened = open_document(file)
        shared = opened.named.shared
        assert shared is not None
        with shared.document.transaction("Change") as transaction:
            transaction.set(concept_ref("one"), definition="the first")
        before = codebook.read_bytes()
        opened.save(file)
        assert [data for _, data in kept(codebook)] == [before, codebook.read_bytes()]

    def test_a_repaired_source_is_kept(self, file: Path) -> None:
        file.write_text(TEXT.replace("status: draft", "status: drafty"), "utf-8")
        broken = file.read_bytes()
        opened = open_document(file)
        assert opened.read_only
        repair = next(problem.repairs[0] for problem in opened.file_problems if problem.repairs)
        repaired_document(opened, repair).save(file)
        assert [data for _, data in kept(file)] == [broken, file.read_bytes()]

    def test_an_exported_text_leaves_what_it_overwrites(
        self, opened: OpenDocument, tmp_path: Path
    ) -> None:
        target = tmp_path / "a.txt"
        target.write_bytes(b"hours of work")
        export_text(opened.document.root, opened.document.header, target)
        assert [data for _, data in kept(target)] == [b"hours of work", target.read_bytes()]

    def test_a_script_keeps_what_it_overwrites(self, file: Path) -> None:
        document = outline_editor.load(file)
        with document.transaction("Change") as transaction:
            transaction.set(node_ref("n-aa"), text="two")
        outline_editor.save(document, file)
        assert [data for _, data in kept(file)] == [TEXT.encode(), file.read_bytes()]

    def test_a_save_that_fails_adds_no_version(self, file: Path) -> None:
        with pytest.raises(ZeroDivisionError), keeping_versions(file):
            raise ZeroDivisionError
        assert kept(file) == [(VersionOrigin.FOUND, TEXT.encode())]


class TestLimits:
    def test_they_are_settings(self, opened: OpenDocument, file: Path) -> None:
        set_most(2)
        for text in "bcde":
            edit(opened, text)
            opened.save(file)
        assert len(kept(file)) == 2

    def test_nothing_goes_by_settings_that_can_t_be_read(
        self, opened: OpenDocument, file: Path
    ) -> None:
        set_most(2)
        with pytest.MonkeyPatch.context() as patch:
            refuse_reading(patch, settings_file())
            for text in "bcde":
                edit(opened, text)
                opened.save(file)
            assert len(kept(file)) == 5
        edit(opened, "f")
        opened.save(file)
        assert len(kept(file)) == 2

    def test_none_are_kept_where_none_are_wanted(self, opened: OpenDocument, file: Path) -> None:
        set_most(0)
        edit(opened, "two")
        opened.save(file)
        assert not backups_folder().exists()
        assert take_fault() is None


class TestFaults:
    @pytest.fixture
    def blocked(self) -> Path:
        """Where the folder of versions would be, something else is."""
        folder = backups_folder()
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.write_text("")
        return folder

    def test_the_file_is_saved_and_the_fault_told_once(
        self, opened: OpenDocument, file: Path, blocked: Path
    ) -> None:
        for text in ("two", "three"):
            edit(opened, text)
            opened.save(file)
        assert "three" in file.read_text("utf-8")
        assert not opened.is_modified
        fault = take_fault()
        assert fault is not None
        assert fault.text.startswith(
            f"a.yaml is saved, but its versions can't be kept in {blocked}"
        )
        edit(opened, "four")
        opened.save(file)
        assert take_fault() is None

    def test_what_can_t_be_let_go_is_told_once_and_the_version_is_kept(
        self, opened: OpenDocument, file: Path
    ) -> None:
        opened.save(file)
        [lists] = backups_folder().glob("files")
        (backups_folder() / "swept").unlink()
        with pytest.MonkeyPatch.context() as patch:
            refuse_listing(patch, lists)
            edit(opened, "two")
            opened.save(file)
            fault = take_fault()
            assert fault is not None
            assert fault.text == (
                f"{file.name} is saved, and so is its version, but older ones in "
                f"{backups_folder()} could not be looked through, or let go: Input/output error. "
                "They may take more room than you have set."
            )
            edit(opened, "three")
            opened.save(file)
            assert take_fault() is None
        assert len(kept(file)) == 3

    @pytest.mark.parametrize(("lost", "left"), [(b"theirs", b"mine"), (b"mine", b"theirs")])
    def test_that_something_is_not_kept_is_told_rather_than_what_can_t_be_let_go(
        self, tmp_path: Path, lost: bytes, left: bytes
    ) -> None:
        """Whichever comes first."""
        file = tmp_path / "a.yaml"
        put_file(file, b"one")
        file.write_bytes(b"theirs")
        (backups_folder() / "swept").unlink()
        (backups_folder() / "contents" / hashlib.sha256(lost).hexdigest()[:2]).touch()
        with pytest.MonkeyPatch.context() as patch:
            refuse_listing(patch, backups_folder() / "files")
            put_file(file, b"mine")
        fault = take_fault()
        assert fault is not None
        assert "its versions can't be kept" in fault.text
        assert [data for _, data in kept(file)] == [b"one", left]

    def test_what_is_not_written_is_not_told_as_saved(self, tmp_path: Path, blocked: Path) -> None:
        file = tmp_path / "a.yaml"
        file.write_bytes(b"theirs")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "replace", refuse)
            with pytest.raises(OutlineError, match="the disk is full"):
                put_file(file, b"mine")
        assert take_fault() is None
        put_file(file, b"mine")
        fault = take_fault()
        assert fault is not None
        assert str(blocked) in fault.text

    def test_what_can_only_be_written_over_is_though_older_ones_can_t_be_let_go(
        self, file: Path
    ) -> None:
        put_file(file, b"one")
        (backups_folder() / "swept").unlink()
        with pytest.MonkeyPatch.context() as patch:
            refuse_listing(patch, backups_folder() / "files")
            keep = certain_keep(file, lambda: None)
            assert keep is not None
            keep(b"two")
        assert [data for _, data in kept(file)][-1] == b"two"

    def test_it_is_told_again_after_it_was_well(
        self, opened: OpenDocument, file: Path, blocked: Path
    ) -> None:
        opened.save(file)
        assert take_fault() is not None
        blocked.unlink()
        opened.save(file)
        assert take_fault() is None
        (blocked / "files").rename(blocked / "gone")
        (blocked / "files").write_text("")
        edit(opened, "two")
        opened.save(file)
        assert take_fault() is not None

    def test_a_script_is_not_disturbed(
        self, file: Path, blocked: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        outline_editor.save(outline_editor.load(file), file)
        assert str(blocked) in caplog.text

    def test_what_raises_from_saving_is_told_as_ever(self, opened: OpenDocument) -> None:
        with pytest.raises(OutlineError, match="no such folder"):
            opened.save(Path("/nowhere/a.yaml"))

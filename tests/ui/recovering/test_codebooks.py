"""Codebooks come back after a crash, in a document that names them."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from outline_editor.app import codebook_copies
from outline_editor.app.paths import claims_folder, journals_folder
from outline_editor.app.saves import Save
from outline_editor.core.addresses import DOCUMENT, concept_ref
from outline_editor.storage import atomic
from outline_editor.storage.claims import Claims
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import Windows
from tests.ui.conftest import SAMPLES, OpenWindow
from tests.ui.recovering.crashes import Crash, Offer, recover, recover_telling

pytestmark = pytest.mark.answers_dialogs


def test_a_codebook_comes_back_in_a_document_that_names_it(
    show: OpenWindow, tmp_path: Path, windows: Windows, crash: Crash, offer: Offer
) -> None:
    for name in ("miit-2019-press.yaml", "codebook.yaml"):
        shutil.copy(SAMPLES / name, tmp_path)
    window = show(tmp_path / "miit-2019-press.yaml")
    ref = concept_ref("state-advances")
    window.session.editing.set_field(ref, "definition", "changed")
    crash(window)
    (listed,) = offer(recover)
    assert listed.startswith("codebook.yaml\n")
    (again,) = windows.all()
    (codebook,) = again.session.opened.named.modified
    assert codebook.document.require(ref).definition == "changed"
    again.run("edit.undo")
    assert not again.session.opened.is_modified


def test_a_codebook_that_was_changed_while_it_was_saved_comes_back(
    show: OpenWindow, tmp_path: Path, windows: Windows, crash: Crash, offer: Offer
) -> None:
    for name in ("miit-2019-press.yaml", "codebook.yaml"):
        shutil.copy(SAMPLES / name, tmp_path)
    window = show(tmp_path / "miit-2019-press.yaml")
    session, ref = window.session, concept_ref("state-advances")
    session.editing.set_field(ref, "definition", "one")
    assert session.opened.path is not None
    save = Save(session.opened, session.opened.path)
    session.editing.set_field(ref, "definition", "two")
    save.write()
    save.end()
    session.tell_saved()
    # The second time the journal begins with the file, and holds what was recovered as edits.
    for definition in ("two", "three"):
        crash(*windows.all())
        (listed,) = offer(recover)
        assert listed.startswith("codebook.yaml\n")
        (again,) = windows.all()
        (codebook,) = again.session.opened.named.modified
        assert codebook.document.require(ref).definition == definition
        again.session.editing.set_field(ref, "definition", "three")
    again.run("edit.undo")
    again.run("edit.undo")
    assert codebook.document.require(ref).definition == "one"
    assert not again.session.opened.is_modified


def test_what_was_undone_in_a_codebook_while_it_was_saved_comes_back(
    show: OpenWindow, tmp_path: Path, crash: Crash, offer: Offer
) -> None:
    for name in ("miit-2019-press.yaml", "codebook.yaml"):
        shutil.copy(SAMPLES / name, tmp_path)
    before = (tmp_path / "codebook.yaml").read_text("utf-8")
    window = show(tmp_path / "miit-2019-press.yaml")
    session, ref = window.session, concept_ref("state-advances")
    session.editing.set_field(ref, "definition", "one")
    assert session.opened.path is not None
    save = Save(session.opened, session.opened.path)
    window.run("edit.undo")
    QApplication.processEvents()
    assert not session.opened.named.modified
    save.write()
    assert "definition: one\n" in (tmp_path / "codebook.yaml").read_text("utf-8")
    crash(window)
    told: list[str] = []
    (listed,) = offer(lambda dialog: recover_telling(dialog, told))
    assert listed.startswith("codebook.yaml\n")
    copy = tmp_path / "codebook (recovered).yaml"
    assert str(copy) in told[0]
    assert copy.read_text("utf-8") == before


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_codebook_that_can_t_be_as_it_was_is_put_into_a_file_beside_it(
    show: OpenWindow,
    tmp_path: Path,
    windows: Windows,
    keeping: Safekeeping,
    is_gone: bool,
    offer: Offer,
    crash: Crash,
) -> None:
    ref = concept_ref("state-advances")
    crash_with_codebook(show, tmp_path, "older", crash)
    crash_with_codebook(show, tmp_path, "newer", crash)
    for journal in journals_folder().glob("*.journal"):
        when = 1_000_000_000 + 60 * (b"newer" in journal.read_bytes())
        os.utime(journal, (when, when))
    before = (tmp_path / "codebook.yaml").read_bytes()
    if is_gone:
        (tmp_path / "miit-2019-press.yaml").unlink()
    told: list[str] = []
    newer, older = offer(lambda dialog: recover_telling(dialog, told))
    assert "newer changes to this codebook" in older
    assert "newer changes" not in newer
    copies = [tmp_path / f"codebook (recovered{number}).yaml" for number in ("", " 2")]
    texts = ["newer", "older"] if is_gone else ["older"]
    for copy, text, words in zip(copies, texts, told, strict=False):
        assert str(copy) in words
        assert f"definition: {text}" in copy.read_text("utf-8")
    assert len(told) == len(texts)
    for window in windows.all():
        (codebook,) = window.session.opened.named.modified
        assert codebook.document.require(ref).definition == "newer"
    assert (tmp_path / "codebook.yaml").read_bytes() == before
    keeping.journals.close()
    assert len(list(journals_folder().glob("*.journal"))) == len(windows.all())


def test_a_codebook_stays_in_the_list_where_another_process_has_its_document(
    show: OpenWindow,
    tmp_path: Path,
    windows: Windows,
    keeping: Safekeeping,
    offer: Offer,
    crash: Crash,
) -> None:
    crash_with_codebook(show, tmp_path, "changed", crash)
    other = Claims(claims_folder())
    other.take(tmp_path / "miit-2019-press.yaml")
    told: list[str] = []
    offer(lambda dialog: recover_telling(dialog, told))
    assert told[0].endswith("the unsaved changes stay in the list.")
    assert windows.all() == ()
    other.close()
    assert len(offer(recover)) == 1
    assert windows.all()[0].session.opened.named.modified


def test_a_codebook_whose_copy_may_not_last_stays_in_the_list(
    show: OpenWindow,
    tmp_path: Path,
    keeping: Safekeeping,
    monkeypatch: pytest.MonkeyPatch,
    offer: Offer,
    crash: Crash,
) -> None:
    crash_with_codebook(show, tmp_path, "changed", crash)
    (tmp_path / "codebook.yaml").unlink()
    sync_folder = atomic.sync_folder

    def unconfirmed(folder: Path) -> str:
        return "Input/output error" if folder == tmp_path else sync_folder(folder)

    told: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "sync_folder", unconfirmed)
        offer(lambda dialog: recover_telling(dialog, told))
    assert told[0].endswith("did not confirm that it will last. The changes stay in the list.")
    keeping.journals.close()
    assert len(offer(lambda dialog: recover_telling(dialog, told))) == 1
    assert str(tmp_path / "codebook (recovered 2).yaml") in told[1]
    keeping.journals.close()
    assert list(journals_folder().glob("*.journal")) == []


def test_the_copy_of_a_codebook_is_made_beside_the_window(
    show: OpenWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    offer: Offer,
    crash: Crash,
) -> None:
    crash_with_codebook(show, tmp_path, "changed", crash)
    (tmp_path / "codebook.yaml").unlink()
    put_beside, threads = codebook_copies.put_beside, list[threading.Thread]()

    def put(*args: Any) -> Any:
        threads.append(threading.current_thread())
        return put_beside(*args)

    monkeypatch.setattr(codebook_copies, "put_beside", put)
    offer(lambda dialog: recover_telling(dialog, []))
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def crash_with_codebook(show: OpenWindow, folder: Path, definition: str, crash: Crash) -> None:
    for name in ("miit-2019-press.yaml", "codebook.yaml"):
        shutil.copy(SAMPLES / name, folder)
    window = show(folder / "miit-2019-press.yaml")
    ref = concept_ref("state-advances")
    window.session.editing.set_field(ref, "definition", definition)
    crash(window)


def test_a_document_is_with_the_codebook_that_it_came_to_name(
    show: OpenWindow, tmp_path: Path, windows: Windows, crash: Crash, offer: Offer
) -> None:
    for name in ("miit-2019-press.yaml", "codebook.yaml"):
        shutil.copy(SAMPLES / name, tmp_path)
    shutil.copy(tmp_path / "codebook.yaml", tmp_path / "other.yaml")
    window = show(tmp_path / "miit-2019-press.yaml")
    window.session.editing.set_field(DOCUMENT, "codebook", "other.yaml")
    crash(window)
    offer(recover)
    (again,) = windows.all()
    named = again.session.opened.named
    assert named.shared is not None
    assert (named.now.reference, named.shared.path.name) == ("other.yaml", "other.yaml")

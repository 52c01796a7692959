"""A file that another process has open: told, read, copied, and edited once it is let go."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from outline_editor.app.paths import claims_folder
from outline_editor.app.readying import Ready, make_ready
from outline_editor.core.progress import Tell
from outline_editor.storage.claims import Claims
from outline_editor.ui import opening
from outline_editor.ui.application import open_windows
from outline_editor.ui.claiming import Claiming
from outline_editor.ui.dialogs.versions import VersionsDialog
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.notice_bar import NoticeBar
from outline_editor.ui.outside_changes import OutsideChanges
from outline_editor.ui.windows import shared_windows
from tests.ui.answers import choose_file, click, press
from tests.ui.conftest import OpenWindow, edit

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def other() -> Iterator[Claims]:
    """Another process, as far as claims go."""
    claims = Claims(claims_folder())
    yield claims
    claims.close()


@pytest.fixture
def held(other: Claims, outline: Path) -> Path:
    """A file that the other process has open."""
    assert other.take(outline) is None
    return outline


def notice(window: MainWindow) -> NoticeBar:
    bar = window.findChild(NoticeBar, "heldNotice")
    assert bar is not None
    return bar


def accept(qtbot: QtBot, window: MainWindow, offer: str) -> None:
    """Take up what the notice offers."""
    button = notice(window).findChild(QPushButton, "offer0")
    assert button is not None
    assert button.text() == offer
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def first_text(window: MainWindow) -> str:
    return window.outline.model().index(0, 0).data()


@pytest.mark.answers_dialogs
class TestOpening:
    def test_who_has_it_is_told_and_it_can_be_read(
        self, show: OpenWindow, held: Path, other: Claims, qtbot: QtBot
    ) -> None:
        window = show(None)
        owner = shared_windows().claims.owner(held)
        assert owner is not None
        asked = press("Open Read-Only")
        assert window.files.open_path(held) is window
        assert asked == ["a.yaml is open elsewhere."]
        assert notice(window).text == (
            f"Open in another Outline Editor since {datetime.now():%H:%M} (process "
            f"{owner.process}, {owner.user}@{owner.host}), so that it can only be read here. What "
            "is saved there is shown here."
        )
        assert window.windowTitle() == "a.yaml (read-only)[*] — Outline Editor"
        assert window.session.opened.state.text == "read-only: open elsewhere"
        for action in ("file.save", "file.revert", "row.insert_below", "row.delete"):
            assert not window.actions_by_id[action].isEnabled()
        said: list[str] = []
        window.session.said.connect(lambda message: said.append(message.text))
        qtbot.keyClick(window.outline, Qt.Key.Key_X)
        window.run("file.save_as")
        assert len(said) == 2
        assert all("open in another Outline Editor" in one for one in said)
        assert first_text(window) == "first"

    def test_a_copy_is_a_document_of_its_own(
        self, show: OpenWindow, held: Path, qtbot: QtBot
    ) -> None:
        window = show(None)
        press("Open a Copy")
        window.files.open_path(held)
        assert window.windowTitle() == "a (copy).yaml[*] — Outline Editor"
        assert window.isWindowModified()
        edit(qtbot, window)
        before = held.read_text()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
        assert held.read_text() == before
        assert "first!" in held.with_name("a (copy).yaml").read_text()

    def test_it_is_asked_at_the_start_of_the_program_too(self, held: Path, qtbot: QtBot) -> None:
        mine = held.with_name("b.yaml")
        mine.write_bytes(held.read_bytes())
        asked = press("Open Read-Only")
        open_windows([held, mine])
        assert asked == ["a.yaml is open elsewhere."]
        windows = shared_windows().all()
        assert [window.session.read_only for window in windows] == [True, False]
        for window in windows:
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
            qtbot.addWidget(window)

    def test_cancelled_nothing_is_opened(self, show: OpenWindow, held: Path) -> None:
        window = show(None)
        press("Cancel")
        assert window.files.open_path(held) is None
        assert shared_windows().all() == (window,)
        assert window.session.opened.is_blank
        assert shared_windows().recent_files() == ()

    def test_a_claim_of_a_process_that_is_gone_is_in_nobodys_way(
        self, show: OpenWindow, held: Path, other: Claims, qtbot: QtBot
    ) -> None:
        record = next(claims_folder().glob("*.json")).read_bytes()
        other.close()
        (claims_folder() / "0.json").write_bytes(record)
        window = show(None)
        window.files.open_path(held)
        edit(qtbot, window)
        assert first_text(window) == "first!"

    def test_nothing_is_written_over_it(
        self, show: OpenWindow, held: Path, tmp_path: Path, qtbot: QtBot
    ) -> None:
        mine = tmp_path / "b.yaml"
        mine.write_bytes(held.read_bytes())
        window = show(mine)
        edit(qtbot, window)
        before = held.read_bytes()
        came = choose_file(qtbot, held)
        told: list[str] = []
        clicking = QTimer()
        clicking.timeout.connect(lambda: click(told, "Yes", "OK"))
        clicking.start(20)
        window.run("file.save_as")
        clicking.stop()
        assert came()
        assert told[-1].endswith("Take another name.")
        assert held.read_bytes() == before
        assert window.session.opened.path == mine


class TestReading:
    def test_what_is_saved_there_is_shown_here(
        self, show: OpenWindow, held: Path, qtbot: QtBot
    ) -> None:
        window = show(held)
        window.outline.set_current("n-bb")
        held.write_text(held.read_text().replace("first", "from there"))
        qtbot.waitUntil(lambda: first_text(window) == "from there")
        assert window.outline.current_id() == "n-bb"
        assert window.session.read_only
        assert not window.isWindowModified()
        window.run("edit.undo")
        assert first_text(window) == "from there"
        # What is half written is shown once it is whole.
        whole = held.read_text()
        held.write_text("format: [")
        changes = window.findChild(OutsideChanges)
        assert changes is not None
        changes.look()
        assert first_text(window) == "from there"
        held.write_text(whole.replace("from there", "later"))
        qtbot.waitUntil(lambda: first_text(window) == "later")
        bar = window.findChild(NoticeBar, "outsideBar")
        assert bar is not None
        assert not bar.text

    def test_what_has_errors_there_is_shown_with_them(
        self, show: OpenWindow, held: Path, qtbot: QtBot
    ) -> None:
        window = show(held)
        held.write_text(held.read_text().replace("n-bb", "n-aa").replace("first", "from there"))
        qtbot.waitUntil(lambda: first_text(window) == "from there")
        assert window.session.opened.has_errors
        assert window.session.opened.state.text == "read-only: open elsewhere"

    def test_it_can_be_edited_here_once_it_is_let_go(
        self, show: OpenWindow, held: Path, other: Claims, qtbot: QtBot
    ) -> None:
        window = show(held)
        held.write_text(held.read_text().replace("first", "from there"))
        other.close()
        shared_windows().held_files.look()
        assert notice(window).text == "This file is not open elsewhere any more."
        accept(qtbot, window, "Edit Here")
        assert notice(window).isHidden()
        assert not window.actions_by_id["edit.undo"].isEnabled()
        edit(qtbot, window)
        assert first_text(window) == "from there!"
        assert other.owner(held) is not None
        qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
        assert "from there!" in held.read_text()
        shared_windows().claims.close()

    def test_what_was_saved_there_last_may_come_while_the_file_is_read_to_be_edited(
        self,
        show: OpenWindow,
        held: Path,
        other: Claims,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        claiming = Claiming(shared_windows())
        window = show(held)
        other.close()
        shared_windows().held_files.look()
        shown = threading.Event()

        def read_once_shown(path: Path, tell: Tell) -> Ready:
            assert shown.wait(10)
            return make_ready(path, tell)

        def save_there() -> None:
            held.write_text(held.read_text().replace("first", "from there"))
            changes = window.findChild(OutsideChanges)
            assert changes is not None
            changes.look()
            assert first_text(window) == "from there"
            assert window.session.read_only
            shown.set()

        monkeypatch.setattr(opening, "make_ready", read_once_shown)
        QTimer.singleShot(100, save_there)
        accept(qtbot, window, "Edit Here")
        assert shown.is_set()
        edit(qtbot, window)
        assert first_text(window) == "from there!"
        assert other.owner(held) is not None
        claiming.close()

    def test_who_was_quicker_has_it(
        self, show: OpenWindow, held: Path, other: Claims, qtbot: QtBot
    ) -> None:
        window = show(held)
        other.close()
        shared_windows().held_files.look()
        third = Claims(claims_folder())
        third.take(held)
        accept(qtbot, window, "Edit Here")
        assert window.session.read_only
        assert notice(window).text.startswith("Open in another Outline Editor since")
        third.close()

    def test_a_copy_is_offered_as_long_as_it_is_open_there(
        self, show: OpenWindow, held: Path, qtbot: QtBot
    ) -> None:
        window = show(held)
        accept(qtbot, window, "Open a Copy")
        (copy,) = (one for one in shared_windows().all() if one is not window)
        assert copy.session.opened.display_name == "a (copy).yaml"
        assert not copy.session.read_only
        assert not notice(window).isHidden()
        copy.leave()

    def test_both_windows_on_it_tell_and_let_edit(
        self, show: OpenWindow, held: Path, other: Claims, qtbot: QtBot
    ) -> None:
        first = show(held)
        second = shared_windows().show_beside(first.session)
        assert second.windowTitle() == "a.yaml:2 (read-only)[*] — Outline Editor"
        assert notice(second).text == notice(first).text != ""
        other.close()
        shared_windows().held_files.look()
        accept(qtbot, second, "Edit Here")
        assert not first.session.read_only
        assert notice(first).isHidden()
        shared_windows().claims.close()
        second.leave()

    @pytest.mark.answers_dialogs
    def test_no_earlier_version_is_restored_that_could_not_be_saved(
        self, show: OpenWindow, outline: Path, other: Claims, qtbot: QtBot
    ) -> None:
        before = show(outline)
        edit(qtbot, before)
        qtbot.keyClick(before, Qt.Key.Key_S, CTRL)
        before.close()
        other.take(outline)
        window = show(outline)

        def restore() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, VersionsDialog)
            dialog.list.setCurrentRow(1)
            qtbot.waitUntil(lambda: "first" in dialog.text.toPlainText())
            remark = dialog.findChild(QLabel, "versionRemark")
            assert remark is not None
            said.extend([remark.text(), dialog.restore_button.toolTip()])
            qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
            assert not dialog.restore_button.isEnabled()
            dialog.reject()

        said: list[str] = []
        QTimer.singleShot(0, restore)
        window.run("file.versions")
        assert len(said) == 2
        assert all("This file is open in another Outline Editor" in one for one in said)
        assert first_text(window) == "first!"

    def test_it_closes_unasked_though_reading_has_changed_it(
        self, show: OpenWindow, outline: Path, other: Claims
    ) -> None:
        outline.write_text(outline.read_text().replace("outline:", "outline: # remark"))
        other.take(outline)
        window = show(outline)
        assert window.session.opened.notices
        assert window.close()


class TestClaiming:
    @pytest.fixture
    def claiming(self, qapp: QApplication) -> Iterator[Claiming]:
        claiming = Claiming(shared_windows())
        yield claiming
        claiming.close()

    def test_what_is_shown_to_be_edited_is_claimed_and_nothing_else(
        self, show: OpenWindow, held: Path, other: Claims, claiming: Claiming, qtbot: QtBot
    ) -> None:
        mine = held.with_name("b.yaml")
        mine.write_bytes(held.read_bytes())
        show(held)
        window = show(mine)
        again = shared_windows().show_beside(window.session)
        assert shared_windows().claims.held == (mine,)
        assert other.owner(mine) is not None
        again.close()
        assert other.owner(mine) is not None
        window.session.opened.save(moved := mine.with_name("c.yaml"))
        window.session.tell_saved()
        assert (other.owner(mine), shared_windows().claims.held) == (None, (moved,))
        window.close()
        assert shared_windows().claims.held == ()

    def test_a_file_opened_in_the_same_moment_elsewhere_is_read_here(
        self, show: OpenWindow, outline: Path, other: Claims
    ) -> None:
        window = show(outline)
        other.take(outline)
        claiming = Claiming(shared_windows())
        assert window.session.read_only
        assert "another Outline Editor" in notice(window).text
        claiming.close()

    def test_nothing_is_shown_of_a_document_whose_windows_are_gone(
        self, show: OpenWindow, outline: Path
    ) -> None:
        window, other = show(outline), show(None)
        opened = window.session.opened
        switched: list[None] = []
        other.session.switched.connect(lambda: switched.append(None))
        assert window.close()
        shared_windows().held_files.show_anew(opened)
        assert not switched

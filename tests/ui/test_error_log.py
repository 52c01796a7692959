"""What nobody expected is logged, told once from the event loop, and harms no work."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer, qCritical, qInstallMessageHandler, qWarning
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.app import logs
from outline_editor.app.paths import journals_folder, log_file
from outline_editor.app.recovery import left_behind
from outline_editor.core.addresses import node_ref
from outline_editor.ui import log_file as log_files
from outline_editor.ui.dialogs.unexpected import UnexpectedDialog
from outline_editor.ui.error_log import ErrorLog, log_unexpected_errors
from outline_editor.ui.log_file import LogFile
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.platform_messages import follow_qt
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import shared_windows
from tests.ui.conftest import OpenWindow, edit

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def errors(qapp: QApplication) -> Iterator[ErrorLog]:
    """The program's last resort, in place of what pytest watches with."""
    log = log_unexpected_errors(qapp)
    yield log
    log.close()
    for dialog in dialogs():
        dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    logs._prepare.clear()
    logger = logging.getLogger("outline_editor")
    for handler in [one for one in logger.handlers if isinstance(one, LogFile)]:
        logger.removeHandler(handler)
        handler.close()


def dialogs() -> list[UnexpectedDialog]:
    found = QApplication.topLevelWidgets()
    return [one for one in found if isinstance(one, UnexpectedDialog) and one.isVisible()]


def told(qtbot: QtBot) -> UnexpectedDialog:
    """The one window that tells of errors, once it is there."""
    qtbot.waitUntil(lambda: bool(dialogs()))
    (dialog,) = dialogs()
    return dialog


def put_away(qtbot: QtBot) -> None:
    dialog = told(qtbot)
    qtbot.keyClick(dialog.go_on, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialogs())


def failing_button(qtbot: QtBot) -> QPushButton:
    button = QPushButton("Fail")
    qtbot.addWidget(button)
    button.clicked.connect(lambda: [].pop())
    button.show()
    return button


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


class _Unpaintable(QWidget):
    """Fails whenever it is painted, once it `fails`."""

    def __init__(self) -> None:
        super().__init__()
        self.fails = False
        self.count = 0

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if self.fails:
            self.count += 1
            raise ZeroDivisionError


class TestTelling:
    def test_an_error_in_a_slot_is_told_once_and_counted(
        self, errors: ErrorLog, qtbot: QtBot
    ) -> None:
        button = failing_button(qtbot)
        for _ in range(5):
            click(qtbot, button)
        # Nothing is shown there and then.
        assert dialogs() == []
        report = told(qtbot).report.toPlainText()
        assert "IndexError: pop from empty list" in report
        assert "test_error_log.py" in report
        assert report.count("IndexError: ") == 1
        put_away(qtbot)
        click(qtbot, button)
        qtbot.wait(50)
        assert dialogs() == []
        log = log_file().read_text("utf-8")
        assert log.count("Traceback") == 1
        assert "unexpected error, 2 times" in log
        assert "unexpected error, 4 times" in log
        assert "3 times" not in log

    def test_another_error_is_added_while_the_window_is_open(
        self, errors: ErrorLog, qtbot: QtBot
    ) -> None:
        click(qtbot, failing_button(qtbot))
        dialog = told(qtbot)

        def fail() -> None:
            raise KeyError("x")

        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: "KeyError: 'x'" in dialog.report.toPlainText())
        assert "IndexError" in dialog.report.toPlainText()
        assert dialogs() == [dialog]

    def test_a_storm_of_errors_in_painting_is_one_window(
        self, errors: ErrorLog, qtbot: QtBot
    ) -> None:
        widget = _Unpaintable()
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.fails = True
        repainting = QTimer()
        repainting.timeout.connect(widget.update)
        repainting.start(0)
        qtbot.waitUntil(lambda: widget.count >= 20)
        dialog = told(qtbot)
        widget.fails = False
        assert dialog.report.toPlainText().count("ZeroDivisionError: ") == 1
        assert log_file().read_text("utf-8").count("Traceback") == 1

    def test_an_error_in_a_thread_names_the_thread(self, errors: ErrorLog, qtbot: QtBot) -> None:
        thread = threading.Thread(target=lambda: 1 / 0, name="counting")
        thread.start()
        thread.join()
        assert "In the thread counting:" in told(qtbot).report.toPlainText()

    def test_an_error_where_none_can_be_raised_is_told(
        self, errors: ErrorLog, qtbot: QtBot
    ) -> None:
        class Unfreeable:
            def __del__(self) -> None:
                raise ZeroDivisionError

        Unfreeable()
        assert "ZeroDivisionError" in told(qtbot).report.toPlainText()

    @pytest.mark.answers_dialogs
    def test_what_happens_after_its_window_was_closed_is_told_too(
        self, errors: ErrorLog, qtbot: QtBot
    ) -> None:
        button = failing_button(qtbot)
        window = shared_windows().open_path(None)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        button.click()
        assert told(qtbot).parent() is window
        window.leave()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not dialogs()
        button.clicked.connect(lambda: {}["nothing"])
        button.click()
        assert "KeyError" in told(qtbot).report.toPlainText()
        put_away(qtbot)

    def test_a_question_is_answered_first(self, errors: ErrorLog, qtbot: QtBot) -> None:
        box = QMessageBox()
        qtbot.addWidget(box)
        box.open()
        button = failing_button(qtbot)
        button.clicked.emit()
        qtbot.wait(50)
        assert dialogs() == []
        box.close()
        assert "IndexError" in told(qtbot).report.toPlainText()

    def test_ctrl_c_is_no_error(
        self, errors: ErrorLog, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def interrupt() -> None:
            raise KeyboardInterrupt

        QTimer.singleShot(0, interrupt)
        qtbot.wait(50)
        assert dialogs() == []
        assert not log_file().exists()


class TestReport:
    def test_it_can_be_copied_and_has_no_folders_of_the_person(
        self, errors: ErrorLog, qtbot: QtBot, user_folders: Path
    ) -> None:
        def fail() -> None:
            raise OSError(f"{user_folders}/secret " + "x" * 500)

        QTimer.singleShot(0, fail)
        dialog = told(qtbot)
        qtbot.keyClick(dialog.copy, Qt.Key.Key_Space)
        copied = QApplication.clipboard().text()
        assert copied == dialog.report.toPlainText()
        assert copied.startswith("Outline Editor ")
        for word in ("Python 3", "Qt 6", "PySide6 6", "display: offscreen", "OSError: ~/secret"):
            assert word in copied
        assert str(user_folders) not in copied
        assert "x" * 200 not in copied
        assert dialog.copy.text() == "&Copied"

    def test_the_log_has_all_of_it_and_is_named_in_the_last_entries(
        self, errors: ErrorLog, qtbot: QtBot
    ) -> None:
        logs.log().warning("before it")
        click(qtbot, failing_button(qtbot))
        report = told(qtbot).report.toPlainText()
        last = report.partition("Last in the log:")[2]
        assert "before it" in last
        assert "Traceback" not in last
        assert "Traceback" in log_file().read_text("utf-8")


class TestWork:
    @pytest.fixture
    def window(self, show: OpenWindow, outline: Path) -> MainWindow:
        return show(outline)

    def test_typing_and_undo_go_on_and_all_is_journalled(
        self, window: MainWindow, errors: ErrorLog, qtbot: QtBot
    ) -> None:
        keeping = Safekeeping(shared_windows(), journals_folder())
        edit(qtbot, window, "a")

        def fail_half_way() -> None:
            with window.session.document.transaction("Half") as transaction:
                transaction.remove(node_ref("n-bb"))
                raise ZeroDivisionError

        QTimer.singleShot(0, fail_half_way)
        put_away(qtbot)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        assert window.session.document.row_count == 2
        edit(qtbot, window, "b")
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
        edit(qtbot, window, "c")
        keeping.journals.close()
        text = window.session.document.node("n-aa").text
        assert text.endswith("c")
        kept = [(path, path.read_bytes()) for path in journals_folder().glob("*.journal")]
        window.leave()
        keeping.close()
        for path, data in kept:
            path.write_bytes(data)
        (left,) = left_behind(journals_folder())
        assert left.recovered().node("n-aa").text == text
        left.release()


class TestLog:
    def test_it_rotates(self, errors: ErrorLog, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(log_files, "_MOST_BYTES", 1000)
        for number in range(100):
            logs.log().warning("entry %d %s", number, "x" * 50)
        files = sorted(log_file().parent.iterdir())
        assert len(files) == 4
        assert all(path.stat().st_size <= 1000 for path in files)
        assert "entry 99" in log_file().read_text("utf-8")

    def test_what_is_bad_in_qt_is_in_it(self, errors: ErrorLog) -> None:
        heard: list[str] = []
        before = qInstallMessageHandler(lambda _kind, _context, text: heard.append(text))
        try:
            follow_qt()
            qWarning("not so bad")
            qCritical("quite bad")
        finally:
            qInstallMessageHandler(before)
        assert heard == ["not so bad", "quite bad"]
        log = log_file().read_text("utf-8")
        assert "Qt: quite bad" in log
        assert "not so bad" not in log

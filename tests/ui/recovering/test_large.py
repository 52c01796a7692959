"""Unsaved work on a file that was opened although it is too large comes back, too."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import node_ref
from outline_editor.storage import limits
from outline_editor.ui.windows import Windows
from tests.ui.conftest import OpenWindow
from tests.ui.outside import write_over
from tests.ui.recovering.crashes import Crash, Offer, recover
from tests.ui.test_too_large import large as large

pytestmark = pytest.mark.answers_dialogs


@pytest.fixture
def crashed_large(
    show: OpenWindow, large: Path, crash: Crash, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The file, a row of which was changed and not saved; the next process allows no such file."""
    limits.allow(large.stat().st_size)
    window = show(large)
    window.session.set_field(node_ref("n-r1"), "text", "changed before the crash")
    qtbot.waitUntil(window.isWindowModified)
    crash(window)
    monkeypatch.setattr(limits, "_allowed", 0)
    return large


def _recovered(windows: Windows) -> dict[Path, str]:
    sessions = [window.session for window in windows.all()]
    return {
        session.opened.path: session.document.node("n-r1").text
        for session in sessions
        if session.opened.path is not None
    }


def test_it_comes_back_to_its_file(crashed_large: Path, windows: Windows, offer: Offer) -> None:
    (listed,) = offer(recover)
    assert "gone" not in listed
    assert _recovered(windows) == {crashed_large: "changed before the crash"}
    (window,) = [one for one in windows.all() if one.session.opened.path]
    window.run("edit.undo")
    assert not window.isWindowModified()


def test_it_is_not_gone_if_it_was_changed(
    crashed_large: Path, windows: Windows, offer: Offer
) -> None:
    write_over(crashed_large, "text: 0", "text: by another program")
    (listed,) = offer(recover)
    assert "changed since" in listed
    copy = crashed_large.with_name("large (recovered).yaml")
    assert _recovered(windows) == {copy: "changed before the crash"}

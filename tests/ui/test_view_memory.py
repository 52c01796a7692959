"""A file is shown again as it was looked at last."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import outline_editor
from outline_editor.app.columns import Column
from outline_editor.app.open_document import open_document
from outline_editor.app.paths import views_folder
from outline_editor.app.settings import read_settings
from outline_editor.app.written_later import wait_until_written
from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import Message
from outline_editor.core.row_filter import RowFilter
from outline_editor.ui.breadcrumb_bar import BreadcrumbBar
from outline_editor.ui.main_window import MainWindow
from tests.core.outlines import MINISTRY, outline, row_id
from tests.ui.conftest import OpenWindow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "drawn.yaml"
    outline_editor.save(outline(MINISTRY), path)
    return path


_REOPEN = """
import sys
from outline_editor.ui import open_window
from outline_editor.ui.application import make_application

application = make_application("offscreen")
window = open_window(sys.argv[1])
print(*window.outline.rows.node_ids(), window.outline.current_id(), window.outline.rows.zoomed)
"""


def _shown(window: MainWindow) -> str:
    document = window.session.document
    return " ".join(document.node(i).text for i in window.outline.rows.node_ids())


def _leave_folded(show: OpenWindow, path: Path) -> None:
    window = show(path)
    window.outline.rows.fold(row_id("b"))
    window.outline.set_current(row_id("g"))
    window.close()


def test_folds_and_the_current_row(show: OpenWindow, path: Path) -> None:
    _leave_folded(show, path)
    window = show(path)
    assert _shown(window) == "a b e f g h"
    assert window.outline.current_id() == row_id("g")
    assert window.session.current == row_id("g")


def test_zoom_with_its_breadcrumbs(show: OpenWindow, path: Path) -> None:
    window = show(path)
    window.outline.set_current(row_id("b"))
    window.run("view.zoom_in")
    window.close()
    window = show(path)
    assert (_shown(window), window.outline.rows.zoomed) == ("b c d", row_id("b"))
    assert window.findChild(BreadcrumbBar) is not None


def test_the_place_on_a_long_list(show: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "long.yaml"
    outline_editor.save(outline("\n".join(f"row {number}" for number in range(300))), path)
    window = show(path)
    window.outline.set_current(row_id("row 7"))
    window.outline.verticalScrollBar().setValue(15_050)
    place = window.outline.place
    assert place[1] > 0
    window.close()
    window = show(path)
    qtbot.waitUntil(lambda: window.outline.viewport().height() > 100)
    assert window.outline.place == place
    assert window.outline.current_id() == row_id("row 7")


def test_rows_that_are_gone_mean_nothing(show: OpenWindow, path: Path) -> None:
    _leave_folded(show, path)
    outline_editor.save(outline("x\n  y"), path)
    window = show(path)
    assert (_shown(window), window.outline.current_id()) == ("x y", row_id("x"))


def test_save_as_takes_it_along(show: OpenWindow, path: Path, tmp_path: Path) -> None:
    window = show(path)
    window.outline.rows.fold(row_id("b"))
    window.session.opened.save(tmp_path / "copy.yaml")
    window.session.saved.emit()
    assert _shown(show(tmp_path / "copy.yaml")) == "a b e f g h"


def test_in_another_process(show: OpenWindow, path: Path) -> None:
    window = show(path)
    window.outline.rows.fold(row_id("b"))
    window.outline.set_current(row_id("e"))
    window.outline.zoom(row_id("a"))
    window.close()
    command = (sys.executable, "-c", _REOPEN, str(path))
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    assert told.split() == [*map(row_id, "abe"), row_id("e"), row_id("a")]


def test_another_program_has_moved_the_current_row_under_a_folded_one(
    show: OpenWindow, path: Path
) -> None:
    _leave_folded(show, path)
    outline_editor.save(outline("a\n  b\n    c\n      g\nh"), path)
    window = show(path)
    assert (_shown(window), window.outline.current_id()) == ("a b h", row_id("b"))


def test_rows_without_ids_in_the_file(show: OpenWindow, path: Path) -> None:
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(_without_id(line) for line in lines))
    window = show(path)
    ids = {window.session.document.node(i).text: i for i in window.outline.rows.node_ids()}
    window.outline.rows.fold(ids["b"])
    window.outline.set_current(ids["g"])
    window.leave()
    window = show(path)
    assert (_shown(window), window.outline.current_id()) == ("a b e f g h", ids["g"])


def _without_id(line: str) -> str:
    """A line of a file, unless it is the id of a row; the row then begins with its text."""
    if line.lstrip().startswith("- id: n-"):
        return line.replace("- id: n-", "- x-was: n-")
    return line


def test_a_briefing(show: OpenWindow, briefing: Path) -> None:
    window = show(briefing)
    window.run("view.level_1")
    shown = window.outline.rows.node_ids()
    window.leave()
    assert show(briefing).outline.rows.node_ids() == shown


def test_folds_wait_for_the_end_of_a_filter(show: OpenWindow, path: Path) -> None:
    window = show(path)
    window.outline.rows.fold(row_id("b"))
    _filter(window, "h")
    assert _shown(window) == "h"
    window.close()
    assert _shown(show(path)) == "a b e f g h"


def test_revert_under_a_filter(show: OpenWindow, path: Path) -> None:
    window = show(path)
    window.outline.rows.fold(row_id("b"))
    _filter(window, "h")
    window.run("file.revert")
    window.outline.set_filter(None)
    assert _shown(window) == "a b e f g h"


def _filter(window: MainWindow, words: str) -> None:
    document = window.session.document
    matched = [n.id for n in document.walk() if words in n.text]
    window.outline.set_filter(RowFilter(document, matched, lambda node: words in node.text))


def test_revert_after_save_as(show: OpenWindow, path: Path, tmp_path: Path) -> None:
    _leave_folded(show, path)
    window = show(path)
    window.session.opened.save(tmp_path / "copy.yaml")
    window.session.saved.emit()
    window.outline.rows.unfold(row_id("b"))
    window.outline.rows.fold(row_id("f"))
    window.run("file.revert")
    assert _shown(window) == "a b c d e f h"
    assert _shown(show(path)) == "a b e f g h"


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_name_that_is_no_text(show: OpenWindow, path: Path, tmp_path: Path) -> None:
    odd = path.rename(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")))
    _leave_folded(show, odd)
    assert _shown(show(odd)) == "a b e f g h"


def test_a_folder_that_can_t_be_looked_into(
    show: OpenWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/" + "x" * 300)
    _leave_folded(show, path)
    assert _shown(show(path)) == "a b c d e f g h"


def test_columns_of_a_file_are_not_those_of_new_ones(
    show: OpenWindow, path: Path, qtbot: QtBot
) -> None:
    window = show(path)
    window.run("view.column_due")
    qtbot.waitUntil(lambda: "due" in str(read_settings()[0].columns))
    window.close()
    other = show(None)
    other.run("view.columns_automatic")
    qtbot.waitUntil(lambda: read_settings()[0].columns == {})
    window = show(path)
    assert Column.DUE in (window.outline.columns.shown or ())
    assert window.actions_by_id["view.column_due"].isChecked()
    qtbot.wait(400)
    assert read_settings()[0].columns == {}


def test_revert_keeps_folds_and_place(
    show: OpenWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(path)
    window.outline.rows.fold(row_id("b"))
    window.outline.set_current(row_id("h"))
    with window.session.document.transaction(Message.of("name.type")) as transaction:
        transaction.set(node_ref(row_id("h")), text="changed")
    monkeypatch.setattr(
        "outline_editor.ui.dialogs.ask.accept_revert", lambda *_: True, raising=False
    )
    window.run("file.revert")
    assert _shown(window) == "a b e f g h"
    assert window.outline.current_id() == row_id("h")


def test_a_new_document_has_none(show: OpenWindow) -> None:
    window = show(None)
    window.close()
    wait_until_written()
    assert not views_folder().exists()


def test_of_another_file_in_the_same_window(show: OpenWindow, path: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(path, tmp_path / "other.yaml"))
    window = show(path)
    window.outline.rows.fold(row_id("f"))
    window.session.switch_to(open_document(other))
    assert _shown(window) == "a b c d e f g h"
    window.session.switch_to(open_document(path))
    assert _shown(window) == "a b c d e f h"


def test_many_folded_rows_are_kept_by_those_unfolded(show: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "wide.yaml"
    drawing = "\n".join(f"row {number}\n  under {number}" for number in range(700))
    outline_editor.save(outline(drawing), path)
    window = show(path)
    window.run("row.fold_all")
    window.outline.rows.unfold(row_id("row 5"))
    window.close()
    wait_until_written()
    (stored,) = views_folder().iterdir()
    assert stored.stat().st_size < 1000
    window = show(path)
    assert len(window.outline.rows) == 701

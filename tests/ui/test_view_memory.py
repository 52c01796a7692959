"""A file is shown again as it was looked at last."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import outline_editor
from outline_editor.app.open_document import open_document
from outline_editor.app.paths import views_folder
from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import Message
from outline_editor.ui.breadcrumb_bar import BreadcrumbBar
from outline_editor.ui.main_window import MainWindow
from tests.core.outlines import MINISTRY, outline, row_id
from tests.ui.conftest import OpenWindow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "drawn.yaml"
    outline_editor.save(outline(MINISTRY), path)
    return path


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
    (stored,) = views_folder().iterdir()
    assert stored.stat().st_size < 1000
    window = show(path)
    assert len(window.outline.rows) == 701

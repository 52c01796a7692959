"""Row mode: what is current and selected, by mouse, keys and program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.document import Document
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.ui.outline.tree_view import OutlineTreeView
from tests.ui.outline.rows_in_view import (
    CONTROL,
    SHIFT,
    MakeView,
    click,
    heard_by,
    names,
    rect_of,
    selected,
    text_point,
)


def test_the_first_row_is_current_at_first(view: OutlineTreeView) -> None:
    assert view.objectName() == "outlineView"
    assert view.current_id() == "n-aa"
    assert view.selected_ids() == ["n-aa"]


def test_without_rows_none_is_current_until_there_is_one(make_view: MakeView) -> None:
    document = Document(DocumentRoot(id="test"))
    view = make_view(document)
    heard = heard_by(view)
    assert view.current_id() == ""
    assert view.selected_ids() == []
    with document.transaction("Insert") as transaction:
        row = transaction.insert(Node(text="first"))
    assert view.current_id() == row.id
    with document.transaction("Delete") as transaction:
        transaction.remove(row)
    assert view.current_id() == ""
    assert heard == [row.id, ""]


def test_set_current_unfolds_selects_and_shows(view: OutlineTreeView) -> None:
    heard = heard_by(view)
    view.show_levels(1)
    view.set_current("n-ac")
    assert view.current_id() == "n-ac"
    assert selected(view) == "ac"
    assert names(view) == "aa ab ac ad ba ca"
    assert heard == ["n-ac"]
    view.set_current("n-none")
    assert view.current_id() == "n-ac"


def test_set_current_on_the_current_row_keeps_the_selection(
    view: OutlineTreeView, qtbot: QtBot
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    view.set_current("n-ab")
    assert selected(view) == "aa ab"


@pytest.mark.parametrize(
    ("current", "removed", "heir"),
    [
        ("n-ab", ["n-ab"], "n-ad"),
        ("n-ac", ["n-ab"], "n-ad"),
        ("n-ad", ["n-ad"], "n-ac"),
        ("n-aa", ["n-aa"], "n-ba"),
        ("n-ca", ["n-ca"], "n-bb"),
        ("n-ab", ["n-ab", "n-ad"], "n-aa"),
    ],
)
def test_a_current_row_that_goes_has_an_heir(
    view: OutlineTreeView, document: Document, current: str, removed: list[str], heir: str
) -> None:
    view.set_current(current)
    heard = heard_by(view)
    with document.transaction("Delete") as transaction:
        for node_id in removed:
            transaction.remove(node_ref(node_id))
    assert view.current_id() == heir
    assert view.selected_ids() == [heir]
    assert heard == [heir]


def test_current_row_and_selection_stay_with_their_rows(
    view: OutlineTreeView, document: Document, qtbot: QtBot
) -> None:
    history = History(document)
    view.set_current("n-ba")
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert selected(view) == "ba bb"
    with document.transaction("Rearrange") as transaction:
        transaction.insert(Node(id="n-new", text="new"), DOCUMENT, 0)
        transaction.move(node_ref("n-ba"), node_ref("n-aa"), 0)
        transaction.remove(node_ref("n-ca"))
    assert names(view) == "new aa ba bb ab ac ad"
    assert view.current_id() == "n-bb"
    assert selected(view) == "ba bb"
    history.undo()
    assert view.current_id() == "n-bb"
    assert selected(view) == "ba bb"


def test_what_hears_of_a_change_first_can_choose_a_row(
    make_view: MakeView, document: Document
) -> None:
    view: OutlineTreeView | None = None

    def choose(_: ChangeSet) -> None:
        assert view is not None
        view.set_current("n-new")

    document.follow(choose)
    view = make_view(document)
    view.show_levels(1)
    with document.transaction("Insert") as transaction:
        transaction.insert(Node(id="n-new", text="new"), node_ref("n-ab"))
    assert view.current_id() == "n-new"
    assert names(view) == "aa ab ac new ad ba ca"


def test_changes_are_told_when_the_rows_show_the_document(
    view: OutlineTreeView, document: Document
) -> None:
    view.set_current("n-ab")
    seen: list[tuple[bool, bool]] = []

    def look() -> None:
        seen.append((view.rows.in_step, view.selected_ids() == [view.current_id()]))

    view.current_changed.connect(look)
    view.selection_changed.connect(look)
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-ab"))
        transaction.remove(node_ref("n-ad"))
    assert seen == [(True, True), (True, True)]


def test_another_document_begins_at_its_first_row(
    view: OutlineTreeView, document: Document, long_document: Document
) -> None:
    heard = heard_by(view)
    view.set_document(long_document)
    assert view.current_id() == "n-000"
    assert heard == ["n-000"]
    assert view.model().rowCount() == 500
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-aa"))
    assert view.model().rowCount() == 500


def test_a_document_read_again_keeps_the_current_row(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    view.set_current("n-321")
    view.set_document(Document(long_document.root))
    assert view.current_id() == "n-321"
    assert not rect_of(view, "n-321").isEmpty()
    view.set_document(Document(DocumentRoot(id="empty")))
    assert view.current_id() == ""


def test_shift_and_keys_extend_the_selection(view: OutlineTreeView, qtbot: QtBot) -> None:
    view.set_current("n-ac")
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert selected(view) == "ac ad ba"
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Up, SHIFT)
    assert selected(view) == "ab ac"
    assert view.current_id() == "n-ab"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert selected(view) == "ac"


def test_clicks_select_as_in_every_list(view: OutlineTreeView, qtbot: QtBot) -> None:
    told: list[str] = []
    view.selection_changed.connect(lambda: told.append(selected(view)))
    click(qtbot, view, text_point(view, "n-ab"))
    click(qtbot, view, text_point(view, "n-ad"), SHIFT)
    click(qtbot, view, text_point(view, "n-ca"), CONTROL)
    click(qtbot, view, text_point(view, "n-ac"), CONTROL)
    assert told == ["ab", "ab ac ad", "ab ac ad ca", "ab ad ca"]
    assert view.current_id() == "n-ac"


def test_dragging_selects_rows(view: OutlineTreeView, qtbot: QtBot) -> None:
    viewport, button = view.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(viewport, button, pos=text_point(view, "n-ab"))
    for node_id in ("n-ac", "n-ad", "n-ba"):
        qtbot.mouseMove(viewport, text_point(view, node_id))
    qtbot.mouseRelease(viewport, button, pos=text_point(view, "n-ba"))
    assert selected(view) == "ab ac ad ba"
    qtbot.mouseMove(viewport, text_point(view, "n-aa"))
    assert selected(view) == "ab ac ad ba"


@pytest.mark.parametrize(
    ("start", "beyond", "last"), [("n-003", 500, "n-060"), ("n-400", -90, "n-350")]
)
def test_dragging_beyond_the_edge_goes_on_selecting(
    make_view: MakeView,
    long_document: Document,
    qtbot: QtBot,
    start: str,
    beyond: int,
    last: str,
) -> None:
    view = make_view(long_document)
    view.set_current(start)
    viewport, button = view.viewport(), Qt.MouseButton.LeftButton
    view.choice.only(499)
    qtbot.mousePress(viewport, button, pos=text_point(view, start))
    qtbot.mouseMove(viewport, QPoint(200, beyond))
    qtbot.waitUntil(lambda: last in view.selected_ids())
    qtbot.mouseRelease(viewport, button, pos=QPoint(200, beyond))
    chosen = len(view.selected_ids())
    qtbot.wait(150)
    assert len(view.selected_ids()) == chosen
    assert start in view.selected_ids()


def test_a_selection_reaches_beyond_the_screen(
    make_view: MakeView, long_document: Document, qtbot: QtBot
) -> None:
    view = make_view(long_document)
    view.set_current("n-450")
    qtbot.keyClick(view, Qt.Key.Key_Home, SHIFT)
    assert len(view.selected_ids()) == 451
    assert view.current_id() == "n-000"

"""Where rows are on the screen, and how large."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView

from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.ui.outline.tree_view import OutlineTreeView
from tests.ui.outline.rows_in_view import (
    MakeView,
    rect_of,
    selected,
)


def test_rows_stand_below_each_other_and_are_found_there(view: OutlineTreeView) -> None:
    bottom = 0
    for row in range(7):
        index = view.model().index(row, 0)
        rect = view.visualRect(index)
        assert rect.top() >= bottom
        bottom = rect.bottom()
        assert rect.width() == view.viewport().width()
        assert view.indexAt(rect.center()) == index
        assert not view.isIndexHidden(index)
    assert not view.indexAt(QPoint(10, bottom + 50)).isValid()


def test_wrapped_rows_are_higher(make_view: MakeView, long_document: Document) -> None:
    view = make_view(long_document)
    heights = [rect_of(view, node_id).height() for node_id in ("n-000", "n-001", "n-002")]
    assert heights[1] == heights[2]
    assert (heights[0] - heights[1]) % view.metrics.pitch == 0
    before = heights[0]
    view.resize(350, 400)
    assert rect_of(view, "n-000").height() > before


def test_every_measure_grows_with_the_font(view: OutlineTreeView) -> None:
    before = rect_of(view, "n-ab"), view.metrics
    font = QFont(view.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    after = rect_of(view, "n-ab"), view.metrics
    assert after[0].height() == pytest.approx(2 * before[0].height(), abs=3)
    assert after[1].indent == pytest.approx(2 * before[1].indent, abs=2)


def test_rows_off_the_screen_have_no_place_there(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    assert rect_of(view, "n-400").isEmpty()
    view.set_current("n-400")
    assert not rect_of(view, "n-400").isEmpty()
    assert rect_of(view, "n-000").isEmpty()


def test_rows_changing_above_do_not_move_the_screen(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    view.scrollTo(view.model().index(300, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
    before = rect_of(view, "n-300")
    with long_document.transaction("Change above") as transaction:
        transaction.set(node_ref("n-005"), text="long " * 200)
        transaction.insert(Node(text="new"), DOCUMENT, 7)
        transaction.remove(node_ref("n-020"))
        transaction.move(node_ref("n-400"), DOCUMENT, 3)
    assert rect_of(view, "n-300") == before


def test_rows_touched_by_a_rectangle_can_be_selected(view: OutlineTreeView) -> None:
    rect = rect_of(view, "n-ab").united(rect_of(view, "n-ad"))
    view.setSelection(rect, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert selected(view) == "ab ac ad"
    region = view.visualRegionForSelection(view.selectionModel().selection())
    assert region.contains(rect_of(view, "n-ac").center())
    assert not region.contains(rect_of(view, "n-ba").center())


def test_the_originals_have_a_column_where_there_is_room(
    make_view: MakeView, document: Document
) -> None:
    view = make_view(document, width=1100)
    assert view.metrics.original_width == 0
    with document.transaction("Translate") as transaction:
        transaction.set(node_ref("n-ac"), original="推动制造业高质量发展")
    assert view.metrics.original_width > 0
    view.resize(340, 400)
    assert view.metrics.original_width == 0
    view.resize(1100, 400)
    view.set_document(Document(DocumentRoot(id="other", outline=(Node(id="n-zz", text=""),))))
    assert view.metrics.original_width == 0


def test_deep_rows_keep_room_for_their_text(make_view: MakeView) -> None:
    node = Node(id="n-deep", text="the deepest row")
    for _ in range(99):
        node = Node(id=f"n-{id(node)}", text="a row", children=(node,))
    view = make_view(Document(DocumentRoot(id="test", outline=(node,))), width=400)
    assert view.rows.depth(99) == 100
    assert view.metrics.text_width(100) >= 8 * view.metrics.em


def test_only_the_rows_on_the_screen_are_laid_out(
    make_view: MakeView, long_document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    from outline_editor.ui.outline import row_layout

    laid_out: list[str] = []
    original = row_layout.lay_out

    def counting(node, content, metrics):
        laid_out.append(node.id)
        return original(node, content, metrics)

    monkeypatch.setattr(row_layout, "lay_out", counting)
    view = make_view(long_document)
    view.grab()
    laid_out.clear()
    with long_document.transaction("Insert") as transaction:
        transaction.insert(Node(id="n-new", text="new"), DOCUMENT, 1)
    view.grab()
    assert laid_out == ["n-new"]

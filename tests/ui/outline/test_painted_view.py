"""How rows look."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.ui.find.found_rows import Found
from outline_editor.ui.outline.tree_view import OutlineTreeView
from tests.ui.outline.rows_in_view import (
    MakeView,
)


def test_a_mistake_in_painting_does_not_end_the_program(
    make_view: MakeView, long_document: Document
) -> None:
    """With a painter left open Qt calls abort."""

    def fail(_: Node) -> Found:
        raise RuntimeError("a mistake")

    view = make_view(long_document)
    view.show_found(fail)
    with pytest.raises(RuntimeError, match="a mistake"):
        view.viewport().repaint()
    view.show_found(None)
    view.viewport().repaint()


@pytest.mark.parametrize("width", [40, 120, 400, 4000])
def test_any_width_can_be_painted(make_view: MakeView, long_document: Document, width: int) -> None:
    view = make_view(long_document)
    view.setMinimumWidth(0)
    view.resize(width, 300)
    assert not view.grab().isNull()


def test_an_empty_outline_says_how_to_begin(make_view: MakeView) -> None:
    view = make_view(Document(DocumentRoot(id="test")))
    assert view.empty_hint()
    blank = view.grab().toImage()
    view.set_read_only(True)
    assert not view.empty_hint()
    view.viewport().update()
    assert view.grab().toImage() != blank


def test_selected_rows_look_fainter_while_the_focus_is_elsewhere(
    document: Document, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view, button = OutlineTreeView(document), QPushButton("elsewhere")
    layout = QVBoxLayout(window)
    layout.addWidget(view)
    layout.addWidget(button)
    with qtbot.waitActive(window):
        window.show()
    view.setFocus()
    active = view.grab().toImage()
    button.setFocus()
    assert view.grab().toImage() != active
    view.setFocus()
    assert view.grab().toImage() == active

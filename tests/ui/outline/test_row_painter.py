"""What a person sees of a row beyond its text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip

from outline_editor.core.addresses import node_ref
from outline_editor.core.document import Document
from outline_editor.core.model import Note
from outline_editor.core.vocabulary import NodeKind, NoteKind
from outline_editor.ui.outline.note_glyphs import draw_note_mark
from outline_editor.ui.outline.row_painter import notes_rect
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.theme import palette_for

MakeView = Callable[..., OutlineTreeView]


def _ink(view: OutlineTreeView, row: int, left: int, right: int) -> int:
    """How many pixels of a row differ from its ground between two x."""
    image = view.grab().toImage()
    rect = view.visualRect(view.model().index(row, 0))
    ground = image.pixel(rect.right() - 1, rect.top() + 1)
    return sum(
        image.pixel(x, y) != ground
        for x in range(left, right)
        for y in range(rect.top(), rect.bottom())
    )


def test_notes_show_in_their_column(view: OutlineTreeView, document: Document) -> None:
    layout = view.placed_rows()[4].layout
    place = notes_rect(layout)
    assert _ink(view, 4, place.left(), place.right()) == 0
    with document.transaction("Annotate") as transaction:
        transaction.add_note("why", node_ref("n-ba"))
    one = _ink(view, 4, place.left(), place.right())
    assert one > 0
    with document.transaction("Annotate") as transaction:
        transaction.add_note("where", node_ref("n-ba"))
    assert _ink(view, 4, place.left(), place.right()) != one, "the count"


def test_the_kind_shows_in_its_column(make_view: MakeView, document: Document) -> None:
    view = make_view(document, width=900)
    metrics = view.metrics
    span = metrics.kind_left, metrics.kind_left + metrics.kind_width
    assert _ink(view, 4, *span) == 0
    with document.transaction("Set kind") as transaction:
        transaction.set(node_ref("n-ba"), kind=NodeKind.MEASURE)
    assert _ink(view, 4, *span) > 0


def test_arrows_show_folds_and_bullets_leaves(view: OutlineTreeView) -> None:
    def width_and_height(row: int) -> tuple[int, int]:
        centre = view.metrics.mark_centre(view.rows.depth(row))
        columns = [_ink(view, row, x, x + 1) for x in range(centre - 7, centre + 8)]
        return sum(map(bool, columns)), max(columns)

    leaf, unfolded = width_and_height(3), width_and_height(4)
    view.rows.fold("n-ba")
    folded = width_and_height(4)
    assert unfolded[0] > unfolded[1], "points down"
    assert folded[0] < folded[1], "points right"
    assert max(leaf) < min(*folded, *unfolded)


def test_a_row_without_text_says_so_until_it_is_edited(
    view: OutlineTreeView, document: Document
) -> None:
    span = view.metrics.text_left(1), view.metrics.text_right
    with document.transaction("Empty") as transaction:
        transaction.set(node_ref("n-ba"), text="")
    assert _ink(view, 4, *span) > 0
    view.edit_row("n-ba")
    assert _ink(view, 4, *span) < 40, "the caret"


def test_quoted_words_are_underlined(view: OutlineTreeView, document: Document) -> None:
    view.setPalette(palette_for(dark=False))
    colour = QColor("#8f5600").rgb()

    def underlined() -> int:
        image = view.grab().toImage()
        rect = view.visualRect(view.model().index(4, 0))
        return sum(
            image.pixel(x, y) == colour
            for x in range(view.metrics.text_left(1), view.metrics.text_right)
            for y in range(rect.top(), rect.bottom())
        )

    assert underlined() == 0
    with document.transaction("Annotate") as transaction:
        transaction.add_note("why", node_ref("n-ba"), quote="ba")
    assert underlined() > 5
    view.edit_row("n-ba")
    assert underlined() > 5


def test_each_kind_of_note_has_a_shape_of_its_own(qapp: QApplication) -> None:
    def drawn(*kinds: NoteKind) -> bytes:
        image = QImage(16, 16, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        notes = tuple(Note(id="t-11", text="", kind=kind) for kind in kinds)
        draw_note_mark(painter, QRectF(0, 0, 16, 16), notes, QColor("black"))
        painter.end()
        return bytes(image.constBits())

    shapes = {drawn(kind) for kind in NoteKind}
    shapes.add(drawn(NoteKind.CONTEXT, NoteKind.QUESTION))
    assert len(shapes) == len(NoteKind) + 1
    assert drawn(NoteKind.TODO, NoteKind.TODO) in shapes


def test_the_notes_are_read_on_hover(view: OutlineTreeView, document: Document) -> None:
    with document.transaction("Annotate") as transaction:
        transaction.add_note("private retreats", node_ref("n-ba"))
    point = view.visualRect(view.model().index(4, 0)).center()
    event = QHelpEvent(
        QHelpEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point) + QPoint(1, 1)
    )
    QApplication.sendEvent(view.viewport(), event)
    assert "private retreats" in QToolTip.text()
    QToolTip.hideText()


@pytest.mark.parametrize("dark", [False, True])
def test_another_palette_is_followed(view: OutlineTreeView, dark: bool) -> None:
    view.setPalette(palette_for(dark))
    image = view.grab().toImage()
    corner = image.pixelColor(view.viewport().width() - 2, view.viewport().height() - 2)
    assert (corner.lightness() < 128) == dark

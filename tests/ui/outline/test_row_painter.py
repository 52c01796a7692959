"""What a person sees of a row beyond its text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip

from outline_editor.core.addresses import node_ref, note_ref
from outline_editor.core.document import Document
from outline_editor.core.finder import Match
from outline_editor.core.model import Note
from outline_editor.core.vocabulary import KINDS_WITH_STATE, NodeKind, NoteKind, NoteState
from outline_editor.ui.find.found_rows import Found
from outline_editor.ui.outline.note_glyphs import draw_note_mark
from outline_editor.ui.outline.row_colours import RowState, contrast
from outline_editor.ui.outline.row_painter import notes_rect
from outline_editor.ui.outline.row_words import spoken, tool_tip
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


def _drawn(*kinds: NoteKind, state: NoteState | None = None) -> bytes:
    """The mark of notes of some kinds, those that can wait for somebody in a state."""
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    notes = tuple(
        Note(id="t-11", text="", kind=kind, state=state if kind in KINDS_WITH_STATE else None)
        for kind in kinds
    )
    draw_note_mark(painter, QRectF(0, 0, 16, 16), notes, QColor("black"))
    painter.end()
    return bytes(image.constBits())


def test_each_kind_of_note_has_a_shape_of_its_own(qapp: QApplication) -> None:
    shapes = {_drawn(kind) for kind in NoteKind}
    shapes.add(_drawn(NoteKind.CONTEXT, NoteKind.QUESTION))
    assert len(shapes) == len(NoteKind) + 1
    assert _drawn(NoteKind.TODO, NoteKind.TODO) in shapes


@pytest.mark.parametrize(
    "kinds", [(NoteKind.QUESTION,), (NoteKind.TODO,), (NoteKind.QUESTION, NoteKind.CONTEXT)]
)
def test_what_is_done_has_another_shape(qapp: QApplication, kinds: tuple[NoteKind, ...]) -> None:
    shapes = {_drawn(*kinds, state=state) for state in NoteState}
    assert len(shapes) == 2
    assert _drawn(*kinds) == _drawn(*kinds, state=NoteState.OPEN)


def test_done_shows_in_the_outline_and_in_the_notes_below(
    view: OutlineTreeView, document: Document
) -> None:
    with document.transaction("Annotate") as transaction:
        note = transaction.add_note("who pays?", node_ref("n-ba"), kind=NoteKind.QUESTION)
    view.set_notes_shown(True)
    layout = view.placed_rows()[4].layout
    column = notes_rect(layout)
    below = layout.text_rect.left(), layout.text_rect.left() + view.metrics.em
    before = [_ink(view, 4, column.left(), column.right()), _ink(view, 4, *below)]
    with document.transaction("Answer") as transaction:
        transaction.set(note_ref(note.id), state=NoteState.DONE)
    after = [_ink(view, 4, column.left(), column.right()), _ink(view, 4, *below)]
    assert all(a != b for a, b in zip(before, after, strict=True))


def test_what_is_open_and_what_is_done_is_said(document: Document) -> None:
    def told() -> str:
        node = document.node("n-ba")
        return spoken(node, 1, node.notes, folded=False)

    with document.transaction("Annotate") as transaction:
        note = transaction.add_note("who pays?", node_ref("n-ba"), kind=NoteKind.QUESTION)
        transaction.add_note("why", node_ref("n-ba"))
    assert told().endswith("2 notes, 1 open")
    with document.transaction("Answer") as transaction:
        transaction.set(note_ref(note.id), state=NoteState.DONE)
    assert told().endswith("2 notes, all done")
    assert "question · done" in tool_tip(document, document.node("n-ba"))


@pytest.mark.parametrize("dark", [False, True])
def test_the_match_that_one_is_at_has_a_line_around_it(view: OutlineTreeView, dark: bool) -> None:
    palette = palette_for(dark)
    view.setPalette(palette)
    one, other = Match("n-ba", "text", 0, 2), Match("n-ba", "text", 3, 5)

    def lines() -> int:
        """How many rows of pixels above the letters are all of one colour that contrasts."""
        image = view.grab().toImage()
        placed = view.placed_rows()[4]
        left, top = placed.layout.text_rect.left(), placed.top + placed.layout.metrics.padding
        text = view.look.colours(RowState.PLAIN).text
        near = [image.pixelColor(left + 4, y) for y in range(top - 2, top + 3)]
        return sum(contrast(colour, text) < 2 for colour in near)

    view.show_found(lambda node: Found([one, other] if node.id == "n-ba" else [], None))
    assert lines() == 0
    view.show_found(lambda node: Found([one, other], one) if node.id == "n-ba" else Found([], None))
    assert lines() > 0


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

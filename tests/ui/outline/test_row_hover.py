"""What is told of a row under the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.vocabulary import NoteKind, NoteState
from outline_editor.ui.outline.row_hover import hover_text
from outline_editor.ui.outline.row_painter import notes_rect
from outline_editor.ui.outline.tree_view import OutlineTreeView

NOTES = (
    Note(id="t-aa", text="which <firms>?", kind=NoteKind.QUESTION, quote="small giants"),
    Note(id="t-bb", text="a campaign", quote="small giants", by="Ann & Bob", date="2019-02"),
    Note(id="t-cc", text="the fund", quote="fund", kind=NoteKind.TODO, state=NoteState.DONE),
    Note(id="t-dd", text="all of it"),
    Note(id="t-ee", text="gone", quote="big firms"),
)
ROW = Node(id="n-aa", text="a fund for small giants", original="小巨人基金", notes=NOTES)
REACHING = Note(id="t-ff", text="of the document", also_on=("n-aa",))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[OutlineTreeView]:
    rows = (ROW, Node(id="n-bb", text="another row"))
    view = OutlineTreeView(Document(DocumentRoot(id="d", notes=(REACHING,), outline=rows)))
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    yield view
    QToolTip.hideText()


def _at(view: OutlineTreeView, words: str) -> str:
    """What is told with the mouse in the middle of some words."""
    placed = view.placed_rows()[0]
    line = placed.layout.text.lineAt(0)
    start = ROW.text.index(words)
    middle = start + len(words) // 2
    # Qt returns the offset too, as it fits between characters.
    x, _ = cast("tuple[float, int]", line.cursorToX(middle))
    point = QPoint(placed.layout.text_rect.left() + round(x), placed.top + placed.height // 2)
    return hover_text(view, point)


def test_over_quoted_words_there_are_all_notes_on_these(view: OutlineTreeView) -> None:
    told = _at(view, "small giants")
    assert "which &lt;firms&gt;?" in told
    assert "question" in told
    assert "a campaign" in told
    assert "Ann &amp; Bob · 2019-02" in told
    assert not {"the fund", "all of it", "gone"} & set(_parts(told))
    assert _parts(_at(view, "fund")) == ["the fund"]


def _parts(told: str) -> list[str]:
    known = [*(note.text for note in NOTES), REACHING.text]
    return [text for text in known if text in told]


def test_elsewhere_there_are_those_about_the_whole_row(view: OutlineTreeView) -> None:
    assert _parts(_at(view, "for")) == ["all of it", "of the document"]


def test_over_the_mark_there_are_all_notes_of_the_row(view: OutlineTreeView) -> None:
    placed = view.placed_rows()[0]
    point = notes_rect(placed.layout).center() + QPoint(0, placed.top)
    told = hover_text(view, point)
    assert _parts(told) == [text for text in _parts(told) if text != "which <firms>?"]
    assert len(_parts(told)) == len(NOTES)
    assert "which &lt;firms&gt;?" in told


def test_the_mouse_is_heard_and_nothing_is_told_where_there_is_nothing(
    view: OutlineTreeView, qtbot: QtBot
) -> None:
    def hover(y: int) -> None:
        point = QPoint(view.metrics.text_left(1) + 5, y)
        told = QHelpEvent(QHelpEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
        QApplication.sendEvent(view.viewport(), told)

    first, second = view.placed_rows()
    hover(first.top + first.height // 2)
    assert "all of it" in QToolTip.text()
    hover(second.top + 5)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    assert hover_text(view, QPoint(100, second.top + 5)) == ""
    assert hover_text(view, QPoint(100, 290)) == ""

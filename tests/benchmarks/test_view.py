"""How long the outline takes to show what was done, against plainly repainting it.

Reported for reading, each figure beside a repaint of the same screen in the
same run; nothing is asserted. The smallest document fills a few screens.
"""

from __future__ import annotations

import gc
import itertools
import random
import statistics
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import node_ref
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.outline.tree_view import OutlineTreeView

ROUNDS = 60
SIZES = [1_000, 100_000, 1_000_000]

_WORDS = (
    "promote",
    "high-quality",
    "development",
    "of",
    "the",
    "manufacturing",
    "industry",
    "推动制造业高质量发展",
)


def _document(count: int) -> Document:
    """Rows on three levels, seven under each, about one in five wrapped."""
    chance = random.Random(20190129)
    numbers = itertools.count()

    def row(*children: Node) -> Node:
        words = chance.choices(_WORDS, k=chance.choice((3, 6, 8, 10, 30)))
        return Node(id=f"n-{next(numbers):07}", text=" ".join(words), children=children)

    tops = [
        row(*(row(*(row() for _ in range(7))) for _ in range(7))) for _ in range(count // 57 + 1)
    ]
    return Document(DocumentRoot(id="benchmark", outline=tuple(tops)))


class Bench:
    """A view of a long document, and what is done to it."""

    def __init__(self, view: OutlineTreeView, document: Document) -> None:
        self.view = view
        self.document = document
        self.chance = random.Random(1)

    def painted(self) -> None:
        """Everything waiting done, painting among it."""
        QApplication.processEvents()

    def any_row(self) -> str:
        return self.view.rows.node_id(self.chance.randrange(self.view.model().rowCount()))

    def insert_after(self, node_id: str) -> str:
        place = self.document.place(node_ref(node_id))
        with self.document.transaction("Insert") as transaction:
            return transaction.insert(Node(text="new"), place.owner, place.index + 1).id

    # What is measured

    def repaint(self) -> None:
        self.view.viewport().update()

    def insert_here(self) -> None:
        self.view.set_current(self.insert_after(self.view.current_id()))

    def insert_far_away(self) -> None:
        self.view.set_current(self.insert_after(self.any_row()))

    def scroll_to_unseen_rows(self) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(self.chance.randrange(bar.maximum()))

    def type_a_character(self) -> None:
        if not self.view.is_editing:
            self.view.edit_current()
        editor = self.view.findChild(RowEditor, "rowEditor")
        assert editor is not None
        editor.insertPlainText("x")

    def move_up(self) -> None:
        place = self.document.place(node_ref(self.view.current_id()))
        index = place.index - 1 if place.index else 1
        with self.document.transaction("Move") as transaction:
            transaction.move(node_ref(self.view.current_id()), place.owner, index)

    def fold_and_unfold(self) -> None:
        row = self.document.root.outline[0].id
        if self.view.rows.is_folded(row):
            self.view.rows.unfold(row)
        else:
            self.view.rows.fold(row)


def _milliseconds(action: Callable[[], None], bench: Bench) -> list[float]:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        bench.painted()
        times.append((time.perf_counter() - start) * 1000)
    return times


@pytest.fixture
def bench(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Bench]:
    document = _document(request.param)
    view = OutlineTreeView(document)
    qtbot.addWidget(view)

    def write(node_id: str, text: str) -> None:
        with document.transaction("Type") as transaction:
            transaction.set(node_ref(node_id), text=text)

    view.text_edited.connect(write)
    view.resize(1000, 800)
    with qtbot.waitActive(view):
        view.show()
    # As the program does once it has read a file.
    gc.freeze()
    yield Bench(view, document)
    gc.unfreeze()


@pytest.mark.timeout(600)
@pytest.mark.parametrize("bench", SIZES, ids="{:,} rows".format, indirect=True)
def test_view(bench: Bench) -> None:
    print(f"\n{'':24}{'median':>8}{'worst':>8}{'of a repaint':>14}")
    for action in (
        bench.repaint,
        bench.insert_here,
        bench.insert_far_away,
        bench.scroll_to_unseen_rows,
        bench.type_a_character,
        bench.move_up,
        bench.fold_and_unfold,
    ):
        bench.view.leave_text_mode()
        bench.view.set_current(bench.any_row())
        bench.painted()
        plain = statistics.median(_milliseconds(bench.repaint, bench))
        times = _milliseconds(action, bench)
        median, worst = statistics.median(times), max(times)
        name = action.__name__.replace("_", " ")
        print(f"{name:24}{median:>8.1f}{worst:>8.1f}{median / plain:>13.1f}×")

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import DOCUMENT, node_ref, note_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.rows import VisibleRows
from outline_editor.core.vocabulary import NodeKind, NoteKind
from outline_editor.ui.outline.rows_model import RowRole, RowsModel


@pytest.fixture
def model(document: Document, qtbot: QtBot) -> RowsModel:
    return RowsModel(VisibleRows(document))


def _shown(model: RowsModel) -> list[str]:
    return [model.index(row).data(RowRole.NODE_ID) for row in range(model.rowCount())]


def test_rows_have_text_and_no_children(model: RowsModel) -> None:
    assert model.rowCount() == 7
    assert model.index(0).data() == "row aa"
    assert model.rowCount(model.index(0)) == 0
    assert not model.index(7).isValid()
    assert model.data(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_rows_tell_what_they_are(model: RowsModel, document: Document) -> None:
    with document.transaction("Describe") as transaction:
        transaction.set(node_ref("n-ab"), kind=NodeKind.MEASURE, original="推动")
        transaction.add_note("why", node_ref("n-ab"))
    index = model.index(1)
    assert index.data(RowRole.NODE_ID) == "n-ab"
    assert index.data(RowRole.DEPTH) == 2
    assert index.data(RowRole.HAS_CHILDREN) is True
    assert index.data(RowRole.FOLDED) is False
    assert index.data(RowRole.NOTE_COUNT) == 1
    assert index.data(RowRole.ORIGINAL) == "推动"
    assert index.data(RowRole.KIND) == "measure"
    model.rows.fold("n-ab")
    assert index.data(RowRole.FOLDED) is True
    assert model.index(0).data(RowRole.KIND) == ""


def test_rows_can_be_edited_unless_the_document_is_read_only(model: RowsModel) -> None:
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEditable
    model.editable = False
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEditable


def test_notes_are_read_on_hover(model: RowsModel, document: Document) -> None:
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) is None
    with document.transaction("Annotate") as transaction:
        transaction.add_note(
            "state <advances>\nprivate retreats",
            node_ref("n-aa"),
            kind=NoteKind.CONTEXT,
            quote="row & aa",
        )
    tip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>context</b> <i>“row &amp; aa”</i>" in tip
    assert "state &lt;advances&gt;<br>private retreats" in tip


def test_long_notes_and_many_notes_are_cut_on_hover(model: RowsModel, document: Document) -> None:
    with document.transaction("Annotate") as transaction:
        for number in range(11):
            transaction.add_note(f"note {number} " + "long " * 1000, node_ref("n-aa"))
    tip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert len(tip) < 6000
    assert "note 7 " in tip
    assert "note 8 " not in tip
    assert "and 3 more" in tip


def test_what_a_screen_reader_says(model: RowsModel, document: Document) -> None:
    def said(row: int) -> str:
        return model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said(0) == "row aa, level 1, unfolded"
    assert said(2) == "row ac, level 3"
    with document.transaction("Describe") as transaction:
        transaction.set(node_ref("n-ba"), kind=NodeKind.PRIORITY, text="")
        transaction.add_note("one", node_ref("n-ba"))
        transaction.add_note("two", node_ref("n-ba"))
    model.rows.fold("n-ba")
    assert said(4) == "(no text), level 1, folded, priority, 2 notes"


def test_changes_are_told_run_by_run(model: RowsModel, document: Document, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    with document.transaction("Replace all") as transaction:
        for name in ("n-aa", "n-ab", "n-ac", "n-ba", "n-ca"):
            transaction.set(node_ref(name), text="new")
    assert told == [(0, 2), (4, 4), (6, 6)]


def test_another_document_replaces_the_rows(model: RowsModel, document: Document) -> None:
    other = Document(DocumentRoot(id="other", outline=(Node(id="n-zz", text="other"),)))
    model.show(VisibleRows(other))
    assert _shown(model) == ["n-zz"]
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-aa"))
    assert _shown(model) == ["n-zz"]


@pytest.mark.parametrize("way", ["language", "field", "insert"])
def test_originals_are_noticed_when_they_come(
    model: RowsModel, document: Document, way: str
) -> None:
    assert not model.has_originals
    with document.transaction("Translate") as transaction:
        if way == "language":
            transaction.set(DOCUMENT, original_language="zh")
        elif way == "field":
            transaction.set(node_ref("n-ac"), original="推动")
        else:
            inner = Node(text="inner", original="推动")
            transaction.insert(Node(text="new", children=(inner,)), node_ref("n-ca"))
    assert model.has_originals


def test_a_row_that_is_gone_from_the_document_has_no_data(
    model: RowsModel, document: Document
) -> None:
    seen: list[object] = []

    def look(_: QModelIndex, first: int, last: int) -> None:
        seen.extend(model.index(row).data() for row in (first, last))
        seen.append(model.is_settled)

    model.rowsAboutToBeRemoved.connect(look)
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-ab"))
    assert seen == [None, None, False]
    assert model.is_settled


@pytest.mark.parametrize("seed", range(3))
def test_qt_finds_no_fault_with_random_changes(document: Document, seed: int, qtbot: QtBot) -> None:
    chance = random.Random(seed)
    history = History(document)
    rows = VisibleRows(document)
    model = RowsModel(rows)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    for _ in range(120):
        match chance.choice(("edit", "edit", "edit", "fold", "unfold", "all", "undo", "redo")):
            case "edit":
                _edit_at_random(document, chance)
            case "fold" if document.row_count:
                rows.fold(chance.choice(list(document.walk())).id, deep=chance.random() < 0.3)
            case "unfold" if document.row_count:
                rows.unfold(chance.choice(list(document.walk())).id, deep=chance.random() < 0.3)
            case "all":
                rows.show_levels(None) if chance.random() < 0.7 else rows.show_levels(1)
            case "undo":
                history.undo()
            case "redo":
                history.redo()
        assert _shown(model) == rows.node_ids()
    assert tester.model() is model


def _edit_at_random(document: Document, chance: random.Random) -> None:
    try:
        with document.transaction("Edit") as transaction:
            for _ in range(chance.randint(1, 3)):
                refs = [node_ref(node.id) for node in document.walk()]
                owner = chance.choice([DOCUMENT, *refs])
                index = chance.randint(0, len(document.rows(owner)))
                match chance.choice(("insert", "remove", "move", "set", "note")):
                    case "insert":
                        children = (Node(text="b"), Node(text="c", notes=(Note(text="n"),)))
                        transaction.insert(Node(text="a", children=children), owner, index)
                    case "remove" if len(refs) > 5:
                        transaction.remove(chance.choice(refs))
                    case "move" if refs:
                        transaction.move(chance.choice(refs), owner, index)
                    case "set" if refs:
                        transaction.set(chance.choice(refs), text=str(chance.random()))
                    case "note" if refs:
                        note = transaction.add_note("note", chance.choice(refs))
                        transaction.set(note_ref(note.id), text="another")
    except EditRefused:
        pass

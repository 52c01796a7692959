"""The outline as a screen reader gets it, through Qt's own interfaces."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface

from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import Message
from outline_editor.core.model import Node
from outline_editor.core.notes import add_note
from outline_editor.core.vocabulary import NodeKind
from outline_editor.ui.outline.accessible_outline import AccessibleOutline
from outline_editor.ui.outline.accessible_row import AccessibleRow
from tests.core.outlines import MINISTRY, row_id
from tests.ui.keymap.conftest import Desk
from tests.ui.keymap.conftest import sit_down as sit_down

NAME = Message.of("name.type")


@pytest.fixture
def desk(sit_down: Callable[[str], Desk]) -> Desk:
    return sit_down(MINISTRY)


def _tree(desk: Desk) -> QAccessibleInterface:
    gc.collect()
    return QAccessible.queryAccessibleInterface(desk.view)


def _row(desk: Desk, name: str) -> QAccessibleInterface:
    position = desk.view.rows.position(row_id(name))
    assert position is not None
    return _tree(desk).child(position)


def _says(row: QAccessibleInterface) -> str:
    return row.text(QAccessible.Text.Name)


def _level(row: QAccessibleInterface) -> int:
    attributes = row.attributesInterface()
    return attributes.attributeValue(QAccessible.Attribute.Level)


def test_it_is_a_tree_of_items(desk: Desk) -> None:
    tree = _tree(desk)
    assert (tree.role(), tree.text(QAccessible.Text.Name)) == (QAccessible.Role.Tree, "Outline")
    rows = [tree.child(position) for position in range(tree.childCount() - 1)]
    assert [_says(row) for row in rows] == list("abcdefgh")
    assert {row.role() for row in rows} == {QAccessible.Role.TreeItem}
    assert [_level(row) for row in rows] == [1, 2, 3, 3, 2, 1, 2, 1]
    assert [tree.indexOfChild(row) for row in rows] == list(range(8))
    assert all(row.parent().role() == QAccessible.Role.Tree for row in rows)


def test_a_row_says_its_kind_its_original_and_its_notes(desk: Desk) -> None:
    with desk.document.transaction(NAME) as transaction:
        ref = node_ref(row_id("e"))
        transaction.set(ref, kind=NodeKind.MEASURE, original="减税")
        add_note(transaction, ref, text="why?")
        add_note(transaction, ref, text="who?")
    assert _row(desk, "e").text(QAccessible.Text.Description) == "减税, measure, 2 notes"
    assert _row(desk, "a").text(QAccessible.Text.Description) == ""


def test_a_row_without_text_says_so(desk: Desk) -> None:
    with desk.document.transaction(NAME) as transaction:
        transaction.set(node_ref(row_id("e")), text="")
    assert _says(_row(desk, "e")) == "(no text)"


def test_folds_are_told(desk: Desk) -> None:
    state = _row(desk, "b").state()
    assert (state.expandable, state.expanded, state.collapsed) == (True, True, False)
    desk.go_to("b")
    desk.press("Left")
    state = _row(desk, "b").state()
    assert (state.expandable, state.expanded, state.collapsed) == (True, False, True)
    assert _tree(desk).childCount() == 7
    state = _row(desk, "h").state()
    assert (state.expandable, state.expanded, state.collapsed) == (False, False, False)


def test_a_fold_is_noticed_once(desk: Desk) -> None:
    row = _row(desk, "b")
    assert isinstance(row, AccessibleRow)
    assert not row.take_fold_change()
    desk.go_to("b")
    desk.press("Left")
    assert row.take_fold_change()
    assert not row.take_fold_change()
    desk.press("Left", "Left")
    outline = row.parent()
    assert isinstance(outline, AccessibleOutline)
    assert outline.known_rows(0, 0) == []
    _row(desk, "h")
    assert [_says(known) for known in outline.known_rows(0, 3)] == ["h"]


def test_the_current_row_and_the_selected_ones(desk: Desk) -> None:
    desk.choose("c e")
    found = _tree(desk).focusChild()
    assert found is not None
    assert _says(found) == "e"
    assert _row(desk, "e").state().focused
    assert not _row(desk, "c").state().focused
    selection = _tree(desk).selectionInterface()
    assert [_says(row) for row in selection.selectedItems()] == ["c", "e"]
    assert selection.selectedItemCount() == 2
    selection.select(_row(desk, "h"))
    selection.unselect(_row(desk, "c"))
    assert desk.selected == "e h"


def test_a_row_is_where_it_is_on_the_screen(desk: Desk) -> None:
    rect = _row(desk, "f").rect()
    found = _tree(desk).childAt(rect.center().x(), rect.center().y())
    assert found is not None
    assert _says(found) == "f"
    assert _tree(desk).childAt(*QPoint(-500, -500).toTuple()) is None


def test_a_row_that_is_gone_is_not_valid_and_back_again_it_is(desk: Desk) -> None:
    row = _row(desk, "c")
    desk.go_to("c")
    desk.press("Del")
    assert not row.isValid()
    assert row.state().invalid
    assert _says(row) == ""
    desk.press("Ctrl+Z")
    assert row.isValid()
    assert _says(row) == "c"
    desk.go_to("h")
    desk.press("Alt+Down")
    assert not row.isValid()


def test_rows_follow_what_is_done(desk: Desk) -> None:
    desk.go_to("e")
    desk.press("Tab")
    assert _level(_row(desk, "e")) == 3
    desk.press("Return")
    desk.type("new")
    desk.press("Esc")
    assert _says(_tree(desk).child(desk.view.currentIndex().row())) == "new"


def test_a_row_can_be_edited_and_folded(desk: Desk) -> None:
    actions = _row(desk, "b").actionInterface()
    assert set(actions.actionNames()) >= {actions.pressAction(), actions.toggleAction()}
    actions.doAction(actions.toggleAction())
    assert desk.shown == "a b e f g h"
    actions.doAction(actions.pressAction())
    assert (desk.current, desk.caret) == ("b", 1)
    assert actions.keyBindingsForAction(actions.pressAction()) == ["F2"]
    leaf = _row(desk, "h").actionInterface()
    assert leaf.toggleAction() not in leaf.actionNames()


def test_the_text_being_edited_is_reached(desk: Desk) -> None:
    desk.go_to("e", caret=1)
    tree = _tree(desk)
    viewport = tree.child(tree.childCount() - 1)
    children = [viewport.child(index) for index in range(viewport.childCount())]
    editors = [one for one in children if one.role() == QAccessible.Role.EditableText]
    assert [one.text(QAccessible.Text.Name) for one in editors] == ["Text of the row"]
    assert editors[0].text(QAccessible.Text.Value) == "e"


def test_asking_at_random_while_rows_come_and_go(desk: Desk) -> None:
    chance = random.Random(7)
    kept: list[QAccessibleInterface] = []
    for turn in range(400):
        tree = _tree(desk) if turn % 50 == 0 else QAccessible.queryAccessibleInterface(desk.view)
        kept.append(tree.child(chance.randrange(tree.childCount() - 1)))
        for row in chance.sample(kept, min(len(kept), 4)):
            if row.isValid():
                assert _says(row)
                assert tree.indexOfChild(row) >= 0
                assert not row.state().invalid
                row.rect()
        ids = desk.view.rows.node_ids()
        with desk.document.transaction(NAME) as transaction:
            if len(ids) > 4 and chance.random() < 0.5:
                transaction.remove(node_ref(chance.choice(ids)))
            else:
                transaction.insert(Node(text=f"row {turn}", children=(Node(text="under"),)))

"""The actions of a window: ids, words, keys, and when they apply."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from outline_editor.app.action_specs import Needs, Scope
from outline_editor.app.actions import ACTIONS
from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow, edit

CTRL = Qt.KeyboardModifier.ControlModifier

HANDLES = (
    "file.new",
    "file.open",
    "file.save",
    "file.save_as",
    "edit.undo",
    "edit.redo",
    "row.insert_below",
    "row.insert_child",
    "row.edit",
    "row.indent",
    "row.outdent",
    "row.move_up",
    "row.move_down",
    "row.delete",
    "row.fold",
    "row.unfold",
    "note.add_context",
)
"""Ids that automation relies on, among others."""

NEEDS_ENTRY = (Needs.EDITABLE_ENTRY, Needs.EDITABLE_CONCEPT)
"""What only applies while a concept or actor is chosen."""


def _enabled(window: MainWindow) -> dict[str, bool]:
    return {name: action.isEnabled() for name, action in window.actions_by_id.items()}


def _said(window: MainWindow) -> str:
    label = window.findChild(QLabel, "said")
    assert label is not None
    return label.text()


def _undo_text(window: MainWindow) -> str:
    return window.actions_by_id["edit.undo"].text().replace("&", "")


# The table


def test_every_action_is_found_by_its_id(show: OpenWindow) -> None:
    window = show(None)
    found = {action.objectName(): action for action in window.findChildren(QAction)}
    for spec in ACTIONS:
        assert found[spec.id] is window.actions_by_id[spec.id]
    assert set(HANDLES) <= set(window.actions_by_id)


def test_mnemonics_are_unique_in_each_menu(show: OpenWindow) -> None:
    window = show(None)
    menus = [menu for menu in window.findChildren(QMenu) if menu.actions()]
    for actions in (window.menuBar().actions(), *(menu.actions() for menu in menus)):
        letters = [
            text[text.index("&") + 1].casefold()
            for action in actions
            if "&" in (text := action.text().replace("&&", ""))
        ]
        assert [letter for letter, n in Counter(letters).items() if n > 1] == []


def test_no_two_actions_have_a_key_in_one_place(show: OpenWindow) -> None:
    window = show(None)
    owners: dict[tuple[Scope, str], list[str]] = defaultdict(list)
    for spec in ACTIONS:
        for key in window.actions_by_id[spec.id].shortcuts():
            owners[spec.scope, key.toString()].append(spec.id)
    assert [ids for ids in owners.values() if len(ids) > 1] == []
    everywhere = {key for scope, key in owners if scope is Scope.WINDOW}
    assert everywhere.isdisjoint(key for scope, key in owners if scope is Scope.OUTLINE)


# When they apply


def test_an_empty_document_offers_what_it_can_do(show: OpenWindow) -> None:
    enabled = _enabled(show(None))
    for spec in ACTIONS:
        if spec.needs in (Needs.ROW, Needs.EDITABLE_ROW) and spec.id != "row.insert_below":
            assert not enabled[spec.id], spec.id
    assert enabled["row.insert_below"]
    assert enabled["file.save"]
    assert not enabled["edit.undo"]
    assert not enabled["edit.redo"]
    assert not enabled["file.revert"]


def test_a_row_offers_all_that_is_done_to_rows(show: OpenWindow, outline: Path) -> None:
    enabled = _enabled(show(outline))
    of_entries = {spec.id for spec in ACTIONS if spec.needs in NEEDS_ENTRY}
    assert [spec.id for spec in ACTIONS if not enabled[spec.id] and spec.id not in of_entries] == [
        "edit.undo",
        "edit.redo",
    ]


def test_a_file_with_errors_offers_nothing_that_would_change_it(
    show: OpenWindow, outline: Path
) -> None:
    outline.write_text(outline.read_text().replace("id: n-bb", "id: n-aa"))
    enabled = _enabled(show(outline))
    for spec in ACTIONS:
        if spec.needs in (Needs.EDITABLE, Needs.EDITABLE_ROW, *NEEDS_ENTRY):
            assert not enabled[spec.id], spec.id
    assert not enabled["file.save"]
    assert enabled["row.fold"]
    assert enabled["go.next_problem"]


# Undo and redo


def test_each_step_is_named_in_the_menu_and_the_status_bar(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    document = window.session.document
    steps = []
    edit(qtbot, window)
    window.outline.leave_text_mode()
    steps.append((_undo_text(window), _said(window)))
    window.run("row.indent")
    window.outline.set_current("n-bb")
    window.run("row.indent")
    steps.append((_undo_text(window), _said(window)))
    window.run("note.add_context")
    steps.append((_undo_text(window), _said(window)))
    window.session.set_field(node_ref("n-aa"), "kind", "measure")
    steps.append((_undo_text(window), _said(window)))
    window.session.set_field(DOCUMENT, "title", "Other")
    steps.append((_undo_text(window), _said(window)))
    names = [text.removeprefix("Undo ") for text, _ in steps]
    assert len(set(names)) == len(names)
    assert all(names)
    assert [said for _, said in steps] == [f"{name} · Ctrl+Z undoes" for name in names]
    for name in reversed(names):
        assert _undo_text(window) == f"Undo {name}"
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
        assert _said(window) == f"Undone: {name}"
    assert document.root.title == "A"
    assert not window.isWindowModified()
    qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert _said(window) == f"Done again: {names[0]}"


def test_undo_has_no_limit(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    window = show(outline)
    opened = window.session.document.root
    for n in range(500):
        window.session.set_field(node_ref("n-aa"), "original", f"文 {n}")
    last = window.session.document.root
    while window.actions_by_id["edit.undo"].isEnabled():
        window.run("edit.undo")
    assert window.session.document.root == opened
    assert not window.isWindowModified()
    while window.actions_by_id["edit.redo"].isEnabled():
        window.run("edit.redo")
    assert window.session.document.root == last


# Panes


def test_f6_goes_round_all_panes_and_back(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    outline.write_text(
        outline.read_text().replace("text: second", "text: second\n    due: 2019-02-30")
    )
    window = show(outline)
    sidebar = window.panes.sidebar
    panes = [
        sidebar.inspector,
        sidebar.notes,
        sidebar.document_page,
        window.panes.problems,
        window.outline,
    ]
    for pane in panes:
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focus = window.focusWidget()
        assert focus is pane or pane.isAncestorOf(focus), pane
    for pane in [*reversed(panes[:-1]), window.outline]:
        qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        focus = window.focusWidget()
        assert focus is pane or pane.isAncestorOf(focus), pane


@pytest.mark.parametrize(
    ("action_id", "name"), [("view.sidebar", "sidebar"), ("view.problems", "problemsPanel")]
)
def test_panes_can_be_hidden_and_shown(
    show: OpenWindow, outline: Path, action_id: str, name: str
) -> None:
    window = show(outline)
    pane = window.panes.sidebar if name == "sidebar" else window.panes.problems
    assert pane.isVisible()
    window.actions_by_id[action_id].trigger()
    assert not pane.isVisible()
    window.actions_by_id[action_id].trigger()
    assert pane.isVisible()

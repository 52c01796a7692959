"""The document's own page: fields, sources, notes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from outline_editor.core.addresses import DOCUMENT, note_ref
from tests.ui.panels.conftest import Open
from tests.ui.panels.driving import CTRL, Person, written


@pytest.fixture
def on_page(person: Person) -> Person:
    """Somebody who has turned to the document page."""
    person.window.run("go.document")
    return person


def _card(person: Person, source: str) -> QWidget:
    return next(
        card
        for card in person.page.findChildren(QWidget, f"source.{source}")
        if not card.isHidden()
    )


def _order(person: Person) -> list[str]:
    return [source.id for source in person.document.root.sources]


def test_the_title_is_typed_and_shown_above_the_outline(on_page: Person) -> None:
    on_page.press(Qt.Key.Key_A, held=CTRL)
    on_page.type("Priorities")
    assert on_page.document.root.title == "Priorities"
    assert "Priorities" in [label.text() for label in _header_labels(on_page)]
    on_page.press(Qt.Key.Key_Escape)
    assert on_page.focus is on_page.window.outline


def _header_labels(person: Person) -> list[QLabel]:
    return person.window.panes.header.findChildren(QLabel)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("id", "miit-2020", "miit-2020"),
        ("jurisdiction", "CN-HN", "CN-HN"),
        ("jurisdiction", "", None),
        ("language", "de", "de"),
        ("original_language", "zh-Hant", "zh-Hant"),
        ("codebook", "books/codebook.yaml", "books/codebook.yaml"),
    ],
)
def test_its_fields_are_typed(
    on_page: Person, sample: Path, name: str, typed: str, value: object
) -> None:
    (sample.parent / "books").mkdir()
    shutil.copy(sample.parent / "codebook.yaml", sample.parent / "books")
    on_page.enter(name, on_page.page)
    on_page.press(Qt.Key.Key_Delete)
    on_page.type(typed)
    on_page.leave()
    assert getattr(on_page.document.root, name) == value
    assert on_page.field(name, on_page.page).remark == ""


def test_a_wrong_id_is_told_and_kept(on_page: Person) -> None:
    on_page.enter("id", on_page.page)
    on_page.type("MIIT 2019")
    on_page.leave()
    assert on_page.document.root.id == "miit-2019-press"
    assert "“MIIT 2019”" in on_page.field("id", on_page.page).remark


def test_the_status_is_chosen(on_page: Person) -> None:
    on_page.choose("status", "rev", on_page.page)
    assert on_page.document.root.status.value == "reviewed"
    assert on_page.undo_name == "Change status"


def test_a_file_with_errors_can_not_become_curated(open_file: Open, tmp_path: Path) -> None:
    person = open_file(written(tmp_path, "outline:\n  - id: n-aa\n    kind: x\n    text: a\n"))
    person.window.run("go.document")
    person.choose("status", "cur", person.page)
    assert person.document.root.status.value == "draft"
    assert not person.field("status", person.page).focus_target.isEnabled()


def test_a_source_is_added_and_filled_in(on_page: Person) -> None:
    on_page.click(on_page.child(QAbstractButton, "addSource"))
    assert on_page.undo_name == "Add source"
    on_page.type("A plan")
    card = _card(on_page, "s5")
    on_page.enter("date", card)
    on_page.type("2019-13")
    on_page.leave()
    assert "“2019-13” is no date" in on_page.field("date", card).remark
    on_page.choose("kind", "plan", card)
    on_page.choose("checked", "che", card)
    source = on_page.document.root.sources[-1]
    assert (source.title, source.date, source.checked) == ("A plan", "2019", True)
    assert source.kind is not None


def test_a_source_moves_and_keeps_the_focus_on_its_way(on_page: Person) -> None:
    on_page.click(on_page.button("Move Down", _card(on_page, "s1")))
    assert _order(on_page) == ["s2", "s1", "s3", "s4"]
    assert on_page.undo_name == "Move source"
    on_page.press(Qt.Key.Key_Space)
    on_page.press(Qt.Key.Key_Space)
    assert _order(on_page) == ["s2", "s3", "s4", "s1"]
    assert _card(on_page, "s1").isAncestorOf(on_page.focus)
    on_page.undo()
    assert _order(on_page) == ["s2", "s3", "s1", "s4"]


def test_a_cited_source_that_goes_is_pointed_out_and_comes_back(on_page: Person) -> None:
    on_page.click(on_page.button("Delete", _card(on_page, "s4")))
    assert on_page.window.panes.problems.count == 6
    on_page.undo()
    assert on_page.window.panes.problems.count == 0


def test_tab_follows_the_page(on_page: Person) -> None:
    seen: list[str] = []
    for _ in range(60):
        name = on_page.focus.accessibleName()
        if not on_page.page.isAncestorOf(on_page.focus):
            break
        seen.append(name or getattr(on_page.focus, "text", str)())
        on_page.press(Qt.Key.Key_Tab)
    assert seen[:7] == [
        "Title", "Status", "Id", "Jurisdiction", "Language", "Original in", "Codebook",
    ]  # fmt: skip
    assert seen[7:9] == ["Show Checklist", "+ Add Source"]
    assert seen.count("Publisher") == 4
    assert seen.index("Note text") > len(seen) - 1 - seen[::-1].index("Publisher")


def test_a_note_on_the_document_is_added_from_the_page(on_page: Person) -> None:
    notes = on_page.window.panes.sidebar.document_page.notes
    on_page.click(on_page.button("+ Add Note to Document", notes))
    assert isinstance(on_page.focus, QPlainTextEdit)
    on_page.type("A second thought")
    assert [note.text for note in on_page.document.root.notes][1] == "A second thought"
    on_page.window.session.editing.undo()
    card = on_page.card("t-4hk9w")
    compares = on_page.field("compares", card).focus_target
    assert isinstance(compares, QLineEdit)
    assert compares.text() == "miit-2018-work-conference"
    on_page.click(on_page.button("Delete", card))
    assert not on_page.document.has(note_ref("t-4hk9w"))


def test_own_fields_of_the_document_are_shown(open_file: Open, tmp_path: Path) -> None:
    person = open_file(written(tmp_path, "x-desk: Li\noutline:\n  - id: n-aa\n    text: a\n"))
    person.window.run("go.document")
    assert person.field("extensions", person.page).isVisible()
    assert person.document.find(DOCUMENT) is person.document.root

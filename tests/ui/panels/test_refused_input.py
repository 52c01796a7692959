"""What a field holds and the document refused is not lost without a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from outline_editor.core.addresses import node_ref
from tests.ui.panels.driving import Person

ROW = "n-k5mvt"


@pytest.fixture
def with_refused(person: Person) -> Person:
    """Somebody who typed a due date that is none, and went back to the outline."""
    person.go_to(ROW)
    person.enter("due")
    person.type("soon")
    person.leave()
    person.window.session.opened.history.mark_now_saved()
    assert person.row(ROW).due is None
    return person


def _press(text: str) -> Callable[[], list[str]]:
    """Press a button of the question that comes; the result tells what was asked."""
    asked: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        button = next(b for b in box.buttons() if b.text().replace("&", "") == text)
        button.click()

    QTimer.singleShot(0, press)
    return lambda: asked


@pytest.mark.answers_dialogs
def test_closing_asks_and_leads_back_to_the_field(with_refused: Person) -> None:
    with_refused.go_to("n-x4f7m")
    asked = _press("Show It")
    with_refused.window.close()
    assert asked() == ["What stands in the field “due” is not in the document."]
    assert with_refused.window.isVisible()
    assert with_refused.window.session.current == ROW
    assert with_refused.window.focusWidget() is with_refused.field("due").focus_target


@pytest.mark.answers_dialogs
def test_it_can_be_given_up(with_refused: Person) -> None:
    asked = _press("Close Anyway")
    assert with_refused.window.close()
    assert len(asked()) == 1


def test_a_row_that_is_gone_holds_nothing(with_refused: Person) -> None:
    document = with_refused.document
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref(ROW))
    with_refused.window.session.opened.history.mark_now_saved()
    assert with_refused.window.close()


def test_saving_says_what_is_not_in_the_file(with_refused: Person) -> None:
    with_refused.window.run("file.save")
    assert "but without what a field holds" in with_refused.said
    with_refused.go_to(ROW)
    with_refused.enter("due")
    with_refused.type("2022")
    with_refused.window.run("file.save")
    assert "Saved miit-2019-press.yaml." in with_refused.said

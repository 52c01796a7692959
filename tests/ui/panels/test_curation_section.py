"""The checklist on the document page: what it shows, where it leads, what it lets pass."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton

from outline_editor.core.addresses import node_ref
from outline_editor.core.vocabulary import DocumentStatus
from outline_editor.ui.panels.check_line import CheckLine
from outline_editor.ui.panels.field_editors import ChoiceEditor, FieldEditor
from outline_editor.ui.panels.source_card import SourceCard
from tests.cli.test_check_for import FAILS, TO_LOOK_AT
from tests.ui.panels.conftest import Open
from tests.ui.panels.driving import CTRL, Person, written

CASES = Path(__file__).parents[2] / "cli" / "curation"
QUESTION = "t-c7x2p"
SECTION = "n-b6nrg"


def _lines(person: Person) -> list[CheckLine]:
    """The lines in sight."""
    lines = person.page.findChildren(CheckLine)
    return [line for line in lines if line.isVisible()]


def _names(person: Person) -> list[str]:
    return [line.objectName() for line in _lines(person)]


def _state(person: Person, rule: str) -> str:
    """What a rule's line tells those who can't see its mark."""
    line = person.child(CheckLine, f"rule.{rule}")
    return line.accessibleName().partition(": ")[2]


def _summary(person: Person) -> str:
    return person.child(QLabel, "checklistSummary").text()


def _pill(person: Person) -> str:
    return person.child(QToolButton, "documentStatus").text()


def _mark_button(person: Person, status: str) -> QAbstractButton:
    return person.child(QAbstractButton, f"markAs.{status}")


@pytest.fixture
def at_checklist(person: Person) -> Person:
    """Somebody who has opened the checklist of the sample."""
    person.press(Qt.Key.Key_F8, held=CTRL)
    return person


@pytest.fixture
def passing(open_file: Open, tmp_path: Path) -> Person:
    """Somebody with a document open that passes."""
    return open_file(Path(shutil.copy(CASES / "passes.yaml", tmp_path)))


def test_it_is_folded_until_it_is_wanted(person: Person) -> None:
    person.window.run("go.document")
    assert _names(person) == []
    person.click(person.button("Show Checklist", person.page))
    assert _names(person)[0] == "rule.sources"
    person.click(person.button("Hide Checklist", person.page))
    assert _names(person) == []


def test_a_key_leads_to_the_first_rule_that_fails(at_checklist: Person) -> None:
    assert at_checklist.focus.objectName() == "rule.questions"
    assert _summary(at_checklist) == "1 thing stands against marking the document as curated."
    assert {name: _state(at_checklist, name) for name in ("sources", "questions", "todos")} == {
        "sources": "passed",
        "questions": "1 thing stands in the way",
        "todos": "The document has nothing of the kind",
    }
    assert _state(at_checklist, "one-statement") == "2 things to look at"


def test_what_blocks_is_open_and_what_is_to_be_looked_at_is_folded(at_checklist: Person) -> None:
    assert _names(at_checklist) == [
        "rule.sources", "rule.amounts", "rule.questions", "finding.open-question",
        "rule.quotes", "rule.concepts", "rule.schema", "rule.one-statement", "rule.todos",
        "rule.compared",
    ]  # fmt: skip


def test_arrow_keys_go_from_line_to_line_fold_and_unfold(at_checklist: Person) -> None:
    at_checklist.press(Qt.Key.Key_Down)
    assert at_checklist.focus.objectName() == "finding.open-question"
    at_checklist.press(Qt.Key.Key_Left)
    assert at_checklist.focus.objectName() == "rule.questions"
    at_checklist.press(Qt.Key.Key_Left)
    assert "finding.open-question" not in _names(at_checklist)
    at_checklist.press(*[Qt.Key.Key_Down] * 4)
    assert at_checklist.focus.objectName() == "rule.one-statement"
    at_checklist.press(Qt.Key.Key_Right)
    assert _names(at_checklist).count("finding.two-statements") == 2
    assert at_checklist.focus.objectName() == "rule.one-statement"
    at_checklist.press(Qt.Key.Key_Return)
    assert "finding.two-statements" not in _names(at_checklist)
    at_checklist.press(*[Qt.Key.Key_Up] * 20)
    assert at_checklist.focus.objectName() == "rule.sources"
    at_checklist.press(Qt.Key.Key_Escape)
    assert at_checklist.focus is at_checklist.window.outline


def test_tab_stops_at_one_line_then_at_the_buttons(at_checklist: Person) -> None:
    at_checklist.press(Qt.Key.Key_Tab)
    assert at_checklist.focus is _mark_button(at_checklist, "reviewed")
    at_checklist.press(Qt.Key.Key_Backtab)
    assert at_checklist.focus.objectName() == "rule.questions"
    at_checklist.press(Qt.Key.Key_Backtab)
    assert at_checklist.focus.objectName() == "showChecklist"


# Where findings lead

PLACES = {
    "section-without-source": "cites",
    "source-says-nothing": "title",
    "outline-without-rows": "",
    "amount-without-currency": "amount.quote",
    "amount-without-basis": "amount.quote",
    "open-question": "state",
    "quote-lost": "quote",
    "quote-ambiguous": "quote",
    "unknown-concept": "concepts",
    "unknown-actor": "actors",
    "wrong-date": "date",
    "two-statements": "text",
    "open-todo": "state",
    "source-not-compared": "checked",
}
"""The field that each sample's finding leads to."""


def _field_of_focus(person: Person) -> str:
    """The field that the focus is in, `''` for none."""
    widget = person.focus
    if person.window.outline.isAncestorOf(widget) and person.window.outline.is_editing:
        return "text"
    while widget is not person.window:
        if isinstance(widget, FieldEditor):
            return widget.objectName().removeprefix("field.")
        parent = widget.parentWidget()
        assert parent is not None
        widget = parent
    return ""


@pytest.mark.parametrize("name", [*FAILS, *TO_LOOK_AT])
def test_enter_on_a_finding_leads_to_its_field(open_file: Open, tmp_path: Path, name: str) -> None:
    person = open_file(Path(shutil.copy(CASES / f"{name}.yaml", tmp_path)))
    rule, _ = (FAILS | TO_LOOK_AT)[name]
    person.press(Qt.Key.Key_F8, held=CTRL)
    while person.focus.objectName() != f"rule.{rule}":
        person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert person.focus.objectName() == f"finding.{name}"
    person.press(Qt.Key.Key_Return)
    if PLACES[name] == "quote":
        # A quote is taken from words of the row; its note is where it stands.
        assert person.card("t-why").isAncestorOf(person.focus)
    elif PLACES[name] == "":
        assert person.focus is person.window.outline
    else:
        assert _field_of_focus(person) == PLACES[name]


def test_the_key_leads_back_to_the_finding_last_visited(at_checklist: Person) -> None:
    at_checklist.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert not at_checklist.page.isVisible()
    at_checklist.press(Qt.Key.Key_F8, held=CTRL)
    assert at_checklist.focus.objectName() == "finding.open-question"


def test_a_click_leads_there_too(at_checklist: Person) -> None:
    at_checklist.click(at_checklist.child(CheckLine, "finding.open-question"))
    assert _field_of_focus(at_checklist) == "state"
    assert at_checklist.card(QUESTION).isAncestorOf(at_checklist.focus)


# To the next status, and back


def test_a_question_answered_lets_the_document_be_curated(at_checklist: Person) -> None:
    person = at_checklist
    assert not _mark_button(person, "curated").isEnabled()
    assert _mark_button(person, "curated").toolTip() == _summary(person)
    person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    person.qtbot.keyClicks(person.focus, "done")
    person.press(Qt.Key.Key_F8, held=CTRL)
    assert _summary(person) == "Nothing stands against marking the document as curated."
    assert _state(person, "questions") == "passed"
    person.press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert (person.document.root.status, _pill(person)) == (DocumentStatus.REVIEWED, "reviewed")
    person.press(Qt.Key.Key_F8, held=CTRL)
    person.press(Qt.Key.Key_Tab)
    assert person.focus is _mark_button(person, "curated")
    person.press(Qt.Key.Key_Space)
    assert (person.document.root.status, _pill(person)) == (DocumentStatus.CURATED, "curated")
    person.qtbot.waitUntil(lambda: _summary(person).startswith("The document is curated"))
    assert not _mark_button(person, "curated").isVisible()


def test_an_edit_makes_a_curated_document_reviewed_and_says_so(passing: Person) -> None:
    passing.window.run("document.mark_curated")
    before = passing.document.root
    assert before.status is DocumentStatus.CURATED
    passing.window.run("go.outline")
    passing.press(Qt.Key.Key_F2)
    for character in "now":
        passing.type(character)
        assert _pill(passing) == "reviewed"
        assert "No longer curated: edited, the document is reviewed again. " in passing.said
    passing.press(Qt.Key.Key_Escape)
    passing.undo()
    assert passing.document.root == before
    assert _pill(passing) == "curated"
    assert "No longer curated" not in passing.said


def test_what_is_said_of_another_step_is_not_said_of_the_next(passing: Person) -> None:
    passing.window.run("document.mark_curated")
    passing.window.session.editing.set_field(node_ref("n-risk"), "due", "2020")
    assert "No longer curated" in passing.said
    passing.window.session.editing.set_field(node_ref("n-risk"), "due", "2021")
    assert "No longer curated" not in passing.said


def test_choosing_curated_is_refused_where_something_stands_against_it(person: Person) -> None:
    person.window.run("go.document")
    person.choose("status", "cur", person.page)
    assert person.document.root.status is DocumentStatus.DRAFT
    assert (
        "The document can't be marked as curated yet: 1 thing stands against it, which the "
        "checklist names. Mend it first."
    ) in person.said
    status = person.field("status", person.page)
    assert isinstance(status, ChoiceEditor)
    assert status.box.currentText() == "draft"
    assert status.has_focus
    assert person.window.session.pending == {}
    assert "finding.open-question" in _names(person)


def test_so_is_the_action_which_leads_to_the_checklist(person: Person) -> None:
    person.window.run("document.mark_curated")
    assert person.document.root.status is DocumentStatus.DRAFT
    assert "can't be marked as curated yet" in person.said
    assert person.focus.objectName() == "rule.questions"
    person.window.run("document.mark_reviewed")
    assert person.document.root.status is DocumentStatus.REVIEWED


def test_a_curated_file_that_does_not_pass_opens_and_says_so(open_file: Open, sample: Path) -> None:
    sample.write_text(sample.read_text("utf-8").replace("status: draft", "status: curated"))
    person = open_file(sample)
    assert not person.window.session.read_only
    assert person.window.panes.problems.count == 2
    person.press(Qt.Key.Key_F8)
    assert person.field("status", person.page).remark.startswith(
        "The document is marked as curated, but 1 thing stands against it"
    )
    person.press(Qt.Key.Key_F8, held=CTRL)
    said = "The document is marked as curated, but 1 thing stands against it."
    assert _summary(person) == said
    person.choose("status", "rev", person.page)
    assert person.window.panes.problems.count == 0


# Keeping up


def test_it_keeps_up_while_it_is_seen(at_checklist: Person) -> None:
    session = at_checklist.window.session
    session.set_field(node_ref(SECTION), "cites", ())
    at_checklist.qtbot.waitUntil(lambda: _state(at_checklist, "sources") != "passed")
    assert "finding.section-without-source" in _names(at_checklist)


def test_the_focus_stays_with_its_line(at_checklist: Person) -> None:
    at_checklist.press(Qt.Key.Key_Down)
    session = at_checklist.window.session
    session.set_field(node_ref(SECTION), "text", "")
    at_checklist.qtbot.waitUntil(lambda: "finding.empty-row" in _names(at_checklist))
    assert at_checklist.focus.objectName() == "finding.open-question"


def test_many_findings_are_shown_in_parts(open_file: Open, tmp_path: Path) -> None:
    rows = "".join(f"  - id: n-r{number:02}\n    text: row {number}\n" for number in range(75))
    person = open_file(written(tmp_path, "outline:\n", rows))
    person.press(Qt.Key.Key_F8, held=CTRL)
    assert _names(person).count("finding.section-without-source") == 10
    more = person.child(CheckLine, "moreFindings")
    assert more.accessibleName() == "Show 65 more"
    person.press(*[Qt.Key.Key_Down] * 11, Qt.Key.Key_Return)
    assert _names(person).count("finding.section-without-source") == 60
    assert "row 10" in person.focus.accessibleName()
    person.press(*[Qt.Key.Key_Down] * 50)
    assert person.focus.accessibleName() == "Show 15 more"
    person.press(Qt.Key.Key_Space)
    assert _names(person).count("finding.section-without-source") == 75
    assert "moreFindings" not in _names(person)


def test_a_file_with_errors_can_be_looked_at_only(open_file: Open, tmp_path: Path) -> None:
    person = open_file(Path(shutil.copy(CASES / "wrong-date.yaml", tmp_path)))
    person.press(Qt.Key.Key_F8, held=CTRL)
    assert _names(person)[:2] == ["rule.sources", "rule.amounts"]
    for status in ("reviewed", "curated"):
        assert not _mark_button(person, status).isVisible()
    person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert any(card.isAncestorOf(person.focus) for card in person.page.findChildren(SourceCard))


def test_another_document_has_a_checklist_of_its_own(at_checklist: Person, tmp_path: Path) -> None:
    shutil.copy(CASES / "passes.yaml", tmp_path / "other.yaml")
    from outline_editor.app.open_document import open_document

    at_checklist.window.session.switch_to(open_document(tmp_path / "other.yaml"))
    QApplication.processEvents()
    at_checklist.press(Qt.Key.Key_F8, held=CTRL)
    assert _summary(at_checklist) == "Nothing stands against marking the document as curated."

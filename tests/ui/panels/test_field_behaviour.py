"""What holds for every field: refusals, undo, Esc, going elsewhere, reading only."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from outline_editor.core.addresses import node_ref
from outline_editor.core.vocabulary import NodeKind
from tests.ui.panels.conftest import Open
from tests.ui.panels.driving import CTRL, Person, written

ROW = "n-k5mvt"
OTHER = "n-p9c4z"


def _line(person: Person, name: str) -> QLineEdit:
    line = person.field(name).focus_target
    assert isinstance(line, QLineEdit)
    return line


def _amount_texts(person: Person) -> list[str]:
    lines = person.field("amounts").findChildren(QLineEdit)
    return [line.text() for line in lines if line.isVisible()]


# What is refused


def test_half_a_date_is_told_when_the_field_is_left_and_stays(person: Person) -> None:
    person.go_to(ROW)
    person.enter("due")
    person.type("2022-1")
    assert person.field("due").remark == ""
    person.leave()
    assert "“2022-1” is no date" in person.field("due").remark
    assert person.row(ROW).due == "2022"
    person.go_to(OTHER)
    assert person.field("due").remark == ""
    person.go_to(ROW)
    assert _line(person, "due").text() == "2022-1"
    assert "“2022-1” is no date" in person.field("due").remark
    person.enter("due")
    person.press(Qt.Key.Key_End)
    person.type("2")
    assert person.row(ROW).due == "2022-12"
    assert person.field("due").remark == ""


def test_a_day_that_is_not_in_the_calendar_is_told_at_once(person: Person) -> None:
    person.go_to(ROW)
    person.enter("due")
    person.type("2019-02-30")
    assert "the calendar has no day 2019-02-30" in person.field("due").remark
    assert person.row(ROW).due == "2019-02-30"


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("places", "CN-ZZ", "no country or region has the code CN-ZZ"),
        ("actors", "nobody", "names the actor nobody"),
        ("concepts", "no-such", "names the concept no-such"),
        ("cites", "s99", "names the source s99"),
    ],
)
def test_a_reference_to_nothing_is_taken_and_told(
    person: Person, name: str, typed: str, told: str
) -> None:
    person.go_to(ROW)
    person.enter(name)
    person.type(typed)
    person.press(Qt.Key.Key_Return)
    assert getattr(person.row(ROW), name) == (typed,)
    assert told in person.field(name).remark
    person.undo()
    assert person.field(name).remark == ""


def test_a_refused_token_stays_with_its_row_for_mending(person: Person) -> None:
    person.go_to(ROW)
    person.enter("targets")
    person.type("Small Firms")
    person.press(Qt.Key.Key_Return)
    assert "“targets” can't be “Small Firms”" in person.field("targets").remark
    person.go_to(OTHER)
    assert person.tokens("targets").line.text() == ""
    person.go_to(ROW)
    assert person.tokens("targets").line.text() == "Small Firms"
    assert person.field("targets").isVisible()


def test_a_refused_part_of_an_amount_stays_with_its_row(person: Person) -> None:
    person.go_to("n-b6nrg")
    value = next(
        line
        for line in person.field("amounts").findChildren(QLineEdit)
        if line.text() == "60000000000"
    )
    person.click(value)
    person.press(Qt.Key.Key_End)
    person.type(" bn")
    assert person.row("n-b6nrg").amounts[0].value == 60_000_000_000
    person.go_to("n-5vhqt")
    person.enter("amounts")
    assert set(_amount_texts(person)) == {""}
    person.go_to("n-b6nrg")
    assert "60000000000 bn" in _amount_texts(person)


def test_parts_refused_before_are_tried_again(person: Person) -> None:
    person.go_to("n-x2m8d")
    person.enter("amounts")
    person.leave()
    person.type("60")
    assert person.row("n-x2m8d").amounts == ()
    person.press(Qt.Key.Key_Backtab)
    person.type("real economy")
    (amount,) = person.row("n-x2m8d").amounts
    assert (amount.quote, amount.value) == ("real economy", 60)


# Undo, Esc


def test_typing_is_undone_word_by_word_while_the_field_has_the_focus(person: Person) -> None:
    person.go_to(ROW)
    line = _line(person, "original")
    person.enter("original")
    person.type("one two")
    person.undo()
    assert (person.row(ROW).original, line.text()) == ("one ", "one ")
    assert person.focus is line
    person.undo()
    assert (person.row(ROW).original, line.text()) == ("", "")
    person.press(Qt.Key.Key_Y, held=CTRL)
    assert (person.row(ROW).original, line.text()) == ("one ", "one ")


def test_a_word_written_over_another_is_one_step(person: Person) -> None:
    person.go_to("n-8bd2r")
    person.enter("original")
    person.type("new")
    person.undo()
    assert person.row("n-8bd2r").original == "推动制造业高质量发展"


def test_undo_and_esc_give_up_first_what_was_refused(person: Person) -> None:
    person.go_to(ROW)
    person.choose("kind", "tar")
    before = person.document.root
    for give_up in (person.undo, lambda: person.press(Qt.Key.Key_Escape)):
        person.enter("due")
        person.type("20x")
        give_up()
        assert _line(person, "due").text() == ""
        assert person.focus is _line(person, "due")
        assert person.document.root is before
    person.undo()
    assert person.row(ROW).kind is NodeKind.MEASURE


def test_undoing_a_field_drops_what_was_typed_after_it(person: Person) -> None:
    person.go_to(ROW)
    person.enter("due")
    person.type("2022-1")
    person.go_to(ROW)
    person.undo()
    assert person.row(ROW).due is None
    assert _line(person, "due").text() == ""


def test_esc_leads_back_to_the_outline_and_keeps_what_was_typed(person: Person) -> None:
    person.go_to(ROW)
    person.enter("original")
    person.type("建设")
    person.press(Qt.Key.Key_Escape)
    assert person.row(ROW).original == "建设"
    assert person.focus is person.window.outline


# Going elsewhere


def test_a_pending_token_is_taken_on_leaving(person: Person) -> None:
    person.go_to(ROW)
    person.enter("actors")
    person.type("苗圩")
    person.leave()
    assert person.row(ROW).actors == ("miao-wei",)


def test_a_pending_token_goes_to_the_row_it_was_typed_for(person: Person) -> None:
    person.go_to(ROW)
    person.enter("actors")
    person.type("miit")
    person.window.outline.set_current(OTHER)
    person.qtbot.waitUntil(lambda: person.row(ROW).actors == ("miit",))
    assert person.row(OTHER).actors == ()
    assert person.tokens("actors").line.text() == ""


def test_undo_to_another_row_loses_no_pending_token(person: Person) -> None:
    person.go_to(OTHER)
    person.choose("kind", "tar")
    person.go_to(ROW)
    person.enter("targets")
    person.type("firms")
    person.window.session.editing.undo()
    assert person.window.session.current == OTHER
    person.qtbot.waitUntil(lambda: person.row(ROW).targets == ("firms",))
    assert person.row(OTHER).targets == ()


# Texts as they are


def test_no_break_spaces_survive_an_edit_of_a_note(open_file: Open, tmp_path: Path) -> None:
    person = open_file(
        written(
            tmp_path,
            "outline:\n  - id: n-aa\n    text: a\n    notes:\n"
            "      - id: t-aa\n        kind: comment\n        text: '60\u00a0bn'\n",
        )
    )
    person.go_to("n-aa")
    person.notes.focus_note("t-aa")
    person.press(Qt.Key.Key_End, held=CTRL)
    person.type("!")
    assert person.document.note("t-aa").text == "60\u00a0bn!"


# A file with errors


def test_fields_of_a_file_with_errors_can_be_read_and_copied_only(
    open_file: Open, tmp_path: Path
) -> None:
    person = open_file(
        written(
            tmp_path,
            "outline:\n  - id: n-aa\n    kind: nonsense\n    text: a\n    original: 原文\n"
            "    due: '2022'\n    amounts:\n      - quote: a\n",
        )
    )
    assert person.window.session.read_only
    line = _line(person, "original")
    line.setFocus()
    person.type("x")
    assert line.text() == "原文"
    person.press(Qt.Key.Key_A, held=CTRL)
    person.press(Qt.Key.Key_C, held=CTRL)
    assert QApplication.clipboard().text() == "原文"
    quote = person.field("amounts").focus_target
    assert isinstance(quote, QLineEdit)
    assert (quote.text(), quote.isReadOnly(), quote.isEnabled()) == ("a", True, True)
    root = person.document.root
    person.choose("instrument", "tax")
    assert person.document.root is root


def test_a_change_from_elsewhere_is_shown(person: Person) -> None:
    person.go_to(ROW)
    with person.document.transaction("Elsewhere") as transaction:
        transaction.set(node_ref(ROW), actors=("miit",), due="2023")
    assert person.tokens("actors").labels == ["Ministry of Industry and IT (MIIT) 工业和信息化部"]
    assert _line(person, "due").text() == "2023"

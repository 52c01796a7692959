"""Every field of a row, set and cleared by keyboard."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from outline_editor.core.addresses import node_ref
from tests.ui.panels.conftest import Open
from tests.ui.panels.driving import CTRL, Person, written

ROW = "n-k5mvt"
OTHER = "n-p9c4z"


def test_the_fields_follow_the_current_row(person: Person) -> None:
    person.go_to("n-b6nrg")
    assert person.tokens("places").labels == ["Hunan 湖南", "Liaoning 辽宁", "Gansu 甘肃"]
    person.go_to("n-8bd2r")
    line = person.field("original").findChild(QLineEdit)
    assert line is not None
    assert line.text() == "推动制造业高质量发展"
    assert not person.field("places").isVisible()


@pytest.mark.parametrize(
    ("name", "letters", "value"),
    [
        ("kind", "tar", "target"),
        ("instrument", "gua", "guarantee-fund"),
        ("change", "exp", "expanded"),
        ("stated", "abs", "absent"),
    ],
)
def test_a_choice_is_made_by_letters_and_taken_back_by_home(
    person: Person, name: str, letters: str, value: str
) -> None:
    person.go_to("n-x4f7m")
    person.click(person.child(QAbstractButton, "moreFields"))
    person.choose(name, letters)
    assert getattr(person.row("n-x4f7m"), name) == value
    person.choose(name, "")
    assert getattr(person.row("n-x4f7m"), name) is None
    assert person.undo_name == f"Change {name}"


@pytest.mark.parametrize(
    ("name", "typed", "value", "cleared"),
    [
        ("original", "建设创新体系", "建设创新体系", ""),
        ("period", "2019/2022-Q3", "2019/2022-Q3", None),
        ("due", "2022-06-30", "2022-06-30", None),
    ],
)
def test_a_text_is_typed_and_cleared(
    person: Person, name: str, typed: str, value: str, cleared: object
) -> None:
    person.go_to(ROW)
    person.enter(name)
    person.type(typed)
    assert getattr(person.row(ROW), name) == value
    assert person.undo_name == f"Change {name}"
    person.press(Qt.Key.Key_A, held=CTRL)
    person.press(Qt.Key.Key_Delete)
    person.leave()
    assert getattr(person.row(ROW), name) == cleared
    assert person.field(name).remark == ""


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("actors", "miao", "miao-wei"),
        ("actors", "苗圩", "miao-wei"),
        ("actors", "工信部", "miit"),
        ("concepts", "小巨人", "small-giants"),
        ("concepts", "Private Retreats", "state-advances"),
        ("places", "Hunan", "CN-HN"),
        ("places", "湖南", "CN-HN"),
        ("places", "cn-hn", "CN-HN"),
        ("targets", "sme", "sme"),
        ("cites", "s2@pp. 3, 5", "s2@pp. 3, 5"),
        ("cites", "guarantee-fund", "guarantee-fund"),
        ("cites", "plans of provinces", "s3"),
    ],
)
def test_a_token_is_known_by_value_or_name(
    person: Person, name: str, typed: str, value: str
) -> None:
    person.go_to(ROW)
    person.enter(name)
    person.type(typed)
    person.press(Qt.Key.Key_Return)
    assert getattr(person.row(ROW), name) == (value,)
    assert person.tokens(name).line.text() == ""
    person.press(Qt.Key.Key_Backspace)
    assert getattr(person.row(ROW), name) == ()


def test_what_is_offered_is_chosen_by_arrows(person: Person) -> None:
    person.go_to(ROW)
    person.enter("places")
    person.type("gan")
    person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: person.row(ROW).places != ())
    assert person.row(ROW).places[0].startswith("CN-GS")
    assert person.tokens("places").labels == ["Gansu 甘肃"]


def test_the_empty_line_shows_all_on_down(person: Person) -> None:
    person.go_to(ROW)
    person.enter("actors")
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: person.row(ROW).actors == ("miit",))


def test_a_comma_takes_a_token_and_arrows_reach_the_ones_before(person: Person) -> None:
    person.go_to(ROW)
    person.enter("targets")
    person.type("banks,states,")
    person.type("firms,")
    assert person.row(ROW).targets == ("banks", "states", "firms")
    person.press(Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Delete)
    assert person.row(ROW).targets == ("banks", "firms")
    assert person.focus is person.tokens("targets").line


def test_the_hint_of_a_list_goes_with_its_first_token(person: Person) -> None:
    person.go_to(ROW)
    line = person.tokens("actors").line
    assert line.placeholderText() == "who says or does it"
    person.enter("actors")
    person.type("miit,")
    assert line.placeholderText() == ""


def test_an_amount_is_written_part_by_part(person: Person) -> None:
    person.go_to("n-m8d4w")
    person.enter("amounts")
    person.type("small firms")
    assert person.undo_name == "Change amounts"
    person.leave()
    person.type("2.5")
    person.leave()
    person.leave()
    person.type("CN")
    assert "currency" not in person.field("amounts").remark
    person.type("Y")
    (amount,) = person.row("n-m8d4w").amounts
    assert (amount.quote, amount.value, amount.currency) == ("small firms", Decimal("2.5"), "CNY")


def test_typing_a_number_is_one_step(person: Person) -> None:
    person.go_to("n-b6nrg")
    before = person.row("n-b6nrg").amounts
    part = next(
        line
        for line in person.field("amounts").findChildren(QLineEdit)
        if line.text() == "60000000000"
    )
    person.click(part)
    person.press(Qt.Key.Key_End)
    person.type("123")
    assert person.row("n-b6nrg").amounts[0].value == Decimal("60000000000123")
    person.undo()
    assert person.row("n-b6nrg").amounts == before


def test_own_fields_are_shown(open_file: Open, tmp_path: Path) -> None:
    person = open_file(
        written(
            tmp_path,
            "outline:\n  - id: n-aa\n    text: a\n    x-desk:\n      owner: Li\n"
            "      years: [2018, 2019]\n  - id: n-bb\n    text: b\n",
        )
    )
    view = person.field("extensions")
    label = view.input
    assert isinstance(label, QLabel)
    assert view.isVisible()
    assert label.text() == "x-desk:\n  owner: Li\n  years:\n    - 2018\n    - 2019"
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    person.go_to("n-bb")
    assert not view.isVisible()


class TestSeveralRows:
    @pytest.fixture
    def several(self, person: Person) -> Person:
        """Three rows are selected."""
        person.go_to(ROW)
        person.window.outline.select_rows([ROW, OTHER, "n-x4f7m"])
        return person

    def test_a_choice_goes_to_all_of_them_as_one_step(self, several: Person) -> None:
        before = several.document.root
        assert several.child(QLabel, "severalRows").isVisible()
        several.choose("kind", "tar")
        assert {several.row(row).kind for row in (ROW, OTHER, "n-x4f7m")} == {"target"}
        several.undo()
        assert several.document.root == before

    def test_a_list_gets_what_came_and_loses_what_went(self, several: Person) -> None:
        with several.document.transaction("Tag") as transaction:
            transaction.set(node_ref(ROW), targets=("smes", "firms"))
            transaction.set(node_ref(OTHER), targets=("villages", "firms"))
        several.enter("targets")
        several.type("banks,")
        assert several.row(ROW).targets == ("smes", "firms", "banks")
        assert several.row(OTHER).targets == ("villages", "firms", "banks")
        assert several.row("n-x4f7m").targets == ("banks",)
        several.press(Qt.Key.Key_Backspace)
        assert several.row(OTHER).targets == ("villages", "firms")

    def test_an_original_is_of_one_row(self, several: Person) -> None:
        other = several.row(OTHER).original
        several.enter("original")
        several.type("x")
        assert several.row(OTHER).original == other

    def test_one_row_says_nothing_of_several(self, several: Person) -> None:
        several.go_to(OTHER)
        assert not several.child(QLabel, "severalRows").isVisible()
        several.choose("kind", "tar")
        assert several.row("n-x4f7m").kind != "target"

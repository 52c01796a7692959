"""Concepts and actors are completed while they are typed, and new ones are made on demand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from outline_editor.core.addresses import concept_ref
from outline_editor.core.labels import Labels
from outline_editor.core.model import Codebook
from tests.ui.panels.conftest import Open
from tests.ui.panels.driving import Person, written
from tests.ui.panels.offered import click_on, frame_of_list, list_in_sight, offered, taken_by_enter

ROW = "n-k5mvt"
STATE = "state advances, private retreats 国进民退"


def _write(person: Person, name: str, words: str) -> None:
    person.enter(name)
    person.type(words)


def _shared(person: Person) -> Codebook:
    root = person.window.session.opened.codebook.root
    assert root is not None
    return root


@pytest.mark.parametrize(
    "words", ["state adv", "国进", "gjmt", "guojinmintui", "guo jin min tui", "sapr", "GUOJIN"]
)
def test_enter_takes_what_is_meant(person: Person, words: str) -> None:
    person.go_to(ROW)
    _write(person, "concepts", words)
    assert offered(person)[0] == STATE
    person.press(Qt.Key.Key_Return)
    assert person.row(ROW).concepts == ("state-advances",)
    assert person.tokens("concepts").line.text() == ""
    assert list_in_sight(person) is None


@pytest.mark.parametrize("words", ["miao", "苗", "mw", "miaowei"])
def test_actors_are_completed_alike(person: Person, words: str) -> None:
    person.go_to(ROW)
    _write(person, "actors", words)
    person.press(Qt.Key.Key_Return)
    assert person.row(ROW).actors == ("miao-wei",)


def test_what_only_looks_alike_waits_to_be_chosen(person: Person) -> None:
    person.go_to(ROW)
    _write(person, "concepts", "devolqtion")
    assert offered(person)[0] == "devolution 放管服"
    assert taken_by_enter(person) == ""
    person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert person.row(ROW).concepts == ("fang-guan-fu",)


def test_another_name_says_why_it_is_offered(person: Person) -> None:
    person.go_to(ROW)
    _write(person, "actors", "工信部")
    (first, *_) = offered(person, details=True)
    assert first.endswith("| also called 工信部")


def test_a_click_takes_it_and_the_focus_stays(person: Person) -> None:
    person.go_to(ROW)
    _write(person, "concepts", "devo")
    click_on(person, "devolution 放管服")
    assert person.row(ROW).concepts == ("fang-guan-fu",)
    assert person.focus is person.tokens("concepts").line


def test_esc_puts_the_list_away_then_gives_the_words_up(person: Person) -> None:
    person.go_to(ROW)
    _write(person, "concepts", "devo")
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Escape)
    assert list_in_sight(person) is None
    assert person.tokens("concepts").line.text() == "devo"
    person.press(Qt.Key.Key_Escape)
    assert person.tokens("concepts").line.text() == ""
    assert person.row(ROW).concepts == ()


def test_arrows_go_round_through_what_was_typed(person: Person) -> None:
    person.go_to(ROW)
    _write(person, "targets", "x,")
    _write(person, "concepts", "s")
    line = person.tokens("concepts").line
    texts = []
    for _ in range(5):
        person.press(Qt.Key.Key_Down)
        texts.append(line.text())
    assert texts == ["state-advances", "s", "s", "small-giants", "state-advances"]
    person.press(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert line.text() == "s"
    assert taken_by_enter(person) == "Create “s” in codebook.yaml"


class TestCreating:
    def test_puts_it_into_the_codebook_and_on_the_row_in_one_step(self, person: Person) -> None:
        person.go_to(ROW)
        before, shared = person.document.root, _shared(person)
        _write(person, "concepts", "new drivers")
        assert offered(person) == ["Create “new drivers” in codebook.yaml"]
        assert taken_by_enter(person) == ""
        person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert person.row(ROW).concepts == ("new-drivers",)
        assert person.tokens("concepts").labels == ["new drivers"]
        assert person.tokens("concepts").line.text() == ""
        made = _shared(person).concepts[-1]
        assert (made.id, made.label) == ("new-drivers", Labels.of({"en": "new drivers"}))
        assert person.undo_name == "New concept"
        person.undo()
        assert person.document.root == before
        assert _shared(person) == shared

    def test_calls_it_in_chinese_what_is_written_in_chinese(self, person: Person) -> None:
        person.go_to(ROW)
        _write(person, "concepts", "新动能")
        person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert person.row(ROW).concepts == ("xin-dong-neng",)
        assert _shared(person).concepts[-1].label == Labels.of({"zh": "新动能"})

    def test_makes_actors_too(self, person: Person) -> None:
        person.go_to(ROW)
        _write(person, "actors", "发改委")
        person.press(Qt.Key.Key_Up, Qt.Key.Key_Return)
        assert person.row(ROW).actors == ("fa-gai-wei",)
        assert _shared(person).actors[-1].name == Labels.of({"zh": "发改委"})
        assert person.undo_name == "New actor"

    def test_puts_it_into_the_document_where_there_is_no_codebook(
        self, open_file: Open, tmp_path: Path
    ) -> None:
        person = open_file(written(tmp_path, "outline:\n  - {id: n-bbbbb, text: a row}\n"))
        person.go_to("n-bbbbb")
        _write(person, "concepts", "new drivers")
        assert offered(person) == ["Create “new drivers” in this document"]
        person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert person.row("n-bbbbb").concepts == ("new-drivers",)
        assert [one.id for one in person.document.root.concepts] == ["new-drivers"]
        person.undo()
        assert person.document.root.concepts == ()

    def test_puts_it_on_all_selected_rows(self, person: Person) -> None:
        rows = (ROW, "n-p9c4z")
        person.go_to(ROW)
        person.window.outline.select_rows(list(rows))
        _write(person, "concepts", "new drivers")
        person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert [person.row(row).concepts for row in rows] == [("new-drivers",)] * 2
        person.undo()
        assert [person.row(row).concepts for row in rows] == [()] * 2

    def test_puts_it_on_a_note(self, person: Person) -> None:
        person.go_to(ROW)
        person.press(Qt.Key.Key_Return, held=Qt.KeyboardModifier.ShiftModifier)
        (note,) = person.row(ROW).notes
        person.enter("concepts", person.card(note.id))
        person.type("new drivers")
        person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert person.document.note(note.id).concepts == ("new-drivers",)

    def test_says_why_it_is_refused_and_keeps_the_words(
        self, open_file: Open, tmp_path: Path
    ) -> None:
        path = written(tmp_path, "codebook: gone.yaml\noutline:\n  - {id: n-bbbbb, text: a row}\n")
        person = open_file(path)
        person.go_to("n-bbbbb")
        _write(person, "concepts", "new drivers")
        assert offered(person) == ["Create “new drivers” in gone.yaml"]
        person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert "The codebook can't be changed" in person.field("concepts").remark
        assert person.tokens("concepts").line.text() == "new drivers"
        assert person.row("n-bbbbb").concepts == ()

    @pytest.mark.parametrize("name", ["Small Giants", "小巨人", "small-giants", " small  giants "])
    def test_is_not_offered_for_what_there_is(self, person: Person, name: str) -> None:
        person.go_to(ROW)
        _write(person, "concepts", name)
        assert offered(person) == ["small giants 小巨人"]

    def test_is_not_offered_for_what_is_among_the_tokens(self, person: Person) -> None:
        person.go_to("n-3fqx8")
        assert "miit" in person.row("n-3fqx8").actors
        person.tokens("actors").line.setFocus()
        person.type("工信")
        assert offered(person) == []

    def test_is_not_offered_where_nothing_can_be_made(self, person: Person) -> None:
        person.go_to(ROW)
        for name in ("targets", "places", "cites"):
            _write(person, name, "qqqq")
            assert offered(person) == []
            person.press(Qt.Key.Key_Escape)

    @pytest.mark.parametrize("end", ["comma", "tab", "enter", "another row"])
    def test_never_happens_unasked(self, person: Person, end: str) -> None:
        person.go_to(ROW)
        shared = _shared(person)
        _write(person, "concepts", "new drivers")
        match end:
            case "comma":
                person.type(",")
            case "tab":
                person.press(Qt.Key.Key_Down)
                person.leave()
            case "enter":
                person.press(Qt.Key.Key_Return)
            case _:
                person.go_to("n-x4f7m")
        assert _shared(person) == shared
        assert person.document.root.concepts == ()
        assert person.row(ROW).concepts == ()
        person.go_to(ROW)
        assert person.tokens("concepts").line.text() == "new drivers"
        assert person.field("concepts").remark


def test_an_input_method_has_its_keys_and_its_place(person: Person) -> None:
    person.go_to(ROW)
    _write(person, "concepts", "devo")
    assert list_in_sight(person) is not None
    QApplication.sendEvent(person.focus, QInputMethodEvent("guo jin", []))
    assert list_in_sight(person) is None
    person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert person.row(ROW).concepts == ()
    QApplication.sendEvent(person.focus, QInputMethodEvent("", []))
    assert offered(person)[0] == "devolution 放管服"
    person.enter("concepts")
    QApplication.sendEvent(person.focus, QInputMethodEvent("guo jin", []))
    event = QInputMethodEvent("", [])
    event.setCommitString("国进")
    QApplication.sendEvent(person.focus, event)
    assert offered(person)[0] == STATE
    person.press(Qt.Key.Key_Return)
    assert person.row(ROW).concepts == ("state-advances",)


def test_a_renamed_concept_is_called_so_at_once(person: Person) -> None:
    person.go_to("n-w6tzp")
    commands = person.window.session.editing.concepts
    person.enter("concepts")
    person.type("gjmt")
    person.press(Qt.Key.Key_Return)
    commands.set_label(concept_ref("state-advances"), "en", "the state advances")
    assert "the state advances 国进民退" in person.tokens("concepts").labels


def test_nothing_is_offered_in_a_file_that_can_only_be_read(
    open_file: Open, tmp_path: Path
) -> None:
    path = written(
        tmp_path,
        "concepts:\n  - {id: a, label: {en: a}}\n"
        "outline:\n  - {id: n-bbbbb, text: a row, kind: none such}\n",
    )
    person = open_file(path)
    assert person.window.session.read_only
    person.go_to("n-bbbbb")
    person.enter("concepts")
    person.type("a")
    person.press(Qt.Key.Key_Down)
    assert offered(person) == []


def test_the_list_is_within_the_window_and_named_for_assistive_tools(person: Person) -> None:
    person.window.resize(900, 620)
    person.go_to(ROW)
    for name in ("actors", "concepts"):
        _write(person, name, "s")
        shown = list_in_sight(person)
        assert shown is not None
        frame = frame_of_list(person)
        assert person.window.rect().contains(frame)
        assert shown.accessibleName() == "What may be meant"
        line = person.tokens(name).line
        assert person.focus is line
        assert not frame.contains(line.mapTo(person.window, line.rect().center()))

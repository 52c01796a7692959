"""`#` and a few letters in a note name a concept; what nobody chooses stays as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from outline_editor.core.labels import Labels
from outline_editor.core.model import Note
from outline_editor.ui.panels import completions
from tests.ui.panels.conftest import Open
from tests.ui.panels.driving import CTRL, SHIFT, Person, written
from tests.ui.panels.offered import (
    click_on,
    frame_of_list,
    keys_told,
    list_in_sight,
    offered,
    taken_by_enter,
)

ROW = "n-k5mvt"
STATE = "state advances, private retreats 国进民退"
GIANTS = "small giants 小巨人"
DEVOLUTION = "devolution 放管服"


class Writer:
    """Somebody who writes a new note on a row of the sample."""

    def __init__(self, person: Person, row: str = ROW) -> None:
        self.person, self.row = person, row
        person.go_to(row)
        person.press(Qt.Key.Key_Return, held=SHIFT)
        self.id = person.row(row).notes[-1].id

    @property
    def note(self) -> Note:
        return self.person.document.note(self.id)

    @property
    def field(self) -> QPlainTextEdit:
        focus = self.person.focus
        assert isinstance(focus, QPlainTextEdit)
        return focus

    @property
    def text_with_caret(self) -> str:
        text, at = self.field.toPlainText(), self.field.textCursor().position()
        return f"{text[:at]}|{text[at:]}"

    def compose(self, shown: str, committed: str = "") -> None:
        event = QInputMethodEvent(shown, [])
        event.setCommitString(committed)
        QApplication.sendEvent(self.person.focus, event)


@pytest.fixture
def writer(person: Person) -> Writer:
    return Writer(person)


@pytest.mark.parametrize(
    "words", ["state adv", "国进", "gjmt", "guojinmintui", "guo jin min tui", "sapr"]
)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_what_is_chosen_is_on_the_note_and_its_words_are_gone(
    writer: Writer, words: str, key: Qt.Key
) -> None:
    person, field = writer.person, writer.field
    person.type(f"It recalls #{words}")
    assert offered(person)[0] == STATE
    person.press(key)
    assert writer.note.concepts == ("state-advances",)
    assert writer.note.text == "It recalls"
    assert person.focus is field
    assert writer.text_with_caret == "It recalls|"
    assert person.tokens("concepts", person.card(writer.id)).labels == [STATE]
    assert list_in_sight(person) is None


def test_it_is_one_step_after_the_typing(writer: Writer) -> None:
    person = writer.person
    person.type("#gjmt")
    typed = person.document.root
    person.press(Qt.Key.Key_Return)
    assert person.undo_name == "Tag with a concept"
    person.undo()
    assert person.document.root == typed
    assert writer.field.toPlainText() == "#gjmt"
    assert list_in_sight(person) is None
    person.press(Qt.Key.Key_Y, held=CTRL)
    assert (writer.note.text, writer.note.concepts) == ("", ("state-advances",))


@pytest.mark.parametrize(
    ("typed", "text"),
    [("and", "on and"), (" and", "on and"), (", and", "on, and"), ("(and)", "on (and)")],
)
@pytest.mark.parametrize("below", ["", "next"])
def test_words_typed_on_do_not_run_into_those_before(
    writer: Writer, typed: str, text: str, below: str
) -> None:
    """A space that is not needed stays out of the text."""
    person = writer.person
    if below:
        person.press(Qt.Key.Key_Return)
        person.type(below)
        person.press(Qt.Key.Key_Up)
    person.type("on #gjmt")
    person.press(Qt.Key.Key_Return)
    end = f"\n{below}" if below else ""
    assert writer.note.text == f"on{end}"
    person.type(typed)
    assert writer.note.text == f"{text}{end}"
    assert writer.text_with_caret == f"{text}|{end}"


def test_a_second_concept_is_named_right_after_the_first(writer: Writer) -> None:
    writer.person.type("on #gjmt")
    writer.person.press(Qt.Key.Key_Return)
    writer.person.type("#xjr")
    assert writer.note.text == "on #xjr"
    writer.person.press(Qt.Key.Key_Return)
    assert writer.note.text == "on"
    assert writer.note.concepts == ("state-advances", "small-giants")


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Backspace])
def test_whoever_goes_back_gets_no_space(writer: Writer, key: Qt.Key) -> None:
    writer.person.type("on #gjmt")
    writer.person.press(Qt.Key.Key_Return, key)
    writer.person.press(Qt.Key.Key_End)
    left = writer.note.text
    writer.person.type("x")
    assert writer.note.text == f"{left}x"


def test_it_is_typed_between_words(writer: Writer) -> None:
    person = writer.person
    person.type("A shift, and more.")
    for _ in range(len(", and more.")):
        person.press(Qt.Key.Key_Left)
    person.type(" #small")
    assert offered(person)[0] == GIANTS
    person.press(Qt.Key.Key_Return)
    assert writer.text_with_caret == "A shift |, and more."
    assert writer.note.concepts == ("small-giants",)
    person.type("again")
    assert writer.note.text == "A shift again, and more."


def test_arrows_and_mouse_choose(writer: Writer) -> None:
    person = writer.person
    person.type("#")
    assert set(offered(person)) == {STATE, GIANTS, DEVOLUTION}
    assert taken_by_enter(person) == ""
    person.press(Qt.Key.Key_Up)
    assert taken_by_enter(person) == offered(person)[-1]
    click_on(person, DEVOLUTION)
    assert writer.note.concepts == ("fang-guan-fu",)
    person.type("#s")
    first, second = offered(person)[:2]
    assert {first, second} == {STATE, GIANTS}
    person.press(Qt.Key.Key_Down)
    assert taken_by_enter(person) == second
    person.press(Qt.Key.Key_Tab)
    assert len(writer.note.concepts) == 2
    assert writer.note.text == ""


def test_a_concept_that_is_there_already_is_not_added_twice(writer: Writer) -> None:
    for _ in range(2):
        writer.person.type("#xjr")
        writer.person.press(Qt.Key.Key_Return)
    assert writer.note.concepts == ("small-giants",)
    assert writer.note.text == ""


class TestCreating:
    def test_makes_a_concept_in_the_codebook(self, writer: Writer) -> None:
        person = writer.person
        person.type("See #new drivers")
        typed, shared = person.document.root, person.window.session.opened.codebook.root
        assert offered(person)[-1] == "Create “new drivers” in codebook.yaml"
        person.press(Qt.Key.Key_Up, Qt.Key.Key_Return)
        assert (writer.note.text, writer.note.concepts) == ("See", ("new-drivers",))
        root = person.window.session.opened.codebook.root
        assert root is not None
        assert root.concepts[-1].label == Labels.of({"en": "new drivers"})
        assert person.tokens("concepts", person.card(writer.id)).labels == ["new drivers"]
        person.undo()
        assert person.document.root == typed
        assert person.window.session.opened.codebook.root == shared

    def test_makes_it_in_the_document_where_there_is_no_codebook(
        self, open_file: Open, tmp_path: Path
    ) -> None:
        path = written(tmp_path, "outline:\n  - {id: n-bbbbb, text: a row}\n")
        writer = Writer(open_file(path), "n-bbbbb")
        writer.person.type("#")
        assert offered(writer.person) == []
        writer.person.type("新动能")
        assert offered(writer.person) == ["Create “新动能” in this document"]
        writer.person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert writer.note.concepts == ("xin-dong-neng",)
        (made,) = writer.person.document.root.concepts
        assert made.label == Labels.of({"zh": "新动能"})

    def test_never_happens_unasked(self, writer: Writer) -> None:
        person = writer.person
        person.type("#new drivers")
        assert taken_by_enter(person) == ""
        assert keys_told(person) == ["↓ Enter"]
        person.press(Qt.Key.Key_Return)
        person.type("#others")
        person.leave()
        assert writer.note.text == "#new drivers\n#others"
        assert writer.note.concepts == ()
        assert person.document.root.concepts == ()

    def test_says_by_which_keys_it_is_done(self, writer: Writer) -> None:
        """Only where a key is needed before Enter: the line that one is at tells by itself."""
        person = writer.person
        person.type("#small")
        assert taken_by_enter(person) == GIANTS
        assert keys_told(person)[-1] == ""
        person.type(" dragons")
        assert taken_by_enter(person) == ""
        assert keys_told(person)[-1] == "↑ Enter"
        person.press(Qt.Key.Key_Up, Qt.Key.Key_Return)
        assert writer.note.concepts == ("small-dragons",)

    def test_that_is_refused_leaves_the_text(self, open_file: Open, tmp_path: Path) -> None:
        rows = "codebook: gone.yaml\noutline:\n  - {id: n-bbbbb, text: a row}\n"
        writer = Writer(open_file(written(tmp_path, rows)), "n-bbbbb")
        writer.person.type("#new")
        writer.person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert writer.note.text == "#new"
        assert "The codebook can't be changed" in writer.person.said


class TestALiteralSign:
    @pytest.mark.parametrize("text", ["#3", "#3 is the third", "C# and F#m", "a ## b", "# x"])
    def test_stays_where_nothing_is_chosen(self, writer: Writer, text: str) -> None:
        writer.person.type(text)
        writer.person.press(Qt.Key.Key_Return)
        writer.person.type("on")
        assert writer.note.text == f"{text}\non"
        assert writer.note.concepts == ()

    def test_is_followed_by_a_sentence_without_a_list_in_the_way(self, writer: Writer) -> None:
        person = writer.person
        person.type("#3 is the")
        assert list_in_sight(person) is not None
        person.type(" most important")
        assert list_in_sight(person) is None
        person.press(Qt.Key.Key_Up)
        assert writer.note.text == "#3 is the most important"

    def test_stays_with_esc_which_does_not_leave_the_note(self, writer: Writer) -> None:
        person, field = writer.person, writer.field
        person.type("#gjmt")
        person.press(Qt.Key.Key_Escape)
        assert list_in_sight(person) is None
        assert person.focus is field
        person.type("x")
        assert list_in_sight(person) is None
        assert writer.note.text == "#gjmtx"
        person.type(" #gjmt")
        assert offered(person)[0] == STATE
        person.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
        assert person.focus is not field
        assert writer.note.text == "#gjmtx #gjmt"

    @pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Home])
    def test_stays_where_the_caret_goes_elsewhere(self, writer: Writer, key: Qt.Key) -> None:
        writer.person.type("#gjmt")
        writer.person.press(key)
        assert list_in_sight(writer.person) is None
        writer.person.press(Qt.Key.Key_End, Qt.Key.Key_Return)
        assert writer.note.text == "#gjmt\n"

    def test_goes_with_backspace(self, writer: Writer) -> None:
        writer.person.type("a #")
        assert list_in_sight(writer.person) is not None
        writer.person.press(Qt.Key.Key_Backspace)
        assert list_in_sight(writer.person) is None
        assert writer.note.text == "a "


class TestComposing:
    def test_the_keys_are_the_input_methods(self, writer: Writer) -> None:
        person, field = writer.person, writer.field
        person.type("#")
        assert list_in_sight(person) is not None
        writer.compose("guo jin")
        assert list_in_sight(person) is None
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape):
            person.press(key)
        assert person.focus is field
        assert writer.note.concepts == ()
        writer.compose("", "国进")
        assert writer.note.text == "#国进"
        assert offered(person)[0] == STATE
        person.press(Qt.Key.Key_Return)
        assert (writer.note.text, writer.note.concepts) == ("", ("state-advances",))

    def test_a_composition_given_up_brings_the_list_back(self, writer: Writer) -> None:
        writer.person.type("#")
        before = offered(writer.person)
        writer.compose("guo")
        writer.compose("")
        assert offered(writer.person) == before

    def test_the_sign_may_be_composed_too_in_its_full_width(self, writer: Writer) -> None:
        writer.compose("＃")
        writer.compose("", "这是＃")
        writer.compose("", "小巨人")
        assert offered(writer.person)[0] == GIANTS
        writer.person.press(Qt.Key.Key_Return)
        assert (writer.note.text, writer.note.concepts) == ("这是", ("small-giants",))


def test_characters_beyond_the_first_plane_do_not_shift_it(writer: Writer) -> None:
    writer.person.type("𠮷𠮷 #gjmt")
    writer.person.press(Qt.Key.Key_Return)
    writer.person.type("x")
    assert writer.note.text == "𠮷𠮷 x"


def test_nothing_is_offered_in_a_file_that_can_only_be_read(
    open_file: Open, tmp_path: Path
) -> None:
    person = open_file(
        written(
            tmp_path,
            "concepts:\n  - {id: a, label: {en: a}}\noutline:\n"
            "  - id: n-bbbbb\n    text: a row\n    kind: none such\n"
            "    notes:\n      - {id: t-bbbbb, kind: comment, text: as it is}\n",
        )
    )
    assert person.window.session.read_only
    person.go_to("n-bbbbb")
    person.notes.focus_first()
    assert isinstance(person.focus, QPlainTextEdit)
    person.type("#a")
    assert list_in_sight(person) is None
    assert person.document.note("t-bbbbb").text == "as it is"


def test_a_screen_reader_is_told_what_is_chosen(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    class Reader:
        """Stands for a screen reader, of which there is none without a screen."""

        @staticmethod
        def isActive() -> bool:  # noqa: N802
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802
            told.append(event.message())

    monkeypatch.setattr(completions, "QAccessible", Reader)
    writer.person.type("#gjmt")
    assert told[-1] == f"{STATE}, state-advances"
    writer.person.press(Qt.Key.Key_Down)
    assert told[-1] == "Create “gjmt” in codebook.yaml"


def test_the_list_stands_at_the_sign_within_the_window(writer: Writer) -> None:
    person = writer.person
    person.type("Some words before it #g")
    shown = list_in_sight(person)
    assert shown is not None
    assert shown.accessibleName() == "Concepts for this note"
    frame = frame_of_list(person)
    assert person.window.rect().contains(frame)
    caret = writer.field.viewport().mapTo(person.window, writer.field.cursorRect().center())
    assert not frame.contains(caret)
    assert abs(frame.top() - caret.y()) < 3 * writer.field.cursorRect().height()

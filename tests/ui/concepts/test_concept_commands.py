"""What can be done to concepts and actors in their panel, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QMessageBox

from outline_editor.core.addresses import actor_ref, concept_ref, node_ref
from outline_editor.core.labels import Labels
from outline_editor.core.model import Concept
from outline_editor.ui.picker.picker import Picker
from tests.ui.concepts.conftest import (
    CONFERENCE,
    DEVOLUTION,
    GIANTS,
    MIIT,
    MINISTER,
    STATE,
    Analyst,
    Opens,
    answer,
)
from tests.ui.panels.driving import CTRL, SHIFT, Person, written

ENTER = Qt.Key.Key_Return


def _new(analyst: Analyst, label: str) -> None:
    analyst.press(Qt.Key.Key_Insert)
    analyst.type(label)
    analyst.press(ENTER)


class TestNew:
    def test_gets_its_label_first_and_goes_to_the_codebook(self, analyst: Analyst) -> None:
        analyst.press(Qt.Key.Key_Insert)
        assert analyst.focus is analyst.new_label
        assert analyst.new_place.currentText() == "in codebook.yaml"
        analyst.type("New Drivers")
        analyst.press(ENTER)
        made = concept_ref("new-drivers")
        assert analyst.window.session.entry == made
        assert analyst.focus is analyst.panel.tree
        assert not analyst.document.has(made)
        assert "  New Drivers | 0" in analyst.lines
        assert "New concept · " in analyst.said
        analyst.undo()
        assert "Undone: New concept" in analyst.said
        assert analyst.window.session.opened.entry(made) is None

    def test_goes_to_the_document_if_that_is_chosen(self, analyst: Analyst) -> None:
        analyst.press(Qt.Key.Key_Insert)
        analyst.new_place.setCurrentText("in this document")
        analyst.type("mine")
        analyst.press(ENTER)
        assert analyst.document.has(concept_ref("mine"))
        assert "  mine | 0 | this document" in analyst.lines
        analyst.press(Qt.Key.Key_Insert)
        assert analyst.new_place.currentText() == "in this document"

    def test_chinese_label_is_one_in_chinese(self, analyst: Analyst) -> None:
        _new(analyst, "新动能")
        assert analyst.label(concept_ref("xin-dong-neng"), "zh") == "新动能"
        assert analyst.label(concept_ref("xin-dong-neng"), "en") == ""

    def test_english_label_in_a_chinese_document_is_one_in_english(
        self, opens: Opens, tmp_path: Path
    ) -> None:
        rows = "language: zh\noutline:\n  - {id: n-bbbbb, text: 文字}\n"
        analyst = opens(written(tmp_path, rows))
        analyst.open_panel()
        analyst.window.run("concept.new")
        analyst.type("new drivers")
        analyst.press(ENTER)
        assert analyst.label(concept_ref("new-drivers")) == "new drivers"

    def test_actor(self, analyst: Analyst) -> None:
        analyst.window.run("actor.new")
        analyst.type("NDRC")
        analyst.press(ENTER)
        assert analyst.window.session.entry == actor_ref("ndrc")

    def test_begins_with_what_was_looked_for_in_vain(self, analyst: Analyst) -> None:
        analyst.filter("platform economy")
        analyst.window.run("concept.new")
        assert analyst.new_label.text() == "platform economy"
        analyst.press(ENTER)
        assert "  platform economy | 0" in analyst.lines
        assert analyst.panel.filter_line.text() == ""

    def test_is_given_up_by_esc_and_empty_is_none(self, analyst: Analyst) -> None:
        analyst.press(Qt.Key.Key_Insert)
        analyst.press(ENTER)
        assert analyst.new_label.isVisible()
        analyst.press(Qt.Key.Key_Escape)
        assert not analyst.new_label.isVisible()
        assert analyst.focus is analyst.panel.tree
        assert not analyst.window.isWindowModified()

    def test_without_a_codebook_goes_to_the_document(self, opens: Opens, tmp_path: Path) -> None:
        analyst = opens(written(tmp_path, "outline:\n  - {id: n-bbbbb, text: a row}\n"))
        analyst.open_panel()
        assert analyst.lines == []
        assert analyst.focus is analyst.panel.filter_line
        analyst.window.run("concept.new")
        assert not analyst.new_place.isEnabled()
        analyst.type("mine")
        analyst.press(ENTER)
        assert analyst.lines == ["Concepts | 1", "  mine | 0"]


class TestRename:
    def _rename(self, analyst: Analyst, label: str) -> None:
        analyst.press(Qt.Key.Key_F2)
        analyst.child(QLineEdit, "entryLabel").selectAll()
        analyst.type(label) if label else analyst.press(Qt.Key.Key_Delete)
        analyst.press(ENTER)
        QApplication.processEvents()

    def test_keeps_the_id_and_the_entry_chosen(self, analyst: Analyst) -> None:
        analyst.choose(DEVOLUTION)
        self._rename(analyst, "zzz")
        assert analyst.lines[3] == "  zzz 放管服 | 1"
        assert analyst.window.session.entry == DEVOLUTION
        assert analyst.focus is analyst.panel.tree
        analyst.undo()
        assert analyst.lines[1] == "  devolution 放管服 | 1"
        assert not analyst.window.isWindowModified()

    def test_is_given_up_by_esc(self, analyst: Analyst) -> None:
        analyst.choose(DEVOLUTION)
        analyst.press(Qt.Key.Key_F2)
        analyst.type("zzz")
        analyst.press(Qt.Key.Key_Escape)
        assert analyst.label(DEVOLUTION) == "devolution"
        assert analyst.focus is analyst.panel.tree

    def test_to_nothing_takes_the_language_away_but_not_the_last(self, analyst: Analyst) -> None:
        analyst.choose(DEVOLUTION)
        self._rename(analyst, "")
        assert analyst.concept(DEVOLUTION).label.texts == (("zh", "放管服"),)
        self._rename(analyst, "")
        assert analyst.concept(DEVOLUTION).label.texts == (("zh", "放管服"),)
        assert "At least one language must have a text" in analyst.said

    def test_in_english_of_a_chinese_one_is_in_english(self, analyst: Analyst) -> None:
        _new(analyst, "双循环 dual circulation")
        ref = analyst.window.session.entry
        assert ref is not None
        assert analyst.concept(ref).label == Labels.of({"zh": "双循环 dual circulation"})
        self._rename(analyst, "dual circulation")
        assert analyst.concept(ref).label == Labels.of({"en": "dual circulation"})
        analyst.undo()
        assert analyst.concept(ref).label == Labels.of({"zh": "双循环 dual circulation"})


class TestPutUnder:
    def test_another_one_and_to_the_top_again(self, analyst: Analyst) -> None:
        analyst.choose(STATE)
        analyst.press(Qt.Key.Key_J, held=CTRL | SHIFT)
        analyst.pick("fgf")
        assert analyst.lines[1:3] == [
            "  devolution 放管服 | 1",
            "    state advances, private retreats 国进民退 | 1",
        ]
        assert analyst.window.session.entry == STATE
        analyst.press(Qt.Key.Key_J, held=CTRL | SHIFT)
        analyst.pick("(under")
        assert analyst.concept(STATE).broader is None

    def test_what_stands_under_it_is_refused(self, analyst: Analyst) -> None:
        analyst.choose(MIIT)
        analyst.press(Qt.Key.Key_J, held=CTRL | SHIFT)
        analyst.pick("miao")
        assert "can't stand under itself" in analyst.said

    def test_by_the_field(self, analyst: Analyst) -> None:
        analyst.choose(STATE)
        analyst.enter("broader", analyst.panel.detail)
        analyst.type("devolution")
        analyst.press(ENTER)
        assert analyst.concept(STATE).broader == DEVOLUTION.id
        analyst.enter("broader", analyst.panel.detail)
        analyst.type("small")
        analyst.press(ENTER)
        assert analyst.concept(STATE).broader == GIANTS.id
        analyst.press(Qt.Key.Key_Backspace)
        assert analyst.concept(STATE).broader is None


class TestMerge:
    def test_says_how_many_follow_and_shows_merged_ones_on_demand(self, analyst: Analyst) -> None:
        analyst.choose(GIANTS)
        analyst.press(Qt.Key.Key_J, held=CTRL)
        hints = [label.text() for label in analyst.child(Picker, "picker").findChildren(QLabel)]
        assert "2 rows, 1 note will name the one you choose; other files will mean it, too" in hints
        analyst.pick("gjmt")
        assert analyst.window.session.entry == STATE
        assert analyst.lines[:3] == [
            "Concepts | 2",
            "  devolution 放管服 | 1",
            "  state advances, private retreats 国进民退 | 3",
        ]
        analyst.window.actions_by_id["concept.show_merged"].trigger()
        assert analyst.lines[3] == "    small giants 小巨人 | 0 | merged"
        analyst.choose(GIANTS)
        analyst.press(Qt.Key.Key_J, held=CTRL)
        analyst.pick("devolution")
        assert "was merged into state-advances already" in analyst.said

    def test_into_one_of_this_document_alone_is_refused_until_that_is_shared(
        self, analyst: Analyst
    ) -> None:
        analyst.press(Qt.Key.Key_Insert)
        analyst.new_place.setCurrentText("in this document")
        analyst.type("mine")
        analyst.press(ENTER)
        analyst.choose(STATE)
        assert not analyst.window.actions_by_id["concept.share"].isEnabled()
        analyst.press(Qt.Key.Key_J, held=CTRL)
        analyst.pick("mine")
        assert "move it to the codebook first" in analyst.said
        analyst.choose(concept_ref("mine"))
        analyst.window.actions_by_id["concept.share"].trigger()
        assert not analyst.document.has(concept_ref("mine"))
        assert "  mine | 0" in analyst.lines
        assert not analyst.window.actions_by_id["concept.share"].isEnabled()

    def test_is_not_for_actors(self, analyst: Analyst) -> None:
        analyst.choose(MIIT)
        assert not analyst.window.actions_by_id["concept.merge"].isEnabled()
        assert analyst.window.actions_by_id["concept.delete"].isEnabled()


@pytest.mark.answers_dialogs
class TestDelete:
    def test_lists_all_uses_in_what_is_open_first(self, opens: Opens, analyst: Analyst) -> None:
        other = opens(analyst.folder / CONFERENCE)
        row = next(other.document.walk())
        other.window.session.set_field(node_ref(row.id), "concepts", (DEVOLUTION.id,))
        analyst.choose(DEVOLUTION)
        asked = answer("Cancel")
        analyst.press(Qt.Key.Key_Delete)
        (question, more, uses), *_ = asked
        assert question == "Delete “devolution 放管服”?"
        assert "Files that are not open are not changed" in more
        assert uses == ["devolution", f"{CONFERENCE}: {row.text}"]
        assert analyst.window.session.opened.entry(DEVOLUTION) is not None

    def test_says_of_one_use_that_it_is_one_and_shows_all_of_it(self, analyst: Analyst) -> None:
        analyst.choose(STATE)
        told: list[str] = []
        sights: list[tuple[bool, bool]] = []

        def look() -> None:
            box = QApplication.activeModalWidget()
            if not isinstance(box, QMessageBox):
                # The key that brings it is still on its way.
                QTimer.singleShot(10, look)
                return
            told.append(box.informativeText())
            listed = box.findChild(QListWidget, "usesToGo")
            assert listed is not None
            place = listed.visualItemRect(listed.item(0))
            words = listed.fontMetrics().boundingRect(
                QRect(0, 0, place.width(), 0), Qt.TextFlag.TextWordWrap, listed.item(0).text()
            )
            assert words.height() > listed.fontMetrics().height()
            sights.append(
                (
                    listed.viewport().rect().contains(place) and place.height() >= words.height(),
                    listed.horizontalScrollBar().maximum() == 0,
                )
            )
            box.reject()

        QTimer.singleShot(0, look)
        analyst.press(Qt.Key.Key_Delete)
        assert told[0].startswith("1 use of it in what is open goes with it; Undo brings it back.")
        assert sights == [(True, True)]

    def test_takes_the_uses_along_chooses_the_next_and_is_undone(self, analyst: Analyst) -> None:
        analyst.choose(DEVOLUTION)
        answer("Delete")
        analyst.press(Qt.Key.Key_Delete)
        assert analyst.window.session.entry == GIANTS
        assert analyst.focus is analyst.panel.tree
        assert not analyst.window.session.opened.problems.problems()
        analyst.undo()
        assert analyst.window.session.opened.entry(DEVOLUTION) is not None
        assert "  devolution 放管服 | 1" in analyst.lines

    def test_tells_of_what_stands_under_it(self, analyst: Analyst) -> None:
        analyst.choose(MIIT)
        asked = answer("Delete")
        analyst.press(Qt.Key.Key_Delete)
        assert asked[0][2][-1] == "Miao Wei 苗圩 stands under it"
        assert analyst.lines[-2:] == ["Actors | 1", "  Miao Wei 苗圩 | 1"]

    def test_of_a_definition_that_hides_the_codebooks_says_that_this_one_counts(
        self, opens: Opens, analyst: Analyst
    ) -> None:
        opens(analyst.folder / CONFERENCE)
        own = Concept(id=GIANTS.id, label=Labels.of({"en": "little giants"}))
        with analyst.document.transaction("Own definition") as transaction:
            transaction.insert(own)
        analyst.choose(GIANTS)
        asked = answer("Delete")
        analyst.press(Qt.Key.Key_Delete)
        assert asked == [
            (
                "Delete this document's own definition of “little giants”?",
                "The codebook defines it too: from now on its definition counts here, "
                "“small giants 小巨人”. All rows and notes keep it.",
                [],
            )
        ]
        assert analyst.label(GIANTS) == "small giants"
        assert len(analyst.window.session.editing.concepts.uses(GIANTS).rows) == 2
        assert not analyst.window.session.opened.problems.problems()
        assert analyst.window.session.entry == GIANTS

    def test_of_one_that_nothing_names_is_done_at_once(self, analyst: Analyst) -> None:
        analyst.press(Qt.Key.Key_Insert)
        analyst.new_place.setCurrentText("in this document")
        analyst.type("mine")
        analyst.press(ENTER)
        analyst.press(Qt.Key.Key_Delete)
        assert not analyst.document.has(concept_ref("mine"))


class TestFields:
    def test_are_written_where_the_entry_is_defined_in_one_step_a_run(
        self, analyst: Analyst
    ) -> None:
        analyst.choose(STATE)
        analyst.enter("include", analyst.panel.detail)
        analyst.type("firms")
        assert analyst.concept(STATE).include == "firms"
        assert "Change include of concept" in analyst.said
        analyst.press(ENTER)
        analyst.type("banks")
        assert analyst.concept(STATE).include == "firms\nbanks"
        analyst.undo()
        analyst.undo()
        assert analyst.concept(STATE).include in ("", "firms")
        analyst.undo_all()
        assert not analyst.window.isWindowModified()

    def test_other_spellings_stand_one_on_a_line_commas_and_all(self, analyst: Analyst) -> None:
        analyst.choose(STATE)
        analyst.enter("alt", analyst.panel.detail)
        analyst.type("SOEs in, others out")
        analyst.press(ENTER)
        analyst.type("guo jin")
        assert analyst.concept(STATE).alt == ("SOEs in, others out", "guo jin")

    def test_of_an_actor(self, analyst: Analyst) -> None:
        analyst.choose(MINISTER)
        analyst.enter("role", analyst.panel.detail)
        analyst.type("the minister")
        entry = analyst.window.session.opened.entry(MINISTER)
        assert entry is not None
        assert entry.role == "the minister"  # type: ignore[union-attr]

    def test_a_kind_is_chosen(self, analyst: Analyst) -> None:
        analyst.choose(DEVOLUTION)
        Person.choose(analyst, "kind", "cam", analyst.panel.detail)
        kind = analyst.concept(DEVOLUTION).kind
        assert kind is not None
        assert kind.value == "campaign"


class TestLabels:
    def _clear(self, analyst: Analyst, language: str) -> None:
        line = analyst.label_line(language)
        analyst.click(line)
        line.selectAll()
        analyst.press(Qt.Key.Key_Delete)

    def test_a_language_can_be_added(self, analyst: Analyst) -> None:
        analyst.choose(STATE)
        analyst.click(analyst.button("+ Language", analyst.panel.detail))
        analyst.type("f!")
        analyst.press(ENTER)
        assert "is no language" in analyst.field("label", analyst.panel.detail).remark
        analyst.child(QLineEdit, "languageCode").selectAll()
        analyst.type("fr")
        analyst.press(ENTER)
        assert analyst.focus is analyst.label_line("fr")
        analyst.type("avancées de l’État")
        assert analyst.label(STATE, "fr") == "avancées de l’État"
        assert "  state advances, private retreats avancées de l’État 国进民退 | 1" in analyst.lines

    def test_an_emptied_line_stays_to_be_written_anew(self, analyst: Analyst) -> None:
        analyst.choose(STATE)
        self._clear(analyst, "zh")
        assert analyst.label(STATE, "zh") == ""
        analyst.type("国进")
        assert analyst.label(STATE, "zh") == "国进"

    def test_the_last_can_not_be_emptied(self, analyst: Analyst) -> None:
        analyst.choose(STATE)
        self._clear(analyst, "zh")
        self._clear(analyst, "en")
        assert analyst.label(STATE) == "state advances, private retreats"
        analyst.press(Qt.Key.Key_Tab)
        remark = analyst.field("label", analyst.panel.detail).remark
        assert remark.startswith("At least one language must have a text")
        analyst.click(analyst.label_line("zh"))
        analyst.type("退")
        assert analyst.concept(STATE).label.texts == (("zh", "退"),)
        assert analyst.field("label", analyst.panel.detail).remark == ""

    def test_spaces_can_be_typed(self, analyst: Analyst) -> None:
        analyst.choose(STATE)
        self._clear(analyst, "en")
        analyst.type("a b ")
        assert analyst.label_line("en").text() == "a b "
        assert analyst.label(STATE) == "a b"


def test_all_keys_of_the_panel_are_in_its_menu(analyst: Analyst) -> None:
    actions = analyst.window.actions_by_id
    names = ("concept.new", "concept.rename", "concept.merge", "concept.delete", "go.concepts")
    assert [actions[name].shortcut().toString() for name in names] == [
        *("Ins", "F2", "Ctrl+J", "Del", "Ctrl+Shift+C"),
    ]

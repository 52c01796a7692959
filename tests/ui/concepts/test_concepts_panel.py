"""The panel of concepts and actors: what it shows, and how it keeps up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from outline_editor.app.entry_tree import EntryTree, tree_of
from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, concept_ref, node_ref
from outline_editor.core.concept_book import ConceptBook
from outline_editor.core.errors import Message
from outline_editor.core.labels import Labels
from outline_editor.core.model import Concept
from outline_editor.core.problems import Problem
from outline_editor.ui.concepts import entries
from tests.ui.concepts.conftest import (
    CODEBOOK,
    CONFERENCE,
    DEVOLUTION,
    GIANTS,
    MIIT,
    MINISTER,
    PRESS,
    STATE,
    Analyst,
    Opens,
)
from tests.ui.panels.driving import CTRL, SHIFT

TREE = [
    "Concepts | 3",
    "  devolution 放管服 | 1",
    "  small giants 小巨人 | 3",
    "  state advances, private retreats 国进民退 | 1",
    "Actors | 2",
    "  Ministry of Industry and IT (MIIT) 工业和信息化部 | 2",
    "    Miao Wei 苗圩 | 1",
]


def test_lists_concepts_and_actors_with_how_often_they_are_used(analyst: Analyst) -> None:
    assert analyst.lines == TREE
    assert analyst.focus is analyst.panel.tree
    assert analyst.window.session.entry == DEVOLUTION


class _Windows(QObject):
    """What becomes a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, shown: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Show and isinstance(shown, QWidget) and shown.isWindow():
            self.names.append(shown.objectName())
        return False


def test_no_part_of_it_is_a_window_for_a_moment(opens: Opens, folder: Path) -> None:
    analyst = opens(folder / PRESS)
    windows, application = _Windows(), QApplication.instance()
    assert application is not None
    application.installEventFilter(windows)
    analyst.window.run("go.concepts")
    analyst.panel.show_entry(MIIT)
    analyst.window.run("concept.new")
    QApplication.processEvents()
    application.removeEventFilter(windows)
    assert windows.names == []
    assert QApplication.activeWindow() is analyst.window


def test_f6_goes_there_while_it_is_in_front(analyst: Analyst) -> None:
    analyst.window.run("go.outline")
    analyst.press(Qt.Key.Key_F6)
    assert analyst.focus is analyst.panel.tree
    analyst.press(Qt.Key.Key_F6)
    assert not analyst.panel.isAncestorOf(analyst.focus)
    analyst.press(Qt.Key.Key_F6, held=SHIFT)
    assert analyst.focus is analyst.panel.tree


class TestFilter:
    @pytest.mark.parametrize(
        ("words", "lines"),
        [
            ("gjmt", ["Concepts | 3", f"{TREE[3]}"]),
            ("xiaojuren", ["Concepts | 3", f"{TREE[2]}"]),
            ("工信", ["Actors | 2", f"{TREE[5]}"]),
            ("miao", ["Actors | 2", f"{TREE[5]}", f"{TREE[6]}"]),
        ],
    )
    def test_by_english_chinese_pinyin_and_initials(
        self, analyst: Analyst, words: str, lines: list[str]
    ) -> None:
        analyst.filter(words)
        assert analyst.lines == lines

    def test_that_finds_nothing_says_so_and_esc_shows_all_again(self, analyst: Analyst) -> None:
        analyst.filter("nosuchthing")
        assert analyst.lines == []
        said = analyst.child(QLabel, "conceptsEmpty")
        assert (said.isVisible(), said.text()) == (True, "Nothing is called like that.")
        analyst.press(Qt.Key.Key_Escape)
        assert analyst.lines == TREE
        assert not said.isVisible()
        analyst.press(Qt.Key.Key_Escape)
        assert analyst.focus is analyst.window.outline

    def test_enter_leads_to_what_was_found(self, analyst: Analyst) -> None:
        analyst.filter("gjmt")
        analyst.press(Qt.Key.Key_Return)
        assert analyst.focus is analyst.panel.tree
        assert analyst.window.session.entry == STATE


class TestKeepingUp:
    def test_with_the_rows_that_name_an_entry(self, analyst: Analyst) -> None:
        analyst.window.session.set_field(node_ref("n-w6tzp"), "concepts", ("fang-guan-fu",))
        assert "  devolution 放管服 | 2" in analyst.lines
        assert "  small giants 小巨人 | 2" in analyst.lines
        assert len(analyst.uses) == 2
        analyst.undo()
        assert analyst.lines == TREE
        assert len(analyst.uses) == 1

    def test_with_the_words_of_these_rows(self, analyst: Analyst) -> None:
        analyst.window.session.set_field(node_ref("n-w6tzp"), "text", "new words")
        analyst.choose(GIANTS)
        assert "new words" in analyst.uses
        analyst.window.session.set_field(node_ref("n-w6tzp"), "text", "newer words")
        assert "newer words" in analyst.uses

    def test_with_what_happened_while_it_was_not_seen(self, analyst: Analyst) -> None:
        analyst.window.run("go.row")
        analyst.window.session.set_field(node_ref("n-w6tzp"), "concepts", ())
        analyst.open_panel()
        assert "  small giants 小巨人 | 2" in analyst.lines

    def test_with_another_window(self, opens: Opens, analyst: Analyst) -> None:
        other = opens(analyst.folder / CONFERENCE)
        other.open_panel()
        other.choose(STATE)
        other.click(other.label_line("en"))
        other.press(Qt.Key.Key_Home)
        other.type("so ")
        assert "  so state advances, private retreats 国进民退 | 1" in analyst.lines
        assert analyst.window.isWindowModified()
        assert other.window.isWindowModified()
        other.save()
        assert not analyst.window.isWindowModified()

    def test_with_another_codebook_and_with_none(self, analyst: Analyst) -> None:
        analyst.window.session.set_field(DOCUMENT, "codebook", "")
        assert analyst.lines == []
        assert analyst.child(QLabel, "conceptsEmpty").text() == "No concepts or actors yet."
        assert analyst.window.session.entry is None
        analyst.undo()
        assert analyst.lines == TREE


class TestWhereUsed:
    def test_lists_rows_and_notes_in_order_and_leads_there_and_back(self, analyst: Analyst) -> None:
        analyst.choose(GIANTS)
        assert [use.split(":")[0] for use in analyst.uses] == [
            "context",
            "guide them to become highly specialised and innovative ‘small giants’",
            "MIIT set up a 60 bn financial guarantee fund to help SMEs become ‘small giants’, "
            "reports Economic Information Daily. Hunan, Liaoning and Gansu have also issued "
            "detailed plans, says the report. Next s…",
        ]
        uses = analyst.panel.detail.uses
        place = uses.visualRect(uses.model().index(1, 0)).center()
        analyst.qtbot.mouseClick(uses.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert analyst.window.session.current == "n-w6tzp"
        assert analyst.focus is analyst.window.outline
        assert analyst.panel.isVisible()
        analyst.press(Qt.Key.Key_Left, held=Qt.KeyboardModifier.AltModifier)
        assert analyst.window.session.current == "n-3fqx8"

    def test_enter_goes_to_a_note(self, analyst: Analyst) -> None:
        analyst.choose(STATE)
        uses = analyst.panel.detail.uses
        uses.setFocus()
        uses.setCurrentIndex(uses.model().index(0, 0))
        analyst.press(Qt.Key.Key_Return)
        assert analyst.window.panes.sidebar.focused_note() == "t-4hk9w"

    def test_counts_other_documents_by_file(self, opens: Opens, analyst: Analyst) -> None:
        opens(analyst.folder / CONFERENCE)
        analyst.choose(DEVOLUTION)
        analyst.choose(MIIT)
        said = [label.text() for label in analyst.panel.detail.findChildren(QLabel)]
        assert f"{CONFERENCE}: 8 rows" in said


def test_a_problem_of_an_entry_leads_to_its_field(opens: Opens, folder: Path) -> None:
    path = folder / PRESS
    own = "concepts:\n  - id: mine\n    label: {en: mine}\n    broader: gone\nnotes:\n"
    path.write_text(path.read_text("utf-8").replace("notes:\n", own, 1), "utf-8")
    analyst = opens(path)
    problems = analyst.window.session.opened.all_problems()
    problem: Problem = next(one for one in problems if one.ref == concept_ref("mine"))
    analyst.window.panes.problems.chosen.emit(problem)
    assert analyst.window.session.entry == concept_ref("mine")
    assert analyst.field("broader", analyst.panel.detail).has_focus
    assert "  mine | 0 | this document" in analyst.lines


def test_the_menu_key_offers_what_can_be_done(analyst: Analyst) -> None:
    analyst.choose(STATE)
    tree = analyst.panel.tree
    point = tree.visualRect(tree.currentIndex()).center()
    place = tree.viewport().mapToGlobal(point)
    # What Qt makes of the key: which one it is depends on the desktop.
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, point, place)
    QApplication.sendEvent(tree.viewport(), event)
    menu = analyst.child(QMenu, "entryMenu")
    enabled = {one.objectName() for one in menu.actions() if one.isEnabled()} - {""}
    assert enabled == {
        *("concept.new", "actor.new", "concept.rename", "concept.put_under"),
        *("concept.merge", "concept.delete", "concept.show_merged"),
    }
    menu.close()


def test_what_was_folded_stays_so(analyst: Analyst) -> None:
    analyst.choose(MIIT)
    analyst.press(Qt.Key.Key_Left)
    assert analyst.lines[-1] == TREE[-2]
    analyst.filter("miao")
    assert analyst.lines[-1] == TREE[-1]
    analyst.filter("")
    assert analyst.lines[-1] == TREE[-2]
    analyst.window.session.set_field(MINISTER, "role", "a minister")
    assert analyst.lines[-1] == TREE[-2]


class TestReadOnly:
    @pytest.fixture
    def reader(self, opens: Opens, folder: Path) -> Analyst:
        path = folder / PRESS
        path.write_text(path.read_text("utf-8").replace("status: draft", "status: daft"), "utf-8")
        analyst = opens(path)
        analyst.open_panel()
        return analyst

    def test_a_file_with_errors_can_only_be_read(self, reader: Analyst) -> None:
        assert reader.lines == TREE
        assert reader.trouble.startswith("This file has errors")
        reader.choose(STATE)
        assert reader.label_line("en").isReadOnly()
        names = ("concept.new", "concept.rename", "concept.merge", "concept.delete")
        assert not any(reader.window.actions_by_id[name].isEnabled() for name in names)
        buttons = reader.panel.findChildren(QToolButton, "button.concept.new")
        assert [button.isVisible() for button in buttons] == [False]

    @pytest.mark.parametrize("size", [(1100, 800), (1400, 900), (900, 700)])
    def test_all_of_that_is_to_be_read(self, reader: Analyst, size: tuple[int, int]) -> None:
        window, qtbot = reader.window, reader.qtbot
        window.resize(*size)
        qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
        QApplication.processEvents()
        trouble, line = reader.child(QLabel, "conceptsTrouble"), reader.panel.filter_line
        assert trouble.height() >= trouble.heightForWidth(trouble.width())
        assert line.height() >= line.minimumSizeHint().height()
        assert reader.panel.rect().contains(trouble.geometry())


class TestTrouble:
    @pytest.fixture
    def analyst(self, opens: Opens, folder: Path) -> Analyst:
        (folder / CODEBOOK).write_text("format: policy-codebook/1\nconcepts: [", "utf-8")
        analyst = opens(folder / PRESS)
        analyst.open_panel()
        return analyst

    def test_with_the_codebook_is_said_and_new_entries_go_to_the_document(
        self, analyst: Analyst
    ) -> None:
        assert analyst.lines == []
        assert analyst.trouble.startswith(f"The codebook “{CODEBOOK}” can't be used: ")
        analyst.window.run("concept.new")
        assert analyst.new_place.currentText() == "in this document"
        analyst.type("mine")
        analyst.press(Qt.Key.Key_Return)
        assert analyst.lines == ["Concepts | 1", "  mine | 0 | this document"]


def test_a_reader_of_the_screen_hears_what_a_line_says(analyst: Analyst) -> None:
    index = analyst.panel.tree.entries.index_of(GIANTS)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "small giants 小巨人, used 3 times"


def test_keys_of_entries_are_not_heard_in_their_fields(analyst: Analyst) -> None:
    analyst.choose(STATE)
    line: QLineEdit = analyst.label_line("en")
    analyst.click(line)
    analyst.press(Qt.Key.Key_Home)
    analyst.press(Qt.Key.Key_Delete)
    assert analyst.label(STATE) == "tate advances, private retreats"
    action: QAction = analyst.window.actions_by_id["concept.delete"]
    assert action.isEnabled()
    analyst.press(Qt.Key.Key_Z, held=CTRL)
    assert analyst.label(STATE) == "state advances, private retreats"


def test_what_moves_no_line_lays_none_out_anew(
    analyst: Analyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a large codebook each letter of a definition would take seconds."""
    laid_out: list[object] = []
    changed: list[str] = []

    def counting(book: ConceptBook, kind: ElementKind, **how: Any) -> EntryTree:
        laid_out.append(kind)
        return tree_of(book, kind, **how)

    monkeypatch.setattr(entries, "tree_of", counting)
    tree, session = analyst.panel.tree, analyst.window.session
    monkeypatch.setattr(tree, "unfold", lambda **_: laid_out.append("unfold"))
    tree.entries.modelReset.connect(lambda: laid_out.append("reset"))
    tree.entries.dataChanged.connect(lambda first, _: changed.append(first.data()))
    session.set_field(STATE, "definition", "other")
    session.set_field(node_ref("n-k5mvt"), "concepts", ("state-advances",))
    state = "state advances, private retreats 国进民退"
    assert laid_out == []
    assert changed == ["Concepts", "Actors", state] * 2
    session.set_field(STATE, "label", Labels.of({"en": "a"}))
    assert laid_out == [ElementKind.CONCEPT, ElementKind.ACTOR, "reset", "unfold"]
    assert "  a | 2" in analyst.lines


class TestLinesThatSaySomethingElse:
    """Each is announced, for who hears them; what is in sight is painted anew in any case."""

    @pytest.fixture
    def own(self, analyst: Analyst) -> Ref:
        """An entry of the document alone."""
        with analyst.document.transaction(Message.of("name.restore")) as transaction:
            return transaction.insert(Concept(id="mine", label=Labels.of({"en": "mine"})))

    @pytest.fixture
    def announced(self, own: Ref, analyst: Analyst) -> list[str]:
        assert "  mine | 0 | this document" in analyst.lines
        lines: list[str] = []
        model = analyst.panel.tree.entries
        model.dataChanged.connect(lambda first, _: lines.append(first.data()))
        model.modelReset.connect(lambda: lines.append("all"))
        return lines

    def test_since_rows_were_changed_while_it_was_hidden(
        self, analyst: Analyst, announced: list[str]
    ) -> None:
        analyst.panel.hide()
        analyst.window.session.set_field(node_ref("n-k5mvt"), "concepts", ("mine",))
        assert announced == []
        analyst.panel.show()
        assert "  mine | 1 | this document" in analyst.lines
        assert "mine" in announced
        assert "all" not in announced

    def test_since_one_step_has_changed_a_row_and_an_entry(
        self, own: Ref, analyst: Analyst, announced: list[str]
    ) -> None:
        with analyst.document.transaction(Message.of("name.restore")) as transaction:
            transaction.set(own, definition="what it means")
            transaction.set(node_ref("n-k5mvt"), concepts=("state-advances",))
        assert "state advances, private retreats 国进民退" in announced
        assert "all" not in announced

    def test_since_an_entry_was_moved_to_the_codebook(
        self, own: Ref, analyst: Analyst, announced: list[str]
    ) -> None:
        analyst.choose(own)
        announced.clear()
        analyst.window.actions_by_id["concept.share"].trigger()
        assert "  mine | 0" in analyst.lines
        assert {"mine", "all"} & set(announced)

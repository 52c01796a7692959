from __future__ import annotations

import pytest

from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.changes import ChangeSet, Origin
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node


@pytest.fixture
def document() -> Document:
    """A document with one row."""
    return Document(DocumentRoot(id="d", title="a", outline=(Node(id="n-row", text="row"),)))


@pytest.fixture
def history(document: Document) -> History:
    """The history of the document from its opening on."""
    return History(document)


def _title(document: Document, title: str, run: str = "") -> None:
    with document.transaction(f"Title {title}", run) as transaction:
        transaction.set(DOCUMENT, title=title)


def _name(title: str) -> Message:
    return Message.of("edit.named", name=f"Title {title}")


class TestUndo:
    def test_of_nothing_does_nothing(self, document: Document, history: History) -> None:
        before = document.root
        assert history.undo_name is history.redo_name is None
        assert history.undo() is history.redo() is None
        assert document.root is before

    def test_and_redo_name_each_step(self, document: Document, history: History) -> None:
        for title in "bcd":
            _title(document, title)
        assert history.undo_name == _name("d")
        assert history.undo() == _name("d")
        assert (history.undo_name, history.redo_name) == (_name("c"), _name("d"))
        assert history.redo() == _name("d")
        assert (history.undo_name, history.redo_name) == (_name("d"), None)

    def test_brings_back_every_state_and_redo_each_again(
        self, document: Document, history: History
    ) -> None:
        states = [document.root]
        for title in "bcd":
            _title(document, title)
            states.append(document.root)
        for state in reversed(states[:-1]):
            history.undo()
            assert document.root == state
        for state in states[1:]:
            history.redo()
            assert document.root == state

    def test_is_told_as_such(self, document: Document, history: History) -> None:
        told: list[ChangeSet] = []
        document.follow(told.append)
        _title(document, "b")
        history.undo()
        history.redo()
        assert [change_set.origin for change_set in told] == [
            Origin.EDIT,
            Origin.UNDO,
            Origin.REDO,
        ]
        assert {change_set.name for change_set in told} == {_name("b")}

    def test_takes_back_a_transaction_as_one(self, document: Document, history: History) -> None:
        opened = document.root
        with document.transaction("Several") as transaction:
            transaction.set(DOCUMENT, title="b")
            ref = transaction.insert(Node(text="new"))
            transaction.set(ref, text="newer")
            transaction.move(ref, DOCUMENT, 0)
        changed = document.root
        history.undo()
        assert document.root == opened
        history.redo()
        assert document.root == changed

    def test_knows_nothing_of_what_failed(self, document: Document, history: History) -> None:
        def fail() -> None:
            with document.transaction("Fails") as transaction:
                transaction.set(DOCUMENT, title="x")
                transaction.set(DOCUMENT, jurisdiction="nowhere")

        _title(document, "b")
        history.undo()
        with pytest.raises(EditRefused):
            fail()
        assert (history.undo_name, history.redo_name) == (None, _name("b"))

    def test_a_new_edit_ends_what_could_be_redone(
        self, document: Document, history: History
    ) -> None:
        _title(document, "b")
        history.undo()
        _title(document, "c")
        assert (history.undo_name, history.redo_name) == (_name("c"), None)

    def test_is_unlimited(self, document: Document, history: History) -> None:
        opened = document.root
        for number in range(2000):
            _title(document, f"title {number}")
        for _ in range(2000):
            history.undo()
        assert document.root == opened
        assert history.undo_name is None


class TestRuns:
    def test_join_into_one_step(self, document: Document, history: History) -> None:
        opened = document.root
        for title in ("ab", "abc", "abcd"):
            _title(document, title, "typing")
        assert history.undo_name == _name("ab")
        history.undo()
        assert document.root == opened
        assert history.undo_name is None
        history.redo()
        assert document.root.title == "abcd"
        assert history.redo_name is None

    def test_end_at_a_step_of_another_run_or_none(
        self, document: Document, history: History
    ) -> None:
        _title(document, "b", "one")
        _title(document, "c", "two")
        _title(document, "d")
        _title(document, "e")
        _title(document, "f", "two")
        titles = []
        while history.undo():
            titles.append(document.root.title)
        assert titles == ["e", "d", "c", "b", "a"]

    def test_end_where_the_document_was_saved(self, document: Document, history: History) -> None:
        _title(document, "b", "typing")
        history.mark_now_saved()
        _title(document, "c", "typing")
        _title(document, "d", "typing")
        history.undo()
        assert document.root.title == "b"
        assert history.is_saved

    def test_end_at_an_undo(self, document: Document, history: History) -> None:
        _title(document, "b", "typing")
        _title(document, "c")
        history.undo()
        _title(document, "d", "typing")
        history.undo()
        assert document.root.title == "b"

    def test_that_come_back_to_where_they_began_can_still_be_undone(
        self, document: Document, history: History
    ) -> None:
        _title(document, "b")
        _title(document, "bc", "typing")
        _title(document, "b", "typing")
        history.undo()
        assert document.root.title == "b"
        history.undo()
        assert document.root.title == "a"


class TestSavedMark:
    def test_stands_where_the_document_was_opened(self, history: History) -> None:
        assert history.is_saved

    def test_is_left_and_reached_again_by_edit_undo_and_redo(
        self, document: Document, history: History
    ) -> None:
        _title(document, "b")
        assert not history.is_saved
        history.mark_now_saved()
        assert history.is_saved
        history.undo()
        assert not history.is_saved
        history.redo()
        assert history.is_saved
        _title(document, "c")
        assert not history.is_saved
        history.undo()
        assert history.is_saved

    def test_is_lost_with_the_steps_that_led_to_it(
        self, document: Document, history: History
    ) -> None:
        _title(document, "b")
        history.mark_now_saved()
        history.undo()
        _title(document, "c")
        assert not history.is_saved
        history.undo()
        assert not history.is_saved

    def test_is_not_moved_by_a_run_that_goes_on(self, document: Document, history: History) -> None:
        _title(document, "b", "typing")
        _title(document, "c", "typing")
        history.undo()
        assert history.is_saved
        history.redo()
        assert not history.is_saved

    def test_is_where_saving_began_wherever_steps_have_led(
        self, document: Document, history: History
    ) -> None:
        _title(document, "b")
        state = history.begin_saving()
        _title(document, "c")
        history.mark_saved(state)
        assert not history.is_saved
        history.undo()
        assert history.is_saved

    def test_is_nowhere_if_the_state_can_t_be_reached_once_it_is_saved(
        self, document: Document, history: History
    ) -> None:
        _title(document, "b")
        state = history.begin_saving()
        history.undo()
        _title(document, "c")
        history.mark_saved(state)
        assert not history.is_saved

    def test_of_two_saves_at_a_time_is_each_where_it_began(
        self, document: Document, history: History
    ) -> None:
        first = history.begin_saving()
        _title(document, "b")
        history.mark_saved(history.begin_saving())
        assert history.is_saved
        history.mark_saved(first)
        assert not history.is_saved

    def test_can_be_nowhere(self, document: Document, history: History) -> None:
        history.mark_unsaved()
        assert not history.is_saved
        _title(document, "b")
        history.undo()
        assert not history.is_saved
        history.mark_now_saved()
        assert history.is_saved

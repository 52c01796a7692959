"""The codebook's file: saved with its documents, and what those opened later are told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget

from outline_editor.app.columns import Column, Columns
from outline_editor.core.addresses import node_ref
from tests.ui.answers import press
from tests.ui.concepts.conftest import (
    CODEBOOK,
    CONFERENCE,
    DEVOLUTION,
    GIANTS,
    PRESS,
    STATE,
    Analyst,
    Opens,
)


def _rename(analyst: Analyst, label: str = "x") -> None:
    """Change a label in the codebook, and nothing else."""
    concepts = analyst.window.session.editing.concepts
    assert analyst.window.session.attempt(lambda: concepts.set_label(STATE, "en", label)) is None


class _Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() is QEvent.Type.Paint
        return False


class TestSaving:
    def test_of_one_document_is_the_saving_of_all_that_share_it(
        self, opens: Opens, analyst: Analyst
    ) -> None:
        other = opens(analyst.folder / CONFERENCE)
        _rename(analyst)
        assert analyst.window.isWindowModified()
        assert other.window.isWindowModified()
        other.save()
        assert f"Saved {CODEBOOK} and {CONFERENCE}." in other.said
        assert not analyst.window.isWindowModified()
        assert b"en: x" in analyst.written(CODEBOOK)[0]

    def test_of_an_unchanged_codebook_is_not_mentioned(self, analyst: Analyst) -> None:
        analyst.window.session.set_field(node_ref("n-w6tzp"), "text", "x")
        before = analyst.written(CODEBOOK)
        analyst.save()
        assert f"Saved {PRESS}." in analyst.said
        assert analyst.written(CODEBOOK) == before

    @pytest.mark.answers_dialogs
    @pytest.mark.parametrize("answer", ["Overwrite", "Cancel"])
    def test_asks_before_it_overwrites_what_another_program_wrote(
        self, analyst: Analyst, answer: str
    ) -> None:
        _rename(analyst)
        analyst.window.session.set_field(node_ref("n-w6tzp"), "text", "changed here")
        path = analyst.folder / CODEBOOK
        theirs = path.read_bytes().replace(b"role: minister", b"role: the minister")
        path.write_bytes(theirs)
        asked = press(answer)
        analyst.window.run("file.save")
        assert asked == ["codebook.yaml was changed by another program since it was opened here."]
        if answer == "Overwrite":
            assert b"en: x" in path.read_bytes()
            assert b"changed here" in analyst.written(PRESS)[0]
            assert not analyst.window.isWindowModified()
        else:
            assert path.read_bytes() == theirs
            assert b"changed here" not in analyst.written(PRESS)[0]
            assert analyst.window.isWindowModified()

    @pytest.mark.answers_dialogs
    def test_closing_names_what_would_be_lost(self, analyst: Analyst) -> None:
        _rename(analyst)
        asked = press("Cancel")
        analyst.window.close()
        assert asked == [f"Save the changes to {CODEBOOK}?"]
        analyst.window.session.set_field(node_ref("n-w6tzp"), "text", "x")
        asked = press("Save")
        analyst.window.close()
        assert asked == [f"Save the changes to {CODEBOOK} and {PRESS}?"]
        assert b"en: x" in analyst.written(CODEBOOK)[0]
        assert not analyst.window.isVisible()


class TestMergedSince:
    """A document that names a concept which was merged into another meanwhile."""

    @pytest.fixture
    def late(self, opens: Opens, analyst: Analyst) -> Analyst:
        path = analyst.folder / CONFERENCE
        heading = "    original: 激发市场活力，培育更具竞争力的优质企业\n    actors: [miit]\n"
        text = path.read_text("utf-8")
        assert heading in text
        path.write_text(
            text.replace(heading, heading + "    concepts: [state-advances]\n"), "utf-8"
        )
        concepts = analyst.window.session.editing.concepts
        concepts.merge(STATE.id, DEVOLUTION.id)
        late = opens(path)
        late.window.complete()
        return late

    def _tags(self, analyst: Analyst) -> list[tuple[str, ...]]:
        return [row.concepts for row in analyst.document.walk() if row.concepts]

    def test_is_offered_to_be_rewritten(self, late: Analyst) -> None:
        bar = late.window.panes.notice_bar
        assert bar.text == (
            "1 row or note names a concept that was merged into another. Let it name that one?"
        )
        late.click(late.button("Rewrite", bar))
        assert self._tags(late) == [("fang-guan-fu",)]
        assert not bar.isVisible()
        late.undo()
        assert self._tags(late) == [("state-advances",)]

    def test_may_stay_as_it_is(self, late: Analyst) -> None:
        bar = late.window.panes.notice_bar
        late.click(late.button("Not Now", bar))
        assert not bar.isVisible()
        assert self._tags(late) == [("state-advances",)]
        assert not late.window.session.opened.problems.problems()

    def test_is_offered_no_more_once_the_merging_is_undone(
        self, late: Analyst, analyst: Analyst
    ) -> None:
        analyst.window.run("edit.undo")
        assert not late.window.panes.notice_bar.isVisible()

    def test_is_counted_where_the_target_is_used(self, late: Analyst) -> None:
        late.open_panel()
        late.choose(DEVOLUTION)
        assert len(late.uses) == 1
        assert "  devolution 放管服 | 1" in late.lines


class TestLabelsElsewhere:
    def test_in_the_columns_of_the_outline(self, opens: Opens, analyst: Analyst) -> None:
        other = opens(analyst.folder / CONFERENCE)
        view = analyst.window.outline
        view.set_columns(Columns((Column.CONCEPTS,)))
        assert view.names.concept(STATE.id) == "state advances, private retreats"
        analyst.qtbot.wait(20)
        before = view.viewport().grab().toImage()
        analyst.window.session.set_field(node_ref("n-3fqx8"), "concepts", (STATE.id,))
        analyst.qtbot.wait(20)
        named = view.viewport().grab().toImage()
        assert named != before
        paints = _Paints(view.viewport())
        _rename(other, "another label")
        analyst.qtbot.waitUntil(lambda: paints.count > 0)
        assert view.names.concept(STATE.id) == "another label"
        assert view.viewport().grab().toImage() != named

    def test_in_a_search(self, opens: Opens, analyst: Analyst) -> None:
        other = opens(analyst.folder / CONFERENCE)
        analyst.window.run("edit.find")
        analyst.type("zebra")
        count = analyst.child(QLabel, "findCount")
        analyst.qtbot.waitUntil(lambda: count.text() != "")
        nothing = count.text()
        concepts = other.window.session.editing.concepts
        concepts.set_label(GIANTS, "en", "zebra firms")
        analyst.qtbot.waitUntil(lambda: count.text() != nothing)

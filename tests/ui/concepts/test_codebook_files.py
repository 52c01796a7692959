"""The codebook's file: saved with its documents, and what those opened later are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget

from outline_editor.app.columns import Column, Columns
from outline_editor.core.addresses import DOCUMENT, concept_ref, node_ref
from outline_editor.core.model import Actor
from tests.ui.answers import choose_file, press
from tests.ui.concepts.conftest import (
    CODEBOOK,
    CONFERENCE,
    DEVOLUTION,
    GIANTS,
    MINISTER,
    PRESS,
    STATE,
    Analyst,
    Opens,
    answer,
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
    @pytest.mark.parametrize("button", ["Save the Document Alone", "Cancel"])
    def test_asks_before_it_overwrites_what_another_program_wrote(
        self, analyst: Analyst, button: str
    ) -> None:
        _rename(analyst)
        analyst.window.session.set_field(node_ref("n-w6tzp"), "text", "changed here")
        path = analyst.folder / CODEBOOK
        theirs = path.read_bytes().replace(b"role: minister", b"role: the minister")
        path.write_bytes(theirs)
        asked = press(button)
        analyst.window.run("file.save")
        assert asked == ["codebook.yaml was changed by another program since it was opened here."]
        assert path.read_bytes() == theirs
        assert analyst.window.isWindowModified()
        assert analyst.label(STATE) == "x"
        is_saved = b"changed here" in analyst.written(PRESS)[0]
        assert is_saved is (button == "Save the Document Alone")

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


@pytest.mark.answers_dialogs
class TestSavingWithoutIt:
    """The codebook can't be written: a folder stands in its place."""

    @pytest.fixture
    def hindered(self, analyst: Analyst) -> Analyst:
        _rename(analyst)
        analyst.window.session.set_field(node_ref("n-w6tzp"), "text", "changed here")
        path = analyst.folder / CODEBOOK
        path.rename(analyst.folder / "kept.yaml")
        path.mkdir()
        return analyst

    def _free(self, analyst: Analyst) -> None:
        (analyst.folder / CODEBOOK).rmdir()
        (analyst.folder / "kept.yaml").rename(analyst.folder / CODEBOOK)

    def test_is_offered_and_the_codebook_comes_with_the_next_saving(
        self, hindered: Analyst
    ) -> None:
        asked = answer("Save the Document Alone")
        hindered.save()
        ((question, more, _),) = asked
        assert question == "codebook.yaml could not be saved."
        assert "a folder has this name" in more
        assert "the changes to codebook.yaml stay here, and the next saving tries again" in more
        said = f"Saved {PRESS}, but not {CODEBOOK}: its changes are still here"
        assert f"{said}, to be saved next time." in hindered.said
        assert b"changed here" in hindered.written(PRESS)[0]
        assert hindered.window.isWindowModified()
        assert hindered.window.session.opened.modified_names == [CODEBOOK]
        self._free(hindered)
        hindered.save()
        assert f"Saved {CODEBOOK} and {PRESS}." in hindered.said
        assert b"en: x" in hindered.written(CODEBOOK)[0]
        assert not hindered.window.isWindowModified()

    def test_may_be_given_up(self, hindered: Analyst) -> None:
        before = hindered.written(PRESS)
        answer("Cancel")
        hindered.save()
        assert hindered.written(PRESS) == before
        assert hindered.window.session.opened.modified_names == [CODEBOOK, PRESS]

    def test_under_another_name(self, hindered: Analyst) -> None:
        path = hindered.folder / "other.yaml"
        came = choose_file(hindered.qtbot, path)
        answer("Save the Document Alone")
        hindered.window.run("file.save_as")
        assert came()
        assert b"changed here" in path.read_bytes()
        assert hindered.window.session.opened.modified_names == [CODEBOOK]

    def test_closes_no_window_before_what_is_left_is_asked_about(self, hindered: Analyst) -> None:
        asked = press("Save", "Save the Document Alone", "Cancel")
        hindered.window.close()
        assert asked == [
            f"Save the changes to {CODEBOOK} and {PRESS}?",
            f"{CODEBOOK} could not be saved.",
            f"Save the changes to {CODEBOOK}?",
        ]
        assert hindered.window.isVisible()
        assert hindered.label(STATE) == "x"


def _changed_outside(analyst: Analyst, old: bytes, new: bytes) -> None:
    path = analyst.folder / CODEBOOK
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new))


MINISTERS = b"role: minister", b"role: the minister"


class TestReadAgain:
    def _role(self, analyst: Analyst) -> str:
        entry = analyst.window.session.opened.entry(MINISTER)
        assert isinstance(entry, Actor)
        return entry.role

    def test_by_revert_for_all_windows(self, opens: Opens, analyst: Analyst) -> None:
        other = opens(analyst.folder / CONFERENCE)
        _changed_outside(analyst, *MINISTERS)
        analyst.window.run("file.revert")
        assert (self._role(analyst), self._role(other)) == ("the minister", "the minister")
        assert not other.window.isWindowModified()
        assert not other.window.actions_by_id["edit.undo"].isEnabled()

    def test_by_a_document_opened_later(self, opens: Opens, analyst: Analyst) -> None:
        _changed_outside(analyst, b"en: small giants", b"en: giants")
        opens(analyst.folder / CONFERENCE)
        assert "  giants 小巨人 | 3" in analyst.lines

    def test_not_with_changes_here_which_is_said(self, opens: Opens, analyst: Analyst) -> None:
        _rename(analyst)
        _changed_outside(analyst, *MINISTERS)
        other = opens(analyst.folder / CONFERENCE)
        said = (
            f"The codebook {CODEBOOK} was changed by another program, but has changes here that "
            "are not saved. These are shown; saving asks before it overwrites the others."
        )
        for one in (analyst, other):
            one.window.complete()
            assert said in one.window.panes.notice_bar.text
        assert self._role(other) == "minister"
        assert other.label(STATE) == "x"

    @pytest.mark.answers_dialogs
    def test_with_changes_here_that_are_reverted_and_can_be_undone(
        self, opens: Opens, analyst: Analyst
    ) -> None:
        other = opens(analyst.folder / CONFERENCE)
        analyst.window.session.set_field(node_ref("n-w6tzp"), "text", "changed here")
        _rename(analyst)
        _changed_outside(analyst, *MINISTERS)
        asked = answer("Revert Both")
        analyst.window.run("file.revert")
        ((question, more, _),) = asked
        assert question == f"Go back to {PRESS} as it was saved?"
        assert more.startswith(
            f"{CODEBOOK} has changes that are not saved, too. Reverting both takes them back, also "
            f"for {CONFERENCE}; reverting the document alone keeps them."
        )
        assert analyst.label(STATE) == other.label(STATE) == "state advances, private retreats"
        assert self._role(other) == "the minister"
        assert not analyst.window.isWindowModified()
        assert not other.window.isWindowModified()
        analyst.undo()
        analyst.undo()
        assert analyst.label(STATE) == "x"
        assert analyst.row("n-w6tzp").text == "changed here"
        assert self._role(analyst) == "the minister"

    @pytest.mark.answers_dialogs
    def test_the_document_alone_may_be_reverted(self, analyst: Analyst) -> None:
        analyst.window.session.set_field(node_ref("n-w6tzp"), "text", "changed here")
        _rename(analyst)
        answer("Revert the Document Alone")
        analyst.window.run("file.revert")
        assert analyst.row("n-w6tzp").text != "changed here"
        assert analyst.label(STATE) == "x"
        assert analyst.window.session.opened.modified_names == [CODEBOOK]

    @pytest.mark.answers_dialogs
    def test_nothing_is_reverted_if_that_is_given_up(self, analyst: Analyst) -> None:
        _rename(analyst)
        answer("Cancel")
        analyst.window.run("file.revert")
        assert analyst.label(STATE) == "x"


class TestWhatReadingChanged:
    @pytest.fixture
    def commented(self, opens: Opens, folder: Path) -> Analyst:
        path = folder / CODEBOOK
        text = path.read_bytes().replace(b"role: minister", b"role: minister  # since 2010")
        path.write_bytes(text.replace(b"\n", b"\r\n"))
        commented = opens(folder / PRESS)
        commented.window.complete()
        return commented

    def test_is_told_until_it_is_saved(self, commented: Analyst) -> None:
        bar = commented.window.panes.notice_bar
        assert bar.text == (
            f"Of the codebook {CODEBOOK}: The file has the line ends of Windows (CRLF); saving "
            f"writes LF. Of the codebook {CODEBOOK}: A comment in the file was kept under "
            "“x-comment”; saving writes it there."
        )
        assert not commented.window.isWindowModified()
        _rename(commented)
        commented.save()
        assert not bar.isVisible()

    def test_is_told_of_a_codebook_that_is_named_later(self, commented: Analyst) -> None:
        bar = commented.window.panes.notice_bar
        commented.window.session.set_field(DOCUMENT, "codebook", "")
        assert not bar.isVisible()
        commented.undo()
        assert "since" not in bar.text
        assert f"Of the codebook {CODEBOOK}" in bar.text


class TestUndo:
    @pytest.mark.answers_dialogs
    def test_says_what_stays_since_another_window_has_changed_it(
        self, opens: Opens, analyst: Analyst
    ) -> None:
        other = opens(analyst.folder / CONFERENCE)
        concepts = analyst.window.session.editing.concepts
        concepts.merge(STATE.id, DEVOLUTION.id)
        other.window.session.set_field(DEVOLUTION, "alt", ("delegation",))
        asked = press("Don't Save")
        other.window.close()
        assert asked
        analyst.window.run("edit.undo")
        assert (
            "Undone: Merge concepts; what was changed again since stays as it is in the codebook: "
            "the other spellings of “devolution 放管服”."
        ) in analyst.said
        assert analyst.concept(STATE).merged_into is None
        assert analyst.concept(DEVOLUTION).alt == ("delegation",)

    def test_says_that_nothing_was_left_to_take_back(self, opens: Opens, analyst: Analyst) -> None:
        other = opens(analyst.folder / CONFERENCE)
        _rename(analyst)
        _rename(other, "y")
        analyst.window.run("edit.undo")
        assert (
            "Nothing of “Change label of concept” was left to take back or do again; what was "
            "changed again since stays as it is in the codebook: the label of “y 国进民退”."
        ) in analyst.said
        assert analyst.label(STATE) == "y"


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
            "1 row, note or concept names a concept that was merged into another. Let it name "
            "that one?"
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


class TestMergedOnInTheCodebook:
    """A concept of the document is merged into one that its codebook merges on."""

    @pytest.fixture
    def chained(self, folder: Path) -> Path:
        own = "concepts:\n  - {id: mine, label: {en: mine}, merged_into: state-advances}\n"
        path = folder / PRESS
        path.write_text(path.read_text("utf-8").replace("notes:\n", own + "notes:\n", 1), "utf-8")
        book = folder / CODEBOOK
        text = book.read_text("utf-8")
        book.write_text(f"{text}  - {{id: late, label: {{en: late}}}}\n", "utf-8")
        return path

    def _merge_on(self, folder: Path) -> None:
        """Another program merges the codebook's concept into one more."""
        book = folder / CODEBOOK
        text = book.read_text("utf-8")
        start = "    label: {en: 'state advances, private retreats', zh: 国进民退}\n"
        assert start in text
        book.write_text(text.replace(start, start + "    merged_into: late\n"), "utf-8")

    def test_is_offered_to_be_rewritten(self, opens: Opens, chained: Path) -> None:
        self._merge_on(chained.parent)
        analyst = opens(chained)
        analyst.window.complete()
        assert not analyst.window.session.read_only
        (warning,) = analyst.window.session.opened.problems.problems()
        assert warning.message.code == "merged-on-in-codebook"
        analyst.click(analyst.button("Rewrite", analyst.window.panes.notice_bar))
        assert analyst.document.require(concept_ref("mine")).merged_into == "late"
        assert not analyst.window.session.opened.problems.problems()
        analyst.save()
        assert not opens(chained).window.session.opened.problems.problems()

    def test_does_not_come_of_a_merging_in_another_window(
        self, opens: Opens, chained: Path
    ) -> None:
        analyst = opens(chained)
        other = opens(chained.parent / CONFERENCE)
        other.window.session.editing.concepts.merge(STATE.id, "late")
        assert analyst.document.require(concept_ref("mine")).merged_into == "late"
        assert not analyst.window.session.opened.problems.problems()
        other.undo()
        assert analyst.document.require(concept_ref("mine")).merged_into == STATE.id

    def test_is_offered_to_be_rewritten_in_a_document_that_is_open(
        self, opens: Opens, chained: Path
    ) -> None:
        analyst = opens(chained)
        analyst.window.complete()
        self._merge_on(chained.parent)
        opens(chained.parent / CONFERENCE)
        codes = [one.code for one in analyst.window.session.opened.problems.problems()]
        assert codes == ["merged-on-in-codebook"]
        analyst.click(analyst.button("Rewrite", analyst.window.panes.notice_bar))
        assert analyst.document.require(concept_ref("mine")).merged_into == "late"
        assert not analyst.window.session.opened.problems.problems()


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

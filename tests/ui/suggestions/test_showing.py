"""Where suggestions are seen, and where not."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import ElementKind, Ref, node_ref
from outline_editor.core.labels import Labels
from outline_editor.core.model import Concept
from outline_editor.ui.outline.row_colours import RowState
from tests.ui.conftest import OpenWindow, edit
from tests.ui.suggestions.conftest import GIANTS, MIIT, Analyst, marks


def test_words_that_suggest_something_are_marked(analyst: Analyst) -> None:
    window = analyst.window
    analyst.go_to("n-plain")
    analyst.qtbot.waitUntil(lambda: marks(window, 0) > 20 and marks(window, 2) > 20)
    assert marks(window, 1) == marks(window, 3) == 0


def test_they_are_marked_no_longer_once_answered(analyst: Analyst) -> None:
    analyst.qtbot.waitUntil(lambda: analyst.counted().endswith("7 suggestions"))
    analyst.accept()
    analyst.reject()
    analyst.go_to("n-plain")
    assert marks(analyst.window, 0) == 0


def test_the_edited_row_is_marked_too(analyst: Analyst) -> None:
    edit(analyst.qtbot, analyst.window, " and more")
    assert analyst.window.outline.row_state(0) is RowState.EDITED
    analyst.qtbot.waitUntil(lambda: marks(analyst.window, 0) > 20)


def test_the_document_has_them_counted(analyst: Analyst) -> None:
    analyst.qtbot.waitUntil(lambda: analyst.counted() == "4 rows · 2 notes · 7 suggestions")
    analyst.accept()
    analyst.qtbot.waitUntil(lambda: analyst.counted() == "4 rows · 2 notes · 6 suggestions")


def test_a_name_that_comes_is_found_and_one_that_goes_is_not(analyst: Analyst) -> None:
    document = analyst.document
    analyst.go_to("n-plain")
    with document.transaction("Add") as transaction:
        transaction.insert(Concept(id="void", label=Labels.of({"en": "nothing"})))
    analyst.wait_for("Concept: nothing")
    analyst.undo()
    analyst.wait_for()


def test_another_codebook_names_other_things(analyst: Analyst) -> None:
    giants = Ref(ElementKind.CONCEPT, "giants")
    assert analyst.window.session.set_field(giants, "alt", ("nothing here",)) is None
    analyst.go_to("n-plain")
    analyst.wait_for(GIANTS)


def test_typing_brings_them_in_a_pause(analyst: Analyst) -> None:
    analyst.go_to("n-plain")
    edit(analyst.qtbot, analyst.window, " by the small giants")
    assert analyst.suggested() == []
    analyst.wait_for(GIANTS)


def test_they_can_be_switched_off_and_that_is_kept(
    analyst: Analyst, qtbot: QtBot, show: OpenWindow, file: Path
) -> None:
    switch = analyst.window.actions_by_id["suggestion.make"]
    assert switch.isChecked()
    switch.trigger()
    assert analyst.suggested() == []
    assert analyst.counted() == "4 rows · 2 notes"
    analyst.go_to("n-plain")
    assert marks(analyst.window, 0) == 0
    analyst.accept()
    assert analyst.document.node("n-first").actors == ()
    another = show(file)
    assert not another.actions_by_id["suggestion.make"].isChecked()
    another.close()
    switch.trigger()
    analyst.go_to("n-first")
    analyst.wait_for(MIIT, GIANTS)


def test_a_file_that_can_only_be_read_has_none(qtbot: QtBot, show: OpenWindow, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("text: a row", "text: a row\n    wrong: 1"), encoding="utf-8")
    analyst = Analyst(qtbot, show(file))
    assert analyst.window.session.read_only
    analyst.go_to("n-first")
    qtbot.wait(800)
    assert analyst.suggested() == []
    assert not analyst.window.actions_by_id["suggestion.accept"].isEnabled()
    assert marks(analyst.window, 2) == 0


def test_many_of_one_row_are_shown_by_and_by(analyst: Analyst) -> None:
    with analyst.document.transaction("Name") as transaction:
        names = ["one", "two", "six", "ten", "red", "sky", "sea", "oak"]
        for name in names:
            transaction.insert(Concept(id=name, label=Labels.of({"en": f"{name} thing"})))
        text = ", ".join(f"{name} thing" for name in names)
        transaction.set(node_ref("n-plain"), text=text)
    analyst.go_to("n-plain")
    all_of_them = [f"Concept: {name} thing" for name in names]
    analyst.wait_for(*all_of_them[:6])
    for _ in range(7):
        analyst.go_on()
    assert analyst.meant() == all_of_them[7:]
    assert analyst.suggested() == all_of_them[2:]

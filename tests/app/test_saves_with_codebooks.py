"""A document is saved with its codebook: what stands against one is found before either."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app import saves
from outline_editor.app.saves import NotSaved, Save
from outline_editor.core.addresses import concept_ref
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.progress import Cancelled
from tests.app.test_concept_editing import GIANTS, GIANTS_ROW, STATE, Desk


@pytest.fixture
def changed(tmp_path: Path) -> Desk:
    """The samples, of which the document and its codebook differ from their files."""
    desk = Desk(tmp_path)
    desk.editing.set_field(GIANTS_ROW, "concepts", (GIANTS, STATE))
    desk.concepts.set_label(concept_ref(STATE), "en", "the state advances")
    return desk


def _save(desk: Desk) -> Save:
    assert desk.press.path is not None
    return Save(desk.press, desk.press.path)


def test_both_are_saved(changed: Desk) -> None:
    before = changed.written()
    save = _save(changed)
    save.write()
    save.end()
    assert not changed.press.is_modified
    assert changed.written()[0] != before[0]
    assert changed.written()[2] != before[2]


def test_cancelling_at_any_moment_leaves_both_files(changed: Desk) -> None:
    before, told = changed.written(), list[float]()
    looks = 0

    def tell(done: float) -> None:
        told.append(done)
        if len(told) > looks:
            raise Cancelled

    while True:
        told.clear()
        save = _save(changed)
        try:
            save.write(tell)
        except Cancelled:
            save.end()
            assert changed.written() == before
            assert changed.press.is_modified
            looks += 1
            continue
        save.end()
        break
    assert looks > 4
    assert told == sorted(told)
    assert not changed.press.is_modified


def test_a_document_that_can_not_be_made_ready_leaves_its_codebook(
    changed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise OutlineError(Message.of("file.reads-differently", path="a"))

    before = changed.written()
    with monkeypatch.context() as patch:
        patch.setattr(saves, "ready_document", fail)
        save = _save(changed)
        with pytest.raises(NotSaved) as raised:
            save.write()
        save.end()
    assert raised.value.owner is changed.press
    assert changed.written() == before
    save = _save(changed)
    save.write()
    save.end()
    assert not changed.press.is_modified

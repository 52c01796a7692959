"""Where an entry is used, as a list: at once, or of very many the first at once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import Ref, node_ref, note_ref
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.ui.concepts.uses_list import UsesList


def _document(rows: int) -> tuple[Document, list[Ref]]:
    """A document, and its rows and notes as one reads them."""
    outline = tuple(
        Node(id=f"n-{n:05}", text=f"row {n}", notes=(Note(id=f"t-{n:05}", text=f"note {n}"),))
        for n in range(rows)
    )
    refs = [ref for n in range(rows) for ref in (node_ref(f"n-{n:05}"), note_ref(f"t-{n:05}"))]
    return Document(DocumentRoot(id="d", outline=outline)), refs


def _shown(uses: UsesList) -> list[str]:
    model = uses.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("rows", [0, 1, 500])
def test_some_are_shown_at_once(qtbot: QtBot, rows: int) -> None:
    document, refs = _document(rows)
    uses = UsesList()
    qtbot.addWidget(uses)
    uses.show_users(document, set(refs))
    assert len(_shown(uses)) == 2 * rows
    assert _shown(uses)[:2] == ["row 0", "comment: note 0"][: 2 * rows]


def test_of_very_many_the_first_are_shown_at_once_and_all_in_the_end(qtbot: QtBot) -> None:
    document, refs = _document(3_000)
    uses = UsesList()
    qtbot.addWidget(uses)
    uses.show_users(document, set(refs))
    first = _shown(uses)
    assert first[-1] == "comment: note 49"
    qtbot.waitUntil(lambda: len(_shown(uses)) == len(refs))
    assert _shown(uses)[:100] == first
    assert _shown(uses)[-2:] == ["row 2999", "comment: note 2999"]


def test_others_put_an_end_to_showing_very_many(qtbot: QtBot) -> None:
    document, refs = _document(3_000)
    uses = UsesList()
    qtbot.addWidget(uses)
    uses.show_users(document, set(refs))
    uses.show_users(document, set(refs[:2]))
    qtbot.wait(100)
    assert _shown(uses) == ["row 0", "comment: note 0"]

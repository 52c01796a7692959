"""Any state of a document can be brought into any other, edit by edit, and back."""

from __future__ import annotations

from hypothesis import given

from outline_editor.core.document import Document
from outline_editor.core.history import History
from outline_editor.core.merge.applying import bring_to
from outline_editor.core.merge.three_way import merge
from outline_editor.core.model import DocumentRoot
from tests.property.edit_strategies import crowded_documents
from tests.property.test_merge import Sides, two_sides


def _bring(now: DocumentRoot, wanted: DocumentRoot) -> int:
    """Bring one state to another and back; how many edits that took."""
    document = Document(now)
    history = History(document)
    with document.transaction("Bring") as transaction:
        bring_to(transaction, wanted)
        count = len(transaction.changes)
        # A curated document that is edited goes back by itself.
        assert document.root == wanted
        assert repr(document.root) == repr(wanted)
    history.undo()
    assert document.root == now
    return count


@given(crowded_documents(), crowded_documents())
def test_to_any_other_and_back(now: DocumentRoot, wanted: DocumentRoot) -> None:
    assert bool(_bring(now, wanted)) == (repr(now) != repr(wanted))


@given(two_sides())
def test_to_what_was_merged(sides: Sides) -> None:
    base, mine, theirs = sides
    _bring(mine, merge(base, mine, theirs).root)

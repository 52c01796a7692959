"""What is refused of small documents, and of large ones."""

from __future__ import annotations

import pytest

from outline_editor.app import (
    journal_bases,
    journal_tries,
)
from outline_editor.app.kept_document import KeptDocument
from tests.app.journal_desk import (
    Desk,
    at_work,
)


@pytest.fixture(params=[False, True], ids=["small", "large"], autouse=True)
def nothing_is_tried_again(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is found was written down at once, of a small document as of a large one."""
    if request.param:
        monkeypatch.setattr(journal_bases, "MANY", 0)
    monkeypatch.setattr(journal_tries, "RETRY_AFTER", 60.0)


@pytest.fixture
def kept(desk: Desk) -> KeptDocument:
    """A document that has a journal, which is on the disk."""
    kept = at_work(desk)
    desk.take_made()
    desk.wait_until(lambda: kept.is_lasting)
    return kept

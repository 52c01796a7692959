"""A file that is larger than is read without asking is opened if the person wants that."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.storage import limits
from outline_editor.ui.windows import shared_windows
from tests.ui.answers import press
from tests.ui.conftest import OpenWindow

pytestmark = pytest.mark.answers_dialogs


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of a few bytes more than a megabyte, which is the limit."""
    monkeypatch.setattr(limits, "_allowed", 0)
    monkeypatch.setenv(limits.VARIABLE, "1")
    path = tmp_path / "large.yaml"
    rows = "".join(f"  - id: n-r{n}\n    text: {n}{' word' * 120_000}\n" for n in range(2))
    path.write_text(
        f"format: policy-outline/1\nid: large\ntitle: L\nstatus: draft\noutline:\n{rows}"
    )
    return path


def test_it_is_opened_anyway_and_read_again_unasked(show: OpenWindow, large: Path) -> None:
    window = show(None)
    asked = press("Open It Anyway")
    window.files.open_path(large)
    (question,) = asked
    assert question.startswith(f"{large} is 2 MB large, and files of more than 1 MB are not read")
    (opened,) = [one.session.opened for one in shared_windows().all() if one.session.opened.path]
    assert len(opened.document.root.outline) == 2
    window.files.open_path(large)
    assert len(asked) == 1


def test_it_stays_unread_where_that_is_not_wanted(show: OpenWindow, large: Path) -> None:
    window = show(None)
    asked = press("Cancel")
    window.files.open_path(large)
    assert len(asked) == 1
    assert not [one for one in shared_windows().all() if one.session.opened.path]

"""What the Help menu tells."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from tests.ui.answers import press
from tests.ui.conftest import OpenWindow


@pytest.mark.answers_dialogs
def test_about_tells_the_version(show: OpenWindow) -> None:
    window = show(None)
    asked = press("OK")
    window.actions_by_id["help.about"].trigger()
    assert version("outline-editor") in asked[0]

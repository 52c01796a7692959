"""How large the window was is kept, and nothing breaks over a damaged file."""

from __future__ import annotations

import pytest

from outline_editor.app.paths import window_file
from outline_editor.app.window_state import WindowState, load_window_state, store_window_state
from outline_editor.app.written_later import wait_until_written


def _store(state: WindowState) -> None:
    store_window_state(state)
    wait_until_written()


@pytest.mark.parametrize(
    "state", [WindowState(), WindowState("AdnQ", 50.5), WindowState("", None, 4.0)]
)
def test_what_is_stored_is_loaded(state: WindowState) -> None:
    _store(state)
    assert load_window_state() == state


@pytest.mark.parametrize(
    "stored",
    [
        b"",
        b"[]",
        b"{",
        b'{"geometry": 3}',
        b'{"sidebar": "wide"}',
        b'{"problems": true}',
        b'{"sidebar": 1e9}',
    ],
)
def test_of_a_damaged_file_nothing_is_taken(stored: bytes) -> None:
    window_file().parent.mkdir(parents=True, exist_ok=True)
    window_file().write_bytes(stored)
    assert load_window_state() == WindowState()


def test_without_a_folder_to_write_to_nothing_is_lost_but_the_state() -> None:
    window_file().parent.parent.mkdir(parents=True, exist_ok=True)
    window_file().parent.write_bytes(b"a file")
    _store(WindowState("AdnQ"))
    assert load_window_state() == WindowState()

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.all_notes.reader import Reader
from tests.ui.program_window import open_window

OUTLINE = """\
format: policy-outline/1
id: a
title: A
status: draft
concepts:
  - id: small-giants
    label: {en: small giants, zh: 小巨人}
  - id: state-advances
    label: {en: 'state advances, private retreats', zh: 国进民退}
    kind: concern
notes:
  - id: t-doc
    kind: context
    text: of the document
    concepts: [state-advances]
outline:
  - id: n-aa
    text: guide them to become a small giant each
    notes:
      - id: t-lost
        kind: comment
        quote: small giants
        text: which ones?
        by: Ann
      - id: t-two
        kind: question
        quote: e
        text: one of many
        concepts: [small-giants]
        by: 王晓明
        date: '2019-02-03'
        state: open
    children:
      - id: n-bb
        text: a fund
        notes:
          - id: t-todo
            kind: todo
            quote: fund
            text: look it up
            state: done
  - id: n-cc
    text: nothing here
"""


@pytest.fixture
def open_text(qtbot: QtBot, tmp_path: Path) -> Callable[[str], Reader]:
    """Opens a window on a file with a text, with the list of all notes in front."""

    def opened(text: str) -> Reader:
        path = tmp_path / "a.yaml"
        path.write_text(text, encoding="utf-8")
        window = open_window(path)
        qtbot.addWidget(window)
        window.resize(1200, 900)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.run("go.all_notes")
        return Reader(qtbot, window)

    return opened


@pytest.fixture
def reader(open_text: Callable[[str], Reader]) -> Reader:
    """Somebody with a small outline open, at the list of its five notes."""
    return open_text(OUTLINE)

"""The list of all notes follows a codebook that is edited in another window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import concept_ref
from outline_editor.ui.main_window import MainWindow
from tests.ui.all_notes.reader import Reader
from tests.ui.program_window import open_window

CODEBOOK = """\
format: policy-codebook/1
id: shared
concepts:
  - id: giants
    label: {en: small giants}
"""
READ = """\
format: policy-outline/1
id: read
title: Read
status: draft
codebook: codebook.yaml
outline:
  - id: n-aa
    text: a row
    notes:
      - id: t-giants
        kind: comment
        text: which ones?
        concepts: [giants]
"""
OTHER = (
    "format: policy-outline/1\nid: other\ntitle: Other\nstatus: draft\ncodebook: codebook.yaml\n"
)


@pytest.fixture
def reader(open_text: Callable[[str], Reader], tmp_path: Path) -> Reader:
    """Somebody at the list of a note whose concept the codebook names."""
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    return open_text(READ)


@pytest.fixture
def other(reader: Reader, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Another window, on another document with that codebook."""
    assert reader.listed == ["t-giants"]
    path = tmp_path / "other.yaml"
    path.write_text(OTHER, encoding="utf-8")
    window = open_window(path)
    qtbot.addWidget(window)
    return window


def _picture(reader: Reader) -> QImage:
    return reader.view.viewport().grab().toImage()


def test_a_concept_that_is_renamed_there_has_its_new_name(
    reader: Reader, other: MainWindow
) -> None:
    before = _picture(reader)
    other.session.editing.concepts.set_label(concept_ref("giants"), "en", "little giants")
    notes = reader.view.notes
    told = notes.data(notes.index_of("t-giants"), Qt.ItemDataRole.AccessibleTextRole)
    assert "little giants" in str(told)
    renamed = _picture(reader)
    assert renamed != before
    other.session.undo()
    assert _picture(reader) == before

"""A repaired copy of a file with errors."""

from __future__ import annotations

from pathlib import Path

from outline_editor.app.open_document import open_document
from outline_editor.app.repairing import repaired_document
from outline_editor.storage.files import holds_other

TEXT = """\
format: policy-outline/1
id: a
title: A
status: draft
outline:
  - id: n-aa
    text: first
"""


def test_a_repaired_copy_belongs_to_the_same_file_and_is_unsaved(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT.replace("status", "stauts"), encoding="utf-8")
    broken = open_document(path)
    (problem,) = (problem for problem in broken.file_problems if problem.repairs)
    copy = repaired_document(broken, problem.repairs[0])
    assert not copy.read_only
    assert (copy.path, copy.is_modified) == (path, True)
    assert broken.read_only
    assert "stauts" in path.read_text(encoding="utf-8")
    assert not holds_other(path, copy.digest)
    copy.save(path)
    assert path.read_text(encoding="utf-8") == TEXT

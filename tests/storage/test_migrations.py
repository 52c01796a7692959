"""The way an older file takes; no older format exists yet, so one is made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.migrations import MIGRATIONS
from outline_editor.storage.raw_tree import RawMap, RawText, RawValue
from outline_editor.storage.yaml_reader import document_from_text

OLD = """\
# head
format: policy-outline/0
id: a
heading: The old name of title # really
heding: misspelt
outline:
  - text: A
"""


def _rename_heading(raw: RawMap) -> RawMap:
    """As a migration from a version in which `title` was `heading` would."""

    def renamed(key: RawValue) -> RawValue:
        is_heading = isinstance(key, RawText) and key.text == "heading"
        return replace(key, text="title") if is_heading else key

    return replace(raw, entries=tuple((renamed(key), value) for key, value in raw.entries))


def test_an_older_file_is_read_as_one_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MIGRATIONS, "policy-outline/0", _rename_heading)
    loaded = document_from_text(OLD)
    assert loaded.root.format == "policy-outline/1"
    assert loaded.root.title == "The old name of title"
    assert [note.text for note in loaded.root.notes] == ["really"]
    assert loaded.header == "# head\n"
    assert loaded.notices[0].text == (
        "The file has the older format policy-outline/0; saving writes it as policy-outline/1."
    )
    assert [(p.code, p.line, p.column) for p in loaded.problems] == [("unknown-key", 5, 1)]


def test_an_older_file_is_refused_where_no_migration_knows_it() -> None:
    with pytest.raises(FileRefused) as refused:
        document_from_text(OLD)
    assert refused.value.problem.code == "format-unknown"

"""`outline-editor notes`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from outline_editor.app.note_table import COLUMNS
from outline_editor.core.vocabulary import NoteKind
from tests.cli.processes import called, run

SAMPLE = "miit-2019-press.yaml"
NOTES = """\
format: policy-outline/1
id: made
title: Made
status: draft
concepts:
  - id: old
    label: {en: old name}
    merged_into: new
  - id: new
    label: {en: 'new, better name', zh: 新名}
    alt: [NN]
notes:
  - id: t-doc
    kind: definition
    text: about it all
outline:
  - id: n-aa
    text: a fund and a bank
    notes:
      - id: t-aa
        kind: comment
        quote: fund
        text: |-
          two
          lines
        concepts: [old]
      - id: t-bb
        kind: todo
        quote: gone
        text: =1+1
        concepts: [new]
        also_on: [n-bb]
        by: C. P.
        date: '2019-02'
        state: done
  - id: n-bb
    text: another
"""


@pytest.fixture
def made(folder: Path) -> str:
    (folder / "made.yaml").write_text(NOTES, encoding="utf-8")
    return "made.yaml"


def test_they_are_listed_below_their_rows(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert called(capsys, "notes", made) == (
        0,
        "made.yaml\n"
        "  (the document)\n"
        "    » definition: about it all\n"
        "  a fund and a bank\n"
        "    » comment “fund”: two lines [old]\n"
        "    » todo (done) “gone”, lost: =1+1 [new]\n",
        "",
    )


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ((), ["t-doc", "t-aa", "t-bb"]),
        (("--kind", "comment"), ["t-aa"]),
        (("--kind", "comment", "--kind", "todo"), ["t-aa", "t-bb"]),
        (("--concept", "new"), ["t-aa", "t-bb"]),
        (("--concept", "old"), ["t-aa"]),
        (("--concept", "New,  Better NAME"), ["t-aa", "t-bb"]),
        (("--concept", "新名"), ["t-aa", "t-bb"]),
        (("--concept", "nn", "--kind", "todo"), ["t-bb"]),
        (("--state", "done"), ["t-bb"]),
        (("--state", "open"), []),
        (("--by", "C. P."), ["t-bb"]),
    ],
)
def test_some_are_chosen(
    made: str, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], ids: list[str]
) -> None:
    code, out, err = called(capsys, "notes", made, *options, "--json")
    assert (code, err) == (0, "")
    assert [note["id"] for note in json.loads(out)] == ids


def test_lost_quotes_can_be_asked_for(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = called(capsys, "notes", made, "--anchor", "lost", "--anchor", "ambiguous", "--json").out
    assert [note["id"] for note in json.loads(out)] == ["t-bb"]


def test_words_that_stand_elsewhere_are_lost(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = NOTES.replace("quote: fund", "quote: fund\n        before: 'the '")
    assert text != NOTES
    (folder / "made.yaml").write_text(text, encoding="utf-8")
    for anchor, ids in (("lost", ["t-aa", "t-bb"]), ("found", [])):
        out = called(capsys, "notes", "made.yaml", "--anchor", anchor, "--json").out
        assert [note["id"] for note in json.loads(out)] == ids


def test_every_kind_can_be_asked_for(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in NoteKind:
        assert called(capsys, "notes", made, "--kind", kind.value).code == 0


def test_json_has_all_keys(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = called(capsys, "notes", made, "--json").out
    assert [tuple(note) for note in json.loads(out)] == [COLUMNS] * 3
    assert json.loads(out)[2] == {
        "path": "made.yaml",
        "document": "made",
        "id": "t-bb",
        "kind": "todo",
        "state": "done",
        "row": "n-aa",
        "row_text": "a fund and a bank",
        "quote": "gone",
        "before": None,
        "after": None,
        "anchor": "lost",
        "text": "=1+1",
        "concepts": ["new"],
        "cites": [],
        "by": "C. P.",
        "date": "2019-02",
        "also_on": ["n-bb"],
    }


def test_a_table_opens_in_a_spreadsheet(folder: Path, made: str) -> None:
    out = run("notes", made, SAMPLE, "--csv", cwd=folder).stdout
    assert out.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to read Chinese"
    table = list(csv.DictReader(io.StringIO(out.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in table[:3]] == ["t-doc", "t-aa", "t-bb"]
    assert table[1]["text"] == "two\nlines"
    assert table[2]["text"] == "'=1+1", "no formula"


def test_several_files_and_their_codebook(
    folder: Path, made: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = called(capsys, "notes", made, SAMPLE, "codebook.yaml", "--concept", "国进民退")
    assert (code, err) == (0, "")
    assert out.startswith(f"{SAMPLE}\n  (the document)\n    » context: ")


def test_a_concept_that_no_file_has(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(capsys, "notes", made, "--concept", "none such")
    assert (code, out) == (2, "")
    assert "No file has a concept with the id or name “none such”" in err


def test_what_cannot_be_read_is_said_and_the_rest_listed(
    folder: Path, made: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bad.yaml").write_text("outline: [", encoding="utf-8")
    code, out, err = called(capsys, "notes", "bad.yaml", "none.yaml", made)
    assert code == 2
    assert "bad.yaml:1:10" in err
    assert "none.yaml" in err
    assert out.startswith("made.yaml\n")

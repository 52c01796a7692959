"""What a note can say, each in the window, in a file and on the command line.

One table of features; for each the three ways lead to the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import outline_editor
from outline_editor import Note
from outline_editor.core.anchors import Anchor, Outcome, find_quote
from outline_editor.core.vocabulary import KINDS_WITH_STATE, NoteKind, NoteState
from outline_editor.ui import open_window
from tests.cli.processes import called
from tests.ui.panels.driving import CTRL, SHIFT, Person

ROW = "n-aa"
OUTLINE = """\
format: policy-outline/1
id: a
title: A
status: draft
outline:
  - id: n-aa
    text: new cars for new firms
{note}  - id: n-bb
    text: another row
"""
NOTE = "    notes:\n      - id: t-given\n"
SECOND_NEW = Anchor(Outcome.FOUND, "text", 13, 16)


class Feature(NamedTuple):
    """Something that a note can say, and the three ways to let it do so."""

    name: str
    says: dict[str, object]
    """The fields of the note besides its text, which is “why”."""
    window: Callable[[Person], None]
    """What a person does at the row to get it."""
    options: tuple[str, ...]
    """What is said on the command line."""
    lines: tuple[str, ...]
    """The note in the file, from its kind on."""


# By keys and clicks


def _add(kind: str) -> Callable[[Person], None]:
    """Add a note from the list of all actions, and write it."""

    def add(person: Person) -> None:
        person.press(Qt.Key.Key_P, held=CTRL | SHIFT)
        person.type(f"add {'to do' if kind == 'todo' else kind}")
        person.press(Qt.Key.Key_Return)
        person.type("why")

    return add


def _also_on(person: Person) -> None:
    _add("context")(person)
    card = person.card(person.row(ROW).notes[0].id)
    person.click(person.button("More…", card))
    person.enter("also_on", card)
    person.type("n-bb")
    person.press(Qt.Key.Key_Return)


def _signed(person: Person) -> None:
    _add("context")(person)
    card = person.card(person.row(ROW).notes[0].id)
    person.click(person.button("More…", card))
    person.enter("by", card)
    person.type("王晓明")
    person.enter("date", card)
    person.type("2019-01-29")
    person.leave()


def _done(person: Person) -> None:
    _add("question")(person)
    person.press(Qt.Key.Key_Return, held=CTRL)


def _opened_again(person: Person) -> None:
    _add("todo")(person)
    person.press(Qt.Key.Key_Return, held=CTRL)
    person.press(Qt.Key.Key_Return, held=CTRL)


def _quote_the_second(person: Person) -> None:
    """Select the second “new” in the row, and write a note on it."""
    person.press(Qt.Key.Key_F2, Qt.Key.Key_End)
    person.press(Qt.Key.Key_Left, Qt.Key.Key_Left, held=CTRL)
    person.press(Qt.Key.Key_Right, held=CTRL | SHIFT)
    person.press(Qt.Key.Key_Return, held=SHIFT)
    person.type("why")


def _quote_the_only_one(person: Person) -> None:
    person.press(Qt.Key.Key_F2, Qt.Key.Key_End)
    person.press(Qt.Key.Key_Left, held=CTRL | SHIFT)
    person.press(Qt.Key.Key_Return, held=SHIFT)
    person.type("why")


def _kind(kind: NoteKind) -> Feature:
    state = NoteState.OPEN if kind in KINDS_WITH_STATE else None
    lines = (f"kind: {kind.value}", "text: why", *(["state: open"] if state else []))
    says = {"kind": kind, "state": state}
    return Feature(kind.value, says, _add(kind.value), ("--kind", kind.value), lines)


FEATURES = (
    *(_kind(kind) for kind in NoteKind),
    Feature(
        "several rows at once",
        {"kind": NoteKind.CONTEXT, "also_on": ("n-bb",)},
        _also_on,
        ("--kind", "context", "--also-on", "n-bb"),
        ("kind: context", "text: why", "also_on: [n-bb]"),
    ),
    Feature(
        "a quote",
        {"kind": NoteKind.CONTEXT, "quote": "firms"},
        _quote_the_only_one,
        ("--kind", "context", "--quote", "firms"),
        ("kind: context", "quote: firms", "text: why"),
    ),
    Feature(
        "a quote that neighbours decide",
        {"kind": NoteKind.CONTEXT, "quote": "new", "before": " "},
        _quote_the_second,
        ("--kind", "context", "--quote", "new", "--before", "cars for "),
        ("kind: context", "quote: new", "before: ' '", "text: why"),
    ),
    Feature(
        "done",
        {"kind": NoteKind.QUESTION, "state": NoteState.DONE},
        _done,
        ("--kind", "question", "--state", "done"),
        ("kind: question", "text: why", "state: done"),
    ),
    Feature(
        "open again",
        {"kind": NoteKind.TODO, "state": NoteState.OPEN},
        _opened_again,
        ("--kind", "todo", "--state", "open"),
        ("kind: todo", "text: why", "state: open"),
    ),
    Feature(
        "author and date",
        {"kind": NoteKind.CONTEXT, "by": "王晓明", "date": "2019-01-29"},
        _signed,
        ("--kind", "context", "--by", "王晓明", "--date", "2019-01-29"),
        ("kind: context", "text: why", "by: 王晓明", "date: '2019-01-29'"),
    ),
)
EACH = pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The outline without the note."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.yaml"
    path.write_text(OUTLINE.format(note=""), encoding="utf-8")
    return path


def _text(feature: Feature) -> str:
    """The file with the note."""
    lines = "".join(f"        {line}\n" for line in feature.lines)
    return OUTLINE.format(note=NOTE + lines)


def _read(path: Path) -> str:
    """What is in a file, the id of the note apart."""
    return re.sub(r"\bt-[0-9a-z]+", "t-given", path.read_bytes().decode("utf-8"))


@EACH
def test_in_the_window(feature: Feature, path: Path, qtbot: QtBot) -> None:
    window = open_window(path)
    qtbot.addWidget(window)
    window.resize(1400, 900)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    person = Person(qtbot, window)
    person.go_to(ROW)
    feature.window(person)
    person.press(Qt.Key.Key_S, held=CTRL)
    assert _read(path) == _text(feature)


@EACH
def test_on_the_command_line(
    feature: Feature, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--on", ROW, "--text", "why", *feature.options)
    code, out, err = called(capsys, "note", path.name, *options)
    assert (code, err) == (0, "")
    assert _read(path) == _text(feature)
    (told,) = json.loads(called(capsys, "notes", path.name, "--json").out)
    assert (told["id"], told["row"], told["text"]) == (out.strip(), ROW, "why")
    for field, value in feature.says.items():
        said = list(value) if isinstance(value, tuple) else value
        assert told[field] == said


@EACH
def test_in_a_file(feature: Feature, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text(_text(feature), encoding="utf-8")
    document = outline_editor.load(path)
    assert document.notices == ()
    assert document.node(ROW).notes == (Note(id="t-given", text="why", **feature.says),)  # pyright: ignore[reportArgumentType]
    outline_editor.save(document, "again.yaml")
    assert Path("again.yaml").read_bytes() == path.read_bytes()
    assert called(capsys, "check", "--strict", path.name).code == 0


def test_neighbours_lead_to_the_words_that_were_meant(path: Path) -> None:
    feature = next(one for one in FEATURES if one.name == "a quote that neighbours decide")
    path.write_text(_text(feature), encoding="utf-8")
    node = outline_editor.load(path).node(ROW)
    assert find_quote(node, node.notes[0]) == SECOND_NEW


def test_words_that_stand_twice_are_refused_and_what_decides_is_named(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = path.read_bytes()
    options = ("--on", ROW, "--text", "why", "--quote", "new")
    code, _, err = called(capsys, "note", path.name, *options)
    assert code == 2
    assert "--before" in err
    assert "--after" in err
    assert path.read_bytes() == before

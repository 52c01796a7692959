"""What a note can say, each in the window, in a file and on the command line.

One table of features; for each the three ways lead to the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
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
    kind: NoteKind
    window: Callable[[Person], None]
    """What a person does at the row to get it."""
    says: Mapping[str, object]
    """The fields of the note besides its kind and its text, which is “why”."""
    options: tuple[str, ...]
    """What is said of these on the command line."""
    lines: tuple[str, ...]
    """The note in the file, from what stands below its kind on."""


# By keys and clicks


def _add(kind: str) -> Callable[[Person], None]:
    """Add a note from the list of all actions, and write it."""

    def add(person: Person) -> None:
        person.press(Qt.Key.Key_P, held=CTRL | SHIFT)
        person.type(f"add {'to do' if kind == 'todo' else kind}")
        person.press(Qt.Key.Key_Return)
        person.type("why")

    return add


def _add_with_details(person: Person) -> QWidget:
    """Add a context note and open its rarer fields; its card."""
    _add("context")(person)
    card = person.card(person.row(ROW).notes[0].id)
    person.click(person.button("More…", card))
    return card


def _also_on(person: Person) -> None:
    person.enter("also_on", _add_with_details(person))
    person.type("n-bb")
    person.press(Qt.Key.Key_Return)


def _signed(person: Person) -> None:
    card = _add_with_details(person)
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
    has_state = kind in KINDS_WITH_STATE
    lines = ("text: why", "state: open") if has_state else ("text: why",)
    says = {"state": NoteState.OPEN} if has_state else {}
    return Feature(kind.value, kind, _add(kind.value), says, (), lines)


FEATURES = (
    *(_kind(kind) for kind in NoteKind),
    Feature(
        "several rows at once",
        NoteKind.CONTEXT,
        _also_on,
        {"also_on": ("n-bb",)},
        ("--also-on", "n-bb"),
        ("text: why", "also_on: [n-bb]"),
    ),
    Feature(
        "a quote",
        NoteKind.CONTEXT,
        _quote_the_only_one,
        {"quote": "firms"},
        ("--quote", "firms"),
        ("quote: firms", "text: why"),
    ),
    Feature(
        "a quote that neighbours decide",
        NoteKind.CONTEXT,
        _quote_the_second,
        {"quote": "new", "before": " "},
        ("--quote", "new", "--before", "cars for "),
        ("quote: new", "before: ' '", "text: why"),
    ),
    Feature(
        "done",
        NoteKind.QUESTION,
        _done,
        {"state": NoteState.DONE},
        ("--state", "done"),
        ("text: why", "state: done"),
    ),
    Feature(
        "open again",
        NoteKind.TODO,
        _opened_again,
        {"state": NoteState.OPEN},
        ("--state", "open"),
        ("text: why", "state: open"),
    ),
    Feature(
        "author and date",
        NoteKind.CONTEXT,
        _signed,
        {"by": "王晓明", "date": "2019-01-29"},
        ("--by", "王晓明", "--date", "2019-01-29"),
        ("text: why", "by: 王晓明", "date: '2019-01-29'"),
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
    lines = (f"kind: {feature.kind.value}", *feature.lines)
    return OUTLINE.format(note=NOTE + "".join(f"        {line}\n" for line in lines))


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
    opened = person.window.session.opened
    person.qtbot.waitUntil(lambda: not opened.is_being_saved)
    assert _read(path) == _text(feature)


@EACH
def test_on_the_command_line(
    feature: Feature, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--on", ROW, "--text", "why", "--kind", feature.kind.value, *feature.options)
    code, out, err = called(capsys, "note", path.name, *options)
    assert (code, err) == (0, "")
    assert _read(path) == _text(feature)
    (told,) = json.loads(called(capsys, "notes", path.name, "--json").out)
    assert (told["id"], told["row"], told["text"]) == (out.strip(), ROW, "why")
    assert told["kind"] == feature.kind
    for field, value in feature.says.items():
        said = list(value) if isinstance(value, tuple) else value
        assert told[field] == said


@EACH
def test_in_a_file(feature: Feature, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text(_text(feature), encoding="utf-8")
    document = outline_editor.load(path)
    assert document.notices == ()
    note = Note(id="t-given", kind=feature.kind, text="why", **feature.says)  # pyright: ignore[reportArgumentType]
    assert document.node(ROW).notes == (note,)
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

"""`outline-editor notes`: lists the notes of files."""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from outline_editor.app.note_table import COLUMNS, concepts_called, rows_of
from outline_editor.app.opening import Opened
from outline_editor.cli.arguments import open_input, words
from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import put, put_data, say, say_problems, say_refused
from outline_editor.core.anchors import Outcome
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.note_list import NoteFilter
from outline_editor.core.vocabulary import NoteKind, NoteState

_CODEBOOK = "is-codebook"
"""Why a codebook can't be opened; it has no notes, and often lies among the outlines."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        type=Path,
        help="an outline; - for YAML on standard input",
    )
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        choices=[kind.value for kind in NoteKind],
        help="notes of this kind (may be repeated)",
    )
    parser.add_argument(
        "--concept",
        action="append",
        default=[],
        metavar="C",
        type=words,
        help="notes with this concept, by its id or any of its names (may be repeated)",
    )
    parser.add_argument(
        "--state",
        action="append",
        default=[],
        choices=[state.value for state in NoteState],
        help="questions and todos in this state",
    )
    parser.add_argument(
        "--anchor",
        action="append",
        default=[],
        choices=[outcome.value for outcome in Outcome],
        help="notes whose quote is found, ambiguous or lost, or that are on the whole row",
    )
    parser.add_argument(
        "--by", action="append", default=[], metavar="WHO", help="notes by this author"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print a list of objects instead")
    form.add_argument("--csv", action="store_true", help="print a table instead")
    parser.epilog = (
        f"The columns of --csv and the keys of --json are {', '.join(COLUMNS)}; anchor says what "
        "became of the quote (found, ambiguous, lost). Exit code: 0, 1 where a file has errors, "
        "2 where one can't be read or no file knows a concept."
    )


def run(options: argparse.Namespace) -> Exit:
    """List the notes of all files; what can't be read is said and left out."""
    worst, rows, known = Exit.FINE, [], set()
    for path in options.files:
        try:
            opened = open_input(path)
        except OutlineError as error:
            if error.message.code == _CODEBOOK:
                continue
            say_refused(error, path)
            worst = Exit.REFUSED
            continue
        if opened.has_errors:
            say_problems(opened.problems, opened.text, path)
            worst = max(worst, Exit.ERRORS)
        wanted = _wanted(options, opened, known)
        if wanted is not None:
            rows += rows_of(opened, path, wanted)
    unknown = [concept for concept in options.concept if concept not in known]
    for concept in unknown:
        say(Message.of("notes.unknown-concept", words=concept))
    _print(options, rows)
    return Exit.REFUSED if unknown else worst


def _wanted(options: argparse.Namespace, opened: Opened, known: set[str]) -> NoteFilter | None:
    """Which notes of a file are wanted, `None` for none; notes which concepts it knows."""
    concepts: set[str] = set()
    for concept in options.concept:
        try:
            concepts |= concepts_called(opened, concept)
        except OutlineError:
            continue
        known.add(concept)
    if options.concept and not concepts:
        return None
    return NoteFilter(
        kinds=[NoteKind(kind) for kind in options.kind],
        concepts=concepts,
        states=[NoteState(state) for state in options.state],
        authors=options.by,
        outcomes=[Outcome(outcome) for outcome in options.anchor],
    )


def _print(options: argparse.Namespace, rows: list[dict[str, Any]]) -> None:
    if options.json:
        text = json.dumps(rows, ensure_ascii=False, indent=2)
        put_data(f"{text}\n".encode("utf-8", "backslashreplace"))
    elif options.csv:
        # With a byte-order mark: without one, Excel takes Chinese for something else.
        put_data(_csv(rows).encode("utf-8-sig", "backslashreplace"))
    else:
        put("".join(f"{line}\n" for line in _lines(rows)))


def _csv(rows: list[dict[str, Any]]) -> str:
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return table.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    text = "" if value is None else str(value)
    # A spreadsheet would carry these out as a formula.
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text


def _lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Each file, below it each row with its notes."""
    for number, (path, of_file) in enumerate(groupby(rows, key=lambda row: row["path"])):
        if number:
            yield ""
        yield path
        for row_id, of_row in groupby(of_file, key=lambda row: row["row"]):
            notes = list(of_row)
            yield "  " + ("(the document)" if row_id is None else _one_line(notes[0]["row_text"]))
            for note in notes:
                yield from _note_lines(note)


def _note_lines(row: dict[str, Any]) -> Iterator[str]:
    label = row["kind"] + (f" ({row['state']})" if row["state"] else "")
    if row["quote"]:
        gone = "" if row["anchor"] == "found" else f", {row['anchor']}"
        label += f" “{_one_line(row['quote'])}”{gone}"
    concepts = f" [{', '.join(row['concepts'])}]" if row["concepts"] else ""
    yield f"    » {label}: {_one_line(row['text'])}{concepts}"


def _one_line(text: str) -> str:
    return " ".join(text.split())

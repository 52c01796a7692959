"""Where in a file's text the problems of a document are.

Warnings are found on the model, which does not know where it stands in a file.
Most files have none, so that the places are looked up only when asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from outline_editor.core.model import Codebook, DocumentRoot
from outline_editor.core.problems import Problem
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.positions import Lines
from outline_editor.storage.raw_tree import RawList, RawMap, RawValue

if TYPE_CHECKING:
    from outline_editor.storage.yaml_thorough import ThoroughReading

_KEYS_OF_AMOUNTS = {
    "amount-not-in-row": "quote",
    "amount-without-value": "to",
    "amount-reversed": "to",
    "unknown-currency": "currency",
}
"""Which key of an amount a warning is about, by its code."""


def located(text: str, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems with the line and column of each in the YAML text of a file.

    A problem of one field is where the field's value is, one of an entry of a
    list where that entry is, one of an amount where the value is that is wrong;
    a problem of a field that is not there is where its element starts. What has
    a place already, or can't be found, stays as it is.
    """
    reading = _reading(text)
    if reading is None:
        return tuple(problems)
    lines = Lines(text)
    found = []
    for problem in problems:
        raw = reading.places.get(problem.ref)
        if raw is not None and not problem.line:
            line, column = lines.position(_offset(reading, raw, problem))
            problem = replace(problem, line=line, column=column)
        found.append(problem)
    return tuple(found)


def _reading(text: str) -> ThoroughReading | None:
    # Imported here: most files have no warnings, and need none of it.
    from outline_editor.storage.yaml_thorough import read_thoroughly

    for cls in (DocumentRoot, Codebook):
        try:
            return read_thoroughly(text, cls)
        except FileRefused:
            continue
    return None


def _offset(reading: ThoroughReading, raw: RawMap, problem: Problem) -> int:
    value = raw.get(problem.field)
    if value is None:
        return raw.start
    if problem.entry is None or not isinstance(value, RawList):
        return value.start
    return _entry(reading.kept.get(value, value.items)[problem.entry], problem.code).start


def _entry(entry: RawValue, code: str) -> RawValue:
    inner = entry.get(_KEYS_OF_AMOUNTS.get(code, "")) if isinstance(entry, RawMap) else None
    return entry if inner is None else inner

from __future__ import annotations

import re
from collections import Counter

import pytest

from outline_editor.core.errors import Severity
from outline_editor.core.templates.problems import PROBLEMS
from outline_editor.core.templates.reading import READING
from outline_editor.core.templates.refusals import REFUSALS
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.yaml_reader import document_from_text, read_document
from tests.storage.bad_inputs import (
    BAD_INPUTS,
    BROKEN,
    ENCODING,
    ERRORS,
    EXCLUDED,
    FORMAT,
    GOLDEN,
    BadInput,
    Fault,
    golden_text,
    said_about,
)


@pytest.mark.parametrize("bad", BAD_INPUTS, ids=lambda bad: bad.name)
def test_every_fault_is_found_at_its_place(bad: BadInput) -> None:
    found = said_about(bad).problems
    assert tuple(Fault(p.line, p.column, p.code) for p in found) == bad.faults


@pytest.mark.parametrize("bad", [*ENCODING, *FORMAT, *EXCLUDED, *BROKEN], ids=lambda bad: bad.name)
def test_what_cannot_be_read_is_refused(bad: BadInput) -> None:
    with pytest.raises(FileRefused) as refused:
        read_document(bad.data)
    assert refused.value.problem.severity is Severity.REFUSAL
    problem = refused.value.problem
    assert refused.value.message == problem.message
    assert refused.value.text.split("\n")[problem.line - 1] == refused.value.source_line


@pytest.mark.parametrize("bad", ERRORS, ids=lambda bad: bad.name)
def test_what_has_the_wrong_shape_opens_with_errors(bad: BadInput) -> None:
    loaded = read_document(bad.data)
    assert loaded.has_errors
    assert {problem.severity for problem in loaded.problems} == {Severity.ERROR}


def test_the_messages_are_the_golden_ones() -> None:
    assert golden_text() == GOLDEN.read_text(encoding="utf-8")


PLACE = re.compile("^In “[^”]*”: ")
REMEDY = re.compile(
    r"[.;:] (?:If [^,]+, )?"
    r"(?:add|ask|check|choose|close|compare|copy|give|indent|make|mend|move|name|open|put|remove|rename"
    r"|save|set|start|take|try|update|use|write)\b",
    re.IGNORECASE,
)
"""A clause that tells a person what to do, after another that tells what is wrong."""

FAULTS = {
    code: sentence
    for code, template in {**REFUSALS, **PROBLEMS, **READING}.items()
    for sentence in ([template] if isinstance(template, str) else template)
    if not code.startswith(("repair.", "notice."))
}


@pytest.mark.parametrize("code", FAULTS)
def test_every_sentence_about_a_fault_names_a_remedy(code: str) -> None:
    assert REMEDY.search(PLACE.sub("", FAULTS[code]))


@pytest.mark.parametrize("bad", BAD_INPUTS, ids=lambda bad: bad.name)
def test_every_message_names_a_remedy_and_no_jargon(bad: BadInput) -> None:
    for problem in said_about(bad).problems:
        text = problem.message.text
        assert REMEDY.search(PLACE.sub("", text)), text
        assert text.endswith(".")
        for jargon in ("scalar", "mapping", "sequence", "pydantic", "token", "node", "parse"):
            assert jargon not in text.lower()


@pytest.mark.parametrize("bad", ERRORS, ids=lambda bad: bad.name)
def test_every_repair_leaves_a_file_that_can_be_read(bad: BadInput) -> None:
    loaded = read_document(bad.data)
    for problem in loaded.problems:
        for repair in problem.repairs:
            text = loaded.text
            mended = text[: repair.start] + repair.replacement + text[repair.end :]
            before = Counter(p.code for p in loaded.problems)
            left = Counter(p.code for p in document_from_text(mended).problems)
            del left["curated-with-errors"]  # true of a curated file while others are left
            if repair.label.code == "repair.own-field":
                del left["missing-text"]  # what was taken for the misspelt key is missing then
            assert left <= before - Counter([problem.code]), repair.label.text


WITHOUT_REPAIR = """
list as key: key-not-text
wrong language: wrong-language
sources as text: list-expected
list as row: keys-expected
source with two faults: wrong-date
actor without name: missing-key
name in no language: missing-language
name in a wrong language: wrong-language
empty label: empty-text
keys as actor: text-expected
wrong citation: wrong-citation
wrong date: wrong-date
wrong node in also_on: wrong-row-id
compares as text: keys-expected
amount without quote: missing-key
number with exponent: wrong-number
number with 1001 digits: too-many-digits
number as keys: text-expected
list as key of an own field: key-not-text
many errors at once: list-expected
"""
"""Errors that only a person can mend; for every other one there is a click."""


def test_which_errors_no_click_repairs() -> None:
    without = [
        f"{bad.name}: {problem.code}"
        for bad in ERRORS
        for problem in read_document(bad.data).problems
        if not problem.repairs
    ]
    assert without == WITHOUT_REPAIR.split("\n")[1:-1]

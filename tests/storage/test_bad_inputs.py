from __future__ import annotations

import pytest

from outline_editor.core.errors import Severity
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


@pytest.mark.parametrize("bad", BAD_INPUTS, ids=lambda bad: bad.name)
def test_every_message_names_a_remedy_and_no_jargon(bad: BadInput) -> None:
    for problem in said_about(bad).problems:
        text = problem.message.text
        assert any(separator in text for separator in (". ", "; ", ": ")), text
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
            left = document_from_text(mended).problems
            assert [p.code for p in left if p.line == problem.line].count(problem.code) < [
                p.code for p in loaded.problems if p.line == problem.line
            ].count(problem.code), repair.label.text

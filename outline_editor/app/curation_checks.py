"""Whether the document in a file could be marked as curated, as `check --for` prints it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from outline_editor.app.checking import Checked, check_bytes, refused
from outline_editor.app.opening import open_bytes, with_places
from outline_editor.core.curation import Checklist, checklist_of
from outline_editor.core.errors import Message, OutlineError, Severity
from outline_editor.formats.base import Format
from outline_editor.storage.loaded import FileRefused


@dataclass(frozen=True, slots=True)
class CurationCheck:
    """What came of checking whether a file could be curated.

    `checked` has all that `checklist` found, in the order of the file and with
    places. Where the file holds no document with a status there is no
    checklist; `checked` has what is wrong with it, and `reason` says what it is.
    """

    checked: Checked
    checklist: Checklist | None = None
    reason: Message | None = None
    stands_against: bool = False
    """Whether the document can't be marked as curated; a codebook can't fail."""


def check_for_curation(data: bytes, known: Format, path: Path) -> CurationCheck:
    """Whether a document could be marked as curated; `path` gives its name and folder."""
    try:
        opened = open_bytes(data, known, path)
    except FileRefused as refusal:
        if refusal.problem.code == "is-codebook":
            reason = Message.of("cli.codebook-has-no-status")
            return CurationCheck(check_bytes(data, known, path), reason=reason)
        return CurationCheck(refused(refusal))
    except OutlineError as error:
        return CurationCheck(refused(error))
    problems = opened.all_problems()
    if not opened.format.is_native:
        reason = Message.of("cli.text-has-no-status")
        return CurationCheck(Checked(problems, opened.text), reason=reason, stands_against=True)
    checklist = checklist_of(opened.root, problems)
    found = checklist.findings
    errors = tuple([problem for problem in found if problem.severity is Severity.ERROR])
    warnings = tuple([problem for problem in found if problem.severity is not Severity.ERROR])
    checked = Checked(with_places(opened.text, errors, warnings), opened.text)
    return CurationCheck(checked, checklist, stands_against=not checklist.passes)

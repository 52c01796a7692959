"""`outline-editor check`: validates files."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outline_editor.app.checking import Checked, check_bytes, check_file, lines_for, refused
from outline_editor.app.opening import readable_format
from outline_editor.cli.arguments import STREAM, read_stream
from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import put, put_data
from outline_editor.core.errors import OutlineError, Severity
from outline_editor.core.problems import Problem
from outline_editor.core.vocabulary import DocumentStatus
from outline_editor.formats.base import FORMATS, FormatName
from outline_editor.storage.files import read_file

if TYPE_CHECKING:
    from outline_editor.app.curation_checks import CurationCheck


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        type=Path,
        help="an outline or a codebook; - for YAML on standard input",
    )
    parser.add_argument("--strict", action="store_true", help="exit 1 on warnings too")
    parser.add_argument(
        "--for",
        dest="wanted",
        choices=[DocumentStatus.CURATED.value],
        help="list what stands against marking outlines as curated, and what to look at",
    )
    parser.add_argument("--json", action="store_true", help="print a list of objects instead")
    parser.epilog = (
        "Exit code: 0 clean or warnings only, 1 errors (with --strict: warnings too), "
        "2 a file that can't be read; with --for, 1 while a file would not pass. The objects of "
        "--json have the keys path, line, column, severity (refusal, error, warning), code, "
        "message, element, id and field, and with --for also rule and blocks; what is not known "
        "is null."
    )


def run(options: argparse.Namespace) -> Exit:
    """Print every problem of every file; the worst decides the exit code."""
    worst = Exit.FINE
    found: list[dict[str, Any]] = []
    for path in options.files:
        if options.wanted:
            code, data = _run_for_curation(path, options)
        else:
            code, data = _run_plain(path, options)
        worst = max(worst, code)
        found += data
    if options.json:
        import json

        text = json.dumps(found, ensure_ascii=False, indent=2)
        # Bytes of a file's name that are no UTF-8 become such as \udcff, JSON's own escape.
        put_data(f"{text}\n".encode("utf-8", "backslashreplace"))
    return worst


_Done = tuple[Exit, list[dict[str, Any]]]
"""What one file does to the exit code, and its objects for `--json`."""


def _run_plain(path: Path, options: argparse.Namespace) -> _Done:
    checked = _check(path)
    if not options.json:
        _put_lines(lines_for(checked.problems, checked.text, str(path)))
    code = _exit(checked.problems, strict=options.strict)
    return code, [_data(problem, path) for problem in checked.problems]


def _run_for_curation(path: Path, options: argparse.Namespace) -> _Done:
    from outline_editor.cli.curation_lines import rule_keys, summary_lines

    check = _check_for_curation(path)
    problems, text = check.checked.problems, check.checked.text
    if not options.json:
        _put_lines([*lines_for(problems, text, str(path)), *summary_lines(check, str(path))])
    code = _exit(problems, strict=options.strict)
    if check.stands_against:
        code = max(code, Exit.ERRORS)
    return code, [_data(problem, path) | rule_keys(check, problem) for problem in problems]


def _put_lines(lines: Iterable[str]) -> None:
    put("".join(f"{line}\n" for line in lines))


def _check_for_curation(path: Path) -> CurationCheck:
    from outline_editor.app.curation_checks import CurationCheck, check_for_curation

    try:
        if path == STREAM:
            return check_for_curation(read_stream(), FORMATS[FormatName.YAML], path)
        known = readable_format(path)
        return check_for_curation(read_file(path), known, path)
    except OutlineError as error:
        return CurationCheck(refused(error))


def _check(path: Path) -> Checked:
    if path != STREAM:
        return check_file(path)
    try:
        return check_bytes(read_stream(), FORMATS[FormatName.YAML], path)
    except OutlineError as error:
        return refused(error)


def _exit(problems: tuple[Problem, ...], *, strict: bool) -> Exit:
    severities = {problem.severity for problem in problems}
    if Severity.REFUSAL in severities:
        return Exit.REFUSED
    if Severity.ERROR in severities or (strict and severities):
        return Exit.ERRORS
    return Exit.FINE


def _data(problem: Problem, path: Path) -> dict[str, Any]:
    is_refusal = problem.severity is Severity.REFUSAL
    return {
        "path": str(path),
        "line": problem.line or None,
        "column": problem.column or None,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message.text,
        "element": None if is_refusal else problem.ref.kind.value,
        "id": problem.ref.id or None,
        "field": problem.field or None,
    }

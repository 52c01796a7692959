"""`outline-editor check`: validates files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from outline_editor.app.checking import Checked, check_bytes, check_file, lines_for
from outline_editor.cli.arguments import STREAM, read_stream
from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import put, put_data
from outline_editor.core.errors import Severity
from outline_editor.core.problems import Problem
from outline_editor.formats.base import FORMATS, FormatName


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
    parser.add_argument("--json", action="store_true", help="print a list of objects instead")
    parser.epilog = (
        "Exit code: 0 clean or warnings only, 1 errors (with --strict: warnings too), "
        "2 a file that can't be read. The objects of --json have the keys path, line, column, "
        "severity (refusal, error, warning), code, message, element, id and field; what is "
        "not known is null."
    )


def run(options: argparse.Namespace) -> Exit:
    """Print every problem of every file; the worst decides the exit code."""
    worst = Exit.FINE
    found: list[dict[str, Any]] = []
    for path in options.files:
        checked = _check(path)
        worst = max(worst, _exit(checked.problems, strict=options.strict))
        if options.json:
            found += [_data(problem, path) for problem in checked.problems]
        else:
            lines = lines_for(checked.problems, checked.text, str(path))
            put("".join(f"{line}\n" for line in lines))
    if options.json:
        import json

        text = json.dumps(found, ensure_ascii=False, indent=2)
        # Bytes of a file's name that are no UTF-8 become such as \udcff, JSON's own escape.
        put_data(f"{text}\n".encode("utf-8", "backslashreplace"))
    return worst


def _check(path: Path) -> Checked:
    if path == STREAM:
        return check_bytes(read_stream(), FORMATS[FormatName.YAML], path)
    return check_file(path)


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

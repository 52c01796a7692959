"""Qt is imported for a window and for nothing else.

import-linter holds the directions of imports; it can't tell an import inside a
function, which is where `open` and `render` may import the window.
"""

from __future__ import annotations

import subprocess
import sys
from pkgutil import walk_packages

import pytest

import outline_editor

QT = ("PySide6", "shiboken6")


def imported_by(*modules: str) -> set[str]:
    """The top-level names of everything that importing these modules imports."""
    code = f"import sys, {', '.join(modules)}; print(*{{n.partition('.')[0] for n in sys.modules}})"
    command = [sys.executable, "-c", code]
    outcome = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return set(outcome.stdout.split())


def modules_below(part: str) -> list[str]:
    return [
        module.name
        for module in walk_packages(outline_editor.__path__, "outline_editor.")
        if f"{module.name}.".startswith(f"outline_editor.{part}.")
    ]


@pytest.mark.parametrize("part", ["core", "storage", "formats", "app", "cli"])
def test_only_the_window_imports_qt(part: str) -> None:
    modules = modules_below(part)
    assert modules
    assert imported_by(*modules).isdisjoint(QT)


def test_the_program_and_its_scripting_face_start_without_qt() -> None:
    assert imported_by("outline_editor", "outline_editor.__main__").isdisjoint(QT)


def test_the_window_is_named_without_importing_it() -> None:
    """`outline_editor.ui` and its judgement of the display come before Qt."""
    assert imported_by("outline_editor.ui", "outline_editor.ui.display").isdisjoint(QT)

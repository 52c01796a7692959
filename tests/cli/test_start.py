"""What a verb imports: only what it uses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.processes import environment

REPORT = """
import sys
from outline_editor.cli.main import main
assert main(sys.argv[1:]) == 0
sys.stderr.write(" ".join(sys.modules))
"""


def imported(folder: Path, *arguments: str) -> set[str]:
    """The modules that a process has at the end of a verb."""
    outcome = subprocess.run(
        [sys.executable, "-c", REPORT, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(outcome.stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--json", "miit-2019-press.yaml"),
        ("show", "miit-2019-press.yaml"),
        ("convert", "miit-2019-press.txt", "a.yaml"),
        ("note", "miit-2019-press.yaml", "--text", "T"),
        ("schema",),
    ],
)
def test_no_verb_without_a_window_imports_qt(folder: Path, arguments: tuple[str, ...]) -> None:
    top = {name.partition(".")[0] for name in imported(folder, *arguments)}
    assert top.isdisjoint({"PySide6", "shiboken6"})


def test_check_imports_nothing_but_what_reads_a_sound_file(folder: Path) -> None:
    modules = imported(folder, "check", "miit-2019-press.yaml")
    ours = {name for name in modules if name.startswith("outline_editor.")}
    assert {name for name in ours if name.startswith("outline_editor.cli.")} == {
        "outline_editor.cli.arguments",
        "outline_editor.cli.check_command",
        "outline_editor.cli.exit_codes",
        "outline_editor.cli.main",
        "outline_editor.cli.output",
        "outline_editor.cli.without_plugins",
    }
    assert {name for name in ours if name.startswith("outline_editor.formats.")} == {
        "outline_editor.formats.actor_offers",
        "outline_editor.formats.base",
    }
    thorough = ("atomic", "locating", "raw_", "saving", "yaml_thorough", "yaml_compose", "writer")
    assert [name for name in ours if any(part in name for part in thorough)] == []
    assert ours.isdisjoint({"outline_editor.core.document", "outline_editor.core.transaction"})
    assert modules.isdisjoint({"difflib", "importlib.metadata", "json", "platformdirs", "logging"})


ASKS_FOR_MORE = """
from outline_editor.cli.without_plugins import leave_out_plugins
leave_out_plugins()
from pydantic.plugin import _loader
assert _loader.get_plugins() == ()
assert not hasattr(_loader, "no_such_name")
print(_loader.PYDANTIC_ENTRY_POINT_GROUP)
from pydantic import TypeAdapter
assert TypeAdapter(int).validate_python(1) == 1
"""


def test_whatever_else_pydantic_wants_of_its_loader_of_plugins_is_there(folder: Path) -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", ASKS_FOR_MORE],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (outcome.stdout, outcome.stderr) == ("pydantic\n", "")

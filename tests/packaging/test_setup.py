"""The scripts, the README and the program agree with each other."""

from __future__ import annotations

import os
import re
import runpy
import sys
from pathlib import Path

import PySide6
import pytest

from outline_editor.ui.display import debian_package

PROJECT = Path(__file__).resolve().parents[2]
TEST_COMMAND = ".ci/setup && .venv/bin/python -m pytest"
OPEN_COMMAND = ".ci/setup && .venv/bin/outline-editor sample_docs/miit-2019-press.yaml"

PART_OF_EVERY_DEBIAN = {
    "libc.so.6",
    "libgcc_s.so.1",
    "libm.so.6",
    "libstdc++.so.6",
    "libz.so.1",
    "libzstd.so.1",
}
"""What apt and dpkg themselves are linked to."""


def lines(name: str) -> list[str]:
    return (PROJECT / name).read_text("utf-8").splitlines()


@pytest.mark.parametrize("command", [OPEN_COMMAND, TEST_COMMAND])
def test_readme_gives_each_command_on_a_line_of_its_own(command: str) -> None:
    assert lines("README.md").count(command) == 1


def test_ci_runs_exactly_the_readme_test_command() -> None:
    assert lines(".ci/run").count(TEST_COMMAND) == 1


@pytest.mark.parametrize("script", ["setup", "run", "check-wheel"])
def test_scripts_can_be_started(script: str) -> None:
    assert os.access(PROJECT / ".ci" / script, os.X_OK)


def test_setup_asks_for_the_packages_that_the_program_names() -> None:
    asked = runpy.run_path(str(PROJECT / ".ci" / "system_packages.py"), run_name="asked")
    assert asked["LIBRARIES"]
    for library, package in asked["LIBRARIES"].items():
        assert debian_package(library) == package


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for Linux's libraries")
def test_setup_asks_for_every_library_that_qt_is_linked_to() -> None:
    qt = Path(PySide6.__file__).parent / "Qt"
    parts = ("Core", "Gui", "Widgets", "DBus", "Svg", "XcbQpa", "WaylandClient")
    linked = [qt / "lib" / f"libQt6{part}.so.6" for part in parts]
    platforms = ("offscreen", "xcb", "wayland")
    linked += [qt / "plugins" / "platforms" / f"libq{platform}.so" for platform in platforms]
    named = re.compile(rb"\0(lib[\w.+-]+\.so\.\d+)(?=\0)")
    needed = {name.decode() for path in linked for name in named.findall(path.read_bytes())}
    shipped = {path.name for path in (qt / "lib").iterdir()}
    asked = runpy.run_path(str(PROJECT / ".ci" / "system_packages.py"), run_name="asked")
    assert needed - shipped - PART_OF_EVERY_DEBIAN == set(asked["LIBRARIES"])

"""`outline-editor show`; the form of the text itself is tested with `formats.listing`."""

from __future__ import annotations

from pathlib import Path

import pytest

import outline_editor
from outline_editor.formats.listing import listing
from tests.cli.processes import called, run

SAMPLE = "miit-2019-press.yaml"
WRONG = "format: policy-outline/1\nid: a\ntitle: A\noutline:\n  - id: n-aa\n    rank: 1\n"


def test_a_process_prints_the_outline(folder: Path) -> None:
    outcome = run("show", SAMPLE, cwd=folder)
    assert (outcome.returncode, outcome.stderr) == (0, b"")
    assert outcome.stdout.decode() == listing(outline_editor.load(SAMPLE).root)
    assert run("show", "-", cwd=folder, stdin=(folder / SAMPLE).read_bytes()).stdout == (
        outcome.stdout
    )


@pytest.mark.parametrize(
    ("options", "depth", "notes"),
    [
        (("--depth", "1"), 1, False),
        (("--depth", "2", "--notes"), 2, True),
        (("--notes",), None, True),
        (("--depth", "999999999"), None, False),
    ],
)
def test_depth_and_notes(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    depth: int | None,
    notes: bool,
) -> None:
    expected = listing(outline_editor.load(SAMPLE).root, depth=depth, notes=notes)
    assert called(capsys, "show", SAMPLE, *options) == (0, expected, "")


@pytest.mark.parametrize("depth", ["0", "-1", "x", "1.5", "", "9" * 10000])
def test_a_depth_that_is_none(folder: Path, capsys: pytest.CaptureFixture[str], depth: str) -> None:
    code, out, err = called(capsys, "show", SAMPLE, f"--depth={depth}")
    assert (code, out) == (2, "")
    assert err.endswith(f"argument --depth: write a whole number from 1, not “{depth}”\n")


def test_a_briefing_is_shown_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(capsys, "show", "miit-2019-press.txt", "--depth", "1")
    assert (code, err) == (0, "")
    assert out.startswith("miit-2019-press\ndraft · 34 rows · 1 note\n")


def test_a_file_with_errors_is_shown_as_far_as_it_goes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.yaml").write_text(WRONG)
    code, out, err = called(capsys, "show", "a.yaml")
    assert code == 1
    assert out == "A\ndraft · 1 row\n\n(no text)\n"
    first, *others = err.splitlines()
    assert first.startswith("a.yaml:5:5: error[missing-text]: ")
    assert others[0:2] == ["      - id: n-aa", "        ^"]


def test_what_can_not_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(capsys, "show", "gone.yaml")
    assert (code, out) == (2, "")
    assert err.startswith("gone.yaml: refusal[file.not-found]: ")

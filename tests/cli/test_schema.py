"""`outline-editor schema`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.processes import called, run

SHIPPED = Path(__file__).parents[2] / "resources" / "schema"
OUTLINE = "policy-outline-1.schema.json"
CODEBOOK = "policy-codebook-1.schema.json"


def test_a_process_prints_the_schema_of_outlines(tmp_path: Path) -> None:
    outcome = run("schema", cwd=tmp_path)
    assert (outcome.returncode, outcome.stderr) == (0, b"")
    assert outcome.stdout == (SHIPPED / OUTLINE).read_bytes()
    assert "$schema" in json.loads(outcome.stdout)


@pytest.mark.parametrize(("which", "name"), [("outline", OUTLINE), ("codebook", CODEBOOK)])
def test_either_is_printed_when_named(
    capsys: pytest.CaptureFixture[str], which: str, name: str
) -> None:
    assert called(capsys, "schema", which) == (0, (SHIPPED / name).read_text("utf-8"), "")


@pytest.mark.parametrize(
    ("which", "names"),
    [((), [OUTLINE, CODEBOOK]), (("codebook",), [CODEBOOK]), (("outline",), [OUTLINE])],
)
def test_they_are_written_under_the_names_that_files_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], which: tuple[str, ...], names: list[str]
) -> None:
    (tmp_path / OUTLINE).write_text("an older one")
    printed = "".join(f"{tmp_path / name}\n" for name in names)
    assert called(capsys, "schema", *which, "--write", tmp_path) == (0, printed, "")
    for name in names:
        assert (tmp_path / name).read_bytes() == (SHIPPED / name).read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {OUTLINE, *names}


@pytest.mark.parametrize("name", ["none", "n" * 300])
def test_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    folder = tmp_path / name
    message = f"There is no folder {folder}; make it first, or name another.\n"
    assert called(capsys, "schema", "--write", folder) == (2, "", message)
    assert not os.path.lexists(folder)


def test_what_can_not_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / OUTLINE).mkdir()
    code, out, err = called(capsys, "schema", "--write", tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith(f"{tmp_path / OUTLINE} was not written: a folder has this name. ")


def test_an_unknown_schema_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(capsys, "schema", "letter")
    assert (code, out) == (2, "")
    assert "invalid choice: 'letter'" in err

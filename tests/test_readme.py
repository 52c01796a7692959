"""What the README promises is so."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import outline_editor
from outline_editor.cli.main import VERBS, main

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The code blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_script_marks_every_row_with_the_word(tmp_path: Path) -> None:
    (script,) = blocks("python")
    shutil.copytree(PROJECT / "sample_docs", tmp_path / "sample_docs")
    assert len(script.splitlines()) <= 10
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True, timeout=60)

    before = outline_editor.load(tmp_path / "sample_docs" / "miit-2019-press.yaml")
    after = outline_editor.load(tmp_path / "marked.yaml")
    marked = {row.id for row in before.walk() if "SME" in row.text}
    assert marked
    for row in after.walk():
        added = [note for note in row.notes if note not in before.node(row.id).notes]
        expected = [("context", "For small firms.")] if row.id in marked else []
        assert [(note.kind.value, note.text) for note in added] == expected


@pytest.mark.parametrize("text", blocks("yaml"))
def test_the_example_of_a_file_survives_open_and_save(text: str) -> None:
    assert outline_editor.dumps(outline_editor.loads(text)) == text


def test_every_verb_and_option_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    table = README.partition("## On the command line")[2].partition("## ")[0]
    for verb in VERBS:
        with pytest.raises(SystemExit) as ended:
            main([verb, "--help"])
        assert ended.value.code == 0
        told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", capsys.readouterr().out))
        named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", table))
        assert told - named <= {"--help", "--version"}, verb
        assert f"`outline-editor {verb}" in table or verb == "open"


def test_the_commands_of_the_readme_are_there() -> None:
    shell = "\n".join(blocks("sh"))
    assert ".ci/setup && .venv/bin/outline-editor sample_docs/miit-2019-press.yaml" in shell
    assert ".ci/setup && .venv/bin/python -m pytest" in shell
    for name in re.findall(r"(?:sample_docs|outline_editor|\.ci)/[\w./-]+\w", README):
        assert (PROJECT / name).exists(), name

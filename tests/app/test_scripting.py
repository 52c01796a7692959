"""`outline_editor.load`, `save`, `loads`, `dumps`, and what they raise."""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import outline_editor
from outline_editor import (
    Document,
    DocumentRoot,
    EditRefused,
    Node,
    OutlineError,
    OutlineFileError,
    ref_of,
)
from outline_editor.cli.main import main
from outline_editor.core.errors import Severity

SAMPLES = Path(__file__).parents[2] / "sample_docs"
OUTLINES = ["miit-2019-press.yaml", "miit-2018-work-conference.yaml"]
OUTLINE = "format: policy-outline/1\nid: a\ntitle: A\nstatus: draft\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with copies of the samples."""
    place = tmp_path / "work"
    shutil.copytree(SAMPLES, place)
    monkeypatch.chdir(place)
    return place


@pytest.mark.parametrize("name", OUTLINES)
def test_a_sample_is_loaded_and_saved_byte_for_byte(folder: Path, name: str) -> None:
    text = (folder / name).read_text("utf-8")
    document = outline_editor.load(name)
    assert outline_editor.dumps(document) == text
    assert outline_editor.dumps(outline_editor.loads(text)) == text
    assert outline_editor.loads(text).root == document.root
    outline_editor.save(document, folder / "copy.yml")
    assert (folder / "copy.yml").read_text("utf-8") == text


def test_a_briefing_is_loaded_and_kept_as_yaml_only(folder: Path) -> None:
    document = outline_editor.load("miit-2019-press.txt")
    assert (document.row_count, document.note_count) == (34, 1)
    before = (folder / "miit-2019-press.txt").read_bytes()
    with pytest.raises(OutlineError, match=r"ends in one of \.yaml, \.yml\. Give it such a name"):
        outline_editor.save(document, "miit-2019-press.txt")
    assert (folder / "miit-2019-press.txt").read_bytes() == before
    outline_editor.save(document, "new.yaml")
    assert outline_editor.load("new.yaml").root == document.root


BROKEN = {
    "errors": f"{OUTLINE}outline:\n  - id: n-aa\n    text: 工业\n    rank: 1\n  - kind: none\n",
    "errors and warnings": f"{OUTLINE}outline:\n  - text: ''\n    actors: [a]\n    rank: 1\n",
    "refusal": f"{OUTLINE}outline: [a\n",
    "empty": "",
    "codebook": "format: policy-codebook/2\nid: a\n",
}


@pytest.mark.parametrize("case", BROKEN)
def test_the_error_says_what_check_prints(
    folder: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    Path("a.yaml").write_text(BROKEN[case], "utf-8")
    with pytest.raises(OutlineFileError) as caught:
        outline_editor.load("./a.yaml")
    capsys.readouterr()
    assert main(["check", "a.yaml"]) in (1, 2)
    printed = capsys.readouterr().out
    if case != "codebook":
        assert f"{caught.value}\n" == printed
    else:
        # `check` takes it for a codebook, a script asked for a document.
        assert "a.yaml:1:9: refusal[is-codebook]: " in str(caught.value)
    assert caught.value.path == "a.yaml"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("name", ["gone.yaml", "gone", ".", "letter.docx"])
def test_what_is_no_such_file_is_said_as_check_says_it(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    Path("letter.docx").touch()
    with pytest.raises(OutlineFileError) as caught:
        outline_editor.load(name)
    assert [problem.severity for problem in caught.value.problems] == [Severity.REFUSAL]
    capsys.readouterr()
    assert main(["check", name]) == 2
    assert capsys.readouterr().out == f"{caught.value}\n"


def test_the_error_of_a_text_names_its_lines() -> None:
    with pytest.raises(OutlineFileError) as caught:
        outline_editor.loads(f"{OUTLINE}rank: 1\n")
    first, *others = str(caught.value).splitlines()
    assert first.startswith("<text>:5:1: error[unknown-key]: ")
    assert others == ["    rank: 1", "    ^"]
    assert [problem.code for problem in caught.value.problems] == ["unknown-key"]
    with pytest.raises(OutlineFileError, match=r"^<text>:1:1: refusal\[empty-file\]: "):
        outline_editor.loads("")


def test_a_document_changes_in_transactions_only() -> None:
    document = outline_editor.loads(f"{OUTLINE}outline:\n  - id: n-aa\n    text: one\n")
    before = document.root
    with pytest.raises(AttributeError):
        document.root.title = "B"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        document.root = before  # type: ignore[misc]
    row = ref_of(document.node("n-aa"))

    def change(kind: str) -> str:
        with document.transaction("Two things") as edit:
            edit.set(row, text="two")
            return edit.add_note("T", on=row, kind=kind).id

    with pytest.raises(EditRefused):
        change("no such kind")
    assert document.root == before
    assert document.note(change("context")).text == "T"
    assert document.node("n-aa").text == "two"


def test_a_document_that_would_not_read_back_is_not_saved(tmp_path: Path) -> None:
    """A root can be made that no file holds: two rows with one id."""
    path = tmp_path / "a.yaml"
    path.write_text(OUTLINE)
    root = DocumentRoot(id="a", outline=(Node(id="n-aa", text="1"), Node(id="n-aa", text="2")))
    with pytest.raises(OutlineError, match=r"could not be read back: .*n-aa.*line"):
        outline_editor.save(Document(root), path)
    assert path.read_text() == OUTLINE
    assert list(tmp_path.iterdir()) == [path]


def test_where_nothing_can_be_written_the_folder_is_named(tmp_path: Path) -> None:
    document = outline_editor.loads(OUTLINE)
    with pytest.raises(
        OutlineError, match=r"none/a\.yaml was not written: there is no such folder"
    ):
        outline_editor.save(document, tmp_path / "none" / "a.yaml")


def test_every_public_name_is_there_and_listed() -> None:
    assert [name for name in outline_editor.__all__ if not hasattr(outline_editor, name)] == []
    assert set(outline_editor.__all__) <= set(dir(outline_editor))
    with pytest.raises(AttributeError, match="has no attribute 'lode'"):
        outline_editor.lode  # type: ignore[attr-defined]  # noqa: B018


def test_names_are_looked_up_when_they_are_asked_for() -> None:
    code = """
import sys, outline_editor
assert "outline_editor.core" not in sys.modules
outline_editor.loads
assert "PySide6" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_type_checkers_find_the_types() -> None:
    assert (Path(outline_editor.__file__).parent / "py.typed").is_file()

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
    Note,
    OutlineError,
    OutlineFileError,
    Source,
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
    """A root can be made that no file holds: two sources with one id."""
    path = tmp_path / "a.yaml"
    path.write_text(OUTLINE)
    root = DocumentRoot(id="a", sources=(Source(id="s1"), Source(id="s1")))
    with pytest.raises(OutlineError, match=r"could not be read back: .*s1.*line"):
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


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((Node(id="n-aa", text="1"), Node(id="n-aa", text="2")), "n-aa stands twice"),
        ((Node(text="1"),), "a row has no id"),
        ((Node(id="n-aa", text="1", notes=(Note(text="2"),)),), "a note has no id"),
        (
            (
                Node(
                    id="n-aa", text="1", notes=(Note(id="t-aa", text=""), Note(id="t-aa", text=""))
                ),
            ),
            "t-aa stands twice",
        ),
    ],
)
def test_rows_and_notes_of_a_document_have_ids_of_their_own(
    rows: tuple[Node, ...], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        Document(DocumentRoot(id="a", outline=rows))


def test_what_reading_changed_is_told(tmp_path: Path) -> None:
    assert outline_editor.loads(OUTLINE).notices == ()
    path = tmp_path / "a.yaml"
    path.write_text(OUTLINE + "# a comment\n")
    for document in (outline_editor.load(path), outline_editor.loads(path.read_text())):
        assert [notice.text for notice in document.notices] == [
            "A comment in the file became a note; saving writes it as one."
        ]


def test_a_name_that_no_file_can_have_is_refused_in_words() -> None:
    with pytest.raises(OutlineFileError, match="There is no file"):
        outline_editor.load("a\0b.yaml")


def test_bytes_are_no_text() -> None:
    with pytest.raises(TypeError, match="loads takes a text, not bytes; load reads a file"):
        outline_editor.loads(OUTLINE.encode())  # type: ignore[arg-type]


def test_slips_in_a_transaction_are_named() -> None:
    document = outline_editor.loads(OUTLINE)
    with document.transaction("Slips") as edit:
        row = document.node(edit.insert(Node(text="a")).id)
        for wrong in (row, row.id, None):
            with pytest.raises(TypeError, match="an address such as ref_of"):
                edit.add_note("T", on=wrong)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="an element such as a Node"):
            edit.insert("T")  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="an edit is needed"):
            edit.apply("T")  # type: ignore[arg-type]
        question = edit.add_note("Why?", on=outline_editor.ref_of(row), kind="question")
    assert document.note(question.id).state == "open"

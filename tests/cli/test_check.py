"""`outline-editor check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.processes import called, run

OUTLINE = "format: policy-outline/1\nid: a\ntitle: A\nstatus: draft\n"
WRONG_KEY = f"{OUTLINE}outline:\n  - id: n-aa\n    text: one\n    instrumnt: loan\n"
WRONG_KEY_LINES = (
    "a.yaml:8:5: error[unknown-key]: In “one”: “instrumnt” is no key of the format; the nearest "
    "known one is “instrument”. Rename it, or start it with x- to keep it as a field of your own.\n"
    "        instrumnt: loan\n"
    "        ^\n"
)
DANGLING = f"{OUTLINE}outline:\n  - id: n-aa\n    text: one\n    actors: [miit, mof]\n"
DANGLING_LINES = (
    "a.yaml:8:14: warning[unknown-actor]: In “one”: “actors” names the actor miit, which is not "
    "defined. Define it here or in the codebook, or name another.\n"
    "a.yaml:8:20: warning[unknown-actor]: In “one”: “actors” names the actor mof, which is not "
    "defined. Define it here or in the codebook, or name another.\n"
)
CODEBOOK = "format: policy-codebook/1\nid: book\n"


def test_a_process_prints_each_problem_where_it_is_and_exits_1(folder: Path) -> None:
    (folder / "a.yaml").write_text(WRONG_KEY)
    outcome = run("check", "a.yaml", cwd=folder)
    assert outcome.stdout.decode() == WRONG_KEY_LINES
    assert (outcome.returncode, outcome.stderr) == (1, b"")
    assert (folder / "a.yaml").read_text() == WRONG_KEY


def test_the_samples_are_clean(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called(capsys, "check", "--strict", *sorted(folder.iterdir())) == (0, "", "")


CASES = {
    "clean": (OUTLINE, 0, ""),
    "error": (WRONG_KEY, 1, WRONG_KEY_LINES),
    "warning": (DANGLING, 0, DANGLING_LINES),
    "refusal": (
        "format: policy-outline/1\nid: [a\n",
        2,
        "a.yaml:2:5: refusal[unclosed-bracket]: The bracket [ that opens here is not closed, or "
        "a comma is missing in it. Close it; put a text that starts with a bracket in quotes.\n"
        "    id: [a\n"
        "        ^\n",
    ),
    "empty": (
        "",
        2,
        "a.yaml:1:1: refusal[empty-file]: The file is empty. An outline starts with “format: "
        "policy-outline/1” and “id: …”; make a new one with File ▸ New, or take an earlier copy.\n",
    ),
    "another format": (
        "format: letter/1\n",
        2,
        "a.yaml:1:9: refusal[format-unknown]: “letter/1” is no format this program knows. If the "
        "file is meant for it, write “format: policy-outline/1”.\n"
        "    format: letter/1\n"
        "            ^\n",
    ),
    "Windows line ends": (OUTLINE.replace("\n", "\r\n"), 0, ""),
    "wrong and dangling": (
        f"{DANGLING}    instrumnt: loan\n",
        1,
        DANGLING_LINES + WRONG_KEY_LINES.replace(":8:5:", ":9:5:"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_output_and_exit_code(folder: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    text, code, lines = CASES[case]
    (folder / "a.yaml").write_bytes(text.encode())
    assert called(capsys, "check", "a.yaml") == (code, lines, "")
    assert (folder / "a.yaml").read_bytes() == text.encode()


def test_strict_counts_warnings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.yaml").write_text(DANGLING)
    assert called(capsys, "check", "--strict", "a.yaml") == (1, DANGLING_LINES, "")


def test_utf_16_with_its_mark_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.yaml").write_bytes(WRONG_KEY.encode("utf-16"))
    assert called(capsys, "check", "a.yaml") == (1, WRONG_KEY_LINES, "")


@pytest.mark.parametrize(
    ("data", "where"),
    [(b"\x89PNG\r\n\x1a\n\0\0", "1:1"), (b"format: policy-outline/1\nid: \xd6\n", "2:5")],
)
def test_what_is_no_text_is_refused_where_it_starts(
    folder: Path, capsys: pytest.CaptureFixture[str], data: bytes, where: str
) -> None:
    (folder / "a.yaml").write_bytes(data)
    code, out, err = called(capsys, "check", "a.yaml")
    assert (code, err) == (2, "")
    assert out.startswith(f"a.yaml:{where}: refusal[invalid-utf-8]: What stands here is not UTF-8")


NOT_FILES = {
    "gone.yaml": "file.not-found]: There is no file gone.yaml; check the name and the folder.",
    "gone": "file.not-found]: There is no file gone; check the name and the folder.",
    "sub": "file.is-folder]: sub is a folder; name a file in it.",
    "sub.yaml": "file.is-folder]: sub.yaml is a folder; name a file in it.",
    "sub.yaml/": "file.is-folder]: sub.yaml is a folder; name a file in it.",
    "codebook.yaml/x.yaml": (
        "file.not-found]: There is no file codebook.yaml/x.yaml; check the name and the folder."
    ),
    "letter.docx": (
        "file.unknown-format]: The name letter.docx does not say its format; it should end in "
        "one of .yaml, .yml, .txt. Rename the file, or name another."
    ),
    "/dev/null": (
        "file.not-regular]: /dev/null is not an ordinary file (a device or a pipe); name a file."
    ),
}


@pytest.mark.parametrize("name", NOT_FILES)
def test_what_is_no_such_file_is_said_in_the_same_form(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (folder / "sub").mkdir()
    (folder / "sub.yaml").mkdir()
    (folder / "letter.docx").touch()
    shown = name.rstrip("/")
    expected = f"{shown}: refusal[{NOT_FILES[name]}\n"
    assert called(capsys, "check", name) == (2, expected, "")


def test_of_several_files_all_are_checked_and_the_worst_counts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.yaml").write_text(WRONG_KEY)
    code, out, _ = called(capsys, "check", "a.yaml", "gone.yaml", "codebook.yaml", "a.yaml")
    gone = f"gone.yaml: refusal[{NOT_FILES['gone.yaml']}\n"
    assert (code, out) == (2, WRONG_KEY_LINES + gone + WRONG_KEY_LINES)
    assert called(capsys, "check", "codebook.yaml", "a.yaml").code == 1


@pytest.mark.parametrize("options", [(), ("--no-such",), ("a.yaml", "--stric")])
def test_wrong_use_exits_2_with_the_usage(
    folder: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    code, out, err = called(capsys, "check", *options)
    assert (code, out) == (2, "")
    assert err.startswith("usage: outline-editor check ")


def test_standard_input_is_checked_as_yaml(folder: Path) -> None:
    outcome = run("check", "-", cwd=folder, stdin=WRONG_KEY.encode())
    assert outcome.stdout.decode() == WRONG_KEY_LINES.replace("a.yaml", "-")
    assert outcome.returncode == 1


# Codebooks


def test_a_codebook_is_checked_as_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.yaml").write_text(
        f"{CODEBOOK}actors:\n  - id: miit\n    name: {{en: MIIT}}\n    of: state\n    rank: 1\n"
    )
    assert called(capsys, "check", "a.yaml") == (
        1,
        "a.yaml:6:9: warning[unknown-actor]: In “MIIT”: “of” names the actor state, which is not "
        "defined. Define it here or in the codebook, or name another.\n"
        "a.yaml:7:5: error[unknown-key]: In “miit”: “rank” is no key of the format; the nearest "
        "known one is “alt”. Rename it, or start it with x- to keep it as a field of your own.\n"
        "        rank: 1\n"
        "        ^\n",
        "",
    )


def test_a_newer_codebook_is_refused_as_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.yaml").write_text("format: policy-codebook/2\nid: book\n")
    code, out, _ = called(capsys, "check", "a.yaml")
    assert code == 2
    assert out.startswith("a.yaml:1:9: refusal[format-newer]: ")
    assert "policy-codebook/1" in out


@pytest.mark.parametrize(
    ("book", "reason"),
    [
        (
            f"{CODEBOOK}rank: 1\nactors: none\n",
            "it has 2 errors, the first in line 3: In “book”: “rank” is no key of the format; ",
        ),
        (f"{CODEBOOK}rank: 1\n", "it has an error in line 3: In “book”: “rank” is no key "),
        (f"{CODEBOOK}rank: [a\n", "in its line 3: The bracket [ that opens here is not closed"),
        (OUTLINE, "in its line 1: This is an outline, not a codebook. "),
        (None, "There is no file book.yaml; check the name and the folder. "),
    ],
)
def test_an_unusable_codebook_is_one_warning_and_leaves_references_unchecked(
    folder: Path, capsys: pytest.CaptureFixture[str], book: str | None, reason: str
) -> None:
    (folder / "a.yaml").write_text(
        DANGLING.replace("outline:\n", "codebook: book.yaml\noutline:\n", 1)
    )
    if book is not None:
        (folder / "book.yaml").write_text(book)
    code, out, _ = called(capsys, "check", "a.yaml")
    assert code == 0
    assert out.startswith(
        "a.yaml:5:11: warning[unusable-codebook]: The codebook “book.yaml” can't be used: " + reason
    )
    assert out.endswith(
        " Until that is mended, references to actors and concepts are not checked.\n"
    )
    assert out.count("\n") == 1


# JSON


def test_json_has_the_same_keys_for_every_problem(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.yaml").write_text(f"{DANGLING}    instrumnt: loan\n")
    code, out, err = called(capsys, "check", "--json", "a.yaml", "gone.yaml")
    assert (code, err) == (2, "")
    warning, other, error, refusal = json.loads(out)
    assert warning == {
        "path": "a.yaml",
        "line": 8,
        "column": 14,
        "severity": "warning",
        "code": "unknown-actor",
        "message": "In “one”: “actors” names the actor miit, which is not defined. Define it here "
        "or in the codebook, or name another.",
        "element": "node",
        "id": "n-aa",
        "field": "actors",
    }
    assert (other["line"], other["column"]) == (8, 20)
    assert (error["severity"], error["code"], error["line"]) == ("error", "unknown-key", 9)
    assert refusal == {
        "path": "gone.yaml",
        "line": None,
        "column": None,
        "severity": "refusal",
        "code": "file.not-found",
        "message": "There is no file gone.yaml; check the name and the folder.",
        "element": None,
        "id": None,
        "field": None,
    }
    assert len({tuple(problem) for problem in json.loads(out)}) == 1


def test_json_of_nothing_wrong_is_an_empty_list(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called(capsys, "check", "--json", "codebook.yaml") == (0, "[]\n", "")

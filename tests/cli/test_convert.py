"""`outline-editor convert`."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.writing import put_file
from outline_editor.storage.yaml_reader import read_document
from tests.cli.processes import SAMPLES, called, run
from tests.storage.faults import refuse_looking

BRIEFING = (SAMPLES / "miit-2019-press.txt").read_bytes()
OUTLINE = "format: policy-outline/1\nid: a\nstatus: draft\noutline:\n  - id: n-aa\n    text: one\n"
PLAIN = "one\n"


def test_processes_turn_the_briefing_into_yaml_and_back(folder: Path) -> None:
    there = run("convert", "miit-2019-press.txt", "a.yaml", cwd=folder)
    assert (there.returncode, there.stdout, there.stderr) == (0, b"", b"")
    assert run("check", "a.yaml", cwd=folder).stdout.count(b"\n") == 1  # it has no title
    back = run("convert", "a.yaml", "b.txt", cwd=folder)
    assert (back.returncode, back.stdout, back.stderr) == (0, b"", b"")
    assert (folder / "b.txt").read_bytes().rstrip(b"\n") == BRIEFING.rstrip(b"\n")


def test_standard_streams(folder: Path) -> None:
    streams = ("convert", "-", "-", "--from", "text", "--to", "yaml")
    there = run(*streams, cwd=folder, stdin=BRIEFING)
    assert (there.returncode, there.stderr) == (0, b"")
    root = read_document(there.stdout).root
    assert (root.id, len(root.outline)) == ("outline", 2)
    back = run("convert", "-", "-", "--from", "yaml", "--to", "txt", cwd=folder, stdin=there.stdout)
    assert back.stdout.rstrip(b"\n") == BRIEFING.rstrip(b"\n")


def test_what_comes_from_a_stream_is_called_after_the_file_it_becomes(folder: Path) -> None:
    options = ("--from", "text", "--force")
    outcome = run("convert", "-", "MIIT 2019.yaml", *options, cwd=folder, stdin=BRIEFING)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, b"", b"")
    assert read_document((folder / "MIIT 2019.yaml").read_bytes()).root.id == "miit-2019"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("-", "b.txt"),
            "Say which format standard input has with --from (one of yaml, text).",
        ),
        (
            ("a.yaml", "-"),
            "Say which format standard output has with --to (one of yaml, text).",
        ),
        (
            ("a.docx", "b.yaml"),
            "The name a.docx does not say its format: it ends in none of .yaml, .yml, .txt. Say "
            "which it is with --from (one of yaml, text).",
        ),
        (
            ("a.yaml", "b"),
            "The name b does not say its format: it ends in none of .yaml, .yml, .txt. Say "
            "which it is with --to (one of yaml, text).",
        ),
        (
            ("a.yaml", "b.txt"),
            "b.txt exists already and is unchanged; name another file, or add --force to replace "
            "it.",
        ),
        (
            ("a.yaml", "a.yaml"),
            "a.yaml is both the file to read and the file to write; name another one to write.",
        ),
        (
            ("a.yaml", "link.yaml", "--force"),
            "link.yaml is both the file to read and the file to write; name another one to write.",
        ),
        (
            ("a.yaml", "dangling.yaml"),
            "dangling.yaml exists already and is unchanged; name another file, or add --force to "
            "replace it.",
        ),
        (
            ("gone.yaml", "c.txt"),
            "gone.yaml: refusal[file.not-found]: There is no file gone.yaml; "
            "check the name and the folder.",
        ),
        (
            (f"{'n' * 300}.yaml", "b.txt", "--force"),
            f"{'n' * 300}.yaml: refusal[file.not-found]: There is no file {'n' * 300}.yaml; "
            "check the name and the folder.",
        ),
        (
            ("a.yaml", "none/c.txt"),
            "none/c.txt was not written: there is no such folder. Make it first, or write to "
            "another.",
        ),
        (
            ("a.yaml", "none/c.yaml"),
            "none/c.yaml was not written: there is no such folder. Make it first, or write to "
            "another.",
        ),
        (
            ("a.yaml", "sub.txt", "--force"),
            "sub.txt was not written: a folder has this name. Give the file another name.",
        ),
        (
            ("codebook.yaml", "c.txt"),
            "codebook.yaml:2:9: refusal[is-codebook]: This is a codebook, not an outline. Open "
            "the outline that names it, or write “format: policy-outline/1” if the line is wrong."
            "\n    format: policy-codebook/1\n            ^",
        ),
    ],
)
def test_refusals_leave_every_file_as_it_was(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    message: str,
) -> None:
    (folder / "a.yaml").write_text(OUTLINE)
    (folder / "b.txt").write_text("mine\n")
    (folder / "link.yaml").symlink_to("a.yaml")
    (folder / "dangling.yaml").symlink_to("nothing.yaml")
    (folder / "sub.txt").mkdir()
    before = {path.name: path.is_file() and path.read_bytes() for path in folder.iterdir()}
    assert called(capsys, "convert", *arguments) == (2, "", f"{message}\n")
    after = {path.name: path.is_file() and path.read_bytes() for path in folder.iterdir()}
    assert after == before


@pytest.mark.parametrize("option", ["--from", "--to"])
def test_an_unknown_format_is_wrong_use_and_names_the_known_ones(
    folder: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    code, out, err = called(capsys, "convert", "-", "-", option, "docx")
    assert (code, out) == (2, "")
    assert err.endswith(f"argument {option}: “docx” is no format; write one of yaml, text\n")


def test_force_replaces_a_file_and_what_a_link_leads_to(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.yaml").write_text(OUTLINE)
    (folder / "b.txt").write_text("mine\n")
    (folder / "link.txt").symlink_to("c.txt")
    assert called(capsys, "convert", "a.yaml", "b.txt", "--force").code == 0
    assert (folder / "b.txt").read_text() == PLAIN
    assert called(capsys, "convert", "a.yaml", "link.txt", "--force").code == 0
    assert (folder / "link.txt").is_symlink()
    assert (folder / "c.txt").read_text() == PLAIN


def test_the_named_format_counts_more_than_the_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "notes.md").write_text(PLAIN)
    assert (
        called(capsys, "convert", "notes.md", "out.txt", "--from", "txt", "--to", "yml").code == 0
    )
    root = read_document((folder / "out.txt").read_bytes()).root
    assert [row.text for row in root.outline] == ["one"]
    assert root.id == "notes"


def test_what_the_text_does_not_carry_is_counted_before(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = called(capsys, "convert", "miit-2019-press.yaml", "c.txt")
    assert (code, out) == (0, "")
    lines = err.splitlines()
    assert lines[0] == (
        "The title, “MIIT priorities for 2019, as put by the minister”, is left out of the text."
    )
    assert "4 sources are left out of the text." in lines
    assert "1 row note is left out of the text." in lines
    assert (folder / "c.txt").read_bytes().rstrip(b"\n") == BRIEFING.rstrip(b"\n")


def test_yaml_without_ids_is_given_them_and_that_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.yaml").write_text(OUTLINE.replace("  - id: n-aa\n    text", "  - text"))
    code, out, err = called(capsys, "convert", "a.yaml", "c.yaml")
    assert (code, out) == (0, "")
    assert err == "A row or note without an id was given one; saving writes it.\n"
    assert called(capsys, "convert", "a.yaml", "-", "--to", "yaml").out == (
        folder / "c.yaml"
    ).read_text("utf-8")


def test_a_file_with_errors_is_not_converted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.yaml").write_text(f"{OUTLINE}    rank: 1\n")
    code, out, err = called(capsys, "convert", "a.yaml", "c.txt")
    assert (code, out) == (1, "")
    assert err.startswith("a.yaml:7:5: error[unknown-key]: ")
    assert err.endswith("        rank: 1\n        ^\n")
    assert not (folder / "c.txt").exists()


def test_a_protected_folder_is_named(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Everything that is needed is imported once before rights are given up.
    assert called(capsys, "convert", "miit-2019-press.txt", "a.yaml").code == 0
    text = (folder / "miit-2019-press.txt").read_bytes()
    own = request.getfixturevalue("folder_of_ordinary_user")
    monkeypatch.chdir(own)
    (own / "miit-2019-press.txt").write_bytes(text)
    (own / "sub").mkdir(mode=0o500)
    code, _, err = called(capsys, "convert", "miit-2019-press.txt", "sub/a.yaml")
    assert code == 2
    assert err.startswith("sub/a.yaml was not written: you may not write there. ")
    assert list((own / "sub").iterdir()) == []


@pytest.mark.parametrize("arguments", [("convert", "a.yaml"), ("versions", "a.yaml")])
def test_what_can_t_be_seen_is_not_replaced_unasked(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
) -> None:
    (folder / "a.yaml").write_text(OUTLINE)
    put_file(folder / "a.yaml", (folder / "a.yaml").read_bytes())
    target = folder / "b.yaml"
    target.write_text("theirs")
    monkeypatch.chdir(folder)
    to = ("b.yaml",) if arguments[0] == "convert" else ("--restore", "1", "--to", "b.yaml")

    with monkeypatch.context() as patch:
        refuse_looking(patch, target)
        outcome = called(capsys, *arguments, *to)
    assert outcome.err == (
        "b.yaml was not written: it can't be seen whether there is such a file already "
        "(Input/output error). Name another file, or try again.\n"
    )
    assert outcome.code == 2
    assert target.read_text() == "theirs"

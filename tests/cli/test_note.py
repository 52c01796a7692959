"""`outline-editor note`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import outline_editor
from outline_editor import Note
from outline_editor.core.vocabulary import NoteKind, NoteState
from tests.cli.processes import called, run

SAMPLE = "miit-2019-press.yaml"
SMALL_GIANTS = "n-w6tzp"
WORDS = "guide them to become highly specialised and innovative ‘small giants’"


def note_on(path: Path, row: str, note_id: str) -> Note:
    (note,) = (n for n in outline_editor.load(path).node(row).notes if n.id == note_id)
    return note


def test_a_process_adds_a_note_and_prints_only_its_id(folder: Path) -> None:
    before = (folder / SAMPLE).read_text("utf-8")
    outcome = run(
        *("note", SAMPLE, "--on-text", "HIGHLY specialised", "--kind", "context"),
        *("--text", "state advances, private retreats", "--quote", "‘small giants’"),
        *("--concept", "state-advances", "--concept", "small-giants"),
        *("--cite", "s1@p. 3", "--by", "A. Analyst"),
        cwd=folder,
    )
    assert (outcome.returncode, outcome.stderr) == (0, b"")
    assert re.fullmatch(rb"t-[2-9bcdfghjkmnpqrtvwxz]{5}\n", outcome.stdout)
    note_id = outcome.stdout.decode().strip()
    assert note_on(folder / SAMPLE, SMALL_GIANTS, note_id) == Note(
        id=note_id,
        kind=NoteKind.CONTEXT,
        quote="‘small giants’",
        text="state advances, private retreats",
        concepts=("state-advances", "small-giants"),
        cites=("s1@p. 3",),
        by="A. Analyst",
    )
    after = (folder / SAMPLE).read_text("utf-8")
    assert set(before.splitlines()) <= set(after.splitlines())
    assert run("check", "--strict", SAMPLE, cwd=folder).returncode == 0


def test_without_a_row_the_note_is_on_the_document(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = called(capsys, "note", SAMPLE, "--text", "As in 2018.\nMore or less.")
    assert (code, err) == (0, "")
    note = outline_editor.load(SAMPLE).root.notes[-1]
    assert note == Note(id=out.strip(), text="As in 2018.\nMore or less.")
    assert note.kind is NoteKind.COMMENT


@pytest.mark.parametrize("kind", NoteKind)
def test_every_kind(folder: Path, capsys: pytest.CaptureFixture[str], kind: NoteKind) -> None:
    code, out, _ = called(
        capsys, "note", SAMPLE, "--on", SMALL_GIANTS, "--kind", kind.value, "--text", "T"
    )
    assert code == 0
    note = note_on(folder / SAMPLE, SMALL_GIANTS, out.strip())
    open_kinds = (NoteKind.QUESTION, NoteKind.TODO)
    assert (note.kind, note.state) == (kind, NoteState.OPEN if kind in open_kinds else None)
    assert called(capsys, "check", "--strict", SAMPLE).code == 0


def test_words_of_the_original_can_be_quoted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--on-text", "制造业", "--quote", "高质量", "--text", "T")
    code, out, _ = called(capsys, "note", SAMPLE, *options)
    assert code == 0
    assert note_on(folder / SAMPLE, "n-8bd2r", out.strip()).quote == "高质量"


def test_words_in_several_rows_are_listed_with_their_ids(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / SAMPLE).read_bytes()
    assert called(capsys, "note", SAMPLE, "--on-text", "'Small Giants'", "--text", "T") == (
        2,
        "",
        "2 rows hold “'Small Giants'”, so that no note was added; name one of them with --on ID:\n"
        f"  n-w6tzp  {WORDS}\n"
        "  n-b6nrg  MIIT set up a 60 bn financial guarantee fund to help SMEs become ‘small "
        "giants’, reports…\n",
    )
    assert (folder / SAMPLE).read_bytes() == before


REFUSED = {
    "unknown row": (
        ("--on", "n-none"),
        f"{SAMPLE} has no row with the id n-none; look in the file for the line “id: …” of the "
        "row.",
    ),
    "a note's id": (
        ("--on", "t-4hk9w"),
        f"{SAMPLE} has no row with the id t-4hk9w; look in the file for the line “id: …” of the "
        "row.",
    ),
    "no such words": (
        ("--on-text", "semiconductors"),
        f"No row of {SAMPLE} holds “semiconductors”, so that no note was added; “outline-editor "
        "show” prints the rows.",
    ),
    "unknown concept": (
        ("--concept", "smal-giants"),
        f"Neither {SAMPLE} nor its codebook defines the concept smal-giants, so that no note was "
        "added; define it there first, or name another, such as small-giants or state-advances.",
    ),
    "a concept unlike any": (
        ("--concept", "zzz"),
        f"Neither {SAMPLE} nor its codebook defines the concept zzz, so that no note was "
        "added; define it there first, or give the id or a name of another.",
    ),
    "unknown source": (
        ("--cite", "s9@p. 3"),
        f"{SAMPLE} has no source s9, so that no note was added; add it to the sources first, or "
        "name another, such as s4 or s3 or s2.",
    ),
    "quote not in the row": (
        ("--on", SMALL_GIANTS, "--quote", "big giants"),
        f"The row “{WORDS[:59].rstrip()}…” does not hold the words “big giants”, so that no note "
        "was added; copy them from the row letter for letter.",
    ),
    "quote twice in the row": (
        ("--on", SMALL_GIANTS, "--quote", "i"),
        f"The row “{WORDS[:59].rstrip()}…” holds the words “i” more than once, so that no note "
        "was added; quote more of the words around them, or say with --before or --after what "
        "stands beside those that are meant.",
    ),
    "neighbours that are not there": (
        ("--on", SMALL_GIANTS, "--quote", "i", "--before", "gu", "--after", "x"),
        f"The row “{WORDS[:59].rstrip()}…” does not hold the words “guix”, so that no note "
        "was added; copy them from the row letter for letter.",
    ),
    "neighbours without a quote": (
        ("--on", SMALL_GIANTS, "--before", "gu"),
        "--before and --after say which of the same words --quote means, so that no note was "
        "added; add --quote.",
    ),
    "a row it is also on that is not there": (
        ("--also-on", "n-none"),
        f"{SAMPLE} has no row with the id n-none; look in the file for the line “id: …” of the "
        "row.",
    ),
    "a state of a context note": (
        ("--kind", "context", "--state", "done"),
        "Only a question or a todo is open or done, not a context, so that no note was added; "
        "leave out --state, or say --kind question or --kind todo.",
    ),
    "no date": (
        ("--date", "yesterday"),
        "“yesterday” is no date for “date”: write YYYY, YYYY-MM, YYYY-MM-DD or a quarter such as "
        "2019-Q3.",
    ),
    "quote on the document": (
        ("--quote", "giants"),
        "Only a note on a row can quote words, so that no note was added; name the row with --on "
        "or --on-text.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_can_not_be_is_said_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    options, message = REFUSED[case]
    before = (folder / SAMPLE).read_bytes()
    outcome = called(capsys, "note", SAMPLE, "--text", "T", *options)
    assert outcome == (2, "", f"{message}\n")
    assert (folder / SAMPLE).read_bytes() == before


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ((), "the following arguments are required: --text"),
        (("--text", " "), "argument --text: write at least one word"),
        (("--text", "T", "--on-text", ""), "argument --on-text: write at least one word"),
        (("--text", "T", "--quote", ""), "argument --quote: write at least one word"),
        (("--text", "T", "--on", "a", "--on-text", "b"), "not allowed with argument"),
        (("--text", "T", "--kind", "remark"), "argument --kind: invalid choice: 'remark'"),
    ],
)
def test_wrong_use(
    folder: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], complaint: str
) -> None:
    before = (folder / SAMPLE).read_bytes()
    code, out, err = called(capsys, "note", SAMPLE, *options)
    assert (code, out) == (2, "")
    assert err.startswith("usage: outline-editor note ")
    assert complaint in err
    assert (folder / SAMPLE).read_bytes() == before


@pytest.mark.parametrize(
    "words", ["国进民退", "State advances,  Private retreats", "state-advances", "guo-jin"]
)
def test_a_concept_may_be_named_by_any_of_its_names(
    folder: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    codebook = folder / "codebook.yaml"
    merged = (
        "  - id: guo-jin\n    label: {en: guo-jin, zh: 国进}\n    merged_into: state-advances\n"
    )
    codebook.write_text(codebook.read_text("utf-8") + merged, "utf-8")
    asked = ("--concept", words, "--concept", "小巨人")
    code, printed, _ = called(capsys, "note", SAMPLE, "--on", SMALL_GIANTS, "--text", "T", *asked)
    assert code == 0
    note = note_on(folder / SAMPLE, SMALL_GIANTS, printed.strip())
    # An id stands as it is given.
    first = words if words == "guo-jin" else "state-advances"
    assert note.concepts == (first, "small-giants")


def test_a_name_of_a_merged_concept_means_the_one_it_was_merged_into(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codebook = folder / "codebook.yaml"
    merged = "  - id: guo-jin\n    label: {zh: 国进}\n    merged_into: state-advances\n"
    codebook.write_text(codebook.read_text("utf-8") + merged, "utf-8")
    asked = ("--concept", "国进", "--concept", "国进民退")
    _, printed, _ = called(capsys, "note", SAMPLE, "--on", SMALL_GIANTS, "--text", "T", *asked)
    note = note_on(folder / SAMPLE, SMALL_GIANTS, printed.strip())
    assert note.concepts == ("state-advances",)


def test_a_name_of_several_concepts_is_refused_with_their_ids(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codebook = folder / "codebook.yaml"
    other = "  - id: giants\n    label: {en: giants}\n    alt: [小巨人]\n"
    codebook.write_text(codebook.read_text("utf-8") + other, "utf-8")
    before = (folder / SAMPLE).read_bytes()
    assert called(capsys, "note", SAMPLE, "--text", "T", "--concept", "小巨人") == (
        2,
        "",
        "2 concepts are called “小巨人”, so that no note was added; name one by its id, giants or "
        "small-giants.\n",
    )
    assert (folder / SAMPLE).read_bytes() == before


def test_a_concept_is_taken_as_given_while_the_codebook_is_out_of_reach(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "codebook.yaml").unlink()
    assert called(capsys, "note", SAMPLE, "--text", "T", "--concept", "new-one").code == 0
    before = (folder / SAMPLE).read_bytes()
    code, _, err = called(capsys, "note", SAMPLE, "--text", "T", "--concept", "No Slug")
    assert (code, err.partition(":")[0]) == (2, "“concepts” can't be “No Slug”")
    assert (folder / SAMPLE).read_bytes() == before


def test_a_file_with_errors_is_refused_and_unchanged(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / SAMPLE).open("a") as file:
        file.write("    rank: 1\n")
    before = (folder / SAMPLE).read_bytes()
    code, out, err = called(capsys, "note", SAMPLE, "--text", "T")
    assert (code, out) == (1, "")
    assert err.startswith(f"{SAMPLE}:191:5: error[unknown-key]: ")
    assert err.endswith(f"\nNo note was added, since {SAMPLE} has errors; mend them first.\n")
    assert (folder / SAMPLE).read_bytes() == before


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("gone.yaml", "gone.yaml: refusal[file.not-found]: "),
        ("codebook.yaml", "codebook.yaml:2:9: refusal[is-codebook]: "),
        ("miit-2019-press.txt", "miit-2019-press.txt is a briefing text, which has no place for "),
    ],
)
def test_what_is_no_yaml_outline_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, start: str
) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    code, out, err = called(capsys, "note", name, "--text", "T")
    assert (code, out) == (2, "")
    assert err.startswith(start)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_comments_and_own_fields_are_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.yaml").write_bytes(
        b"# Head, kept as it is.\r\nformat: policy-outline/1\r\nid: a\r\ntitle: A\r\n"
        b"status: draft\r\nx-desk: {a: 1}\r\noutline:\r\n  # look here\r\n  - id: n-aa\r\n"
        b"    text: one\r\n"
    )
    code, out, err = called(capsys, "note", "a.yaml", "--text", "T", "--on", "n-aa")
    assert code == 0
    assert err == (
        "The file has the line ends of Windows (CRLF); saving writes LF.\n"
        "A comment in the file became a note; saving writes it as one.\n"
    )
    text = (folder / "a.yaml").read_text("utf-8")
    assert text.startswith("# Head, kept as it is.\nformat: policy-outline/1\n")
    document = outline_editor.load("a.yaml")
    assert [note.text for note in document.node("n-aa").notes] == ["look here", "T"]
    assert document.note(out.strip()).text == "T"
    assert [key for key, _ in document.root.extensions] == ["x-desk"]


def test_a_curated_file_is_reviewed_again_and_that_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / SAMPLE
    draft = path.read_text("utf-8")
    path.write_text(draft.replace("status: draft", "status: curated"), "utf-8")
    code, out, err = called(capsys, "note", SAMPLE, "--text", "As in 2018.")
    assert (code, err) == (
        0,
        f"{SAMPLE} was curated; with the new note its status is reviewed again.\n",
    )
    after = path.read_text("utf-8")
    assert "status: reviewed\n" in after
    assert out.strip() in after

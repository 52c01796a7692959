"""`outline-editor check --for curated`: a sample for every rule that fails it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from outline_editor.core.curation import Rule
from tests.cli.processes import Outcome, called, run

CASES = Path(__file__).parent / "curation"

RULES = {
    "sources": "A source for every section",
    "amounts": "Currency or unit, and basis, of every amount",
    "questions": "No open question",
    "quotes": "Every quote found in its row",
    "concepts": "Every concept defined",
    "schema": "Nothing wrong with the file",
    "one-statement": "One statement in each measure",
    "todos": "Nothing left to do",
    "compared": "Every source compared with the document",
}

ROW = "MIIT sets up a 60 bn fund"

# Sample: the rule that it fails, and what is said with its place
FAILS = {
    "section-without-source": (
        "sources",
        f"14:5: warning[section-without-source]: “{ROW}” has no source. Cite one there, or on "
        "every row right under it; every section needs one.",
    ),
    "source-says-nothing": (
        "sources",
        "7:5: warning[source-says-nothing]: The source s1 has neither title nor publisher nor "
        "address, so nobody can find it. Write one of them, or remove the source.",
    ),
    "outline-without-rows": (
        "sources",
        "2:1: warning[outline-without-rows]: The document has no rows, so nothing in it can be "
        "cited; write some.",
    ),
    "amount-without-currency": (
        "amounts",
        f"18:9: warning[amount-without-currency]: In “{ROW}”: the amount “60 bn” has neither a "
        "currency nor a unit. Write one, such as CNY or vehicles.",
    ),
    "amount-without-basis": (
        "amounts",
        f"18:9: warning[amount-without-basis]: In “{ROW}”: the amount “60 bn” does not say "
        "whether the source states it or it was inferred. Choose its basis.",
    ),
    "open-question": (
        "questions",
        f"29:16: warning[open-question]: In “{ROW}”: the question “Is it yuan?” is open. Answer "
        "it and mark it as done, or delete it.",
    ),
    "quote-lost": (
        "quotes",
        f"26:16: warning[quote-lost]: In “{ROW}”: the note “Is it yuan?” quotes “80 bn”, which "
        "is not there any more. Quote other words, or let the note be about the whole row.",
    ),
    "quote-ambiguous": (
        "quotes",
        "26:16: warning[quote-ambiguous]: In “MIIT sets up a 60 bn fund next to a fund of 60 "
        "bn”: the note “Is it yuan?” quotes “60 bn”, which stands in the row more than once. "
        "Quote the words again, or more of them.",
    ),
    "unknown-concept": (
        "concepts",
        "28:20: warning[unknown-concept]: In “Is it yuan?”: “concepts” names the concept "
        "small-gaints, which is not defined. Define it here or in the codebook, or name another.",
    ),
    "unknown-actor": (
        "schema",
        f"17:14: warning[unknown-actor]: In “{ROW}”: “actors” names the actor miit, which is "
        "not defined. Define it here or in the codebook, or name another.",
    ),
    "wrong-date": (
        "schema",
        "9:11: error[wrong-date]: In “Policy ticker”: “yesterday” is no date for “date”: write "
        "YYYY, YYYY-MM, YYYY-MM-DD or a quarter such as 2019-Q3.\n"
        "        date: yesterday\n"
        "              ^",
    ),
}

# The same for rules that block nothing
TO_LOOK_AT = {
    "two-statements": (
        "one-statement",
        "37:15: warning[two-statements]: “share risks between state and banks and reduce the "
        "fees of…” may make two statements, the second from “and reduce the fees of firms” on. "
        "If so, make two rows of it; it does not stand in the way.",
    ),
    "open-todo": (
        "todos",
        f"33:16: warning[open-todo]: In “{ROW}”: “compare with 2018” is still to be done. Do it "
        "and mark it as done, or leave it for another time: it does not stand in the way.",
    ),
    "source-not-compared": (
        "compared",
        "7:5: warning[source-not-compared]: Nobody has noted that the document was compared "
        "with the source “Policy ticker”. Compare them and mark the source as checked; it does "
        "not stand in the way.",
    ),
}

CAN = "may be marked as curated."
CAN_NOT = "can't be marked as curated: 1 thing stands against it; mend it first."


@pytest.fixture
def in_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)


def _check(capsys: pytest.CaptureFixture[str], *arguments: str) -> Outcome:
    return called(capsys, "check", "--for", "curated", *arguments)


def _summary(name: str, *, state: str = "", rule: str = "", idle: Collection[str] = ()) -> str:
    """The lines for a file of which one rule has a state, and the others pass or are idle."""
    lines = []
    for known, asks in RULES.items():
        said = "does not apply" if known in idle else "passes"
        lines.append(f"{state}: {asks} (1)" if known == rule else f"{said}: {asks}")
    return "".join(f"{name}.yaml: {line}\n" for line in lines)


def test_every_rule_has_a_sample_that_fails_it() -> None:
    shown = [rule for rule, _ in (*FAILS.values(), *TO_LOOK_AT.values())]
    assert set(shown) == set(Rule) == set(RULES)
    assert {case.stem for case in CASES.iterdir()} == {"passes", *FAILS, *TO_LOOK_AT}


@pytest.mark.usefixtures("in_cases")
@pytest.mark.parametrize("name", FAILS)
def test_what_stands_against_it(capsys: pytest.CaptureFixture[str], name: str) -> None:
    rule, line = FAILS[name]
    # Without rows there are neither measures nor notes on them.
    about_rows = {"amounts", "questions", "quotes", "concepts", "one-statement", "todos"}
    idle = about_rows if name == "outline-without-rows" else set()
    summary = _summary(name, state="fails", rule=rule, idle=idle)
    expected = f"{name}.yaml:{line}\n{summary}{name}.yaml: {CAN_NOT}\n"
    assert _check(capsys, f"{name}.yaml") == (1, expected, "")


@pytest.mark.usefixtures("in_cases")
@pytest.mark.parametrize("name", TO_LOOK_AT)
def test_what_a_person_should_look_at(capsys: pytest.CaptureFixture[str], name: str) -> None:
    rule, line = TO_LOOK_AT[name]
    summary = _summary(name, state="to look at", rule=rule)
    expected = f"{name}.yaml:{line}\n{summary}{name}.yaml: {CAN}\n"
    assert _check(capsys, f"{name}.yaml") == (0, expected, "")
    assert _check(capsys, "--strict", f"{name}.yaml").code == 1


@pytest.mark.usefixtures("in_cases")
def test_a_document_that_passes(capsys: pytest.CaptureFixture[str]) -> None:
    expected = f"{_summary('passes')}passes.yaml: {CAN}\n"
    assert _check(capsys, "passes.yaml") == (0, expected, "")


@pytest.mark.usefixtures("in_cases")
def test_without_for_only_what_is_wrong_with_any_file_counts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert called(capsys, "check", "--strict", "open-question.yaml") == (0, "", "")


# The curated sample


@pytest.fixture
def curated(folder: Path) -> Path:
    """A copy of the sample whose status says that it is curated."""
    path = folder / "miit-2019-press.yaml"
    path.write_text(path.read_text().replace("status: draft", "status: curated"))
    return path


_QUESTION = (
    "miit-2019-press.yaml:178:16: warning[open-question]: In “MIIT set up a 60 bn financial "
    "guarantee fund to help SMEs b…”: the question “The text gives no currency sign; yuan is "
    "inferred from the…” is open. Answer it and mark it as done, or delete it.\n"
)


def _not_compared(place: str, title: str) -> str:
    return (
        f"miit-2019-press.yaml:{place}: warning[source-not-compared]: Nobody has noted that the "
        f"document was compared with the source “{title}”. Compare them and mark the source as "
        "checked; it does not stand in the way.\n"
    )


def test_what_the_sample_lacks(curated: Path) -> None:
    outcome = run("check", "--for", "curated", curated.name, cwd=curated.parent)
    assert (outcome.returncode, outcome.stderr) == (1, b"")
    assert outcome.stdout.decode() == "".join(
        (
            _not_compared("10:5", "Policy ticker on the small-giants guarantee fund"),
            _not_compared("15:5", "Minister's press conference"),
            _not_compared("20:5", "Report on the guarantee fund and the plans of provinces"),
            _not_compared("24:5", "Report on the press conference with its six headings"),
            "miit-2019-press.yaml:135:19: warning[two-statements]: “fully implement the negative "
            "list system and reduce the siz…” may make two statements, the second from “and "
            "reduce the size of the negative list” on. If so, make two rows of it; it does not "
            "stand in the way.\n",
            _QUESTION,
            "miit-2019-press.yaml:188:15: warning[two-statements]: “measures to attract social "
            "capital investment at an earlier…” may make two statements, the second from “and "
            "support them with equity investments” on. If so, make two rows of it; it does not "
            "stand in the way.\n",
            "miit-2019-press.yaml: passes: A source for every section\n",
            "miit-2019-press.yaml: passes: Currency or unit, and basis, of every amount\n",
            "miit-2019-press.yaml: fails: No open question (1)\n",
            "miit-2019-press.yaml: passes: Every quote found in its row\n",
            "miit-2019-press.yaml: passes: Every concept defined\n",
            "miit-2019-press.yaml: passes: Nothing wrong with the file\n",
            "miit-2019-press.yaml: to look at: One statement in each measure (2)\n",
            "miit-2019-press.yaml: does not apply: Nothing left to do\n",
            "miit-2019-press.yaml: to look at: Every source compared with the document (4)\n",
            f"miit-2019-press.yaml: {CAN_NOT}\n",
        )
    )


def test_check_says_that_it_is_curated_too_early(
    curated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = (
        "miit-2019-press.yaml:7:9: warning[curated-too-early]: The document is marked as "
        "curated, but 1 thing stands against it, which the checklist names. Mend it, or set the "
        "status to reviewed.\n" + _QUESTION
    )
    assert called(capsys, "check", curated.name) == (0, expected, "")


def test_with_its_question_answered_it_passes(
    curated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    curated.write_text(curated.read_text().replace("state: open", "state: done"))
    assert called(capsys, "check", "--strict", curated.name) == (0, "", "")
    outcome = _check(capsys, curated.name)
    assert outcome.code == 0
    assert outcome.out.endswith(f"miit-2019-press.yaml: {CAN}\n")


# Files without a status


def test_a_codebook_is_checked_as_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = "codebook.yaml: is a codebook, which has no status; checked as such.\n"
    assert _check(capsys, "codebook.yaml") == (0, said, "")
    (folder / "codebook.yaml").write_text("format: policy-codebook/1\nid: b\nrank: 1\n")
    code, out, _ = _check(capsys, "codebook.yaml")
    assert (code, out.startswith("codebook.yaml:3:1: error[unknown-key]: ")) == (1, True)
    assert out.endswith(said)


@pytest.mark.usefixtures("folder")
def test_a_briefing_text_is_to_be_turned_into_yaml(capsys: pytest.CaptureFixture[str]) -> None:
    assert _check(capsys, "miit-2019-press.txt") == (
        1,
        "miit-2019-press.txt: is a briefing text, which has no status; turn it into YAML first "
        "with “outline-editor convert”.\n",
        "",
    )


def test_a_file_that_can_not_be_read_is_refused_as_usual(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.yaml").write_text("id: [a\n")
    for name in ("a.yaml", "gone.yaml"):
        usual = called(capsys, "check", name)
        assert usual.code == 2
        assert _check(capsys, name) == usual


@pytest.mark.usefixtures("folder")
def test_of_several_files_the_worst_counts(capsys: pytest.CaptureFixture[str]) -> None:
    names = ("miit-2018-work-conference.yaml", "miit-2019-press.yaml", "codebook.yaml")
    code, out, _ = _check(capsys, *names)
    assert code == 1
    assert [line for line in out.splitlines() if "marked as" in line] == [
        f"{names[0]}: {CAN}",
        f"{names[1]}: {CAN_NOT}",
    ]
    assert _check(capsys, *names, "gone.yaml").code == 2


def test_standard_input_is_yaml() -> None:
    data = (CASES / "open-question.yaml").read_bytes()
    outcome = run("check", "--for", "curated", "-", cwd=CASES, stdin=data)
    assert outcome.returncode == 1
    assert outcome.stdout.decode().startswith("-:29:16: warning[open-question]: ")


@pytest.mark.parametrize("status", ["draft", "reviewed", "printed"])
def test_no_other_status_has_rules(capsys: pytest.CaptureFixture[str], status: str) -> None:
    code, out, err = called(capsys, "check", "--for", status, "a.yaml")
    assert (code, out) == (2, "")
    assert "curated" in err


# JSON


def _objects(outcome: Outcome) -> Iterator[tuple[object, ...]]:
    for found in json.loads(outcome.out):
        yield tuple(found[key] for key in ("code", "rule", "blocks", "id", "field", "line"))


@pytest.mark.usefixtures("in_cases")
def test_json_names_rules_too(capsys: pytest.CaptureFixture[str]) -> None:
    names = ("open-question", "two-statements", "passes")
    outcome = _check(capsys, "--json", *(f"{name}.yaml" for name in names))
    assert outcome.code == 1
    assert list(_objects(outcome)) == [
        ("open-question", "questions", True, "t-why", "state", 29),
        ("two-statements", "one-statement", False, "n-risk", "text", 37),
    ]


def test_json_knows_no_rule_for_a_codebook(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "codebook.yaml").write_text("format: policy-codebook/1\nid: b\nrank: 1\n")
    (found,) = _objects(_check(capsys, "--json", "codebook.yaml"))
    assert found[:3] == ("unknown-key", None, None)

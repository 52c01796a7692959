"""Rule by rule: when it applies, when it passes, and what it finds where."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref, note_ref
from outline_editor.core.checks import check_document
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.curation import (
    Rule,
    RuleState,
    checklist_in_steps,
    checklist_of,
    standing_against,
)
from outline_editor.core.errors import Message, Severity
from outline_editor.core.labels import Labels
from outline_editor.core.model import Amount, Concept, DocumentRoot, Node, Note, Source
from outline_editor.core.problems import Problem
from outline_editor.core.vocabulary import Basis, DocumentStatus, NodeKind, NoteKind, NoteState

_Found = tuple[str, str, str, int | None]
"""Code, id, field and entry of a finding."""


def _root(*rows: Node, **fields: Any) -> DocumentRoot:
    return DocumentRoot(**{"id": "d", "title": "D", "outline": rows, **fields})


def _row(name: str, *children: Node, **fields: Any) -> Node:
    return Node(**{"id": f"n-row-{name}", "text": name, "children": children, **fields})


def _came_of(
    rule: Rule, root: DocumentRoot, codebook: SharedCodebook | None = None
) -> tuple[RuleState, list[_Found]]:
    """What came of one rule."""
    problems = tuple(check_document(root, codebook or SharedCodebook()))
    (result,) = [r for r in checklist_of(root, problems).results if r.rule is rule]
    found = [(p.code, p.ref.id, p.field, p.entry) for p in result.findings]
    return result.state, found


def _ids(rule: Rule, *rows: Node, **fields: Any) -> list[str]:
    return [element for _, element, _, _ in _came_of(rule, _root(*rows, **fields))[1]]


# Sections and their sources

S1 = Source(id="s1", title="Ticker")


@pytest.mark.parametrize(
    ("section", "without"),
    [
        (_row("own", cites=("s1",)), []),
        (_row("none"), ["n-row-none"]),
        (_row("none", _row("child")), ["n-row-none"]),
        (_row("by-rows", _row("one", cites=("s1",)), _row("two", cites=("s1@p. 3",))), []),
        (_row("half", _row("one", cites=("s1",)), _row("two")), ["n-row-half"]),
        (_row("deep", _row("child", _row("leaf", cites=("s1",)))), []),
        # A priority at the top is a section; below it only what says so.
        (_row("top", kind=NodeKind.PRIORITY), ["n-row-top"]),
        (_row("top", _row("inner", kind=NodeKind.THEME), cites=("s1",)), []),
        (_row("top", _row("inner", kind=NodeKind.SECTION), cites=("s1",)), ["n-row-inner"]),
    ],
)
def test_every_section_needs_a_source(section: Node, without: list[str]) -> None:
    assert _ids(Rule.SOURCES, section, sources=(S1,)) == without


def test_sections_are_found_in_the_order_of_the_file() -> None:
    rows = (_row("a", _row("aa", kind=NodeKind.SECTION)), _row("b", cites=("s1",)), _row("c"))
    assert _came_of(Rule.SOURCES, _root(*rows, sources=(S1,))) == (
        RuleState.FAILED,
        [
            ("section-without-source", "n-row-a", "cites", None),
            ("section-without-source", "n-row-aa", "cites", None),
            ("section-without-source", "n-row-c", "cites", None),
        ],
    )


@pytest.mark.parametrize("field", ["title", "publisher", "url"])
def test_a_source_says_what_it_is(field: str) -> None:
    blank = Source(id="s2", title=" ", date="2019", kind=None)
    row = _row("own", cites=("s1",))
    fields: dict[str, Any] = {"id": "s1", field: "x"}
    said = Source(**fields)
    assert _came_of(Rule.SOURCES, _root(row, sources=(said, blank))) == (
        RuleState.FAILED,
        [("source-says-nothing", "s2", "title", None)],
    )


def test_an_outline_has_rows() -> None:
    assert _came_of(Rule.SOURCES, _root()) == (
        RuleState.FAILED,
        [("outline-without-rows", "", "outline", None)],
    )


# Amounts

_SOUND = {"quote": "60", "value": Decimal(60), "currency": "CNY", "basis": Basis.STATED}


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({}, []),
        ({"currency": None, "unit": "%"}, []),
        ({"value": None}, []),
        ({"basis": None}, ["amount-without-basis"]),
        ({"currency": None}, ["amount-without-currency"]),
        ({"currency": None, "unit": "  "}, ["amount-without-currency"]),
        ({"currency": None, "basis": None}, ["amount-without-currency", "amount-without-basis"]),
    ],
)
def test_an_amount_has_currency_or_unit_and_basis(fields: dict[str, Any], codes: list[str]) -> None:
    sound = Amount(**_SOUND)
    root = _root(_row("60", amounts=(sound, Amount(**{**_SOUND, **fields}))))
    state = RuleState.FAILED if codes else RuleState.PASSED
    found = [(code, "n-row-60", "amounts", 1) for code in codes]
    assert _came_of(Rule.AMOUNTS, root) == (state, found)


def test_where_there_are_no_amounts_the_rule_does_not_apply() -> None:
    assert _came_of(Rule.AMOUNTS, _root(_row("x"))) == (RuleState.NOT_APPLICABLE, [])


# Questions and todos


@pytest.mark.parametrize(
    ("kind", "rule", "other", "code", "failed"),
    [
        (NoteKind.QUESTION, Rule.QUESTIONS, Rule.TODOS, "open-question", RuleState.FAILED),
        (NoteKind.TODO, Rule.TODOS, Rule.QUESTIONS, "open-todo", RuleState.POINTED_OUT),
    ],
)
def test_what_is_open(
    kind: NoteKind, rule: Rule, other: Rule, code: str, failed: RuleState
) -> None:
    def note(name: str, state: NoteState | None) -> Note:
        return Note(id=f"t-{name}", kind=kind, text=name, state=state)

    done, still_open = note("done", NoteState.DONE), note("open", NoteState.OPEN)
    root = _root(_row("x", notes=(done, still_open)), notes=(note("unsaid", None),))
    found = [(code, "t-unsaid", "state", None), (code, "t-open", "state", None)]
    assert _came_of(rule, root) == (failed, found)
    assert _came_of(rule, _root(_row("x", notes=(done,)))) == (RuleState.PASSED, [])
    assert _came_of(other, root) == (RuleState.NOT_APPLICABLE, [])


# Quotes, concepts and everything else that `check` warns of


def _quoting(quote: str) -> DocumentRoot:
    return _root(_row("fund", text="fund of funds", notes=(Note(id="t-qq", text="", quote=quote),)))


@pytest.mark.parametrize(
    ("quote", "codes"),
    [("fund of", []), ("trust", ["quote-lost"]), ("fund", ["quote-ambiguous"])],
)
def test_every_quote_is_found(quote: str, codes: list[str]) -> None:
    state = RuleState.FAILED if codes else RuleState.PASSED
    found = [(code, "t-qq", "quote", None) for code in codes]
    assert _came_of(Rule.QUOTES, _quoting(quote)) == (state, found)
    assert _came_of(Rule.SCHEMA, _quoting(quote)) == (RuleState.PASSED, [])


def test_without_quotes_the_rule_does_not_apply() -> None:
    assert _came_of(Rule.QUOTES, _quoting(""))[0] is RuleState.NOT_APPLICABLE


def test_every_concept_is_defined() -> None:
    label = Labels.of({"en": "small giants"})
    giants = Concept(id="giants", label=label)
    champions = Concept(id="champions", label=label, merged_into="giants")
    note = Note(id="t-xx", text="", concepts=("giants", "gaints"))
    root = _root(_row("x", concepts=("champions",), notes=(note,)), concepts=(giants, champions))
    found = [("unknown-concept", "t-xx", "concepts", 1)]
    assert _came_of(Rule.CONCEPTS, root) == (RuleState.FAILED, found)
    assert _came_of(Rule.SCHEMA, root) == (RuleState.PASSED, [])


def test_where_the_codebook_can_not_be_used_nobody_knows() -> None:
    gone = SharedCodebook("book.yaml", trouble=Message.of("codebook.absolute"))
    root = _root(_row("x", concepts=("giants",)), codebook="book.yaml")
    found = [("unusable-codebook", "", "codebook", None)]
    assert _came_of(Rule.CONCEPTS, root, gone) == (RuleState.FAILED, found)


def test_every_other_warning_counts() -> None:
    root = _root(_row("x", cites=("s9",)), _row("empty", text=" "), title="")
    assert _came_of(Rule.SCHEMA, root) == (
        RuleState.FAILED,
        [
            ("missing-title", "", "title", None),
            ("unknown-source", "n-row-x", "cites", 0),
            ("empty-row", "n-row-empty", "text", None),
        ],
    )


# Measures


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"kind": NodeKind.MEASURE}, True),
        ({}, True),
        ({"children": (_row("x"),)}, False),
        ({"kind": NodeKind.PRIORITY}, False),
        ({"kind": NodeKind.SECTION}, False),
    ],
)
def test_measures_are_rows_of_that_kind_or_leaves_of_none(row: dict[str, Any], found: bool) -> None:
    text = "cut the fees and raise the quota"
    ids = _ids(Rule.ONE_STATEMENT, Node(id="n-row-row", text=text, **row))
    assert ids == (["n-row-row"] if found else [])


def test_two_statements_are_pointed_out_once_in_a_row() -> None:
    row = Node(
        id="n-row-row",
        kind=NodeKind.MEASURE,
        text="cut the fees and raise the quota",
        original="降低费用，提高额度",
    )
    found = [("two-statements", "n-row-row", "text", None)]
    assert _came_of(Rule.ONE_STATEMENT, _root(row)) == (RuleState.POINTED_OUT, found)
    only_original = Node(id="n-row-row", kind=NodeKind.MEASURE, text="", original=row.original)
    found = [("two-statements", "n-row-row", "original", None)]
    assert _came_of(Rule.ONE_STATEMENT, _root(only_original))[1] == found


# Sources that were compared


@pytest.mark.parametrize(("checked", "found"), [(True, []), (False, ["s1"]), (None, ["s1"])])
def test_sources_are_compared_with_the_document(checked: bool | None, found: list[str]) -> None:
    source = Source(id="s1", title="x", checked=checked)
    assert _ids(Rule.COMPARED, _row("x"), sources=(source,)) == found


# The checklist


def test_which_rules_block() -> None:
    assert [rule for rule in Rule if not rule.blocks] == [
        Rule.ONE_STATEMENT,
        Rule.TODOS,
        Rule.COMPARED,
    ]


def test_what_only_is_to_be_looked_at_does_not_block() -> None:
    joined = _row("row", text="cut the fees and raise the quota", cites=("s1",))
    checklist = checklist_of(_root(joined, sources=(S1,)), ())
    assert [p.code for p in checklist.findings] == ["two-statements", "source-not-compared"]
    assert checklist.blocking == ()
    assert checklist.passes


def test_what_blocks() -> None:
    root = _root(_row("x"))
    checklist = checklist_of(root, ())
    assert not checklist.passes
    (problem,) = checklist.blocking
    assert (problem.code, checklist.rule_of(problem)) == ("section-without-source", Rule.SOURCES)


def test_an_error_blocks_and_its_consequences_are_not_said() -> None:
    """What could not be read is left out of the model: that it is missing is no second fault."""
    row = _row("60", amounts=(Amount(quote="60", basis=Basis.STATED),))
    message = Message.of("edit.named", name="x")
    errors = [
        Problem(Severity.ERROR, message, node_ref("n-row-60"), "amounts"),
        Problem(Severity.ERROR, message, node_ref("n-row-60"), "cites"),
    ]
    checklist = checklist_of(_root(row), errors)
    assert checklist.blocking == tuple(errors)
    states = {result.rule: result.state for result in checklist.results}
    assert states[Rule.AMOUNTS] is states[Rule.SOURCES] is RuleState.UNKNOWN


def test_steps_come_to_the_same() -> None:
    root = _root(*(_row(f"r{number}") for number in range(1000)))
    result = None

    def follow() -> Iterator[None]:
        nonlocal result
        result = yield from checklist_in_steps(root, ())

    assert len(list(follow())) == 5
    assert result == checklist_of(root, ())


# Documents that are marked as curated


def test_only_a_curated_document_has_warnings_of_curation() -> None:
    for status in (DocumentStatus.DRAFT, DocumentStatus.REVIEWED):
        root = _root(_row("x"), status=status)
        assert standing_against(root, ()) == ()
        assert list(check_document(root)) == []


def test_a_curated_document_that_passes_has_none() -> None:
    root = _root(_row("x", cites=("s1",)), status=DocumentStatus.CURATED, sources=(S1,))
    assert list(check_document(root)) == []


def test_a_curated_document_says_what_it_lacks_in_the_order_of_the_file() -> None:
    question = Note(id="t-qq", kind=NoteKind.QUESTION, text="why?")
    todo = Note(id="t-tt", kind=NoteKind.TODO, text="look")
    root = _root(
        _row("a", cites=("s1",), notes=(question, todo)),
        _row("b", cites=("s9",)),
        _row("c"),
        title="",
        sources=(S1,),
        status=DocumentStatus.CURATED,
    )
    found = list(check_document(root))
    assert [(p.code, p.ref) for p in found] == [
        ("missing-title", DOCUMENT),
        ("curated-too-early", DOCUMENT),
        ("open-question", note_ref("t-qq")),
        ("unknown-source", node_ref("n-row-b")),
        ("section-without-source", node_ref("n-row-c")),
    ]
    assert found[1].message.text == (
        "The document is marked as curated, but 4 things stand against it, which the checklist "
        "names. Mend them, or set the status to reviewed."
    )
    assert found[1].field == "status"


def test_its_own_warnings_are_found_anew() -> None:
    """The checklist of a document is the same whether or not it is marked."""
    rows = (_row("a", notes=(Note(id="t-qq", kind=NoteKind.QUESTION, text="why?"),)),)
    marked = _root(*rows, status=DocumentStatus.CURATED)
    unmarked = _root(*rows)
    assert (
        checklist_of(marked, check_document(marked)).findings
        == checklist_of(unmarked, check_document(unmarked)).findings
    )
    assert Ref(ElementKind.NOTE, "t-qq") in {p.ref for p in check_document(marked)}

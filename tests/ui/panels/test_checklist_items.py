"""Which lines of a checklist are seen."""

from __future__ import annotations

from outline_editor.core.addresses import node_ref
from outline_editor.core.curation import Checklist, Rule, RuleResult, RuleState
from outline_editor.core.errors import Message, Severity
from outline_editor.core.problems import Problem
from outline_editor.ui.panels.checklist_items import ChecklistItems


def _found(n: int) -> tuple[Problem, ...]:
    said = Message.of("merged-circle", place="x", id="y")
    return tuple(Problem(Severity.WARNING, said, node_ref(f"n-{i}"), "text") for i in range(n))


CHECKLIST = Checklist(
    (
        RuleResult(Rule.SOURCES, RuleState.FAILED, _found(75)),
        RuleResult(Rule.AMOUNTS, RuleState.PASSED),
        RuleResult(Rule.TODOS, RuleState.POINTED_OUT, _found(2)),
    )
)


def _lines(items: ChecklistItems) -> list[str]:
    """Rules by their name, findings by the row that they are about, what is left by its number."""
    return [
        item.problem.ref.id if item.problem is not None else str(item.rest or item.result.rule)
        for item in items.of(CHECKLIST)
    ]


def test_findings_of_rules_that_block_are_seen_the_first_of_many() -> None:
    assert _lines(ChecklistItems()) == [
        "sources",
        *(f"n-{n}" for n in range(10)),
        "65",
        "amounts",
        "todos",
    ]


def test_more_are_seen_each_time_until_all_are() -> None:
    items = ChecklistItems()
    items.show_more(Rule.SOURCES)
    assert _lines(items)[60:62] == ["n-59", "15"]
    items.show_more(Rule.SOURCES)
    assert _lines(items)[75:] == ["n-74", "amounts", "todos"]


def test_a_rule_is_folded_and_unfolded() -> None:
    items = ChecklistItems()
    items.toggle(Rule.SOURCES)
    items.toggle(Rule.TODOS)
    assert _lines(items) == ["sources", "amounts", "todos", "n-0", "n-1"]
    items.forget()
    assert items.is_unfolded(Rule.SOURCES)
    assert not items.is_unfolded(Rule.TODOS)


def test_only_a_rule_itself_is_one() -> None:
    rules = [item.result.rule for item in ChecklistItems().of(CHECKLIST) if item.is_rule]
    assert rules == [Rule.SOURCES, Rule.AMOUNTS, Rule.TODOS]

"""What `check --for curated` says about one file."""

from __future__ import annotations

from typing import Any

from outline_editor.app.curation_checks import CurationCheck
from outline_editor.core.curation import Checklist, RuleResult
from outline_editor.core.errors import Message
from outline_editor.core.problems import Problem
from outline_editor.core.text_rules import escaped


def summary_lines(check: CurationCheck, path: str) -> list[str]:
    """A line for each rule and one for the whole, or one that says why there is no checklist."""
    said: list[Message] = []
    if check.checklist is not None:
        said = [*map(_line_for, check.checklist.results), _outcome(check.checklist)]
    elif check.reason is not None:
        said = [check.reason]
    return [escaped(f"{path}: {message.text}") for message in said]


def _line_for(result: RuleResult) -> Message:
    rule, n = result.rule.asks.text, len(result.findings)
    return Message.of(f"cli.rule-{result.state.value}", rule=rule, n=n)


def _outcome(checklist: Checklist) -> Message:
    if checklist.passes:
        return Message.of("cli.may-be-curated")
    return Message.of("cli.may-not-be-curated", n=len(checklist.blocking))


def rule_keys(check: CurationCheck, problem: Problem) -> dict[str, Any]:
    """The keys that an object of `--json` has more: the rule behind it, and whether that blocks."""
    rule = None if check.checklist is None else check.checklist.rule_of(problem)
    return {"rule": rule, "blocks": None if rule is None else rule.blocks}

"""Which lines a checklist has: rules, and under those that are unfolded what they found."""

from __future__ import annotations

from typing import NamedTuple

from outline_editor.core.curation import Checklist, Rule, RuleResult
from outline_editor.core.problems import Problem

_FIRST_FINDINGS = 10
"""So many findings of a rule are shown at first."""

_MORE_FINDINGS = 50
"""So many more each time they are asked for."""


class Item(NamedTuple):
    """What a line shows: a rule, a finding of it, or that there are more."""

    result: RuleResult
    problem: Problem | None = None
    """A finding of the rule, `None` for the rule itself."""
    rest: int = 0
    """How many findings more there are, 0 for any other line."""

    @property
    def key(self) -> tuple[Rule, Problem | None, bool]:
        """What tells it from other items, whatever came of its rule."""
        return self.result.rule, self.problem, self.rest > 0

    @property
    def is_rule(self) -> bool:
        """Whether it stands for a rule itself."""
        return self.problem is None and not self.rest


class ChecklistItems:
    """What a person wants to see of a checklist; rules that block are unfolded at first."""

    def __init__(self) -> None:
        self._toggled: set[Rule] = set()
        """The rules that are folded though they block, or unfolded though they don't."""
        self._shown_findings: dict[Rule, int] = {}

    def forget(self) -> None:
        """See a checklist as at first."""
        self._toggled.clear()
        self._shown_findings.clear()

    def is_unfolded(self, rule: Rule) -> bool:
        """Whether the findings of a rule are shown."""
        return rule.blocks != (rule in self._toggled)

    def toggle(self, rule: Rule) -> None:
        """Show the findings of a rule, or no longer."""
        self._toggled ^= {rule}

    def show_more(self, rule: Rule) -> None:
        """Show more findings of a rule."""
        now = self._shown_findings.get(rule, _FIRST_FINDINGS)
        self._shown_findings[rule] = now + _MORE_FINDINGS

    def of(self, checklist: Checklist) -> list[Item]:
        """The items of a checklist, from top to bottom."""
        items = []
        for result in checklist.results:
            items.append(Item(result))
            if self.is_unfolded(result.rule):
                most = self._shown_findings.get(result.rule, _FIRST_FINDINGS)
                items += [Item(result, problem) for problem in result.findings[:most]]
                if len(result.findings) > most:
                    items.append(Item(result, rest=len(result.findings) - most))
        return items

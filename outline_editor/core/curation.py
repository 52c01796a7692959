"""What a document needs to be marked as curated, as a checklist.

A document is a draft, then reviewed, then curated. That somebody has reviewed
it no program can check, so `reviewed` needs nothing. `curated` means fit to be
cited, and needs all rules here that block; the others point out what a person
should look at.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from outline_editor.core import curation_rules
from outline_editor.core.addresses import DOCUMENT, Ref
from outline_editor.core.curation_rules import Subjects, gather
from outline_editor.core.errors import Message, Severity
from outline_editor.core.model import DocumentRoot
from outline_editor.core.problems import Problem
from outline_editor.core.templates.curation import CURATION
from outline_editor.core.vocabulary import DocumentStatus

_T = TypeVar("_T")


class Rule(StrEnum):
    """The rules, in the order in which they are listed."""

    SOURCES = "sources"
    AMOUNTS = "amounts"
    QUESTIONS = "questions"
    QUOTES = "quotes"
    CONCEPTS = "concepts"
    SCHEMA = "schema"
    ONE_STATEMENT = "one-statement"
    TODOS = "todos"
    COMPARED = "compared"

    @property
    def blocks(self) -> bool:
        """Whether a document that does not meet it can't be curated."""
        return _RULES[self].blocks

    @property
    def asks(self) -> Message:
        """What it asks for, in a few words."""
        return Message.of(f"rule.{self.value}")


class RuleState(StrEnum):
    """How a document stands to one rule."""

    PASSED = "passed"
    FAILED = "failed"
    POINTED_OUT = "pointed-out"
    """There is something to look at that does not block."""
    NOT_APPLICABLE = "not-applicable"
    """The document has nothing that the rule is about."""
    UNKNOWN = "unknown"
    """What the rule is about could not be read."""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What came of one rule: its findings in the order of the file."""

    rule: Rule
    state: RuleState
    findings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """What came of every rule, in their order."""

    results: tuple[RuleResult, ...]

    @property
    def findings(self) -> tuple[Problem, ...]:
        """Everything found, rule by rule."""
        return tuple([problem for result in self.results for problem in result.findings])

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """All that stands against marking the document as curated."""
        return tuple([p for result in self.results if result.rule.blocks for p in result.findings])

    @property
    def passes(self) -> bool:
        """Whether the document may be marked as curated."""
        return all(result.state is not RuleState.FAILED for result in self.results)

    def rule_of(self, problem: Problem) -> Rule:
        """The rule behind a finding, or behind one of the same sort elsewhere."""
        return next(
            result.rule
            for result in self.results
            if any(found.code == problem.code for found in result.findings)
        )


def checklist_of(root: DocumentRoot, problems: Iterable[Problem]) -> Checklist:
    """How a document stands to every rule.

    `problems` are the errors of its file, if any, and the warnings of
    `checks.check_document` or `problem_index`; those of curation among them
    are found anew.
    """
    return _result_of(checklist_in_steps(root, problems))


def checklist_in_steps(
    root: DocumentRoot, problems: Iterable[Problem]
) -> Generator[None, None, Checklist]:
    """The same in steps of a few milliseconds; what the last one returns counts."""
    about = yield from gather(root, problems)
    return Checklist(_results(Rule, about))


def blocking_findings(root: DocumentRoot, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """All that stands against marking a document as curated; for `problems` see `checklist_of`."""
    about = _result_of(gather(root, problems, advice=False))
    blocking = [rule for rule in Rule if rule.blocks]
    return tuple([p for result in _results(blocking, about) for p in result.findings])


def standing_against(root: DocumentRoot, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The warnings of a document that is marked as curated and does not pass.

    One about its status, and those findings that are not among its `problems`.
    """
    if root.status is not DocumentStatus.CURATED:
        return ()
    findings = blocking_findings(root, problems)
    if not findings:
        return ()
    summary = Message.of("curated-too-early", n=len(findings))
    own = [problem for problem in findings if problem.code in CURATION]
    return (Problem(Severity.WARNING, summary, DOCUMENT, "status"), *own)


def _result_of(steps: Generator[None, None, _T]) -> _T:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def _results(rules: Iterable[Rule], about: Subjects) -> tuple[RuleResult, ...]:
    # A field that could not be read says nothing, be it even that it is empty.
    unread = {_place(p) for p in about.problems if p.severity is Severity.ERROR}
    results = []
    for rule in rules:
        spec = _RULES[rule]
        found = tuple(spec.find(about))
        findings = tuple([p for p in found if p.code not in CURATION or _place(p) not in unread])
        if findings:
            state = RuleState.FAILED if spec.blocks else RuleState.POINTED_OUT
        elif found:
            state = RuleState.UNKNOWN
        else:
            state = RuleState.PASSED if spec.about(about) else RuleState.NOT_APPLICABLE
        results.append(RuleResult(rule, state, findings))
    return tuple(results)


def _place(problem: Problem) -> tuple[Ref, str]:
    return problem.ref, problem.field


@dataclass(frozen=True, slots=True)
class _Spec:
    find: Callable[[Subjects], Iterator[Problem]]
    about: Callable[[Subjects], Sequence[object]]
    """What a rule looks at; it does not apply where there is none."""
    blocks: bool = True


def _the_document(about: Subjects) -> Sequence[object]:
    return (about.root,)


_RULES: dict[Rule, _Spec] = {
    Rule.SOURCES: _Spec(curation_rules.sources, _the_document),
    Rule.AMOUNTS: _Spec(curation_rules.amounts, lambda about: about.rows_with_amounts),
    Rule.QUESTIONS: _Spec(curation_rules.questions, lambda about: about.questions),
    Rule.QUOTES: _Spec(curation_rules.quotes, lambda about: about.quotes),
    Rule.CONCEPTS: _Spec(curation_rules.concepts, lambda about: about.naming_concepts),
    Rule.SCHEMA: _Spec(curation_rules.schema, _the_document),
    Rule.ONE_STATEMENT: _Spec(
        curation_rules.one_statement, lambda about: about.measures, blocks=False
    ),
    Rule.TODOS: _Spec(curation_rules.todos, lambda about: about.todos, blocks=False),
    Rule.COMPARED: _Spec(curation_rules.compared, lambda about: about.root.sources, blocks=False),
}

"""The rules of curation, one function each, and what they are about.

Decided here, where the format is silent:

- A *section* is a row of kind `section` wherever it stands, and every top row
  whatever its kind, so that nothing in an outline is without a source. Its own
  `cites` count, or those of every row right under it (each of which may in turn
  rest on all its rows). What stands above it does not count: a section is what
  is moved and laid beside another year's.
- A question without a state is open.
- Every warning of `checks` counts, as it does for `check --strict`.
- A *measure* is a row of kind `measure`, or one without a kind that has no rows
  under it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field

from outline_editor.core.addresses import DOCUMENT, ref_of
from outline_editor.core.checks_notes import QUOTE_TROUBLE
from outline_editor.core.errors import Message, Severity, Value, shortened
from outline_editor.core.index import walk
from outline_editor.core.joined_statements import joint_in
from outline_editor.core.model import DocumentRoot, Element, Node, Note
from outline_editor.core.problems import Problem
from outline_editor.core.templates.curation import CURATION
from outline_editor.core.vocabulary import NodeKind, NoteKind, NoteState
from outline_editor.core.wording import words_of

Holder = DocumentRoot | Node
"""What notes stand in."""

_STEP = 200
"""Rows that are looked at in one step."""

# What follows from the others is no finding of its own.
_ABOUT_STATUS = frozenset({*CURATION, "curated-with-errors"})
_QUOTE_CODES = frozenset({*QUOTE_TROUBLE.values(), "quote-on-document"})
# While the codebook can't be used, nobody knows which concepts it defines.
_CONCEPT_CODES = frozenset({"unknown-concept", "unusable-codebook"})


@dataclass(slots=True)
class Subjects:
    """What the rules are about, each list in the order of the file; see `gather`."""

    root: DocumentRoot
    problems: tuple[Problem, ...]
    """The errors and warnings of the document, without any of curation."""
    sections: list[Node] = field(default_factory=list)
    rows_with_amounts: list[Node] = field(default_factory=list)
    measures: list[Node] = field(default_factory=list)
    joined: list[tuple[Node, str, int]] = field(default_factory=list)
    """Measures that look like two statements: in which field, and where the second begins."""
    questions: list[tuple[Note, Holder]] = field(default_factory=list)
    todos: list[tuple[Note, Holder]] = field(default_factory=list)
    quotes: list[Note] = field(default_factory=list)
    naming_concepts: list[Node | Note] = field(default_factory=list)


def gather(
    root: DocumentRoot, problems: Iterable[Problem], *, advice: bool = True
) -> Generator[None, None, Subjects]:
    """What the rules are about in a document, in steps of a few milliseconds.

    Without `advice`, only what the rules need that block.
    """
    found = Subjects(root, tuple([p for p in problems if p.code not in _ABOUT_STATUS]))
    _add_notes(found, root)
    top = {node.id for node in root.outline}
    for number, node in enumerate(walk(root.outline), 1):
        if node.kind is NodeKind.SECTION or node.id in top:
            found.sections.append(node)
        if node.amounts:
            found.rows_with_amounts.append(node)
        if node.concepts:
            found.naming_concepts.append(node)
        if node.notes:
            _add_notes(found, node)
        if advice and (node.kind is NodeKind.MEASURE or not (node.kind or node.children)):
            _add_measure(found, node)
        if number % _STEP == 0:
            yield
    return found


def _add_measure(found: Subjects, node: Node) -> None:
    found.measures.append(node)
    for name in ("text", "original"):
        joint = joint_in(getattr(node, name))
        if joint is not None:
            found.joined.append((node, name, joint))
            return


def _add_notes(found: Subjects, holder: Holder) -> None:
    for note in holder.notes:
        if note.kind is NoteKind.QUESTION:
            found.questions.append((note, holder))
        elif note.kind is NoteKind.TODO:
            found.todos.append((note, holder))
        if note.quote:
            found.quotes.append(note)
        if note.concepts:
            found.naming_concepts.append(note)


# The rules


def sources(about: Subjects) -> Iterator[Problem]:
    """Every section has a source, and every source says what it is."""
    if not about.sections:
        yield Problem(Severity.WARNING, Message.of("outline-without-rows"), DOCUMENT, "outline")
    for source in about.root.sources:
        if not (source.title.strip() or source.publisher.strip() or source.url.strip()):
            yield _finding("source-says-nothing", source, "title", id=source.id)
    for section in about.sections:
        if not _has_source(section):
            yield _finding("section-without-source", section, "cites", place=words_of(section))


def _has_source(node: Node) -> bool:
    if node.cites:
        return True
    return bool(node.children) and all(_has_source(child) for child in node.children)


def amounts(about: Subjects) -> Iterator[Problem]:
    """Every amount says in what it is counted, and whether the source states it."""
    for node in about.rows_with_amounts:
        for entry, amount in enumerate(node.amounts):
            values = {"place": words_of(node), "quote": shortened(amount.quote)}
            if amount.currency is None and not amount.unit.strip():
                yield _finding("amount-without-currency", node, "amounts", entry, **values)
            if amount.basis is None:
                yield _finding("amount-without-basis", node, "amounts", entry, **values)


def questions(about: Subjects) -> Iterator[Problem]:
    """No question is open."""
    yield from _open("open-question", about.questions)


def todos(about: Subjects) -> Iterator[Problem]:
    """Nothing is left to do."""
    yield from _open("open-todo", about.todos)


def _open(code: str, notes: Iterable[tuple[Note, Holder]]) -> Iterator[Problem]:
    for note, holder in notes:
        if note.state is not NoteState.DONE:
            yield _finding(code, note, "state", place=words_of(holder), note=words_of(note))


def quotes(about: Subjects) -> Iterator[Problem]:
    """The words that notes quote are in their rows, once."""
    yield from (problem for problem in about.problems if problem.code in _QUOTE_CODES)


def concepts(about: Subjects) -> Iterator[Problem]:
    """Every concept that something names is defined; one merged into another is."""
    yield from (problem for problem in about.problems if problem.code in _CONCEPT_CODES)


def schema(about: Subjects) -> Iterator[Problem]:
    """Neither an error nor a warning of any other sort."""
    elsewhere = _QUOTE_CODES | _CONCEPT_CODES
    yield from (problem for problem in about.problems if problem.code not in elsewhere)


def one_statement(about: Subjects) -> Iterator[Problem]:
    """No measure looks as if it made two statements."""
    for node, name, joint in about.joined:
        words = shortened(getattr(node, name)[joint:].lstrip(" ,;，；"), 40)
        yield _finding("two-statements", node, name, place=words_of(node), words=words)


def compared(about: Subjects) -> Iterator[Problem]:
    """Somebody has compared the document with each of its sources."""
    for source in about.root.sources:
        if not source.checked:
            yield _finding("source-not-compared", source, "checked", place=words_of(source))


def _finding(
    code: str, element: Element, field: str, entry: int | None = None, **values: Value
) -> Problem:
    message = Message.of(code, **values)
    return Problem(Severity.WARNING, message, ref_of(element), field, entry=entry)

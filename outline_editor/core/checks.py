"""Warnings: what a person should look at in a document that is sound.

Each check looks at one element, with the row or document it stands in and the
definitions that references resolve to. So a document that changes needs only
what an edit touches to be checked again; see `problem_index`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, concept_ref, kind_of, ref_of
from outline_editor.core.checks_notes import check_note
from outline_editor.core.checks_values import (
    check_amounts,
    check_date,
    check_period,
    check_place,
)
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.errors import Message, Severity
from outline_editor.core.fields import replaced
from outline_editor.core.index import walk
from outline_editor.core.model import (
    Actor,
    Codebook,
    Concept,
    DocumentRoot,
    Element,
    Node,
    Note,
    Source,
)
from outline_editor.core.problems import Problem
from outline_editor.core.references import Definitions, references_in
from outline_editor.core.vocabulary import DocumentStatus
from outline_editor.core.wording import words_of

Holder = DocumentRoot | Node
"""What notes stand in."""

_UNRESOLVED = {
    ElementKind.NODE: "unknown-row",
    ElementKind.SOURCE: "unknown-source",
    ElementKind.ACTOR: "unknown-actor",
    ElementKind.CONCEPT: "unknown-concept",
}

_DIFFERENT = {ElementKind.ACTOR: "actor-differs", ElementKind.CONCEPT: "concept-differs"}

MOST_OF_ONE = 100
"""Warnings about one element that are told: a list of a few MB can name a million that are not."""

_NO_CODEBOOK = SharedCodebook()


def check_document(
    root: DocumentRoot, codebook: SharedCodebook = _NO_CODEBOOK
) -> Iterator[Problem]:
    """Every warning about a document, in the order of `elements_with_holders`.

    One that is marked as curated also has those about what it lacks for that.
    """
    definitions = Definitions(root, codebook)
    found = (
        problem
        for element, holder in elements_with_holders(root)
        for problem in check_element(element, holder, definitions)
    )
    if root.status is DocumentStatus.CURATED:
        found = with_what_curation_lacks(root, tuple(found))
    yield from found


def with_what_curation_lacks(
    root: DocumentRoot, warnings: tuple[Problem, ...]
) -> tuple[Problem, ...]:
    """The warnings about a document, and those that it has as one marked as curated."""
    # Few documents are curated; the others need not wait for the module.
    from outline_editor.core.curation import standing_against

    more = standing_against(root, warnings)
    if not more:
        return warnings
    elements = (element for element, _ in elements_with_holders(root))
    order = {address_of(element): place for place, element in enumerate(elements)}
    return tuple(sorted((*warnings, *more), key=lambda problem: order[problem.ref]))


def check_codebook(codebook: Codebook) -> Iterator[Problem]:
    """Every warning about a codebook of its own, in the order of the file."""
    nothing = DocumentRoot(id=codebook.id)
    definitions = Definitions(nothing, SharedCodebook(root=codebook))
    for element in (*codebook.actors, *codebook.concepts):
        yield from check_element(element, nothing, definitions)


def elements_with_holders(
    root: DocumentRoot,
) -> Iterator[tuple[Element | DocumentRoot, Holder]]:
    """The document and every element in the order of the file, and what holds it.

    A row comes before its notes, these before the rows under it; a row's
    holder is not looked up but given as the document.
    """
    yield root, root
    for element in (*root.sources, *root.actors, *root.concepts, *root.notes):
        yield element, root
    for node in walk(root.outline):
        yield node, root
        for note in node.notes:
            yield note, node


def address_of(element: Element | DocumentRoot) -> Ref:
    """The address of an element, or of the document."""
    return DOCUMENT if isinstance(element, DocumentRoot) else ref_of(element)


def check_element(
    element: Element | DocumentRoot, holder: Holder, definitions: Definitions
) -> Iterator[Problem]:
    """The warnings about one element itself, not about what stands in it.

    The first `MOST_OF_ONE` are told; of more there is only the number.

    `holder` matters for notes only: the row or document a note stands in. Of
    a row it gives away `text` and `original`, of a document nothing but that it
    is one (see `problem_index`, which checks notes again when these change).
    """
    found = _about(element, holder, definitions)
    told = tuple(islice(found, MOST_OF_ONE))
    yield from told
    more = sum(1 for _ in found)
    if more:
        # It stands where the last one does, so that it stays behind it in the order of the file.
        message = Message.of("more-warnings", place=words_of(element), n=more)
        yield replace(told[-1], message=message)


def _about(
    element: Element | DocumentRoot, holder: Holder, definitions: Definitions
) -> Iterator[Problem]:
    match element:
        case Node():
            yield from _check_row(element)
        case Note():
            yield from check_note(element, holder)
        case Source():
            yield from check_date(element, "date")
            yield from check_date(element, "accessed")
        case Actor() | Concept():
            yield from _check_definition(element, definitions)
        case DocumentRoot():
            yield from _check_root(element, definitions)
            return
    ref, place = ref_of(element), words_of(element)
    for field, entry, target in references_in(element):
        if not definitions.resolves(target):
            code = _UNRESOLVED[target.kind]
            message = Message.of(code, place=place, field=field, id=target.id)
            yield Problem(Severity.WARNING, message, ref, field, entry=entry)


def _check_root(root: DocumentRoot, definitions: Definitions) -> Iterator[Problem]:
    if not root.title.strip():
        yield Problem(Severity.WARNING, Message.of("missing-title"), DOCUMENT, "title")
    if root.jurisdiction is not None:
        yield from check_place(root, "jurisdiction", root.jurisdiction)
    codebook = definitions.codebook
    if codebook.trouble is not None:
        message = Message.of(
            "unusable-codebook", path=codebook.reference, reason=codebook.trouble.text
        )
        yield Problem(Severity.WARNING, message, DOCUMENT, "codebook")


def _check_row(node: Node) -> Iterator[Problem]:
    if not node.text.strip():
        code = "row-without-text" if node.original.strip() else "empty-row"
        message = Message.of(code, place=words_of(node))
        yield Problem(Severity.WARNING, message, ref_of(node), "text")
    if "\n" in node.text:
        yield _several_lines(node, "text")
    if "\n" in node.original:
        yield _several_lines(node, "original")
    for entry, code in enumerate(node.places):
        yield from check_place(node, "places", code, entry)
    if node.period is not None:
        yield from check_period(node)
    if node.due is not None:
        yield from check_date(node, "due")
    if node.amounts:
        yield from check_amounts(node)


def _several_lines(node: Node, field: str) -> Problem:
    message = Message.of("row-of-several-lines", place=words_of(node), field=field)
    return Problem(Severity.WARNING, message, ref_of(node), field)


def _bare(element: Actor | Concept) -> Actor | Concept:
    return replaced(element, "extensions", ())


def _check_definition(element: Actor | Concept, definitions: Definitions) -> Iterator[Problem]:
    if isinstance(element, Concept) and element.merged_into:
        yield from _check_merging(element, definitions)
    shared = definitions.shared(ref_of(element))
    # Own fields, comments among them, define nothing.
    if shared is not None and _bare(shared) != _bare(element):
        message = Message.of(
            _DIFFERENT[kind_of(element)],
            place=words_of(element),
            id=element.id,
            path=definitions.codebook.reference,
        )
        yield Problem(Severity.WARNING, message, ref_of(element))


def _check_merging(concept: Concept, definitions: Definitions) -> Iterator[Problem]:
    """A chain that starts in the document and goes on in its codebook.

    It comes of a merging in the codebook, and is offered to be rewritten.
    """
    assert concept.merged_into
    target = concept_ref(concept.merged_into)
    shared = definitions.shared(target)
    if isinstance(shared, Concept) and shared.merged_into and not definitions.is_own(target):
        values = {"id": shared.id, "end": shared.merged_into}
        path = definitions.codebook.reference
        message = Message.of("merged-on-in-codebook", place=words_of(concept), path=path, **values)
        yield Problem(Severity.WARNING, message, ref_of(concept), "merged_into")

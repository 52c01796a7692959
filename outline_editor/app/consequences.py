"""Warnings that stand only because an error has left something out."""

from __future__ import annotations

from collections.abc import Iterable

from outline_editor.core.addresses import DOCUMENT, LIST_FIELDS, ElementKind, Ref, note_ref
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot
from outline_editor.core.problems import Problem
from outline_editor.core.templates.curation import CURATION

_TARGET_KINDS = {
    "unknown-row": ElementKind.NODE,
    "unknown-source": ElementKind.SOURCE,
    "unknown-actor": ElementKind.ACTOR,
    "unknown-concept": ElementKind.CONCEPT,
}
_ABOUT_WORDS = {
    "amount-not-in-row",
    "quote-lost",
    "quote-ambiguous",
    "empty-row",
    "row-without-text",
}
_WORDS = ("text", "original")
_ANY_LIST = {field: kind for lists in LIST_FIELDS.values() for field, kind in lists.items()}


def without_consequences(
    root: DocumentRoot, errors: Iterable[Problem], warnings: Iterable[Problem]
) -> tuple[Problem, ...]:
    """The warnings that would stand without the errors, too.

    What names an element may name one that was left out; words may be those of
    a row that could not be read. They are checked again once that is mended.
    Of errors that are not listed nobody knows what they have left out: with
    such, there are no warnings.
    """
    errors = tuple(errors)
    if not errors:
        return tuple(warnings)
    if any(error.code == "more-errors" for error in errors):
        return ()
    kinds = {_kind_left_out(error) for error in errors}
    wordless = {error.ref for error in errors if error.field in _WORDS}
    for node in walk(root.outline):
        if Ref(ElementKind.NODE, node.id) in wordless:
            wordless.update(note_ref(note.id) for note in node.notes)
    fields = {(error.ref, error.field) for error in errors}
    return tuple(
        warning
        for warning in warnings
        if _TARGET_KINDS.get(warning.code) not in kinds
        and warning.code != "more-warnings"  # nobody knows of which these are
        and not (warning.code in _ABOUT_WORDS and warning.ref in wordless)
        and (_is_apart(warning) or (warning.ref, warning.field) not in fields)
    )


def _is_apart(warning: Problem) -> bool:
    """Whether it is about an entry of a list that is sound, whatever is wrong with others."""
    return warning.entry is not None and warning.code not in CURATION


def _kind_left_out(error: Problem) -> ElementKind:
    """The kind of element that may not be there because of an error."""
    if error.ref == DOCUMENT:
        return _ANY_LIST.get(error.field, ElementKind.DOCUMENT)
    # An element whose id can't be used is there under another one.
    return error.ref.kind if error.field == "id" else ElementKind.DOCUMENT

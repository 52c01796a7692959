"""Quotes of notes whose row came to have other words than the note was written for."""

from __future__ import annotations

from typing import Any

from outline_editor.core.addresses import Ref, note_ref
from outline_editor.core.anchors import QUOTABLE_FIELDS, Outcome, find_quote, without_spaces
from outline_editor.core.fields import replaced
from outline_editor.core.merge.tables import Tables, are_same
from outline_editor.core.merge.values import value_of, with_value
from outline_editor.core.model import Node, Note
from outline_editor.core.quotes import carried, carried_quotation
from outline_editor.core.text_difference import differences


def with_quotes_carried(tables: Tables, ref: Ref, element: Any) -> Any:
    """A row whose notes quote the words that they were written for, where these are now.

    A note that either side has on these very words is as it is there.
    """
    if not isinstance(element, Node) or not any(note.quote for note in element.notes):
        return element
    notes = tuple([_carried(tables, ref, element, note) for note in element.notes])
    return element if are_same(notes, element.notes) else replaced(element, "notes", notes)


def _carried(tables: Tables, ref: Ref, row: Node, note: Note) -> Note:
    rows = _rows_quoted_so(tables, ref, note)
    if not note.quote or not rows or any(_words(one) == _words(row) for one in rows):
        return note
    before = rows[0]
    anchor = find_quote(before, note)
    if anchor.outcome is not Outcome.FOUND:
        return note
    text = getattr(row, anchor.field)
    changes = differences(getattr(before, anchor.field), text)
    span = carried((anchor.start, anchor.end), changes)
    if span is not None:
        span = without_spaces(text, *span)
    return with_value(note, "quote", carried_quotation(before, row, note, anchor, span))


def _rows_quoted_so(tables: Tables, ref: Ref, note: Note) -> list[Node]:
    """The row as the sides have it on which the note has this quotation."""
    here, found = note_ref(note.id), []
    for table in (tables.mine, tables.theirs):
        there = table.elements.get(here)
        is_quoted_so = there is not None and value_of(there, "quote") == value_of(note, "quote")
        if is_quoted_so and table.owners[here] == ref:
            found.append(table.elements[ref])
    return found


def _words(row: Node) -> tuple[str, ...]:
    return tuple([getattr(row, field) for field in QUOTABLE_FIELDS])

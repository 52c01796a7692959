"""A merge in words: what each side has done, and what is in conflict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from outline_editor.core.addresses import DOCUMENT, LIST_FIELDS, ElementKind, Ref
from outline_editor.core.descriptions import field_title
from outline_editor.core.errors import Message
from outline_editor.core.extensions import lines_of
from outline_editor.core.index import walk
from outline_editor.core.labels import Labels
from outline_editor.core.merge.conflicts import Conflict, ConflictKind
from outline_editor.core.merge.counting import Deed, deeds
from outline_editor.core.merge.tables import Table
from outline_editor.core.merge.three_way import Merged
from outline_editor.core.model import Amount, Comparison, Node, Note
from outline_editor.core.numbering import numbered
from outline_editor.core.wording import words_of
from outline_editor.ui.translation import listed, shown, word

_KINDS = {ElementKind.NODE: "row"}

_MOST_ROWS = 12
"""Rows under a removed one that are shown."""


def _deeds_in_words(was: Table, now: Table) -> str:
    """What one side has done, such as `12 rows changed, 1 note added`."""
    found = deeds(was, now)
    parts = [
        shown(Message.of(f"merge.{kind.value}-{deed.value}", n=found[kind, deed]))
        for kind in ElementKind
        for deed in Deed
        if found[kind, deed]
    ]
    return listed(parts) or shown(Message.of("merge.nothing"))


class MergeWords:
    """Says what a merge brings together, and what its conflicts are about. Any thread may make it.

    `summary` is what each side has done and how much is in conflict, in lines.
    """

    def __init__(self, merged: Merged) -> None:
        self._tables = merged.tables
        self.summary = "\n".join(map(shown, _summary(merged)))
        roots = (merged.tables.theirs.root, merged.tables.mine.root)
        wanted = {ref.id for conflict in merged.conflicts for ref in self._named_in(conflict)}
        self._numbers: Mapping[str, str] = {
            row.node.id: row.number
            for root in roots
            for row in numbered(root.outline)
            if row.node.id in wanted
        }

    def _named_in(self, conflict: Conflict) -> Iterator[Ref]:
        """The elements that are named with a conflict."""
        yield conflict.ref
        yield self._owner(conflict.ref)
        if conflict.kind is ConflictKind.PLACE:
            yield from (conflict.mine, conflict.theirs)
        elif conflict.kind is ConflictKind.ORDER:
            yield from (Ref(_kind_in(conflict.field), one) for one in conflict.mine)

    def _owner(self, ref: Ref) -> Ref:
        """What an element stands in; the document in itself."""
        owners = self._tables.mine.owners
        return owners.get(ref) or self._tables.theirs.owners.get(ref, DOCUMENT)

    def title(self, conflict: Conflict) -> str:
        """What the conflict is about, in one line."""
        what = self._named(conflict.ref)
        match conflict.kind:
            case ConflictKind.FIELD:
                field = word(field_title(conflict.field).lower())
                return shown(Message.of("conflict.field", what=what, field=field))
            case ConflictKind.REMOVED:
                code = (
                    "conflict.removed-here" if conflict.mine is None else "conflict.removed-there"
                )
                return shown(Message.of(code, what=what))
            case kind:
                return shown(Message.of(f"conflict.{kind.value}", what=what))

    def place(self, conflict: Conflict) -> str:
        """Where that stands, `''` for the document itself."""
        if conflict.ref == DOCUMENT:
            return ""
        return self._standing_in(self._owner(conflict.ref), conflict.ref.kind)

    def value(self, conflict: Conflict, value: Any) -> str:
        """What a side wants, in full."""
        match conflict.kind:
            case ConflictKind.REMOVED:
                return "\n".join(_whole(value)) or shown(Message.of("conflict.is-removed"))
            case ConflictKind.PLACE:
                return self._standing_in(value, conflict.ref.kind)
            case ConflictKind.ORDER:
                kind = _kind_in(conflict.field)
                return "\n".join(self._named(Ref(kind, one)) for one in value)
            case ConflictKind.FIELD:
                in_words = _quotation if conflict.field == "quote" else _in_words
                return in_words(value) or shown(Message.of("conflict.is-empty"))

    def _standing_in(self, owner: Ref, kind: ElementKind) -> str:
        if owner != DOCUMENT:
            code = "conflict.under" if kind is ElementKind.NODE else "conflict.in"
            return shown(Message.of(code, owner=self._named(owner)))
        return shown(Message.of("conflict.at-top")) if kind is ElementKind.NODE else ""

    def _named(self, ref: Ref) -> str:
        if ref == DOCUMENT:
            return shown(Message.of("conflict.document"))
        element = self._element(ref)
        words = ref.id if element is None else words_of(element)
        number = self._numbers.get(ref.id, "") if ref.kind is ElementKind.NODE else ""
        if number:
            return shown(Message.of("conflict.numbered-row", number=number, words=words))
        return shown(Message.of(f"conflict.{_KINDS.get(ref.kind, ref.kind.value)}", words=words))

    def _element(self, ref: Ref) -> Any:
        for table in (self._tables.mine, self._tables.theirs):
            if ref in table.elements:
                return table.elements[ref]
        rows = walk(self._tables.mine.root.outline) if ref.kind is ElementKind.NODE else ()
        return next((row for row in rows if row.id == ref.id), None)


def _summary(merged: Merged) -> tuple[Message, ...]:
    tables, n = merged.tables, len(merged.conflicts)
    in_file = _deeds_in_words(tables.base, tables.theirs)
    here = _deeds_in_words(tables.base, tables.mine)
    last = Message.of("merge.conflicts", n=n) if n else Message.of("merge.no-conflict")
    return Message.of("merge.in-file", what=in_file), Message.of("merge.here", what=here), last


def _kind_in(field: str) -> ElementKind:
    """What a list holds."""
    return LIST_FIELDS[ElementKind.DOCUMENT].get(field, ElementKind.NODE)


def _whole(element: Any) -> Iterator[str]:
    """An element with what stands in it, line by line."""
    match element:
        case None:
            return
        case Node():
            rows = list(walk((element,)))
            for row in rows[: _MOST_ROWS + 1]:
                yield f"• {row.text}"
                yield from (f"    – {note.text}" for note in row.notes)
            if len(rows) > _MOST_ROWS + 1:
                yield shown(Message.of("conflict.with-rows", n=len(rows) - 1))
        case Note():
            yield element.text
            if element.quote:
                yield f"“{element.quote}”"
        case _:
            yield words_of(element)


def _quotation(value: tuple[str, str, str]) -> str:
    """What a note quotes, with what stands beside it."""
    quote, before, after = value
    return f"{before}[{quote}]{after}" if quote else ""


def _in_words(value: Any) -> str:
    """A value of a field as a person reads it."""
    match value:
        case None | "" | ():
            return ""
        case Labels():
            return "\n".join(f"{language}: {text}" for language, text in value.texts)
        case Comparison():
            return ", ".join(filter(None, map(_in_words, (value.document, value.finding))))
        case Amount():
            number = " – ".join(str(one) for one in (value.value, value.to) if one is not None)
            parts = (f"“{value.quote}”", number, value.currency, value.unit, value.modifier)
            return " ".join(filter(None, map(_in_words, (*parts, value.basis))))
        case Enum():
            return word(value.value)
        case tuple() if isinstance(value[0], tuple):
            return "\n".join(line for key, own in value for line in lines_of(key, own))
        case tuple() if isinstance(value[0], Amount):
            return "\n".join(map(_in_words, value))
        case tuple():
            return ", ".join(map(_in_words, value))
        case _:
            return str(value)

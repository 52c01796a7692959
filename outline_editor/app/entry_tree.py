"""Concepts and actors as trees: each under what it is a part or a kind of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple, TypeAlias

from outline_editor.core.addresses import ElementKind, ref_of
from outline_editor.core.concept_book import ConceptBook, labels_of, names_of
from outline_editor.core.concepts import UPPER_FIELD
from outline_editor.core.folding import folded
from outline_editor.core.model import Actor, Concept
from outline_editor.core.pinyin import has_han, sounds_of
from outline_editor.core.search import normalised

Entry: TypeAlias = Concept | Actor


class EntryTree(NamedTuple):
    """Entries of one kind by what they stand under, each list by label."""

    tops: tuple[str, ...]
    lower: Mapping[str, tuple[str, ...]]
    """The ids right under an entry, where there are any."""
    upper: Mapping[str, str]
    """What each entry stands under, `''` for the tops."""


def entries_of(book: ConceptBook, kind: ElementKind) -> Mapping[str, Entry]:
    """All entries of a kind, by id."""
    return book.concepts if kind is ElementKind.CONCEPT else book.actors


def is_merged(entry: Entry) -> bool:
    """Whether an entry was merged into another one."""
    return isinstance(entry, Concept) and bool(entry.merged_into)


def tree_of(
    book: ConceptBook,
    kind: ElementKind,
    *,
    show_merged: bool = False,
    matched: Set[str] | None = None,
) -> EntryTree:
    """The entries of a kind as a tree.

    What was merged into another stands under that one, if it is shown at all.
    Where entries stand under each other in a circle, the first of them in the
    files counts as a top. Of `matched` entries, `None` for all, those that they
    stand under are there, too.
    """
    entries = entries_of(book, kind)
    shown = [one for one in entries.values() if show_merged or not is_merged(one)]
    upper = _without_circles({one.id: _upper(book, one) for one in shown})
    wanted = upper.keys() if matched is None else _with_uppers(matched & upper.keys(), upper)
    lower: dict[str, list[str]] = {}
    for entry in sorted(shown, key=lambda one: folded(labels_of(one).shown)):
        if entry.id in wanted:
            lower.setdefault(upper[entry.id], []).append(entry.id)
    tops = tuple(lower.pop("", ()))
    return EntryTree(tops, {one: tuple(ids) for one, ids in lower.items()}, upper)


def stand_alike(before: ConceptBook, now: ConceptBook, kind: ElementKind) -> bool:
    """Whether nothing has changed from one book to another that decides their trees."""
    old, new = entries_of(before, kind), entries_of(now, kind)
    if list(old) != list(new):
        return False
    pairs = zip(old.values(), new.values(), strict=True)
    return all(_places_by(one) == _places_by(other) for one, other in pairs if one is not other)


def _places_by(entry: Entry) -> tuple[object, ...]:
    """What decides where an entry stands."""
    upper = getattr(entry, UPPER_FIELD[ref_of(entry).kind])
    return labels_of(entry).shown, upper, getattr(entry, "merged_into", None)


def _upper(book: ConceptBook, entry: Entry) -> str:
    """What an entry stands under, `''` where there is none."""
    if isinstance(entry, Concept) and entry.merged_into:
        upper = book.resolved(entry.id)
        return upper if upper != entry.id else ""
    kind = ref_of(entry).kind
    name: str = getattr(entry, UPPER_FIELD[kind]) or ""
    if kind is ElementKind.CONCEPT:
        name = book.resolved(name)
    return name if name in entries_of(book, kind) and name != entry.id else ""


def _without_circles(upper: dict[str, str]) -> dict[str, str]:
    safe = {""}
    for start in upper:
        way: dict[str, None] = {}
        one = start
        while one not in safe and one not in way:
            way[one] = None
            if upper[one] not in upper:
                # What is not shown, as a target merged in a circle, holds nothing.
                upper[one] = ""
            one = upper[one]
        if one not in safe:
            upper[one] = ""
        safe.update(way)
    return upper


def _with_uppers(ids: Iterable[str], upper: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    for one in ids:
        at = one
        while at and at not in found:
            found.add(at)
            at = upper[at]
    return found


class FilterTexts:
    """What entries are called, to be searched for."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._texts = {one.id: normalised("\n".join((one.id, *names_of(one)))) for one in entries}

    @property
    def has_han(self) -> bool:
        """Whether a name is Chinese."""
        return any(map(has_han, self._texts.values()))

    def matching(self, words: str) -> Set[str] | None:
        """The ids of the entries with all of some words in their names; `None` for no words.

        Chinese is found by its sound, too: `gjmt` finds 国进民退.
        """
        wanted = normalised(words)
        if not wanted:
            return None
        parts = wanted.split()
        found = {one for one, text in self._texts.items() if all(part in text for part in parts)}
        sounds = sounds_of(wanted) if self.has_han else None
        if sounds is not None:
            found |= {one for one, text in self._texts.items() if any(sounds.spans(text))}
        return found

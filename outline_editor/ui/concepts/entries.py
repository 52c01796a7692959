"""What the tree of concepts and actors shows, read from a document and its codebook."""

from __future__ import annotations

from functools import cached_property

from outline_editor.app.entry_tree import (
    Entry,
    EntryTree,
    FilterTexts,
    entries_of,
    is_merged,
    stand_alike,
    tree_of,
)
from outline_editor.app.entry_uses import UserCount, named_otherwise, users_of
from outline_editor.core.addresses import ElementKind, Ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.concept_book import ConceptBook
from outline_editor.core.model import DocumentRoot
from outline_editor.ui.concepts.entries_model import KINDS, EntriesModel
from outline_editor.ui.session import Session


class Entries:
    """Fills the model; counts uses as they are asked for, and again after changes alone."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._counts: dict[Ref, int] = {}
        self.model = EntriesModel(self._count)
        self._trees: dict[ElementKind, EntryTree] = {}
        self._trees_for: tuple[object, ...] | None = None
        self._take(ConceptBook(DocumentRoot(id="none"), session.opened.codebook))

    def _take(self, book: ConceptBook) -> None:
        self.book = book
        """The entries as they were read last."""
        self.__dict__.pop("_names", None)
        self._counts.clear()

    def read(self, words: str, *, show_merged: bool) -> bool:
        """Show the entries of now that some words may mean, all of them for `''`.

        Returns whether there are other lines than before, or in another order.
        """
        opened, before, counts = self._session.opened, self.book, dict(self._counts)
        self._take(ConceptBook(opened.document.root, opened.codebook))
        matched = self._matching(words) if words.strip() else None
        wanted = show_merged, matched
        if wanted != self._trees_for or not all(stand_alike(before, self.book, k) for k in KINDS):
            self._trees_for = wanted
            for kind in KINDS:
                ids = None if matched is None else {ref.id for ref in matched if ref.kind is kind}
                tree = tree_of(self.book, kind, show_merged=show_merged, matched=ids)
                self._trees[kind] = tree
        self.model.editable = not opened.read_only
        self.model.tells_own = bool(opened.codebook.reference)
        are_others = self.model.show(dict(self._trees), self.book, matched)
        if not are_others:
            # Rows and notes may have changed with them, or while nobody looked.
            others = {ref for ref, count in counts.items() if self._count(ref) != count}
            if others:
                self.model.update(others)
        return are_others

    def _matching(self, words: str) -> set[Ref]:
        return {Ref(kind, one) for kind in KINDS for one in self._names[kind].matching(words) or ()}

    @cached_property
    def _names(self) -> dict[ElementKind, FilterTexts]:
        return {kind: FilterTexts(entries_of(self.book, kind).values()) for kind in KINDS}

    def entry(self, ref: Ref | None) -> Entry | None:
        """The entry with an address, `None` where there is none."""
        return None if ref is None else entries_of(self.book, ref.kind).get(ref.id)

    @property
    def has_merged(self) -> bool:
        """Whether concepts were merged into others."""
        return any(map(is_merged, self.book.concepts.values()))

    @property
    def has_han(self) -> bool:
        """Whether a name is Chinese."""
        return any(names.has_han for names in self._names.values())

    # Uses

    def _count(self, ref: Ref) -> int:
        if ref not in self._counts:
            users = users_of(self._session.opened, self.book, ref)
            self._counts[ref] = sum(UserCount.of(users))
        return self._counts[ref]

    def follow(self, change_set: ChangeSet) -> None:
        """Count again what rows and notes name otherwise after a change."""
        touched = named_otherwise(change_set, self.book)
        if touched:
            for ref in touched:
                self._counts.pop(ref, None)
            self.model.update(touched)

"""The concepts and actors that a document can name, found by whatever they are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from outline_editor.app.likely_texts import LikelyTexts
from outline_editor.app.open_document import OpenDocument
from outline_editor.core.addresses import ElementKind, Ref
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.concept_book import ConceptBook, labels_of, names_of
from outline_editor.core.model import Actor, Concept, DocumentRoot
from outline_editor.core.pinyin import Sounds, has_han, sounds_of, spelled_out
from outline_editor.core.pinyin import prepare as prepare_pinyin
from outline_editor.core.search import normalised


class Named(NamedTuple):
    """An entry that words may mean."""

    id: str
    label: str
    """All its labels on one line."""
    also: str = ""
    """The name that has the words, where the labels have not."""


class Found(NamedTuple):
    """What some words may mean, the likeliest first."""

    entries: list[Named]
    are_sure: bool
    """Whether they are called so; else they only look alike."""


class EntryNames:
    """The concepts, or the actors, of an open document and its codebook.

    An entry goes by its labels, its other spellings and its id; a concept also
    by all that the concepts merged into it are called, which are not offered
    themselves. Those that the document names more often come first.
    """

    def __init__(self, opened: OpenDocument, kind: ElementKind) -> None:
        self._opened = opened
        self._kind = kind
        self._read: tuple[object, ...] = (None, None, None)
        """What the book was made of."""
        self._book = ConceptBook(DocumentRoot(id="none"), SharedCodebook())
        self._refs: dict[str, list[Ref]] | None = None
        """Each entry that is offered, and those merged into it."""
        self._names: _Names | None = None
        self._root: DocumentRoot | None = None
        """The state of the document whose uses are counted in the order of the names."""

    @property
    def all(self) -> Mapping[str, Concept | Actor]:
        """All of them by id, as they are now, also concepts merged into others."""
        return self._all(self._book_now())

    def find(self, words: str, most: int) -> Found:
        """What some words may mean, in English or Chinese, by sound or by initials.

        Everything for `''`. Where nothing is called so: what looks alike, in
        letters or in pinyin.
        """
        return self._names_now().find(words, most)

    def meant(self, words: str) -> str:
        """The one entry that words stand for, `''` where there is none or several.

        It is called just so; or it alone has the words in a name, or sounds so.
        """
        return self._names_now().meant(words)

    def is_called(self, words: str) -> bool:
        """Whether an entry is called just so, whatever the case and the quotation marks."""
        return normalised(words) in self._names_now().exact

    def prepare(self) -> None:
        """Load what `find` takes, so that the first look need not wait for it."""
        if self._names_now().has_chinese:
            prepare_pinyin()

    def _book_now(self) -> ConceptBook:
        root, shared = self._opened.document.root, self._opened.codebook.root
        read = (root.concepts, root.actors, shared)
        if any(now is not before for now, before in zip(read, self._read, strict=True)):
            self._read, self._names, self._refs = read, None, None
            self._book = ConceptBook(root, self._opened.codebook)
        return self._book

    def _all(self, book: ConceptBook) -> Mapping[str, Concept | Actor]:
        return book.concepts if self._kind is ElementKind.CONCEPT else book.actors

    def _names_now(self) -> _Names:
        book, root = self._book_now(), self._opened.document.root
        if self._names is not None and root is self._root:
            return self._names
        self._root = root
        entries, referrers = self._all(book), self._opened.problems.referrers
        if self._refs is None:
            self._refs = {
                one: [Ref(self._kind, known) for known in (one, *sorted(book.merged_into(one)))]
                for one in entries
                if book.resolved(one) == one
            }
        refs = self._refs
        uses = {one: -sum(len(referrers(ref)) for ref in refs[one]) for one in refs}
        in_order = sorted(uses, key=uses.__getitem__)
        if self._names is None or self._names.ids != in_order:
            self._names = _Names([[entries[ref.id] for ref in refs[one]] for one in in_order])
        return self._names


class _Names:
    """What entries are called, in their order, each before those merged into it."""

    def __init__(self, groups: Iterable[Sequence[Concept | Actor]]) -> None:
        self.ids: list[str] = []
        self.exact: dict[str, int] = {}
        """The place of the entry that is called just so, by `normalised` name."""
        self._labels: list[str] = []
        self._others: list[list[str]] = []
        """What they are called besides their labels."""
        self._texts: list[str] = []
        """All that they are called, `normalised`, each name on a line."""
        for at, (entry, *merged) in enumerate(groups):
            self.ids.append(entry.id)
            label = labels_of(entry).shown
            self._labels.append(label)
            self._others.append([*entry.alt, *(name for one in merged for name in names_of(one))])
            names = (name for one in (entry, *merged) for name in (*names_of(one), one.id))
            lines = list(dict.fromkeys(map(normalised, names)))
            self._texts.append("\n".join(lines))
            for line in (*lines, normalised(label)):
                self.exact.setdefault(line, at)
        self.exact |= {entry_id: at for at, entry_id in enumerate(self.ids)}
        self._likely = LikelyTexts(self._texts)

    @cached_property
    def has_chinese(self) -> bool:
        """Whether anything has a Chinese name."""
        return any(map(has_han, self._texts))

    @cached_property
    def _spelled(self) -> LikelyTexts:
        """The Chinese names as pinyin without spaces; there is nothing for the others."""
        return LikelyTexts(
            [
                "\n".join(_in_pinyin(name) for name in text.split("\n") if has_han(name))
                for text in self._texts
            ]
        )

    def find(self, words: str, most: int) -> Found:
        fitting, wanted = self._likely.fitting(words, most), normalised(words)
        if fitting or not wanted:
            if wanted in self.exact:
                fitting = list(dict.fromkeys([self.exact[wanted], *fitting]))[:most]
            parts = wanted.split()
            return Found([self._named(at, parts) for at in fitting], are_sure=True)
        alike = self._likely.best(words, most)
        if sounds_of(words) is not None:
            alike += self._spelled.best("".join(words.split()), most)
        places = list(dict.fromkeys(alike))[:most]
        return Found([Named(self.ids[at], self._labels[at]) for at in places], are_sure=False)

    def _named(self, at: int, parts: Sequence[str]) -> Named:
        label, also = self._labels[at], ""
        if not _has(label, parts):
            also = next((name for name in self._others[at] if _has(name, parts)), "")
        return Named(self.ids[at], label, also)

    def meant(self, words: str) -> str:
        wanted = normalised(words)
        if wanted in self.exact:
            return self.ids[self.exact[wanted]]
        found = [at for at, text in enumerate(self._texts) if wanted in text]
        sounds = sounds_of(wanted)
        if not found and sounds is not None:
            found = [at for at, text in enumerate(self._texts) if _sounds_so(sounds, text)]
        return self.ids[found[0]] if len(found) == 1 else ""


@lru_cache(maxsize=10_000)
def _in_pinyin(name: str) -> str:
    return spelled_out(name).replace(" ", "")


def _has(name: str, parts: Sequence[str]) -> bool:
    plain = normalised(name)
    return all(part in plain for part in parts)


def _sounds_so(sounds: Sounds, text: str) -> bool:
    return has_han(text) and next(sounds.spans(text), None) is not None

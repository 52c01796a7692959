"""What can be chosen in the fields that refer to something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import ClassVar, NamedTuple, Protocol

from outline_editor.app.entry_names import EntryNames
from outline_editor.app.open_document import OpenDocument
from outline_editor.core import codes
from outline_editor.core.addresses import ElementKind, node_ref
from outline_editor.core.concept_book import labels_of
from outline_editor.core.model import Node
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate


class Candidate(NamedTuple):
    """A value that can be chosen, and how a person knows it.

    `label` is what is shown of its names, `also` another one that was asked
    for; `names` are all that are looked through for it.
    """

    value: str
    label: str
    also: str = ""
    names: tuple[str, ...] = ()
    is_sure: bool = False
    """Whether Enter takes it at once where it is the likeliest."""


class Candidates(Protocol):
    """What a list can hold: the values on offer, and how any value is called."""

    def matching(self, text: str, most: int) -> Sequence[Candidate]:
        """What a text may mean, the likeliest first; everything for `''`."""
        ...

    def meant(self, text: str) -> str:
        """The value that a text stands for, by value or name; else the text itself."""
        ...

    def label(self, value: str) -> str:
        """What a person calls a value; the value itself where nothing is known."""
        ...

    def prepare(self) -> None:
        """Get ready to match, while there is time."""

    def creation(self, text: str) -> str:  # noqa: ARG002
        """Words that offer to make a new value called so, `''` where none can be made."""
        return ""


class _OfSession(Candidates):
    """The base: what can be chosen depends on the document shown."""

    is_closed = True
    """Whether a part of a name that only one candidate has means that one."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def offered(self) -> Iterable[Candidate]:
        """Everything that can be chosen."""
        raise NotImplementedError

    def matching(self, text: str, most: int) -> list[Candidate]:
        """See `Candidates.matching`: beginnings first, then what stands within."""
        wanted = text.casefold()
        ranked: list[list[Candidate]] = [[], []]
        for candidate in self.offered():
            rank = _rank(wanted, candidate)
            if rank is not None:
                ranked[rank].append(candidate)
        return [candidate for found in ranked for candidate in found][:most]

    def meant(self, text: str) -> str:
        """See `Candidates.meant`."""
        found = self.matching(text, 1000)
        wanted = text.casefold()
        for candidate in found:
            if candidate.value == text:
                return text
        for candidate in found:
            if wanted in [name.casefold() for name in (candidate.value, *candidate.names)]:
                return candidate.value
        return found[0].value if self.is_closed and len(found) == 1 else text


def _rank(wanted: str, candidate: Candidate) -> int | None:
    """0 for a beginning, 1 for what stands within, `None` for nothing alike."""
    names = [name.casefold() for name in (candidate.value, candidate.label, *candidate.names)]
    if any(name.startswith(wanted) for name in names):
        return 0
    return 1 if any(wanted in name for name in names) else None


class _Entries(Candidates):
    """The entries of one kind, by all that they are called, in English or by their sound."""

    kind: ClassVar[ElementKind]

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: tuple[OpenDocument, EntryNames] | None = None

    def offered(self) -> list[Candidate]:
        """Everything that can be chosen."""
        return self.matching("", len(self._names.all))

    def matching(self, text: str, most: int) -> list[Candidate]:
        """See `Candidates.matching` and `EntryNames.find`."""
        found = self._names.find(text, most)
        is_sure = found.are_sure and bool(text)
        return [Candidate(*entry, is_sure=is_sure) for entry in found.entries]

    def meant(self, text: str) -> str:
        """See `Candidates.meant` and `EntryNames.meant`."""
        return self._names.meant(text) or text

    def label(self, value: str) -> str:
        """All its labels."""
        entry = self._names.all.get(value)
        return value if entry is None else labels_of(entry).shown

    def prepare(self) -> None:
        """See `Candidates.prepare`."""
        self._names.prepare()

    def creation(self, text: str) -> str:
        """See `Candidates.creation`."""
        name = " ".join(text.split())
        if not name or self._session.read_only or self._names.is_called(name):
            return ""
        reference = self._session.opened.codebook.reference
        if not reference:
            return translate("Fields", "Create “{name}” in this document").format(name=name)
        words = translate("Fields", "Create “{name}” in {file}")
        return words.format(name=name, file=PurePosixPath(reference).name)

    @property
    def _names(self) -> EntryNames:
        opened = self._session.opened
        if self._known is None or self._known[0] is not opened:
            self._known = opened, EntryNames(opened, self.kind)
        return self._known[1]


class Actors(_Entries):
    """The actors of the document and of its codebook."""

    kind = ElementKind.ACTOR


class Concepts(_Entries):
    """The concepts of the document and of its codebook that were not merged into others."""

    kind = ElementKind.CONCEPT


class Sources(_OfSession):
    """The sources of the document."""

    def offered(self) -> list[Candidate]:
        """All of them, by id and title."""
        return [
            Candidate(source.id, source.title or source.publisher, names=(source.title,))
            for source in self._session.document.root.sources
        ]

    def meant(self, text: str) -> str:
        """See `Candidates.meant`; a place in a source stays as it is."""
        return text if "@" in text else super().meant(text)

    def label(self, value: str) -> str:
        """A citation with the title of what it cites."""
        cited = value.partition("@")[0]
        for source in self._session.document.root.sources:
            title = source.title or source.publisher
            if source.id == cited and title:
                return f"{value} · {title}"
        return value


class Targets(_OfSession):
    """The target groups that the rows of the document name; others can be written."""

    is_closed = False

    def offered(self) -> list[Candidate]:
        """All of them in order."""
        named = {target for node in self._session.document.walk() for target in node.targets}
        return [Candidate(target, "") for target in sorted(named)]

    def label(self, value: str) -> str:
        """A target group has no other name."""
        return value


class Rows(_OfSession):
    """The rows of the document."""

    def offered(self) -> Iterable[Candidate]:
        """All of them, by id and text."""
        return (Candidate(node.id, node.text) for node in self._session.document.walk())

    def label(self, value: str) -> str:
        """A row's text."""
        node = self._session.document.find(node_ref(value))
        return node.text if isinstance(node, Node) and node.text else value


class Places(Candidates):
    """Every place with an ISO 3166 code, in English and Chinese."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def matching(self, text: str, most: int) -> list[Candidate]:
        """See `Candidates.matching`; places of the document's jurisdiction come first."""
        found = sorted(codes.places_matching(text), key=self._is_abroad)[:most]
        return [
            Candidate(place.code, f"{place.english} {place.chinese}".strip()) for place in found
        ]

    def _is_abroad(self, place: codes.Code) -> bool:
        here = self._session.document.root.jurisdiction or ""
        return not here or not place.code.startswith(here[:2])

    def meant(self, text: str) -> str:
        """See `Candidates.meant`: a code, or the only place of that name."""
        if codes.is_place(text.upper()):
            return text.upper()
        found = codes.places_matching(text)
        wanted = text.casefold()
        called = [p.code for p in found if wanted in (p.english.casefold(), p.chinese)]
        here = [p.code for p in found if not self._is_abroad(p)]
        for means in (called, [code for code in called if code in here], here):
            if len(means) == 1:
                return means[0]
        return found[0].code if len(found) == 1 else text

    def label(self, value: str) -> str:
        """A place's names."""
        names = dict.fromkeys((codes.place_name(value, "en"), codes.place_name(value, "zh")))
        return " ".join(name for name in names if name) or value

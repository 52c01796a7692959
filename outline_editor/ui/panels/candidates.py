"""What can be chosen in the fields that refer to something else."""

from __future__ import annotations

from collections.abc import Iterable

from outline_editor.core import codes
from outline_editor.core.addresses import node_ref
from outline_editor.core.model import Actor, Concept, Node
from outline_editor.ui.panels.tokens_editor import Candidate
from outline_editor.ui.session import Session


class _OfSession:
    """The base: what can be chosen depends on the document shown."""

    def __init__(self, session: Session) -> None:
        self._session = session


class Actors(_OfSession):
    """The actors of the document and of its codebook."""

    def offered(self) -> list[Candidate]:
        """All of them, by id and names."""
        return [Candidate(actor.id, actor.name.shown) for actor in self._all().values()]

    def label(self, value: str) -> str:
        """An actor's names."""
        actor = self._all().get(value)
        return value if actor is None else actor.name.shown

    def _all(self) -> dict[str, Actor]:
        shared = self._session.opened.codebook.root
        found = {} if shared is None else {actor.id: actor for actor in shared.actors}
        return found | {actor.id: actor for actor in self._session.document.root.actors}


class Concepts(_OfSession):
    """The concepts of the document and of its codebook."""

    def offered(self) -> list[Candidate]:
        """Those that were not merged into others, by id, labels and spellings."""
        return [
            Candidate(concept.id, " ".join((concept.label.shown, *concept.alt)))
            for concept in self._all().values()
            if concept.merged_into is None
        ]

    def label(self, value: str) -> str:
        """A concept's labels."""
        concept = self._all().get(value)
        return value if concept is None else concept.label.shown

    def _all(self) -> dict[str, Concept]:
        shared = self._session.opened.codebook.root
        found = {} if shared is None else {concept.id: concept for concept in shared.concepts}
        return found | {concept.id: concept for concept in self._session.document.root.concepts}


class Sources(_OfSession):
    """The sources of the document."""

    def offered(self) -> list[Candidate]:
        """All of them, by id and title."""
        return [
            Candidate(source.id, source.title or source.publisher)
            for source in self._session.document.root.sources
        ]

    def label(self, value: str) -> str:
        """A citation with the title of what it cites."""
        titles = {candidate.value: candidate.label for candidate in self.offered()}
        title = titles.get(value.partition("@")[0], "")
        return f"{value} · {title}" if title else value


class Targets(_OfSession):
    """The target groups that the rows of the document name."""

    def offered(self) -> list[Candidate]:
        """All of them in order."""
        return [Candidate(target, "") for target in sorted(set(self._named()))]

    def label(self, value: str) -> str:
        """A target group has no other name."""
        return value

    def _named(self) -> Iterable[str]:
        return (target for node in self._session.document.walk() for target in node.targets)


class Rows(_OfSession):
    """The rows of the document."""

    def offered(self) -> list[Candidate]:
        """All of them, by id and text."""
        return [Candidate(node.id, node.text) for node in self._session.document.walk()]

    def label(self, value: str) -> str:
        """A row's text."""
        node = self._session.document.find(node_ref(value))
        return node.text if isinstance(node, Node) and node.text else value


class Places:
    """Every place with an ISO 3166 code, in English and Chinese."""

    def offered(self) -> list[Candidate]:
        """All of them, by code and names."""
        return [
            Candidate(place.code, f"{place.english} {place.chinese}".strip())
            for place in codes.places()
        ]

    def label(self, value: str) -> str:
        """A place's names."""
        names = (codes.place_name(value, "en"), codes.place_name(value, "zh"))
        return " ".join(name for name in names if name) or value

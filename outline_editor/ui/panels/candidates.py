"""What can be chosen in the fields that refer to something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from outline_editor.core import codes
from outline_editor.ui.panels.tokens_editor import Candidate
from outline_editor.ui.session import Session


def actors(session: Session) -> Callable[[], Sequence[Candidate]]:
    """The actors of the document, then of its codebook."""

    def offered() -> list[Candidate]:
        shared = session.opened.codebook.root
        found = {} if shared is None else {actor.id: actor for actor in shared.actors}
        found.update({actor.id: actor for actor in session.document.root.actors})
        return [Candidate(actor.id, actor.name.shown) for actor in found.values()]

    return offered


def concepts(session: Session) -> Callable[[], Sequence[Candidate]]:
    """The concepts of the document, then of its codebook; merged ones left out."""

    def offered() -> list[Candidate]:
        shared = session.opened.codebook.root
        found = {} if shared is None else {concept.id: concept for concept in shared.concepts}
        found.update({concept.id: concept for concept in session.document.root.concepts})
        return [
            Candidate(concept.id, " ".join((concept.label.shown, *concept.alt)))
            for concept in found.values()
            if concept.merged_into is None
        ]

    return offered


def sources(session: Session) -> Callable[[], Sequence[Candidate]]:
    """The sources of the document."""
    return lambda: [
        Candidate(source.id, source.title or source.publisher)
        for source in session.document.root.sources
    ]


def targets(session: Session) -> Callable[[], Sequence[Candidate]]:
    """The target groups that other rows of the document name."""
    return lambda: [
        Candidate(target, "")
        for target in sorted({t for node in session.document.walk() for t in node.targets})
    ]


def rows(session: Session) -> Callable[[], Sequence[Candidate]]:
    """The rows of the document."""
    return lambda: [Candidate(node.id, node.text) for node in session.document.walk()]


def places(_session: Session) -> Callable[[], Sequence[Candidate]]:
    """Every place with an ISO 3166 code, in English and Chinese."""
    return lambda: [
        Candidate(place.code, f"{place.english} {place.chinese}".strip())
        for place in codes.places()
    ]

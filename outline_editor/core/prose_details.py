"""What is said of a row or a note besides its words, and the list of sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outline_editor.core import codes
from outline_editor.core.concept_book import ConceptBook
from outline_editor.core.errors import Message
from outline_editor.core.model import Amount, DocumentRoot, Node, Source
from outline_editor.core.prose_blocks import (
    Block,
    Ink,
    Piece,
    Role,
    Target,
    Way,
    Words,
    faint,
    joined,
    source_name,
)
from outline_editor.core.vocabulary import Basis, Modifier

_WEB = ("http://", "https://")


class Details:
    """Says in the words of one state of a document what its rows and notes name by id."""

    def __init__(self, root: DocumentRoot, book: ConceptBook) -> None:
        self._language = root.language
        self._book = book
        self._sources = root.sources
        self._numbers = {source.id: at for at, source in enumerate(root.sources, 1)}

    def of_row(self, node: Node) -> tuple[Piece, ...]:
        """All that a row carries besides text, original, sources and notes."""
        groups: list[tuple[Piece, ...]] = []
        if node.actors:
            groups.append((faint(", ".join(map(self._actor, node.actors))),))
        if node.instrument is not None:
            groups.append((faint(node.instrument),))
        if node.change is not None:
            groups.append((faint(node.change),))
        messages = []
        if node.targets:
            messages.append(Message.of("prose.for", names=", ".join(node.targets)))
        if node.places:
            places = ", ".join(map(self.place, node.places))
            messages.append(Message.of("prose.in", names=places))
        if node.period is not None:
            messages.append(Message.of("prose.period", period=node.period.replace("/", "–")))
        if node.due is not None:
            messages.append(Message.of("prose.due", date=node.due))
        if node.stated is not None:
            messages.append(Message.of("prose.absent"))
        groups += [(faint(message),) for message in messages]
        groups += [_amount(amount) for amount in node.amounts]
        groups += self.concepts(node.concepts)
        return joined(groups)

    def concepts(self, ids: Iterable[str]) -> list[tuple[Piece, ...]]:
        """Concepts by their labels, one group each; for a merged one that which replaced it."""
        resolved = dict.fromkeys(map(self._book.resolved, ids))
        return [(faint(self._concept(one)),) for one in resolved]

    def place(self, code: str) -> str:
        """The name of a place."""
        return codes.place_name(code, self._language) or code

    def _concept(self, concept_id: str) -> str:
        concept = self._book.concepts.get(concept_id)
        return concept_id if concept is None else concept.label.shown

    def _actor(self, actor_id: str) -> str:
        actor = self._book.actors.get(actor_id)
        if actor is None:
            return actor_id
        return actor.name.get(self._language) or actor.name.texts[0][1]

    # Sources

    def citations(self, cites: Iterable[str]) -> Iterator[Piece]:
        """Each source cited as `[1]`, with the place in it as `[2, p. 3]`."""
        for citation in cites:
            source_id, _, place = citation.partition("@")
            yield faint(" [")
            yield faint(self._called(source_id), Target(Way.BLOCK, source_name(source_id)))
            yield faint(f", {place}]" if place else "]")

    def _called(self, source_id: str) -> str:
        number = self._numbers.get(source_id)
        return source_id if number is None else str(number)

    def sources(self, cited: Iterable[str], *, only_cited: bool) -> Iterator[Block]:
        """The sources of the document in their order, then cited ids that it does not have."""
        wanted = dict.fromkeys(cited)
        for source in self._sources:
            if source.id in wanted or not only_cited:
                yield self._source(source.id, _about(source))
        for source_id in wanted:
            if source_id not in self._numbers:
                yield self._source(source_id, (faint(Message.of("prose.no-source")),))

    def _source(self, source_id: str, pieces: tuple[Piece, ...]) -> Block:
        label = Piece(f"[{self._called(source_id)}]")
        return Block(Role.SOURCE, pieces, source_name(source_id), label)


def _about(source: Source) -> tuple[Piece, ...]:
    facts = [text for text in (source.title, source.publisher, source.date) if text]
    groups: list[tuple[Piece, ...]] = [(Piece(", ".join(facts) or source.id),)]
    if source.kind is not None:
        groups.append((faint(source.kind),))
    if source.url:
        is_web = source.url.lower().startswith(_WEB)
        target = Target(Way.WEB, source.url) if is_web else None
        groups.append((faint(source.url, target),))
    if source.accessed is not None:
        groups.append((faint(Message.of("prose.accessed", date=source.accessed)),))
    return joined(groups)


def _amount(amount: Amount) -> tuple[Piece, ...]:
    """An amount as `60 bn = CNY 60,000,000,000 (inferred)`."""
    words: list[Words] = [amount.quote]
    if amount.value is not None:
        words.append(" = ")
        if amount.modifier not in (None, Modifier.RANGE):
            words += [amount.modifier, " "]
        words.append(_quantity(amount))
    if amount.basis is Basis.INFERRED:
        words += [" (", amount.basis, ")"]
    return tuple(Piece(one, Ink.FAINT) for one in words)


def _quantity(amount: Amount) -> str:
    value = f"{amount.value:,f}"
    if amount.to is not None:
        value += f"–{amount.to:,f}"
    return " ".join(part for part in (amount.currency, value, amount.unit) if part)

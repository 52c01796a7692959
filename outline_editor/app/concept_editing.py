"""What a person can do to the concepts and actors of an open document and its codebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from typing import Any, NamedTuple

from outline_editor.app.entry_uses import direct_users, users_in_order
from outline_editor.app.label_language import renamed
from outline_editor.app.open_document import OpenDocument
from outline_editor.app.typing_runs import TypingRuns
from outline_editor.core import concepts
from outline_editor.core.addresses import (
    ElementKind,
    Ref,
    concept_ref,
    node_ref,
    note_ref,
    ref_of,
)
from outline_editor.core.concept_book import ConceptBook, labels_of
from outline_editor.core.desk import Desk
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.labels import Labels
from outline_editor.core.model import Node
from outline_editor.formats.actor_offers import ActorOffer

_LABEL_FIELDS = {ElementKind.CONCEPT: "label", ElementKind.ACTOR: "name"}


class Uses(NamedTuple):
    """Where an entry is used in a document, each in the order of the document."""

    rows: tuple[str, ...]
    """The ids of the rows that name it, or a concept that was merged into it."""
    notes: tuple[str, ...]
    """The ids of the notes that do."""
    entries: tuple[Ref, ...]
    """The entries that stand under it, or were merged into it."""


class ConceptEditing:
    """The commands on concepts and actors.

    Each is one step of undo of the document, also for what it changes in the
    codebook. In the other documents shown that share the codebook it is a step
    of theirs, which goes with this one.
    """

    def __init__(self, opened: OpenDocument, typing: TypingRuns) -> None:
        self._opened = opened
        self._typing = typing

    @contextmanager
    def _step(self, name: Message, *, everywhere: bool = False, run: str = "") -> Iterator[Desk]:
        """A step of undo. `everywhere` includes the other documents with this codebook."""
        self._opened.require_editable()
        if not run:
            self._typing.end()
        shared = self._opened.named.shared
        others = [one for one in self._opened.sharing_codebook() if not one.read_only]
        others = others if everywhere else []
        indexes = {id(one.document): one.problems for one in (self._opened, *others)}

        def uses(document: Document, ref: Ref) -> Set[Ref]:
            return indexes[id(document)].referrers(ref)

        elsewhere = [] if shared is None else [shared.document]
        histories = [one.history for one in others]
        with self._opened.history.joint_step(name, elsewhere, histories, run) as joint:
            yield Desk(joint.own, next(iter(joint.elsewhere), None), joint.others, uses)

    @property
    def book(self) -> ConceptBook:
        """The concepts and actors as they are now."""
        return ConceptBook(self._opened.document.root, self._opened.codebook)

    def create(
        self,
        kind: ElementKind,
        labels: Labels,
        *,
        in_codebook: bool | None = None,
        on: Ref | None = None,
        also: Sequence[Ref] = (),
        text: str | None = None,
        **fields: Any,
    ) -> str:
        """Add a concept or actor; returns its id, a slug of its first label.

        It stands in the codebook if there is one, unless `in_codebook` says
        otherwise. `on` is a row or note that it is put on in the same step, and
        so are those of `also`; with `text`, that is what the note says from then
        on. Raises `EditRefused`.
        """
        self._refuse_trouble(in_codebook)
        if in_codebook is None:
            in_codebook = self._opened.named.shared is not None
        with self._step(Message.of(f"name.create-{kind.value}")) as desk:
            entry = concepts.new_entry(desk, kind, labels, **fields)
            concepts.create(desk, entry, in_codebook=in_codebook)
            for ref in (*(() if on is None else (on,)), *also):
                concepts.put_on(desk.own, ref, kind, entry.id)
            if on is not None and text is not None:
                desk.own.set(on, text=text)
        return entry.id

    def tag_note(self, note_id: str, concept_id: str, text: str) -> None:
        """Let a note be about a concept, and say `text`, in one step. Raises `EditRefused`."""
        with self._step(Message.of("name.tag")) as desk:
            concepts.put_on(desk.own, note_ref(note_id), ElementKind.CONCEPT, concept_id)
            desk.own.set(note_ref(note_id), text=text)

    def _refuse_trouble(self, in_codebook: bool | None) -> None:
        trouble = self._opened.codebook.trouble
        if trouble is not None and in_codebook is not False:
            raise EditRefused(Message.of("concept.codebook-trouble", reason=trouble.text))

    def set_field(self, ref: Ref, field: str, value: Any, *, typed: bool = False) -> None:
        """Set a field of a concept or actor where it stands. Raises `EditRefused`.

        `typed` joins the change to the typing before it, by word and pause.
        """
        run = ""
        if typed:
            old = getattr(self._opened.entry(ref), field, None)
            run = self._typing.run(ref, field, str(old or ""), str(value or ""))
        words = field.replace("_", " ")
        with self._step(Message.of(f"name.change-{ref.kind.value}", field=words), run=run) as desk:
            concepts.set_field(desk, ref, field, value)

    def set_label(self, ref: Ref, language: str, text: str, *, typed: bool = False) -> None:
        """Set what an entry is called in one language; `''` takes it away. Raises `EditRefused`."""
        labels = self._labels(ref)
        changed = concepts.with_label(labels, language, text)
        run = ""
        if typed:
            field = f"{_LABEL_FIELDS[ref.kind]}.{language}"
            run = self._typing.run(ref, field, labels.get(language), text)
        self._set_labels(ref, changed, run)

    def rename(self, ref: Ref, words: str) -> None:
        """Overwrite the first label of an entry; see `renamed`. Raises `EditRefused`."""
        self._set_labels(ref, renamed(self._opened.document.root, self._labels(ref), words))

    def _labels(self, ref: Ref) -> Labels:
        entry = self._opened.entry(ref)
        if entry is None:
            raise EditRefused(Message.of("edit.no-element", kind=ref.kind.value, id=ref.id))
        return labels_of(entry)

    def _set_labels(self, ref: Ref, labels: Labels, run: str = "") -> None:
        field = _LABEL_FIELDS[ref.kind]
        name = Message.of(f"name.change-{ref.kind.value}", field=field)
        with self._step(name, run=run) as desk:
            concepts.set_field(desk, ref, field, labels)

    def merge(self, source_id: str, target_id: str) -> None:
        """Merge one concept into another; see `concepts.merge`. Raises `EditRefused`."""
        with self._step(Message.of("name.merge"), everywhere=True) as desk:
            concepts.merge(desk, source_id, target_id)

    def delete(self, ref: Ref) -> None:
        """Delete an entry with all references to it that are open. Raises `EditRefused`."""
        name = Message.of(f"name.delete-{ref.kind.value}")
        with self._step(name, everywhere=True) as desk:
            concepts.delete(desk, ref)

    def share(self, ref: Ref) -> None:
        """Move an entry of the document to its codebook. Raises `EditRefused`."""
        self._refuse_trouble(None)
        with self._step(Message.of("name.share")) as desk:
            concepts.share(desk, ref)

    def add_actors(self, offers: Sequence[ActorOffer]) -> None:
        """Add offered actors to the document, and to the rows that name them."""
        name = Message.of("name.add-actors", n=len(offers))
        with self._step(name) as desk:
            document = desk.own.document
            for offer in offers:
                if not document.has(ref_of(offer.actor)):
                    desk.own.insert(offer.actor)
                for row in offer.rows:
                    node = document.find(node_ref(row))
                    if isinstance(node, Node) and offer.actor.id not in node.actors:
                        desk.own.set(node_ref(row), actors=(*node.actors, offer.actor.id))

    # References to what was merged

    def merged_count(self) -> int:
        """How many rows, notes and concepts name concepts that were merged into others."""
        book = self.book
        merged = [one for one in book.concepts if book.resolved(one) != one]
        users = {user for one in merged for user in direct_users(self._opened, concept_ref(one))}
        return len(users) + len(concepts.merged_on(self._opened.document, book.resolved))

    def rewrite_merged(self) -> None:
        """Let them name what these stand for. Raises `EditRefused`."""
        resolved = self.book.resolved
        with self._step(Message.of("name.rewrite-merged")) as desk:
            concepts.rewrite_merged(desk.own, resolved)

    # Uses

    def uses(self, ref: Ref) -> Uses:
        """Where an entry is used in this document."""
        return _uses_in(self._opened, ref)

    def uses_elsewhere(self, ref: Ref) -> list[tuple[OpenDocument, Uses]]:
        """The other documents shown that use an entry of the codebook they share.

        Of the entries those count that they define themselves.
        """
        shared = self._opened.named.shared
        if shared is None or not shared.document.has(ref):
            return []
        others = [one for one in self._opened.sharing_codebook() if not one.document.has(ref)]
        found = [(other, _own_uses_in(other, ref)) for other in others]
        return [(other, uses) for other, uses in found if any(uses)]


def _own_uses_in(opened: OpenDocument, ref: Ref) -> Uses:
    uses = _uses_in(opened, ref)
    return uses._replace(entries=tuple(filter(opened.document.has, uses.entries)))


def _uses_in(opened: OpenDocument, ref: Ref) -> Uses:
    book = ConceptBook(opened.document.root, opened.codebook)
    users = users_in_order(opened, book, ref)
    entries = [user for user in opened.problems.referrers(ref) if user.kind is ref.kind]
    shared = opened.codebook.root
    if shared is not None:
        upper = concepts.UPPER_FIELD[ref.kind]
        listed = shared.concepts if ref.kind is ElementKind.CONCEPT else shared.actors
        entries += [
            Ref(ref.kind, one.id)
            for one in listed
            if ref.id in (getattr(one, upper), getattr(one, "merged_into", None))
        ]
    return Uses(
        tuple(user.id for user in users if user.kind is ElementKind.NODE),
        tuple(user.id for user in users if user.kind is ElementKind.NOTE),
        tuple(dict.fromkeys(sorted(entries))),
    )

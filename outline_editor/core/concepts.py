"""Commands on concepts and actors: making, changing, merging, sharing and deleting them.

They stand in the document or in the codebook that it shares with others, and
one gesture may change all of these. A command that can't do what it is asked
for raises `EditRefused` with the reason and leaves nothing changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from outline_editor.core.addresses import ElementKind, Ref, concept_ref, ref_of
from outline_editor.core.concept_book import labels_of, names_of
from outline_editor.core.desk import LISTS, Desk
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.fields import replaced
from outline_editor.core.folding import folded
from outline_editor.core.ids import slug_from
from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, Concept, Node, Note
from outline_editor.core.pinyin import spelled_out
from outline_editor.core.rules import made
from outline_editor.core.transaction import Transaction

UPPER_FIELD = {ElementKind.CONCEPT: "broader", ElementKind.ACTOR: "of"}
"""The field that names what an entry stands under."""


def create(desk: Desk, entry: Concept | Actor, *, in_codebook: bool) -> Ref:
    """Add an entry; returns its address.

    Raises `EditRefused` where its id is taken; `new_id` gives a free one.
    """
    ref = ref_of(entry)
    if any(book.document.is_used(ref) for book in desk.books()):
        raise EditRefused(Message.of("concept.id-taken", id=ref.id))
    return (desk.codebook() if in_codebook else desk.own).insert(entry)


def new_id(desk: Desk, kind: ElementKind, label: str) -> str:
    """A free id for an entry called so: a slug of the label, Chinese by its sound."""
    stem = slug_from(spelled_out(label), fallback=kind.value)
    candidate, number = stem, 2
    while any(book.document.is_used(Ref(kind, candidate)) for book in desk.books()):
        candidate = f"{stem}-{number}"
        number += 1
    return candidate


def new_entry(desk: Desk, kind: ElementKind, labels: Labels, **fields: Any) -> Concept | Actor:
    """An entry that stands nowhere yet, with a free id. Raises `EditRefused` for bad fields."""
    entry_id = new_id(desk, kind, labels.texts[0][1])
    if kind is ElementKind.CONCEPT:
        return made(Concept, id=entry_id, label=labels, **fields)
    return made(Actor, id=entry_id, name=labels, **fields)


def put_on(transaction: Transaction, ref: Ref, kind: ElementKind, entry_id: str) -> None:
    """Let a row or note name an entry, last of all, unless it does already."""
    field = LISTS[kind]
    names = getattr(transaction.document.require(ref), field)
    if entry_id not in names:
        transaction.set(ref, **{field: (*names, entry_id)})


def set_field(desk: Desk, ref: Ref, field: str, value: Any) -> None:
    """Set a field of an entry where it stands; what it is under may not be under it.

    `merged_into` is set by `merge` alone.
    """
    if field == "merged_into":
        raise EditRefused(Message.of("concept.merged-by-merging"))
    if field == UPPER_FIELD[ref.kind] and value:
        upper = Ref(ref.kind, value)
        if upper == ref or ref in _above(desk, upper):
            raise EditRefused(Message.of("concept.under-itself", name=_name(desk.entry(ref))))
    desk.holder(ref).set(ref, **{field: value})


def _above(desk: Desk, ref: Ref) -> list[Ref]:
    """What an entry stands under, the nearest first."""
    known = {entry.id: entry for _, entry in reversed([*desk.entries(ref.kind)])}
    found: list[Ref] = []
    while (entry := known.get(ref.id)) is not None:
        upper = getattr(entry, UPPER_FIELD[ref.kind])
        ref = Ref(ref.kind, upper or "")
        if not upper or ref in found:
            break
        found.append(ref)
    return found


def merge(desk: Desk, source_id: str, target_id: str) -> None:
    """Let one concept stand for another from now on.

    The source stays, merged into the target, for files that name it. What is
    open names the target at once; what was merged into the source is merged
    into the target too, and what stood under it stands under the target.
    The target answers to the source's names besides its own. No chain is left,
    in the other open documents neither.
    """
    source_ref, target_ref = concept_ref(source_id), concept_ref(target_id)
    source, target = desk.entry(source_ref), desk.entry(target_ref)
    if source_id == target_id:
        raise EditRefused(Message.of("concept.merge-into-itself"))
    for concept in (source, target):
        if concept.merged_into:
            name, into = _name(concept), concept.merged_into
            raise EditRefused(Message.of("concept.merged-already", name=name, into=into))
    if desk.holder(source_ref) is not desk.own and desk.holder(target_ref) is desk.own:
        raise EditRefused(Message.of("concept.merge-into-own", name=_name(target)))
    _lift_out(desk, source, target_id)
    for book, concept in [*desk.entries(ElementKind.CONCEPT)]:
        if concept.merged_into == source_id:
            book.set(ref_of(concept), merged_into=target_id)
    desk.holder(source_ref).set(source_ref, merged_into=target_id)
    _merge_on_elsewhere(desk, source_ref, target_ref)
    known = {folded(name) for name in names_of(target)}
    added = [name for name in names_of(source) if folded(name) not in known]
    if added:
        desk.holder(target_ref).set(target_ref, alt=(*target.alt, *dict.fromkeys(added)))
    rename_in_documents(desk, source_ref, target_id)


def _merge_on_elsewhere(desk: Desk, source: Ref, target: Ref) -> None:
    """Let what other documents merged into a concept be merged into its target, too."""
    for transaction in desk.naming(source):
        if transaction is desk.own:
            continue
        document = transaction.document
        own_target = document.find(target)
        end = getattr(own_target, "merged_into", None) or target.id
        for concept in document.root.concepts:
            if concept.merged_into == source.id and concept.id != end:
                transaction.set(ref_of(concept), merged_into=end)


def _lift_out(desk: Desk, source: Concept, target_id: str) -> None:
    """Put what stands under a concept under another one, which may itself stand there."""
    target_ref = concept_ref(target_id)
    above_target = {target_ref, *_above(desk, target_ref)}
    for book, concept in [*desk.entries(ElementKind.CONCEPT)]:
        if concept.broader == source.id:
            is_above = ref_of(concept) in above_target
            book.set(ref_of(concept), broader=source.broader if is_above else target_id)


def rename_in_documents(desk: Desk, ref: Ref, target: str | None) -> None:
    """Let the rows and notes that name an entry name another, or none."""
    field = LISTS[ref.kind]
    for document in desk.naming(ref):
        for user in sorted(desk.uses(document.document, ref)):
            element = document.document.find(user)
            if isinstance(element, Node | Note):
                names = getattr(element, field)
                kept = (target if name == ref.id else name for name in names)
                document.set(user, **{field: tuple(dict.fromkeys(filter(None, kept)))})


def delete(desk: Desk, ref: Ref) -> None:
    """Delete an entry, with all references to it in what is open.

    What stood under it stands under what it was under; concepts merged into it
    are deleted too, since they would stand for nothing, but those of other
    documents stand for themselves again. Of an entry that the codebook defines
    as well, only the document's definition goes.
    """
    entry = desk.entry(ref)
    if all(book.document.has(ref) for book in desk.books()) and desk.shared is not None:
        desk.own.remove(ref)
        return
    upper = UPPER_FIELD[ref.kind]
    gone = [ref]
    for book, other in [*desk.entries(ref.kind)]:
        if isinstance(other, Concept) and other.merged_into == ref.id:
            gone.append(ref_of(other))
        elif getattr(other, upper) == ref.id:
            book.set(ref_of(other), **{upper: getattr(entry, upper)})
    for one in gone:
        _let_go_elsewhere(desk, one, getattr(entry, upper))
        rename_in_documents(desk, one, None)
        desk.holder(one).remove(one)


def _let_go_elsewhere(desk: Desk, ref: Ref, upper_id: str | None) -> None:
    """Keep what other documents define themselves from naming an entry that goes."""
    upper = UPPER_FIELD[ref.kind]
    for transaction in desk.naming(ref):
        if transaction is desk.own:
            continue
        for other in getattr(transaction.document.root, LISTS[ref.kind]):
            if getattr(other, upper) == ref.id:
                transaction.set(ref_of(other), **{upper: upper_id})
            if isinstance(other, Concept) and other.merged_into == ref.id:
                transaction.set(ref_of(other), merged_into=None)


def share(desk: Desk, ref: Ref) -> None:
    """Move an entry of the document to its codebook, for other documents to name it."""
    codebook = desk.codebook()
    entry = desk.own.document.require(ref)
    if codebook.document.is_used(ref):
        raise EditRefused(Message.of("concept.id-taken", id=ref.id))
    upper = getattr(entry, UPPER_FIELD[ref.kind])
    for name in filter(None, (upper, getattr(entry, "merged_into", None))):
        if not codebook.document.has(Ref(ref.kind, name)):
            raise EditRefused(Message.of("concept.share-upper-first", name=_name(entry), id=name))
    desk.own.remove(ref)
    codebook.insert(entry)


def rewrite_merged(transaction: Transaction, resolved: Callable[[str], str]) -> None:
    """Let rows and notes that name merged concepts name what these stand for.

    So do concepts that are merged into one which is merged itself.
    """
    for concept in merged_on(transaction.document, resolved):
        into = resolved(concept.id)
        transaction.set(ref_of(concept), merged_into=None if into == concept.id else into)
    for ref, names in merged_names(transaction.document, resolved):
        transaction.set(ref, concepts=names)


def merged_on(document: Document, resolved: Callable[[str], str]) -> list[Concept]:
    """The concepts of a document that are merged into one which is merged itself."""
    return [
        concept
        for concept in document.root.concepts
        if concept.merged_into and resolved(concept.id) != concept.merged_into
    ]


def merged_names(
    document: Document, resolved: Callable[[str], str]
) -> Iterator[tuple[Ref, tuple[str, ...]]]:
    """The rows and notes that name merged concepts, with what they should name instead."""
    root = document.root
    for element in (*root.notes, *(one for row in document.walk() for one in (row, *row.notes))):
        names = tuple(dict.fromkeys(map(resolved, element.concepts)))
        if names != element.concepts and set(names) != set(element.concepts):
            yield ref_of(element), names


def with_label(labels: Labels, language: str, text: str) -> Labels:
    """Labels with the text of one language changed, added, or taken out where it is empty.

    Raises `EditRefused` where no language would be left.
    """
    texts = dict(labels.texts)
    texts.pop(language, None)
    if text:
        texts[language] = text
    if not texts:
        raise EditRefused(Message.of("concept.no-label"))
    return replaced(labels, "texts", Labels.of(texts).texts)


def _name(entry: Concept | Actor) -> str:
    return labels_of(entry).shown

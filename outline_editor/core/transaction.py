"""Edits being collected, with shorthands for the common ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from outline_editor.core.addresses import (
    DOCUMENT,
    LIST_FIELDS,
    ElementKind,
    Ref,
    child_list,
    is_element,
    kind_of,
    ref_of,
)
from outline_editor.core.changes import Change
from outline_editor.core.edits import Edit, Insert, Move, Remove, SetField
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.fields import replaced
from outline_editor.core.ids import NODE_PREFIX, NOTE_PREFIX, new_id
from outline_editor.core.index import elements_in
from outline_editor.core.model import Element, Node, Note
from outline_editor.core.rules import check_height, made
from outline_editor.core.vocabulary import KINDS_WITH_STATE, NoteState
from outline_editor.core.wording import word_for

if TYPE_CHECKING:
    from outline_editor.core.document import Document


class Taken:
    """The ids of one kind that a new element may not have."""

    def __init__(self, document: Document, like: Element, given: set[Ref]) -> None:
        self._document, self._kind, self._given = document, kind_of(like), given

    def __contains__(self, element_id: object) -> bool:
        ref = Ref(self._kind, str(element_id))
        return ref in self._given or self._document.is_used(ref)


class Transaction:
    """The edits of one gesture; each takes effect at once in the document.

    Every method raises `EditRefused` where the edit would break a rule, and
    `RuntimeError` once the transaction is over.
    """

    def __init__(self, document: Document, apply: Callable[[Edit], Change | None]) -> None:
        self.document = document
        self.changes: list[Change] = []
        self._said_after: list[tuple[int, Message]] = []
        """What was remarked on, each with the number of changes before it."""
        self._apply = apply
        self._over = False

    @property
    def remarks(self) -> tuple[Message, ...]:
        """What a person should be told of the edits, once they are committed."""
        return tuple([message for _, message in self._said_after])

    def close(self) -> None:
        """End the transaction; the document calls this."""
        self._over = True

    def apply(self, edit: Edit) -> None:
        """Carry out one edit. One that changes nothing leaves no trace."""
        if self._over:
            raise RuntimeError("the transaction is over")
        change = self._apply(edit)
        if change is not None:
            self.changes.append(change)

    def remark(self, message: Message) -> None:
        """Have a person told something about the edits."""
        self._said_after.append((len(self.changes), message))

    def take_back(self, kept: int = 0) -> None:
        """Undo the edits so far but the first `kept`, as if they had not been."""
        while len(self.changes) > kept:
            self._apply(self.changes.pop().inverse)
        self._said_after = [said for said in self._said_after if said[0] <= kept]

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Take back what was done inside when it raises; earlier edits stay."""
        kept = len(self.changes)
        try:
            yield
        except BaseException:
            self.take_back(kept)
            raise

    def set(self, ref: Ref, **fields: Any) -> None:
        """Set fields of an element, or of the document."""
        for field, value in fields.items():
            self.apply(SetField(ref, field, value))

    def insert(self, element: Element, owner: Ref = DOCUMENT, index: int | None = None) -> Ref:
        """Insert an element, at the end unless told where; returns its address.

        Rows and notes in it that have no id get new ones. Raises `TypeError` for
        what is no element, and for an owner or index that is none.
        """
        if not is_element(element):
            raise TypeError(f"an element such as a Node or Note is needed, not {element!r}")
        _check_address(owner)
        if isinstance(element, Node):
            check_height(element)
        given = {ref_of(inner) for inner in elements_in(element)}
        if any(not ref.id for ref in given):
            element = self._with_ids(element, given)
        field = _list_for(element, owner)
        if index is None:
            index = len(getattr(self.document.find(owner), field, ()))
        self.apply(Insert(owner, field, index, element))
        return ref_of(element)

    def remove(self, ref: Ref) -> None:
        """Remove an element with everything in it."""
        self.apply(Remove(ref))

    def move(self, ref: Ref, owner: Ref, index: int) -> None:
        """Move a row or note; `index` counts without the element itself."""
        field = "notes" if ref.kind is ElementKind.NOTE else child_list(owner)
        self.apply(Move(ref, owner, field, index))

    def add_note(self, text: str, on: Ref = DOCUMENT, **fields: Any) -> Ref:
        """Add a note to a row, or to the document; returns its address.

        `fields` are the note's other fields, such as `kind="context"`. A question
        or todo is open unless they say otherwise.
        """
        _check_address(on)
        if fields.get("kind") in KINDS_WITH_STATE:
            fields.setdefault("state", NoteState.OPEN)
        return self.insert(made(Note, text=text, **fields), on)

    def _with_ids(self, element: Element, given: set[Ref]) -> Element:
        if isinstance(element, (Node, Note)) and not element.id:
            prefix = NODE_PREFIX if isinstance(element, Node) else NOTE_PREFIX
            fresh = new_id(prefix, Taken(self.document, element, given))
            element = replaced(element, "id", fresh)
            given.add(ref_of(element))
        if isinstance(element, Node):
            for field in ("notes", "children"):
                items = getattr(element, field)
                if items:
                    fresh_items = tuple([self._with_ids(item, given) for item in items])
                    element = replaced(element, field, fresh_items)
        return element


def _check_address(ref: object) -> None:
    if not isinstance(ref, Ref):
        raise TypeError(f"an address such as ref_of(row) is needed, not {ref!r:.60}")


def _list_for(element: Element, owner: Ref) -> str:
    """The field of an owner that holds such elements."""
    kind = kind_of(element)
    for field, held in LIST_FIELDS.get(owner.kind, {}).items():
        if held is kind:
            return field
    words = {"kind": word_for(kind), "owner": word_for(owner.kind)}
    raise EditRefused(Message.of("edit.wrong-owner", **words))

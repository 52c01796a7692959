"""A document being worked on: one current state, and edits in transactions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from outline_editor.core.addresses import DOCUMENT, Ref, node_ref, note_ref, ref_of
from outline_editor.core.changes import Change, ChangeSet, Origin
from outline_editor.core.curated_mark import take_mark_off
from outline_editor.core.edits import Edit, Insert, Move, Remove, SetField
from outline_editor.core.errors import Message
from outline_editor.core.fields import replaced
from outline_editor.core.index import Index, Place, elements_in, walk
from outline_editor.core.model import DEFAULT_HEADER, DocumentRoot, Element, Node, Note
from outline_editor.core.rules import (
    check_insert,
    check_merging,
    check_movable,
    check_move,
    check_present,
    checked_value,
)
from outline_editor.core.transaction import Transaction

Follower = Callable[[ChangeSet], None]


class Document:
    """A document in memory: `root` is its state now, frozen and shareable.

    It changes only inside `transaction`. Whoever holds a `root` keeps that
    state for good, whatever happens afterwards. `header` is the comment block
    that stands above everything in the file, each line with its `#`.

    Not for use from several threads; a `root` is.
    """

    def __init__(
        self, root: DocumentRoot, header: str = DEFAULT_HEADER, notices: tuple[Message, ...] = ()
    ) -> None:
        """The document with this state; it comes from a file, or is new.

        Raises `ValueError` where rows or notes have no id, or one id stands twice.
        """
        self._index = Index(root)
        self._header, self._notices = header, notices
        self._retired: set[Ref] = set()
        self._followers: list[Follower] = []
        self._open: Transaction | None = None
        self._telling = False

    # Reading

    @property
    def header(self) -> str:
        """What stands above everything in the file."""
        return self._header

    def set_header(self, header: str) -> None:
        """Let this stand above everything in the file; no edit, and so no step of undo."""
        self._header = header

    @property
    def notices(self) -> tuple[Message, ...]:
        """What reading the file has changed."""
        return self._notices

    @property
    def root(self) -> DocumentRoot:
        """The state of the document now."""
        return self._index.root

    def find(self, ref: Ref) -> Element | DocumentRoot | None:
        """The element with an address, `None` if it is not there."""
        return self._index.find(ref)

    def require(self, ref: Ref) -> Any:
        """The element with an address. Raises `EditRefused` if it is not there."""
        check_present(self._index, ref)
        return self._index.find(ref)

    def node(self, node_id: str) -> Node:
        """The row with an id. Raises `KeyError` if there is none."""
        return self._index.nodes[node_id]

    def note(self, note_id: str) -> Note:
        """The note with an id. Raises `KeyError` if there is none."""
        note = self._index.find(note_ref(note_id))
        if note is None:
            raise KeyError(note_id)
        return note

    def has(self, ref: Ref) -> bool:
        """Whether there is an element with that address."""
        return self._index.find(ref) is not None

    def place(self, ref: Ref) -> Place:
        """Where an element stands. Raises `KeyError` if it is not there."""
        return self._index.place(ref)

    def owner(self, ref: Ref) -> Ref:
        """What an element stands in. Raises `KeyError` if it is not there."""
        return self._index.owner(ref)

    def rows(self, owner: Ref = DOCUMENT) -> tuple[Node, ...]:
        """The rows right under a row, or the top rows."""
        if owner == DOCUMENT:
            return self.root.outline
        return self.node(owner.id).children

    def depth(self, ref: Ref) -> int:
        """The level of a row: 1 for the top rows, 0 for the document."""
        levels = 0
        while ref != DOCUMENT:
            ref = self._index.owner(ref)
            levels += 1
        return levels

    def ancestors(self, node_id: str) -> list[str]:
        """The ids of the rows above a row, the nearest first."""
        ids = []
        owner = self._index.owner(node_ref(node_id))
        while owner != DOCUMENT:
            ids.append(owner.id)
            owner = self._index.owner(owner)
        return ids

    def with_above(self, node_ids: Iterable[str]) -> set[str]:
        """The ids of rows and of all rows above them. Raises `KeyError` if one is not there."""
        return self._index.with_above(node_ids)

    def walk(self) -> Iterator[Node]:
        """All rows in reading order, of the state at the first step."""
        return walk(self.root.outline)

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._index.nodes)

    @property
    def note_count(self) -> int:
        """How many notes there are, on rows and on the document."""
        return len(self._index.note_ids())

    def notes_also_on(self, node_id: str) -> frozenset[str]:
        """The ids of the notes that name a row in `also_on`, wherever they stand."""
        return self._index.note_ids_also_on(node_id)

    def is_used(self, ref: Ref) -> bool:
        """Whether an id is taken, now or by something deleted since opening."""
        return ref in self._retired or self.has(ref)

    # Changing

    def follow(self, follower: Follower) -> Callable[[], None]:
        """Be told of every change set from now on; call the result to stop.

        Followers are told in the order in which they came, after the commit;
        they can't change the document while being told. One that raises does
        not keep the others from being told.
        """
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    @contextmanager
    def transaction(self, name: Message | str, run: str = "") -> Iterator[Transaction]:
        """Collect edits into one change set, or none at all.

        An exception inside takes every edit back and goes on. `name` says what
        the person did, such as “Indent”; `run` joins successive transactions
        into one step of undo (see `ChangeSet`). Transactions do not nest. A
        curated document is reviewed again after it; see `curated_mark`.
        """
        if isinstance(name, str):
            name = Message.of("edit.named", name=name)
        before = self.root
        with self._transaction(name, Origin.EDIT, run) as transaction:
            yield transaction
            take_mark_off(transaction, before)

    def replay(self, name: Message, edits: list[Edit], origin: Origin) -> None:
        """Apply edits of an earlier change set, as one change set."""
        with self.replaying(name, origin) as transaction:
            for edit in edits:
                transaction.apply(edit)

    @contextmanager
    def replaying(self, name: Message, origin: Origin) -> Iterator[Transaction]:
        """A transaction for edits of an earlier one; see `transaction`."""
        with self._transaction(name, origin, "") as transaction:
            yield transaction

    @contextmanager
    def _transaction(self, name: Message, origin: Origin, run: str) -> Iterator[Transaction]:
        if self._open is not None or self._telling:
            raise RuntimeError("a transaction is open already")
        before = self.root
        transaction = self._open = Transaction(self, self._apply)
        try:
            yield transaction
        except BaseException:
            transaction.take_back()
            raise
        finally:
            transaction.close()
            self._open = None
        if transaction.changes:
            changes = tuple(transaction.changes)
            remarks = transaction.remarks
            self._tell(ChangeSet(name, changes, before, self.root, origin, run, remarks))

    def _tell(self, change_set: ChangeSet) -> None:
        """Tell every follower, even where one before it raises."""
        self._telling = True
        with ExitStack() as calls:
            calls.callback(setattr, self, "_telling", False)
            for follower in reversed(self._followers):
                calls.callback(follower, change_set)

    def _apply(self, edit: Edit) -> Change | None:
        """Carry out one edit; `None` where it changes nothing."""
        match edit:
            case Insert(owner, field, index, element):
                place = Place(owner, field, index)
                check_insert(self._index, place, element)
                previous = self._previous(place)
                self._index.insert(place, element)
                return Change(edit, Remove(ref_of(element)), element, previous)
            case Remove(ref):
                check_movable(self._index, ref)
                place, element = self._index.remove(ref)
                self._retired.update(ref_of(inner) for inner in elements_in(element))
                inverse = Insert(place.owner, place.field, place.index, element)
                return Change(edit, inverse, element, self._previous(place))
            case Move(ref, owner, field, index):
                target = Place(owner, field, index)
                check_move(self._index, ref, target)
                if self._index.place(ref) == target:
                    return None
                place, element = self._index.move(ref, target)
                inverse = Move(ref, place.owner, place.field, place.index)
                return Change(edit, inverse, element, self._previous(target))
            case SetField(ref, field, value):
                element = self.require(ref)
                value = checked_value(element, field, value)
                if field == "merged_into":
                    check_merging(self._index, ref.id, value)
                old = getattr(element, field)
                if _is_same(old, value):
                    return None
                element = replaced(element, field, value)
                self._index.store(ref, element)
                inverse = SetField(ref, field, old)
                shown = None if ref == DOCUMENT else element
                return Change(SetField(ref, field, value), inverse, shown)
            case _:
                raise TypeError(f"an edit is needed, not {edit!r:.60}")

    def _previous(self, place: Place) -> str:
        """The id of the sibling before a place, `''` at the start of a list."""
        if place.index == 0:
            return ""
        items = getattr(self._index.find(place.owner), place.field)
        return items[place.index - 1].id


def _is_same(one: Any, other: Any) -> bool:
    """Whether two values of a field are written alike; 2.5 and 2.50 are not."""
    return one == other and repr(one) == repr(other)

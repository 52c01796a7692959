"""Whatever two have made of one document, merging it loses nothing and stays valid."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref
from outline_editor.core.document import Document
from outline_editor.core.edits import CLASS_OF_KIND, Edit, Move, Remove, SetField
from outline_editor.core.errors import EditRefused
from outline_editor.core.index import height
from outline_editor.core.merge.conflicts import Conflict, ConflictKind, Side
from outline_editor.core.merge.three_way import Merged, merge
from outline_editor.core.merge.values import value_of
from outline_editor.core.merging import is_chained
from outline_editor.core.model import MAX_DEPTH, DocumentRoot, Node
from tests.property.edit_strategies import crowded_documents, edits, refs, settable, values

Sides = tuple[DocumentRoot, DocumentRoot, DocumentRoot]


@st.composite
def two_sides(draw: st.DrawFn) -> Sides:
    """A document, and what two make of it, who often go for the same."""
    base = draw(crowded_documents())
    document = Document(base)
    both: list[tuple[Edit, Edit]] = []
    for _ in range(draw(st.integers(0, 4))):
        ref = draw(st.sampled_from(refs(document)))
        both.append((draw(_deeds(document, ref)), draw(_deeds(document, ref))))
    mine, theirs = zip(*both, strict=True) if both else ((), ())
    return base, _edited(draw, base, mine), _edited(draw, base, theirs)


def _deeds(document: Document, ref: Ref) -> st.SearchStrategy[Edit]:
    """What somebody may do to an element."""
    cls = CLASS_OF_KIND[ref.kind]
    fields = settable(cls)[:3]
    setting = st.sampled_from(fields).flatmap(
        lambda field: values(cls, field).map(lambda value: SetField(ref, field, value))
    )
    if ref == DOCUMENT:
        return setting
    place = document.place(ref)
    moving = st.builds(
        Move,
        st.just(ref),
        st.sampled_from([one for one in refs(document) if one.kind is ElementKind.NODE] or [ref]),
        st.just("notes" if ref.kind is ElementKind.NOTE else "children"),
        st.just(0),
    )
    last = len(getattr(document.find(place.owner), place.field)) - 1
    reordering = st.integers(0, last).map(lambda at: Move(ref, place.owner, place.field, at))
    return st.one_of(setting, st.just(Remove(ref)), moving, reordering)


def _edited(draw: st.DrawFn, base: DocumentRoot, deeds: Iterable[Edit]) -> DocumentRoot:
    document = Document(base)
    for edit in deeds:
        with suppress(EditRefused), document.transaction("Edit") as transaction:
            transaction.apply(edit)
    for _ in range(draw(st.integers(0, 3))):
        with suppress(EditRefused), document.transaction("Edit") as transaction:
            transaction.apply(draw(edits(document)))
    return document.root


def _fresh(root: DocumentRoot) -> DocumentRoot:
    """The same document, of which no row is the very same: so a file is read."""
    return dataclasses.replace(root, outline=tuple(map(_fresh_row, root.outline)))


def _fresh_row(row: Node) -> Node:
    return dataclasses.replace(row, children=tuple(map(_fresh_row, row.children)))


def _assert_valid(root: DocumentRoot) -> None:
    Document(root)  # refuses missing and double ids
    for entries in (root.sources, root.actors, root.concepts):
        assert len({entry.id for entry in entries}) == len(entries)
    merged = {one.id: one.merged_into for one in root.concepts}
    assert not any(is_chained(merged, one) for one in merged)
    assert max(map(height, root.outline), default=0) <= MAX_DEPTH


def _same(one: DocumentRoot, other: DocumentRoot) -> bool:
    return one == other and repr(one) == repr(other)


@given(two_sides())
def test_what_one_side_has_done_alone_is_taken(
    sides: Sides,
) -> None:
    base, one, _ = sides
    read = _fresh(one)
    for merged in (merge(base, one, _fresh(base)), merge(base, base, read), merge(base, one, read)):
        assert not merged.conflicts
        assert _same(merged.root, one)


def _all_of(side: Side, conflicts: Iterable[Conflict]) -> dict[Any, Side]:
    return {conflict.key: side for conflict in conflicts}


def _settled(base: DocumentRoot, mine: DocumentRoot, theirs: DocumentRoot, side: Side) -> Merged:
    """The merge in which one side is taken in all conflicts, those too that come of it."""
    choices: dict[Any, Side] = {}
    while True:
        merged = merge(base, mine, theirs, choices)
        new = _all_of(side, merged.conflicts)
        if new.keys() <= choices.keys():
            return merged
        choices |= new


def _in_conflict(conflicts: Iterable[Conflict]) -> set[Ref]:
    """What stands in elements that are in conflict as a whole."""
    found: set[Ref] = set()
    for conflict in conflicts:
        if conflict.kind is ConflictKind.REMOVED:
            element = conflict.mine or conflict.theirs
            if conflict.ref.kind is ElementKind.NODE:
                found.update(refs(Document(DocumentRoot(id="d", outline=(element,)))))
            found.add(conflict.ref)
    return found


@given(two_sides(), st.randoms(use_true_random=False))
def test_merged_it_is_valid_and_nothing_is_lost(sides: Sides, chance: Any) -> None:
    base, mine, theirs = sides
    merged = merge(base, mine, theirs)
    _assert_valid(merged.root)
    before, after = Document(base), Document(merged.root)
    in_conflict = _in_conflict(merged.conflicts)
    for root in (mine, theirs):
        for ref in refs(Document(root)):
            assert after.has(ref) or before.has(ref) or ref in in_conflict
    choices = {conflict.key: chance.choice([*Side]) for conflict in merged.conflicts}
    _assert_valid(merge(base, mine, theirs, choices).root)


@given(two_sides(), st.sampled_from([*Side]))
def test_the_side_that_is_chosen_is_taken(sides: Sides, side: Side) -> None:
    base, mine, theirs = sides
    merged = _settled(base, mine, theirs, side)
    _assert_valid(merged.root)
    document = Document(merged.root)
    for conflict in merged.conflicts:
        wanted = conflict.mine if side is Side.MINE else conflict.theirs
        match conflict.kind:
            case ConflictKind.REMOVED:
                assert document.has(conflict.ref) == (wanted is not None)
            case ConflictKind.PLACE if document.has(conflict.ref):
                assert document.owner(conflict.ref) == wanted or not document.has(wanted)
            case ConflictKind.FIELD if conflict.field != "quote":
                element = document.find(conflict.ref)
                if element is not None and not (
                    conflict.field == "status" and conflict.ref == DOCUMENT
                ):
                    assert value_of(element, conflict.field) == wanted


@given(crowded_documents())
def test_edits_of_different_rows_come_together(base: DocumentRoot) -> None:
    """One side sets fields of some rows, the other of others: no conflict, and all is there."""
    rows = [node.id for node in Document(base).walk()]
    both, ours, others = Document(base), Document(base), Document(base)
    for index, row in enumerate(rows):
        for document in (both, ours if index % 2 else others):
            with document.transaction("Edit") as transaction:
                transaction.set(node_ref(row), text=f"row {index}", due="2031")
                transaction.insert(Node(id=f"n-new{index}", text="new"), node_ref(row), 0)
                transaction.add_note("new", node_ref(row), id=f"t-new{index}")
    merged = merge(base, ours.root, others.root)
    assert not merged.conflicts
    assert merged.root.outline == both.root.outline

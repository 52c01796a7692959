from __future__ import annotations

import random
from typing import Any

import pytest

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref, note_ref, ref_of
from outline_editor.core.fields import replaced
from outline_editor.core.index import Index, Place, elements_in, height, walk
from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, Concept, DocumentRoot, Node, Note, Source

LABEL = Labels.of({"en": "x"})


def _row(number: int, *children: Node, **fields: Any) -> Node:
    return Node(id=f"n-{number:04}", text=str(number), children=children, **fields)


ROOT = DocumentRoot(
    id="d",
    sources=(Source(id="same"), Source(id="s2")),
    actors=(Actor(id="same", name=LABEL),),
    concepts=(Concept(id="same", label=LABEL), Concept(id="c2", label=LABEL)),
    notes=(Note(id="t-doc", text="", also_on=("n-0002", "n-0002")),),
    outline=(
        _row(
            1, _row(2, _row(3)), _row(4, notes=(Note(id="t-four", text="", also_on=("n-0002",)),))
        ),
        _row(5),
    ),
)


def _assert_in_step(index: Index) -> None:
    """Compare everything that the index knows with what the tree shows."""
    assert {node.id: node for node in walk(index.root.outline)} == index.nodes
    also_on: dict[str, set[str]] = {}
    note_owners = {}
    holders: list[tuple[Ref, DocumentRoot | Node]] = [(DOCUMENT, index.root)]
    holders += [(node_ref(node.id), node) for node in walk(index.root.outline)]
    for owner, holder in holders:
        field = "outline" if isinstance(holder, DocumentRoot) else "children"
        for position, child in enumerate(getattr(holder, field)):
            assert index.find(ref_of(child)) is child
            assert index.place(ref_of(child)) == Place(owner, field, position)
        for position, note in enumerate(holder.notes):
            note_owners[note.id] = owner
            assert index.find(note_ref(note.id)) is note
            assert index.place(note_ref(note.id)) == Place(owner, "notes", position)
            for node_id in note.also_on:
                also_on.setdefault(node_id, set()).add(note.id)
    assert index.note_ids() == note_owners
    for node_id in {*also_on, *index.nodes, "n-gone"}:
        assert index.note_ids_also_on(node_id) == also_on.get(node_id, set())


class TestTree:
    def test_is_walked_in_reading_order(self) -> None:
        assert [node.text for node in walk(ROOT.outline)] == ["1", "2", "3", "4", "5"]
        assert list(walk(())) == []

    def test_has_a_height(self) -> None:
        assert [height(node) for node in ROOT.outline] == [3, 1]

    def test_holds_elements_in_reading_order(self) -> None:
        ids = [element.id for element in elements_in(ROOT.outline[0])]
        assert ids == ["n-0001", "n-0002", "n-0003", "n-0004", "t-four"]
        assert list(elements_in(ROOT.notes[0])) == [ROOT.notes[0]]


class TestLookingUp:
    def test_finds_everything(self) -> None:
        _assert_in_step(Index(ROOT))

    @pytest.mark.parametrize(
        ("ref", "place"),
        [
            (Ref(ElementKind.SOURCE, "s2"), Place(DOCUMENT, "sources", 1)),
            (Ref(ElementKind.ACTOR, "same"), Place(DOCUMENT, "actors", 0)),
            (Ref(ElementKind.CONCEPT, "c2"), Place(DOCUMENT, "concepts", 1)),
        ],
    )
    def test_keeps_kinds_apart(self, ref: Ref, place: Place) -> None:
        index = Index(ROOT)
        assert index.find(ref).id == ref.id
        assert index.place(ref) == place
        assert index.owner(ref) == DOCUMENT

    @pytest.mark.parametrize("kind", list(ElementKind))
    def test_of_what_is_not_there_finds_nothing(self, kind: ElementKind) -> None:
        index = Index(ROOT)
        assert index.find(Ref(kind, "gone")) is None
        if kind is not ElementKind.DOCUMENT:
            with pytest.raises(KeyError):
                index.place(Ref(kind, "gone"))

    def test_the_document_has_one_address(self) -> None:
        assert Index(ROOT).find(DOCUMENT) is ROOT
        assert Index(ROOT).find(Ref(ElementKind.DOCUMENT, "d")) is None


class TestChanging:
    def test_replaces_what_changed_and_its_ancestors_only(self) -> None:
        index = Index(ROOT)
        index.store(node_ref("n-0003"), _row(30))
        first, last = index.root.outline
        assert first is not ROOT.outline[0]
        assert last is ROOT.outline[1]
        assert first.children[1] is ROOT.outline[0].children[1]

    def test_many_changes_keep_it_in_step(self) -> None:
        chance = random.Random(7)
        index = Index(ROOT)
        for number in range(400):
            _change(index, chance, 1000 + number)
            if number % 20 == 0:
                _assert_in_step(index)
        _assert_in_step(index)

    @pytest.mark.parametrize("start", [0, 150, 299])
    def test_positions_in_a_long_list_stay_right(self, start: int) -> None:
        """Longer than what is searched directly, with shifts beyond what is looked around."""
        index = Index(DocumentRoot(id="d", outline=tuple(_row(n) for n in range(300))))
        watched = node_ref(f"n-{start:04}")
        assert index.place(watched).index == start
        for number in range(300, 500):
            index.insert(Place(DOCUMENT, "outline", 0), _row(number))
            if number % 90 == 0:
                assert index.place(watched).index == start + number - 299
        for number in range(499, 299, -1):
            index.remove(node_ref(f"n-{number:04}"))
        assert index.place(watched).index == start
        index.move(node_ref("n-0010"), Place(DOCUMENT, "outline", 290))
        index.move(node_ref("n-0200"), Place(node_ref("n-0010"), "children", 0))
        index.move(node_ref("n-0200"), Place(DOCUMENT, "outline", 5))
        _assert_in_step(index)

    def test_a_row_that_comes_back_is_found(self) -> None:
        index = Index(DocumentRoot(id="d", outline=tuple(_row(n) for n in range(100))))
        place, element = index.remove(node_ref("n-0050"))
        with pytest.raises(KeyError):
            index.place(node_ref("n-0050"))
        index.insert(Place(DOCUMENT, "outline", 99), element)
        assert place.index == 50
        assert index.place(node_ref("n-0050")).index == 99


def _change(index: Index, chance: random.Random, number: int) -> None:
    """Insert, remove, move or replace something, as an edit would."""
    ids = list(index.nodes)
    owner = chance.choice([DOCUMENT, *map(node_ref, ids)])
    field = "outline" if owner == DOCUMENT else "children"
    room = len(getattr(index.find(owner), field))
    also_on = tuple(chance.choices([*ids, "n-gone"], k=chance.randint(0, 2)))
    note = Note(id=f"t-{number}", text="", also_on=also_on)
    match chance.randrange(6):
        case 0 | 1:
            row = _row(number, _row(number + 5000), notes=(note,))
            index.insert(Place(owner, field, chance.randint(0, room)), row)
        case 2:
            notes = len(index.find(owner).notes)
            index.insert(Place(owner, "notes", chance.randint(0, notes)), note)
        case 3 if ids:
            ref = node_ref(chance.choice(ids))
            inside = {element.id for element in elements_in(index.find(ref))}
            if owner.id not in inside:
                same = index.owner(ref) == owner
                index.move(ref, Place(owner, field, chance.randint(0, room - same)))
        case 4 if index.note_ids():
            note_id = chance.choice(list(index.note_ids()))
            if chance.random() < 0.5:
                index.store(note_ref(note_id), Note(id=note_id, text="new", also_on=also_on))
            else:
                index.remove(note_ref(note_id))
        case 5 if len(ids) > 20:
            index.remove(node_ref(chance.choice(ids)))


class _Compared(str):
    """An id that counts how often it is compared."""

    __slots__ = ()
    times = 0

    def __eq__(self, other: object) -> bool:
        _Compared.times += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_to_find_each_of_many_notes_is_not_to_go_through_all_of_them() -> None:
    def comparisons(count: int) -> int:
        ids = [f"t-{number:04}" for number in range(count)]
        notes = tuple(replaced(Note(id=one, text="a"), "id", _Compared(one)) for one in ids)
        index = Index(DocumentRoot(id="d", outline=(Node(id="n-aa", text="a", notes=notes),)))
        _Compared.times = 0
        assert [index.find(note_ref(one)).id for one in ids] == ids
        return _Compared.times

    assert comparisons(400) <= 5 * comparisons(100)

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref, note_ref
from outline_editor.core.changes import Change, ChangeSet, Origin
from outline_editor.core.document import Document
from outline_editor.core.edits import Edit, Insert, Move, Remove, SetField
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.extensions import ExtensionList, ExtensionMap, ExtensionScalar
from outline_editor.core.index import Place
from outline_editor.core.labels import Labels
from outline_editor.core.model import (
    DEFAULT_HEADER,
    MAX_DEPTH,
    Actor,
    Amount,
    Comparison,
    Concept,
    DocumentRoot,
    Node,
    Note,
    Source,
)
from outline_editor.core.transaction import Transaction
from outline_editor.core.vocabulary import DocumentStatus, Instrument, NoteKind, NoteState

NAME = Labels.of({"en": "x"})
SOURCE = Ref(ElementKind.SOURCE, "s1")
ACTOR = Ref(ElementKind.ACTOR, "miit")
CONCEPT = Ref(ElementKind.CONCEPT, "small-giants")

ROOT = DocumentRoot(
    id="miit-2019-press",
    title="Priorities",
    sources=(Source(id="s1"), Source(id="s2")),
    actors=(Actor(id="miit", name=NAME),),
    concepts=(Concept(id="small-giants", label=NAME),),
    notes=(Note(id="t-doc", text="context", also_on=("n-inner",)),),
    outline=(
        Node(
            id="n-first",
            text="first",
            notes=(Note(id="t-one", text="one"), Note(id="t-two", text="two")),
            children=(
                Node(id="n-inner", text="inner", children=(Node(id="n-deep", text="deep"),)),
                Node(id="n-other", text="other"),
            ),
        ),
        Node(id="n-last", text="last"),
    ),
)


@pytest.fixture
def document() -> Document:
    """A document with something of every kind in it."""
    return Document(ROOT)


def _apply(document: Document, *edits: Edit) -> ChangeSet:
    told: list[ChangeSet] = []
    stop = document.follow(told.append)
    with document.transaction("Test") as transaction:
        for edit in edits:
            transaction.apply(edit)
    stop()
    return told[0]


def _chain(levels: int, start: int = 0) -> Node:
    """Rows each under the one before."""
    node = Node(id=f"n-x{start + levels - 1:03}", text="x")
    for level in range(start + levels - 2, start - 1, -1):
        node = Node(id=f"n-x{level:03}", text="x", children=(node,))
    return node


class TestReading:
    def test_finds_elements_by_address(self, document: Document) -> None:
        assert document.find(DOCUMENT) is ROOT
        assert document.find(SOURCE) is ROOT.sources[0]
        assert document.find(ACTOR) is ROOT.actors[0]
        assert document.find(CONCEPT) is ROOT.concepts[0]
        assert document.find(note_ref("t-two")) is ROOT.outline[0].notes[1]
        assert document.node("n-deep").text == "deep"
        assert document.note("t-doc") is ROOT.notes[0]

    def test_of_what_is_not_there(self, document: Document) -> None:
        gone = node_ref("n-gone")
        assert document.find(gone) is None
        assert not document.has(gone)
        for look in (document.place, document.owner):
            with pytest.raises(KeyError):
                look(gone)
        for look_by_id in (document.node, document.note, document.ancestors):
            with pytest.raises(KeyError):
                look_by_id("n-gone")
        with pytest.raises(EditRefused):
            document.require(gone)

    def test_knows_where_things_stand(self, document: Document) -> None:
        assert document.place(node_ref("n-other")) == Place(node_ref("n-first"), "children", 1)
        assert document.place(note_ref("t-two")) == Place(node_ref("n-first"), "notes", 1)
        assert document.owner(note_ref("t-doc")) == DOCUMENT
        assert document.ancestors("n-deep") == ["n-inner", "n-first"]
        assert [document.depth(node_ref(i)) for i in ("n-last", "n-inner", "n-deep")] == [1, 2, 3]
        assert document.depth(DOCUMENT) == 0

    def test_counts_and_walks_rows(self, document: Document) -> None:
        assert document.row_count == 5
        assert document.note_count == 3
        assert [n.text for n in document.walk()] == ["first", "inner", "deep", "other", "last"]
        assert document.rows() == ROOT.outline
        assert document.rows(node_ref("n-first")) == ROOT.outline[0].children

    def test_knows_which_notes_name_a_row(self, document: Document) -> None:
        assert document.notes_also_on("n-inner") == {"t-doc"}
        assert document.notes_also_on("n-first") == set()

    def test_a_new_document_tells_editors_its_schema(self) -> None:
        assert Document(ROOT).header == DEFAULT_HEADER
        assert DEFAULT_HEADER == ("# yaml-language-server: $schema=policy-outline-1.schema.json\n")


class TestTransactions:
    def test_nothing_changes_outside_of_one(self, document: Document) -> None:
        with document.transaction("Over") as transaction:
            pass
        with pytest.raises(RuntimeError):
            transaction.set(DOCUMENT, title="x")
        assert document.root is ROOT

    def test_leave_the_states_before_them_as_they_were(self, document: Document) -> None:
        before = document.root
        _apply(document, SetField(node_ref("n-deep"), "text", "changed"))
        assert before == ROOT
        assert document.root.outline[1] is ROOT.outline[1]
        assert document.node("n-deep").text == "changed"
        assert document.root.outline[0].children[0].children[0].text == "changed"

    def test_do_not_nest(self, document: Document) -> None:
        with document.transaction("Outer") as outer:
            with pytest.raises(RuntimeError), document.transaction("Inner"):
                pass
            outer.set(DOCUMENT, title="outer")
        assert document.root.title == "outer"

    def test_are_told_as_one_change_set(self, document: Document) -> None:
        told = _apply(
            document,
            SetField(DOCUMENT, "title", "new"),
            Remove(node_ref("n-last")),
        )
        assert told.name == Message.of("edit.named", name="Test")
        assert told.before is ROOT
        assert told.after is document.root
        assert told.origin is Origin.EDIT
        assert [change.edit for change in told.changes] == [
            SetField(DOCUMENT, "title", "new"),
            Remove(node_ref("n-last")),
        ]

    def test_that_change_nothing_are_not_told(self, document: Document) -> None:
        told: list[ChangeSet] = []
        document.follow(told.append)
        with document.transaction("Nothing") as transaction:
            transaction.set(DOCUMENT, title="Priorities")
            transaction.move(node_ref("n-last"), DOCUMENT, 1)
        assert told == []
        assert document.root is ROOT

    @pytest.mark.parametrize("error", [EditRefused(Message.of("edit.whole-document")), KeyError()])
    def test_that_fail_leave_nothing(self, document: Document, error: Exception) -> None:
        told: list[ChangeSet] = []
        document.follow(told.append)

        def fail() -> None:
            with document.transaction("Fails") as transaction:
                transaction.set(DOCUMENT, title="x")
                transaction.remove(node_ref("n-inner"))
                transaction.insert(Node(id="n-inner", text="another"), node_ref("n-last"))
                transaction.move(node_ref("n-last"), DOCUMENT, 0)
                transaction.remove(note_ref("t-one"))
                transaction.add_note("new", node_ref("n-first"))
                transaction.remove(SOURCE)
                raise error

        with pytest.raises(type(error)):
            fail()
        assert document.root == ROOT
        assert told == []
        assert document.place(note_ref("t-one")).index == 0
        assert document.notes_also_on("n-inner") == {"t-doc"}
        with document.transaction("Goes on") as transaction:
            transaction.set(DOCUMENT, title="y")
        assert document.root.title == "y"

    def test_take_back_a_part_that_fails_and_keep_the_rest(self, document: Document) -> None:
        def fail(transaction: Transaction) -> None:
            with transaction.all_or_nothing():
                transaction.remove(node_ref("n-first"))
                transaction.remove(node_ref("n-first"))

        with document.transaction("Parts") as transaction:
            transaction.set(DOCUMENT, title="kept")
            with pytest.raises(EditRefused):
                fail(transaction)
            with transaction.all_or_nothing():
                transaction.remove(node_ref("n-last"))
        assert document.root.title == "kept"
        assert [node.id for node in document.rows()] == ["n-first"]


class TestFollowers:
    def test_are_told_in_their_order_until_they_stop(self, document: Document) -> None:
        told: list[str] = []
        document.follow(lambda _: told.append("first"))
        stop = document.follow(lambda _: told.append("second"))
        _apply(document, SetField(DOCUMENT, "title", "1"))
        stop()
        _apply(document, SetField(DOCUMENT, "title", "2"))
        assert told == ["first", "second", "first"]

    def test_see_the_document_as_it_is_then(self, document: Document) -> None:
        seen: list[bool] = []
        document.follow(lambda told: seen.append(document.root is told.after))
        _apply(document, SetField(DOCUMENT, "title", "1"), SetField(DOCUMENT, "title", "2"))
        assert seen == [True]

    def test_can_not_change_it_meanwhile(self, document: Document) -> None:
        def change(_: ChangeSet) -> None:
            with document.transaction("Again"):
                pass

        stop = document.follow(change)
        with pytest.raises(RuntimeError), document.transaction("Once") as transaction:
            transaction.set(DOCUMENT, title="x")
        stop()
        assert document.root.title == "x"
        _apply(document, SetField(DOCUMENT, "title", "y"))

    def test_that_raise_keep_no_other_from_being_told(self, document: Document) -> None:
        told: list[str] = []

        def fail(_: ChangeSet) -> None:
            raise OSError("disk full")

        document.follow(fail)
        document.follow(lambda _: told.append("told"))
        with pytest.raises(OSError, match="disk full"):
            _apply(document, SetField(DOCUMENT, "title", "x"))
        assert told == ["told"]
        assert document.root.title == "x"


class TestChanges:
    """What a change says beside the edit, for those who follow."""

    @pytest.mark.parametrize(
        ("edit", "inverse", "element", "previous"),
        [
            (
                Insert(DOCUMENT, "outline", 2, Node(id="n-new", text="")),
                Remove(node_ref("n-new")),
                Node(id="n-new", text=""),
                "n-last",
            ),
            (
                Remove(node_ref("n-other")),
                Insert(node_ref("n-first"), "children", 1, ROOT.outline[0].children[1]),
                ROOT.outline[0].children[1],
                "n-inner",
            ),
            (
                Remove(note_ref("t-one")),
                Insert(node_ref("n-first"), "notes", 0, ROOT.outline[0].notes[0]),
                ROOT.outline[0].notes[0],
                "",
            ),
            (
                Remove(Ref(ElementKind.SOURCE, "s2")),
                Insert(DOCUMENT, "sources", 1, ROOT.sources[1]),
                ROOT.sources[1],
                "s1",
            ),
            (
                Move(node_ref("n-other"), DOCUMENT, "outline", 0),
                Move(node_ref("n-other"), node_ref("n-first"), "children", 1),
                ROOT.outline[0].children[1],
                "",
            ),
            (
                Move(note_ref("t-doc"), node_ref("n-first"), "notes", 2),
                Move(note_ref("t-doc"), DOCUMENT, "notes", 0),
                ROOT.notes[0],
                "t-two",
            ),
            (
                SetField(node_ref("n-last"), "text", "new"),
                SetField(node_ref("n-last"), "text", "last"),
                Node(id="n-last", text="new"),
                "",
            ),
            (
                SetField(DOCUMENT, "status", DocumentStatus.REVIEWED),
                SetField(DOCUMENT, "status", DocumentStatus.DRAFT),
                None,
                "",
            ),
        ],
    )
    def test_tell_the_inverse_the_element_and_its_neighbour(
        self, document: Document, edit: Edit, inverse: Edit, element: object, previous: str
    ) -> None:
        (change,) = _apply(document, edit).changes
        assert change == Change(edit, inverse, element, previous)  # type: ignore[arg-type]
        _apply(document, inverse)
        assert document.root == ROOT

    def test_keep_the_value_as_the_model_holds_it(self, document: Document) -> None:
        edit = SetField(node_ref("n-last"), "instrument", "tax-relief")
        (change,) = _apply(document, edit).changes
        assert isinstance(change.edit, SetField)
        assert change.edit.value is Instrument.TAX_RELIEF


REFUSED: list[tuple[str, Edit]] = [
    # What is not there
    ("edit.no-element", Remove(node_ref("n-gone"))),
    ("edit.no-element", Remove(Ref(ElementKind.DOCUMENT, "miit-2019-press"))),
    ("edit.no-element", Remove(Ref(ElementKind.ACTOR, "s1"))),
    ("edit.no-element", SetField(note_ref("t-gone"), "text", "x")),
    ("edit.no-element", Move(node_ref("n-gone"), DOCUMENT, "outline", 0)),
    ("edit.no-element", Move(node_ref("n-last"), node_ref("n-gone"), "children", 0)),
    ("edit.no-element", Insert(node_ref("n-gone"), "children", 0, Node(id="n-new", text=""))),
    # What can't be moved or removed
    ("edit.whole-document", Remove(DOCUMENT)),
    ("edit.whole-document", Move(DOCUMENT, node_ref("n-last"), "children", 0)),
    # Where it can't stand
    ("edit.wrong-list", Insert(DOCUMENT, "notes", 0, Node(id="n-new", text=""))),
    ("edit.wrong-list", Insert(DOCUMENT, "children", 0, Node(id="n-new", text=""))),
    ("edit.wrong-list", Insert(DOCUMENT, "title", 0, Node(id="n-new", text=""))),
    ("edit.wrong-list", Insert(node_ref("n-last"), "sources", 0, Source(id="s3"))),
    ("edit.wrong-list", Insert(note_ref("t-one"), "notes", 0, Note(id="t-new", text=""))),
    ("edit.wrong-list", Move(node_ref("n-last"), node_ref("n-first"), "notes", 0)),
    ("edit.wrong-list", Move(ACTOR, DOCUMENT, "concepts", 0)),
    ("edit.no-position", Insert(DOCUMENT, "outline", 3, Node(id="n-new", text=""))),
    ("edit.no-position", Insert(DOCUMENT, "outline", -1, Node(id="n-new", text=""))),
    ("edit.no-position", Move(node_ref("n-last"), DOCUMENT, "outline", 2)),
    ("edit.no-position", Move(node_ref("n-other"), DOCUMENT, "outline", 3)),
    ("edit.no-position", Move(SOURCE, DOCUMENT, "sources", 2)),
    ("edit.into-itself", Move(node_ref("n-first"), node_ref("n-first"), "children", 0)),
    ("edit.into-itself", Move(node_ref("n-first"), node_ref("n-deep"), "children", 0)),
    # Ids
    ("edit.no-id", Insert(DOCUMENT, "outline", 0, Node(text=""))),
    (
        "edit.no-id",
        Insert(DOCUMENT, "outline", 0, Node(id="n-new", text="", notes=(Note(text=""),))),
    ),
    ("edit.id-taken", Insert(DOCUMENT, "outline", 0, Node(id="n-deep", text=""))),
    ("edit.id-taken", Insert(DOCUMENT, "sources", 0, Source(id="s1"))),
    (
        "edit.id-taken",
        Insert(
            DOCUMENT,
            "outline",
            0,
            Node(id="n-new", text="", children=(Node(id="n-last", text=""),)),
        ),
    ),
    (
        "edit.id-taken",
        Insert(
            DOCUMENT,
            "outline",
            0,
            Node(
                id="n-new",
                text="",
                notes=(Note(id="t-new", text=""),),
                children=(Node(id="n-two", text="", notes=(Note(id="t-new", text=""),)),),
            ),
        ),
    ),
    (
        "edit.id-taken",
        Insert(
            DOCUMENT,
            "outline",
            0,
            Node(id="n-new", text="", children=(Node(id="n-new", text=""),)),
        ),
    ),
    # Fields
    ("edit.fixed-field", SetField(node_ref("n-last"), "id", "n-other-id")),
    ("edit.fixed-field", SetField(SOURCE, "id", "s9")),
    ("edit.fixed-field", SetField(DOCUMENT, "format", "policy-outline/1")),
    ("edit.fixed-field", SetField(DOCUMENT, "outline", ())),
    ("edit.fixed-field", SetField(DOCUMENT, "sources", ())),
    ("edit.fixed-field", SetField(node_ref("n-last"), "children", ())),
    ("edit.fixed-field", SetField(node_ref("n-last"), "notes", ())),
    ("edit.no-field", SetField(node_ref("n-last"), "colour", "red")),
    # Values
    ("value.text", SetField(node_ref("n-last"), "text", "a\x07")),
    ("value.text", SetField(node_ref("n-last"), "text", "\ud800")),
    ("value.kind", SetField(node_ref("n-last"), "text", None)),
    ("value.choice", SetField(node_ref("n-last"), "instrument", "subsidy")),
    ("value.date", SetField(node_ref("n-last"), "due", "soon")),
    ("value.slug", SetField(node_ref("n-last"), "actors", ("No Slug",))),
    ("value.place", SetField(DOCUMENT, "jurisdiction", "china")),
    ("value.slug", SetField(DOCUMENT, "id", "No Slug")),
    ("value.number", SetField(node_ref("n-last"), "amounts", [{"quote": "x", "value": 0.5}])),
    (
        "value.amount-unit",
        SetField(
            node_ref("n-last"), "amounts", [{"quote": "x", "currency": "CNY", "unit": "cars"}]
        ),
    ),
    ("value.no-language", SetField(CONCEPT, "label", {"texts": ()})),
    ("value.kind", SetField(CONCEPT, "label", None)),
]


class TestRefusals:
    @pytest.mark.parametrize(("code", "edit"), REFUSED)
    def test_say_why_and_leave_nothing(self, document: Document, code: str, edit: Edit) -> None:
        with document.transaction("Refused") as transaction:
            with pytest.raises(EditRefused) as caught:
                transaction.apply(edit)
            assert transaction.changes == []
        assert caught.value.message.code == code
        assert str(caught.value) == caught.value.message.text
        assert document.root is ROOT

    def test_an_id_is_unique_within_its_kind_only(self, document: Document) -> None:
        _apply(document, Insert(DOCUMENT, "actors", 0, Actor(id="s1", name=NAME)))
        assert document.find(Ref(ElementKind.ACTOR, "s1")) == Actor(id="s1", name=NAME)
        assert document.find(SOURCE) == Source(id="s1")

    def test_a_document_can_be_renamed_but_not_unnamed(self, document: Document) -> None:
        _apply(document, SetField(DOCUMENT, "id", "other"))
        assert document.root.id == "other"
        assert document.find(DOCUMENT) is document.root


class TestDepth:
    def test_a_hundred_levels_are_allowed(self, document: Document) -> None:
        _apply(document, Insert(DOCUMENT, "outline", 0, _chain(MAX_DEPTH)))
        assert document.depth(node_ref("n-x099")) == MAX_DEPTH

    @pytest.mark.parametrize("levels", [MAX_DEPTH + 1, 5 * MAX_DEPTH, 30 * MAX_DEPTH])
    def test_more_are_refused(self, document: Document, levels: int) -> None:
        with document.transaction("Deep") as transaction:
            with pytest.raises(EditRefused) as caught:
                transaction.apply(Insert(DOCUMENT, "outline", 0, _chain(levels)))
            assert caught.value.message.code == "edit.too-deep"
            with pytest.raises(EditRefused):
                transaction.insert(_chain(levels))
        assert document.root is ROOT

    def test_counts_where_the_rows_would_stand(self, document: Document) -> None:
        with document.transaction("Deep") as transaction:
            with pytest.raises(EditRefused):
                transaction.insert(_chain(MAX_DEPTH - 2), node_ref("n-deep"))
            transaction.insert(_chain(MAX_DEPTH - 3), node_ref("n-deep"))
            with pytest.raises(EditRefused):
                transaction.move(node_ref("n-last"), node_ref("n-x096"), 0)
            with pytest.raises(EditRefused):
                transaction.move(node_ref("n-first"), node_ref("n-last"), 0)
            transaction.move(node_ref("n-last"), node_ref("n-x095"), 0)
        assert document.depth(node_ref("n-last")) == MAX_DEPTH


class TestShorthands:
    def test_new_elements_get_ids_that_were_never_used(self, document: Document) -> None:
        tree = Node(text="a", notes=(Note(text="n"),), children=(Node(text="b"), Node(text="c")))
        with document.transaction("Insert") as transaction:
            ref = transaction.insert(tree)
        inserted = document.node(ref.id)
        ids = [inserted.id, *(child.id for child in inserted.children)]
        assert all(i.startswith("n-") for i in ids)
        assert len(set(ids)) == 3
        assert inserted.notes[0].id.startswith("t-")
        assert [child.text for child in inserted.children] == ["b", "c"]

    def test_ids_that_are_given_are_kept(self, document: Document) -> None:
        tree = Node(id="n-mine", text="a", children=(Node(text="b"), Node(id="n-too", text="c")))
        with document.transaction("Insert") as transaction:
            transaction.insert(tree, node_ref("n-last"), 0)
        mine = document.node("n-mine")
        assert document.owner(node_ref("n-mine")) == node_ref("n-last")
        assert mine.children[0].id not in ("", "n-mine", "n-too")
        assert mine.children[1].id == "n-too"

    @pytest.mark.parametrize("scarce", [True, False])
    def test_an_id_is_not_given_again(
        self, document: Document, monkeypatch: pytest.MonkeyPatch, scarce: bool
    ) -> None:
        """With an alphabet of one letter there is one id of each length."""
        monkeypatch.setattr("outline_editor.core.ids.ALPHABET", "b")
        ids = []
        for _ in range(3):
            with document.transaction("Insert") as transaction:
                ref = transaction.insert(Node(text="", children=(Node(text=""),)))
            ids += [ref.id, document.node(ref.id).children[0].id]
            if scarce:
                _apply(document, Remove(ref))
        assert ids == [f"n-{'b' * length}" for length in range(5, 11)]
        assert all(document.is_used(node_ref(i)) for i in ids)
        assert not document.is_used(node_ref("n-bbbb"))
        assert not document.is_used(note_ref("n-bbbbb"))

    def test_an_id_that_comes_with_the_element_is_not_given_in_it(
        self, document: Document, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("outline_editor.core.ids.ALPHABET", "b")
        with document.transaction("Insert") as transaction:
            ref = transaction.insert(Node(text="", children=(Node(id="n-bbbbb", text=""),)))
        assert ref.id == "n-bbbbbb"

    def test_an_element_comes_last_unless_told_where(self, document: Document) -> None:
        with document.transaction("Insert") as transaction:
            transaction.insert(Source(id="s3"))
            transaction.insert(Source(id="s0"), index=0)
        assert [source.id for source in document.root.sources] == ["s0", "s1", "s2", "s3"]

    @pytest.mark.parametrize(
        ("element", "owner", "code"),
        [
            (Source(id="s3"), node_ref("n-last"), "edit.wrong-owner"),
            (Node(text=""), note_ref("t-one"), "edit.wrong-owner"),
            (Note(text=""), SOURCE, "edit.wrong-owner"),
            (Node(text=""), node_ref("n-gone"), "edit.no-element"),
        ],
    )
    def test_an_owner_that_holds_no_such_elements_is_refused(
        self, document: Document, element: Any, owner: Ref, code: str
    ) -> None:
        with document.transaction("Insert") as transaction, pytest.raises(EditRefused) as caught:
            transaction.insert(element, owner)
        assert caught.value.message.code == code

    def test_a_note_is_added_with_its_fields(self, document: Document) -> None:
        with document.transaction("Annotate") as transaction:
            ref = transaction.add_note("why", node_ref("n-last"), kind="question", by="CP")
            with pytest.raises(EditRefused) as caught:
                transaction.add_note("why", node_ref("n-last"), kind="rumour")
        assert document.node("n-last").notes == (
            Note(id=ref.id, kind=NoteKind.QUESTION, text="why", by="CP", state=NoteState.OPEN),
        )
        assert caught.value.message.code == "value.choice"


class TestSameness:
    """A value that is written alike is no change; one that is not is one."""

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (Decimal("2.5"), Decimal("2.50")),
            (Decimal("0"), Decimal("-0")),
        ],
    )
    def test_numbers_differ_by_how_they_are_written(
        self, document: Document, old: Decimal, new: Decimal
    ) -> None:
        row = node_ref("n-last")
        _apply(document, SetField(row, "amounts", (Amount(quote="x", value=old),)))
        _apply(document, SetField(row, "amounts", (Amount(quote="x", value=new),)))
        assert str(document.node("n-last").amounts[0].value) == str(new)

    def test_an_exponent_is_no_difference(self, document: Document) -> None:
        row = node_ref("n-last")
        _apply(document, SetField(row, "amounts", (Amount(quote="x", value=Decimal("6E+3")),)))
        before = document.root
        with document.transaction("Again") as transaction:
            transaction.set(row, amounts=(Amount(quote="x", value=Decimal(6000)),))
        assert document.root is before

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (ExtensionScalar("1", plain=True), ExtensionScalar("1")),
            (ExtensionList(()), ExtensionMap(())),
        ],
    )
    def test_own_fields_differ_by_how_they_are_written(
        self, document: Document, one: Any, other: Any
    ) -> None:
        _apply(document, SetField(DOCUMENT, "extensions", (("x-a", one),)))
        _apply(document, SetField(DOCUMENT, "extensions", (("x-a", other),)))
        assert document.root.extensions == (("x-a", other),)

    def test_an_empty_comparison_is_none(self, document: Document) -> None:
        with document.transaction("Compare") as transaction:
            transaction.set(note_ref("t-one"), compares=Comparison())
        assert document.root is ROOT


def test_a_hundred_thousand_rows_stay_right() -> None:
    sections = tuple(
        Node(
            id=f"n-s{section:03}",
            text="section",
            children=tuple(Node(id=f"n-r{section:03}-{row}", text="row") for row in range(999)),
        )
        for section in range(100)
    )
    document = Document(DocumentRoot(id="large", outline=sections))
    opened = document.root
    assert document.row_count == 100_000
    edits: list[Callable[[], Edit]] = [
        lambda: SetField(node_ref("n-r050-500"), "text", "changed"),
        lambda: Insert(node_ref("n-s050"), "children", 400, Node(id="n-new", text="")),
        lambda: Move(node_ref("n-r099-998"), node_ref("n-s000"), "children", 0),
        lambda: Move(node_ref("n-s099"), node_ref("n-r000-500"), "children", 0),
        lambda: Remove(node_ref("n-s001")),
    ]
    told = [_apply(document, edit()) for edit in edits]
    assert document.row_count == 100_000 + 1 - 1000
    assert document.place(node_ref("n-r050-500")).index == 501
    assert document.place(node_ref("n-r000-500")).index == 501
    assert document.depth(node_ref("n-r099-0")) == 4
    for change_set in reversed(told):
        for change in reversed(change_set.changes):
            _apply(document, change.inverse)
    assert document.root == opened

"""Rows from another place or document, with what they refer to."""

from __future__ import annotations

import pytest

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.excerpts import Excerpt, excerpt_of
from outline_editor.core.history import History
from outline_editor.core.labels import Labels
from outline_editor.core.model import (
    Actor,
    Codebook,
    Concept,
    DocumentRoot,
    Node,
    Note,
    Source,
)
from outline_editor.core.pasting import paste
from tests.core.outlines import drawn, lines, outline, row_id, row_ids

NONE = SharedCodebook()
NAME = Message.of("name.paste", n=1)


def _actor(actor_id: str, name: str, role: str = "", of: str | None = None) -> Actor:
    return Actor(id=actor_id, name=Labels.of({"en": name}), role=role, of=of)


def _concept(concept_id: str, label: str, broader: str | None = None) -> Concept:
    return Concept(id=concept_id, label=Labels.of({"en": label}), broader=broader)


def _document(**fields: object) -> Document:
    return Document(DocumentRoot(id="there", **fields))  # pyright: ignore[reportArgumentType]


def _paste(
    document: Document,
    excerpt: Excerpt,
    owner: Ref = DOCUMENT,
    index: int = 0,
    codebook: SharedCodebook = NONE,
    *,
    at_home: bool = False,
) -> list[str]:
    with document.transaction(NAME) as transaction:
        return paste(transaction, excerpt, owner, index, codebook=codebook, at_home=at_home)


class TestExcerpt:
    def test_takes_rows_with_all_under_them_in_order(self) -> None:
        document = outline(lines("a", "  b", "c", "d"))
        excerpt = excerpt_of(document, NONE, row_ids("c b a"))
        assert [row.text for row in excerpt.rows] == ["a", "c"]
        assert excerpt.rows[0].children[0].text == "b"

    def test_brings_what_is_referred_to_and_what_that_refers_to(self) -> None:
        note = Note(id="t-aa", text="n", concepts=("pilot",), cites=("s2@p3",))
        row = Node(id="n-aa", text="r", actors=("wei",), cites=("s1",), notes=(note,))
        document = _document(
            outline=(row,),
            sources=(Source(id="s1"), Source(id="s2"), Source(id="s3")),
            actors=(_actor("wei", "Miao Wei", of="miit"), _actor("npc", "NPC")),
            concepts=(_concept("pilot", "pilot"),),
        )
        shared = Codebook(id="book", actors=(_actor("miit", "MIIT"),))
        excerpt = excerpt_of(document, SharedCodebook("book.yaml", shared), ["n-aa"])
        assert [one.id for one in excerpt.sources] == ["s1", "s2"]
        assert [one.id for one in excerpt.actors] == ["miit", "wei"]
        assert [one.id for one in excerpt.concepts] == ["pilot"]

    def test_nothing_selected_is_refused(self) -> None:
        with pytest.raises(EditRefused):
            excerpt_of(outline("a"), NONE, [])


class TestRows:
    def test_get_new_ids_and_stand_where_they_are_put(self) -> None:
        document = outline(lines("a", "  b", "c"))
        excerpt = excerpt_of(document, NONE, row_ids("a"))
        pasted = _paste(document, excerpt, node_ref(row_id("c")))
        assert drawn(document) == lines("a", "  b", "c", "  a", "    b")
        assert pasted != row_ids("a")

    def test_without_ids_get_some(self) -> None:
        document = outline("a")
        rows = (Node(text="x", children=(Node(text="y"),)), Node(text="z"))
        pasted = _paste(document, Excerpt(rows=rows), index=1)
        assert drawn(document) == lines("a", "x", "  y", "z")
        assert all(pasted)

    def test_that_were_cut_come_back_under_their_own_ids(self) -> None:
        document = outline(lines("a", "  b", "c"))
        excerpt = excerpt_of(document, NONE, row_ids("a"))
        with document.transaction(NAME) as transaction:
            transaction.remove(node_ref(row_id("a")))
        assert _paste(document, excerpt, index=1, at_home=True) == row_ids("a")
        assert document.has(node_ref(row_id("b")))
        assert _paste(document, excerpt, index=1, at_home=True) != row_ids("a")

    def test_from_elsewhere_never_take_ids_of_what_is_gone(self) -> None:
        document = outline(lines("a", "c"))
        excerpt = excerpt_of(document, NONE, row_ids("a"))
        with document.transaction(NAME) as transaction:
            transaction.remove(node_ref(row_id("a")))
        assert _paste(document, excerpt) != row_ids("a")

    def test_too_deep_are_refused_and_nothing_changes(self) -> None:
        deep = Node(text="x")
        for _ in range(99):
            deep = Node(text="x", children=(deep,))
        document = outline("a")
        before = document.root
        with pytest.raises(EditRefused):
            _paste(document, Excerpt(rows=(deep,), sources=(Source(id="s1"),)), node_ref("n-0a"))
        assert document.root == before

    def test_undone_leave_the_document_as_it_was(self) -> None:
        document = _document(outline=(Node(id="n-aa", text="a"),))
        history, before = History(document), document.root
        row = Node(id="n-bb", text="b", cites=("s1",))
        _paste(document, Excerpt(rows=(row,), sources=(Source(id="s1", title="S"),)))
        assert len(document.root.sources) == 1
        history.undo()
        assert document.root == before


class TestSources:
    ROW = Node(id="n-bb", text="b", cites=("s1@p2",))

    def _cited(self, document: Document, source: Source) -> str:
        (pasted,) = _paste(document, Excerpt(rows=(self.ROW,), sources=(source,)))
        return document.node(pasted).cites[0]

    def test_come_along(self) -> None:
        document = _document()
        assert self._cited(document, Source(id="s1", title="S")) == "s1@p2"
        assert document.root.sources == (Source(id="s1", title="S"),)

    def test_whose_id_is_another_source_here_get_the_next_one(self) -> None:
        document = _document(sources=(Source(id="s1", title="other"), Source(id="s2")))
        assert self._cited(document, Source(id="s1", title="S")) == "s3@p2"
        assert document.root.sources[-1] == Source(id="s3", title="S")

    def test_that_are_here_under_another_id_are_cited_by_it(self) -> None:
        document = _document(sources=(Source(id="s1"), Source(id="s9", title="S")))
        assert self._cited(document, Source(id="s1", title="S")) == "s9@p2"
        assert len(document.root.sources) == 2

    def test_at_home_are_those_called_so_whatever_became_of_them(self) -> None:
        document = _document(sources=(Source(id="s1", title="edited since"),))
        excerpt = Excerpt(rows=(self.ROW,), sources=(Source(id="s1", title="S"),))
        (pasted,) = _paste(document, excerpt, at_home=True)
        assert document.node(pasted).cites == ("s1@p2",)
        assert len(document.root.sources) == 1


class TestActorsAndConcepts:
    def test_of_the_same_name_are_the_same(self) -> None:
        document = _document(actors=(_actor("miit", "MIIT", role="ministry"),))
        row = Node(id="n-bb", text="b", actors=("miit",))
        (pasted,) = _paste(document, Excerpt(rows=(row,), actors=(_actor("miit", "miit"),)))
        assert document.node(pasted).actors == ("miit",)
        assert len(document.root.actors) == 1

    def test_of_another_name_get_another_id_and_all_follows(self) -> None:
        document = _document(actors=(_actor("wei", "Wei Jianguo"),))
        note = Note(id="t-bb", text="n", concepts=("pilot",))
        row = Node(
            id="n-bb",
            text="b",
            actors=("wei",),
            children=(Node(id="n-cc", text="c", notes=(note,)),),
        )
        excerpt = Excerpt(
            rows=(row,),
            actors=(_actor("wei", "Miao Wei", of="miit"), _actor("miit", "MIIT")),
            concepts=(_concept("pilot", "pilot"),),
        )
        (pasted,) = _paste(document, excerpt)
        assert document.node(pasted).actors == ("wei-2",)
        actor = document.find(Ref(ElementKind.ACTOR, "wei-2"))
        assert isinstance(actor, Actor)
        assert (actor.name.shown, actor.of) == ("Miao Wei", "miit")
        assert [one.id for one in document.root.concepts] == ["pilot"]

    def test_that_refer_to_a_renamed_one_follow(self) -> None:
        document = _document(concepts=(_concept("fund", "sovereign fund"),))
        row = Node(id="n-bb", text="b", concepts=("guarantee",))
        excerpt = Excerpt(
            rows=(row,),
            concepts=(
                _concept("fund", "guarantee fund"),
                _concept("guarantee", "guarantee", broader="fund"),
            ),
        )
        _paste(document, excerpt)
        concept = document.find(Ref(ElementKind.CONCEPT, "guarantee"))
        assert isinstance(concept, Concept)
        assert concept.broader == "fund-2"

    def test_in_the_codebook_are_used_from_there(self) -> None:
        shared = SharedCodebook("b.yaml", Codebook(id="b", actors=(_actor("miit", "MIIT"),)))
        row = Node(id="n-bb", text="b", actors=("miit",))
        document = _document()
        _paste(document, Excerpt(rows=(row,), actors=(_actor("miit", "MIIT"),)), codebook=shared)
        assert document.root.actors == ()

    def test_nobody_knows_stay_named(self) -> None:
        document = _document()
        (pasted,) = _paste(document, Excerpt(rows=(Node(id="n-bb", text="b", actors=("ghost",)),)))
        assert document.node(pasted).actors == ("ghost",)


class TestMergedConcepts:
    def test_pasted_make_no_chain_with_those_that_are_here(self) -> None:
        target = Concept(id="c", label=Labels.of({"en": "c"}))
        merged = Concept(id="b", label=Labels.of({"en": "b"}), merged_into="c")
        document = Document(DocumentRoot(id="d", concepts=(merged, target)))
        pasted = Concept(id="a", label=Labels.of({"en": "a"}), merged_into="b")
        excerpt = Excerpt(rows=(Node(text="row", concepts=("a",)),), concepts=(pasted,))
        with document.transaction("Paste") as transaction:
            paste(transaction, excerpt, DOCUMENT, 0, codebook=SharedCodebook())
        assert {one.id: one.merged_into for one in document.root.concepts} == {
            "b": "c",
            "c": None,
            "a": "c",
        }

"""What references to concepts and actors lead to."""

from __future__ import annotations

from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.concept_book import ConceptBook, names_of
from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, Codebook, Concept, DocumentRoot


def concept(concept_id: str, label: str = "a label", **fields: object) -> Concept:
    return Concept(id=concept_id, label=Labels.of({"en": label}), **fields)  # type: ignore[arg-type]


def book(own: tuple[Concept, ...] = (), shared: tuple[Concept, ...] = ()) -> ConceptBook:
    codebook = SharedCodebook("codebook.yaml", Codebook(id="shared", concepts=shared))
    return ConceptBook(DocumentRoot(id="d", concepts=own), codebook)


def test_the_documents_own_definition_counts_before_the_shared_one() -> None:
    found = book(own=(concept("a", "own"),), shared=(concept("a", "shared"), concept("b")))
    assert names_of(found.concepts["a"]) == ("own",)
    assert [found.is_own(found.concepts[name]) for name in ("a", "b")] == [True, False]


def test_a_merged_concept_stands_for_the_one_it_was_merged_into_however_often() -> None:
    found = book(
        own=(concept("a", merged_into="b"),), shared=(concept("b", merged_into="c"), concept("c"))
    )
    assert [found.resolved(name) for name in "abc"] == ["c", "c", "c"]
    assert found.merged_into("c") == {"a", "b"}
    assert found.merged_into("b") == frozenset()


def test_merging_in_a_circle_or_into_nothing_ends() -> None:
    found = book(
        own=(
            concept("a", merged_into="b"),
            concept("b", merged_into="a"),
            concept("c", merged_into="gone"),
        )
    )
    assert [found.resolved(name) for name in ("a", "b", "c", "x")] == ["a", "b", "gone", "x"]


def test_actors_are_called_by_their_names_and_other_spellings() -> None:
    actor = Actor(
        id="miit", name=Labels.of({"en": "MIIT", "zh": "工业和信息化部"}), alt=("工信部",)
    )
    found = ConceptBook(DocumentRoot(id="d", actors=(actor,)), SharedCodebook())
    assert names_of(found.actors["miit"]) == ("MIIT", "工业和信息化部", "工信部")


def test_without_a_codebook_there_are_the_documents_own() -> None:
    found = ConceptBook(DocumentRoot(id="d", concepts=(concept("a"),)), SharedCodebook())
    assert list(found.concepts) == ["a"]

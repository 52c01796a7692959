"""What is suggested for rows and notes, and what becomes of it."""

from __future__ import annotations

import pytest

from outline_editor.core.addresses import node_ref, note_ref
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.extensions import ExtensionList, Extensions, ExtensionScalar
from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, Codebook, Concept, DocumentRoot, Node, Note
from outline_editor.core.rejections import KEY, reject
from outline_editor.core.suggestion_index import SuggestionIndex
from outline_editor.core.suggestions import Suggester, Words, accept

SHARED = SharedCodebook(
    "book.yaml",
    Codebook(
        id="book",
        actors=(Actor(id="miit", name=Labels.of({"en": "MIIT", "zh": "工信部"})),),
        concepts=(
            Concept(id="giants", label=Labels.of({"en": "small giants", "zh": "小巨人"})),
            Concept(id="champions", label=Labels.of({"en": "champions"}), merged_into="leaders"),
            Concept(id="leaders", label=Labels.of({"en": "leaders"}), merged_into="giants"),
            Concept(id="round", label=Labels.of({"en": "merry go"}), merged_into="about"),
            Concept(id="about", label=Labels.of({"en": "round"}), merged_into="round"),
            Concept(id="orphan", label=Labels.of({"en": "orphans"}), merged_into="gone"),
        ),
    ),
)


def rejected(*ids: str) -> Extensions:
    """Own fields that keep these as no mentions."""
    return ((KEY, ExtensionList(tuple(ExtensionScalar(one, plain=True) for one in ids))),)


def suggested(node: Node, **of_document: object) -> list[tuple[str, str]]:
    """The fields and values suggested for a row."""
    root = DocumentRoot(id="d", outline=(node,), **of_document)  # pyright: ignore[reportArgumentType]
    found = Suggester(root, SHARED).of_row(node)
    return [(one.offer.field, str(one.offer.value)) for one in found]


GIANTS = ("concepts", "giants")


def test_a_concept_and_an_actor_are_suggested_in_the_order_of_their_words() -> None:
    node = Node(id="n-row", text="MIIT guides ‘Small Giants’", original="小巨人")
    assert suggested(node) == [("actors", "miit"), GIANTS]


def test_one_that_is_said_often_is_one_suggestion_with_all_its_places() -> None:
    node = Node(id="n-row", text="small giants, one small giant", original="小巨人")
    (found,) = Suggester(DocumentRoot(id="d", outline=(node,)), SHARED).of_row(node)
    assert found.offer.words(node) == "small giants"
    assert found.places == (
        Words("text", 0, 12),
        Words("text", 18, 29),
        Words("original", 0, 3),
    )


@pytest.mark.parametrize("has", ["giants", "leaders", "champions"])
def test_what_a_row_has_is_not_suggested(has: str) -> None:
    """Nor under an id that was merged into it."""
    assert suggested(Node(id="n-row", text="champions, leaders, giants", concepts=(has,))) == []


@pytest.mark.parametrize("has", ["giants", "leaders", "champions"])
def test_nor_is_what_was_rejected(has: str) -> None:
    assert suggested(Node(id="n-row", text="small giants", extensions=rejected(has))) == []


def test_a_merged_concept_stands_for_the_last_one_that_it_was_merged_into() -> None:
    assert suggested(Node(id="n-row", text="champions")) == [GIANTS]


def test_those_merged_in_a_circle_or_into_nothing_stand_for_themselves() -> None:
    assert suggested(Node(id="n-row", text="merry go round orphans")) == [
        ("concepts", "round"),
        ("concepts", "about"),
        ("concepts", "orphan"),
    ]


def test_the_document_calls_things_by_its_own_names() -> None:
    own = (Concept(id="giants", label=Labels.of({"de": "Riesen"})),)
    node = Node(id="n-row", text="Riesen, not small giants")
    assert suggested(node, concepts=own) == [GIANTS]
    assert suggested(Node(id="n-row", text="small giants"), concepts=own) == []


def test_a_note_gets_concepts_and_no_actors() -> None:
    note = Note(id="t-note", text="MIIT’s small giants")
    node = Node(id="n-row", text="row", notes=(note,))
    root = DocumentRoot(id="d", outline=(node,), notes=(note,))
    suggester = Suggester(root, SHARED)
    assert suggester.of_row(node) == suggester.of_notes((note,))
    (found,) = suggester.of_row(node)
    assert (found.ref, found.offer.value) == (note_ref("t-note"), "giants")
    assert suggester.counts_of_mentions([node]) == [1]


ROW = Node(
    id="n-row",
    text="small giants",
    extensions=rejected("champions", "other"),
    notes=(Note(id="t-note", text="small giants"),),
)


def test_accepting_puts_it_in_and_forgets_that_it_was_rejected() -> None:
    node = Node(id="n-row", text="small giants")
    document = Document(DocumentRoot(id="d", outline=(ROW,)))
    (suggestion,) = Suggester(document.root, SHARED).of_row(node)
    with document.transaction("Accept") as transaction:
        accept(transaction, suggestion, SHARED)
    now = document.node("n-row")
    assert (now.concepts, now.extensions) == (("giants",), rejected("other"))


def test_what_was_merged_into_nothing_is_rejected_by_itself() -> None:
    """Two that stand for themselves are two, though both were merged into one that is gone."""
    own = tuple(
        Concept(id=one, label=Labels.of({"en": "waifs"}), merged_into="gone") for one in ("a", "b")
    )
    node = Node(id="n-row", text="waifs")
    document = Document(DocumentRoot(id="d", concepts=own, outline=(node,)))
    one, other = Suggester(document.root, SHARED).of_row(node)
    with document.transaction("Answer") as transaction:
        reject(transaction, one.ref, one.offer)
        accept(transaction, other, SHARED)
    assert Suggester(document.root, SHARED).of_row(document.node("n-row")) == ()


def test_accepting_twice_is_refused() -> None:
    document = Document(DocumentRoot(id="d", outline=(ROW,)))
    (suggestion,) = Suggester(document.root, SHARED).of_row(ROW)
    assert suggestion.ref == note_ref("t-note")
    with document.transaction("Accept") as transaction:
        accept(transaction, suggestion, SHARED)
        with pytest.raises(EditRefused):
            accept(transaction, suggestion, SHARED)
    assert document.note("t-note").concepts == ("giants",)


ROOT = DocumentRoot(
    id="d",
    notes=(Note(id="t-doc", text="small giants"),),
    outline=(
        Node(id="n-first", text="champions", children=(Node(id="n-inner", text="MIIT"),)),
        Node(id="n-last", text="nothing"),
    ),
)


def test_one_goes_from_row_to_row_and_begins_anew() -> None:
    index = SuggestionIndex(Document(ROOT), SHARED)
    ways = [index.next_from(row) for row in ("", "n-first", "n-inner", "n-last")]
    assert ways == ["n-first", "n-inner", "", ""]
    back = [index.next_from(row, -1) for row in ("", "n-first", "n-inner", "n-last")]
    assert back == ["n-inner", "", "n-first", "n-inner"]


def test_it_is_the_same_way_once_all_rows_are_counted() -> None:
    index = SuggestionIndex(Document(ROOT), SHARED)
    while not index.prepare(3):
        pass
    assert [index.next_from(row) for row in ("", "n-first")] == ["n-first", "n-inner"]
    assert [index.next_from(row, -1) for row in ("n-last", "n-first")] == ["n-inner", ""]
    assert index.total == 3


def test_where_there_are_none_it_leads_nowhere() -> None:
    index = SuggestionIndex(Document(DocumentRoot(id="d")), SHARED)
    assert index.next_from("") is None
    while not index.prepare(2):
        pass
    assert index.next_from("") is None


def test_a_change_has_only_what_it_touched_looked_through() -> None:
    document = Document(ROOT)
    index = SuggestionIndex(document, SHARED)
    assert index.prepare(100)
    with document.transaction("Write") as transaction:
        transaction.set(node_ref("n-last"), text="small giants")
    assert not index.is_complete
    assert index.total == 3
    assert index.prepare(1)
    assert index.total == 4


def test_another_name_has_all_looked_through() -> None:
    document = Document(ROOT)
    index = SuggestionIndex(document, SHARED)
    index.prepare(100)
    with document.transaction("Add") as transaction:
        transaction.insert(Concept(id="nothing", label=Labels.of({"en": "nothing"})))
    assert index.of("n-last")[0].offer.value == "nothing"
    assert not index.prepare(2)
    assert index.prepare(100)
    assert index.total == 4
    index.set_codebook(SharedCodebook())
    assert index.of("n-first") == ()
    assert index.prepare(100)
    assert index.total == 1


def test_what_was_rejected_is_not_counted() -> None:
    document = Document(ROOT)
    index = SuggestionIndex(document, SHARED)
    (suggestion,) = index.of("n-first")
    with document.transaction("Reject") as transaction:
        reject(transaction, suggestion.ref, suggestion.offer)
    index.prepare(100)
    assert index.total == 2
    assert index.of("n-first") == ()

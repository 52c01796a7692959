"""The index of suggestions says at any time what a fresh look would."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.addresses import DOCUMENT, ElementKind
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.document import Document
from outline_editor.core.edits import Edit, SetField
from outline_editor.core.errors import EditRefused
from outline_editor.core.extensions import ExtensionList, ExtensionScalar
from outline_editor.core.history import History
from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, Codebook, Concept, DocumentRoot
from outline_editor.core.rejections import KEY, reject
from outline_editor.core.suggestion_index import SuggestionIndex
from outline_editor.core.suggestions import Suggester, Suggestion, accept
from tests.property.edit_strategies import SLUGS, crowded_documents, edits, refs

BOOKS = [
    SharedCodebook(),
    SharedCodebook(
        "book.yaml",
        Codebook(
            id="book",
            actors=(Actor(id="a", name=Labels.of({"en": "fund (FUND)", "zh": "小巨人"})),),
            concepts=(
                Concept(id="a", label=Labels.of({"en": "funds"})),
                Concept(id="b", label=Labels.of({"zh": "小巨人"}), merged_into="small-giants"),
                Concept(id="c", label=Labels.of({"en": "fund of funds"}), merged_into="b"),
            ),
        ),
    ),
]
REJECTED = st.lists(SLUGS, max_size=2).map(
    lambda ids: ((KEY, ExtensionList(tuple(ExtensionScalar(one, plain=True) for one in ids))),)
)


def _rejections(document: Document) -> st.SearchStrategy[Edit]:
    kinds = (ElementKind.NODE, ElementKind.NOTE)
    here = [ref for ref in refs(document) if ref.kind in kinds] or [DOCUMENT]
    return st.builds(SetField, st.sampled_from(here), st.just("extensions"), REJECTED)


def _all(document: Document, book: SharedCodebook) -> dict[str, tuple[Suggestion, ...]]:
    """The suggestions of every row that has some, looked for anew."""
    suggester = Suggester(document.root, book)
    found = {node.id: suggester.of_row(node) for node in document.walk()}
    found[DOCUMENT.id] = suggester.of_notes(document.root.notes)
    return {row: ones for row, ones in found.items() if ones}


def _check(index: SuggestionIndex, document: Document, book: SharedCodebook) -> None:
    expected = _all(document, book)
    for row in (DOCUMENT.id, *(node.id for node in document.walk())):
        assert index.of(row) == expected.get(row, ())
    for suggestion in (one for ones in expected.values() for one in ones):
        element = document.require(suggestion.ref)
        for source, start, end in suggestion.places:
            assert 0 <= start < end <= len(getattr(element, source))
        assert suggestion.offer.words(element)
        assert suggestion.places[0][1:] == (suggestion.offer.start, suggestion.offer.end)


def _check_counts(index: SuggestionIndex, document: Document, book: SharedCodebook) -> None:
    while not index.prepare(2):
        assert not index.is_complete
    expected = _all(document, book)
    assert index.total == sum(map(len, expected.values()))
    order = [row for row in (DOCUMENT.id, *(n.id for n in document.walk())) if row in expected]
    row = DOCUMENT.id
    found = []
    for _ in order:
        row = index.next_from(row)
        assert row is not None
        found.append(row)
    assert sorted(found) == sorted(order)
    assert order or index.next_from(DOCUMENT.id) is None


@given(st.data(), crowded_documents(), st.sampled_from(BOOKS))
def test_it_follows_every_edit(
    data: st.DataObject, root: DocumentRoot, book: SharedCodebook
) -> None:
    document = Document(root)
    history = History(document)
    index = SuggestionIndex(document, book)
    for _ in range(data.draw(st.integers(0, 6))):
        index.prepare(data.draw(st.integers(0, 4)))
        if data.draw(st.integers(0, 5)) == 0:
            book = data.draw(st.sampled_from(BOOKS))
            index.set_codebook(book)
        with suppress(EditRefused), document.transaction("Edit") as transaction:
            transaction.apply(data.draw(st.one_of(edits(document), _rejections(document))))
        _check(index, document, book)
    while history.undo_name is not None and data.draw(st.booleans()):
        history.undo()
        _check(index, document, book)
    _check_counts(index, document, book)


@given(st.data(), crowded_documents(), st.sampled_from(BOOKS))
def test_what_is_accepted_or_rejected_is_gone(
    data: st.DataObject, root: DocumentRoot, book: SharedCodebook
) -> None:
    document = Document(root)
    history = History(document)
    index = SuggestionIndex(document, book)
    before = _all(document, book)
    for row, ones in before.items():
        for suggestion in ones:
            with document.transaction("Decide") as transaction:
                if data.draw(st.booleans()):
                    accept(transaction, suggestion, book)
                else:
                    reject(transaction, suggestion.ref, suggestion.offer)
            left = [(one.ref, one.offer.field, one.offer.value) for one in index.of(row)]
            said = suggestion.ref, suggestion.offer.field, suggestion.offer.value
            assert said not in left
    assert _all(document, book) == {}
    while history.undo_name is not None:
        history.undo()
    assert document.root == root
    assert _all(document, book) == before

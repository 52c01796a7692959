"""Who names a concept or actor, counted again only where that has changed."""

from __future__ import annotations

from outline_editor.app.entry_uses import (
    UserCount,
    named_otherwise,
    users_in_order,
    users_of,
)
from outline_editor.app.open_document import OpenDocument
from outline_editor.app.opening import Opened
from outline_editor.core.addresses import Ref, actor_ref, concept_ref, node_ref, note_ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.concept_book import ConceptBook
from outline_editor.core.errors import Message
from outline_editor.core.labels import Labels
from outline_editor.core.model import DEFAULT_HEADER, Concept, DocumentRoot, Node, Note
from outline_editor.formats.base import FORMATS, FormatName
from outline_editor.storage.in_pieces import PiecedText

A, B, MIIT = concept_ref("a"), concept_ref("b"), actor_ref("m")


def _opened() -> OpenDocument:
    labels = Labels.of({"en": "x"})
    root = DocumentRoot(
        id="d",
        concepts=(Concept(id="a", label=labels), Concept(id="b", label=labels, merged_into="a")),
        notes=(Note(id="t-00", text="", concepts=("a",)),),
        outline=(
            Node(id="n-11", text="", children=(Node(id="n-12", text="", concepts=("b",)),)),
            Node(
                id="n-22",
                text="",
                concepts=("a", "b"),
                notes=(Note(id="t-22", text="", concepts=("b",)),),
            ),
        ),
    )
    yaml = FORMATS[FormatName.YAML]
    return OpenDocument(Opened(root, DEFAULT_HEADER, PiecedText(), yaml, SharedCodebook()), None)


def _book(opened: OpenDocument) -> ConceptBook:
    return ConceptBook(opened.document.root, opened.codebook)


def test_what_was_merged_into_an_entry_counts_for_it() -> None:
    opened = _opened()
    assert UserCount.of(users_of(opened, _book(opened), A)) == UserCount(2, 2)
    assert UserCount.of(users_of(opened, _book(opened), B)) == UserCount(2, 1)
    assert not users_of(opened, _book(opened), actor_ref("a"))


def test_they_come_in_the_order_of_reading() -> None:
    opened = _opened()
    users = [note_ref("t-00"), node_ref("n-12"), node_ref("n-22"), note_ref("t-22")]
    assert users_in_order(opened, _book(opened), A) == users


class _Changes:
    """Changes a document and tells whose uses may be others then."""

    def __init__(self) -> None:
        self.opened = _opened()
        self._seen: list[ChangeSet] = []
        self.opened.document.follow(self._seen.append)

    def of(self, act: object) -> set[Ref]:
        with self.opened.document.transaction(Message.of("name.type")) as transaction:
            act(transaction)  # type: ignore[operator]
        return named_otherwise(self._seen[-1], _book(self.opened))


def test_a_change_tells_whose_uses_to_count_again() -> None:
    changes = _Changes()
    assert changes.of(lambda edit: edit.set(node_ref("n-11"), text="x")) == set()
    assert changes.of(lambda edit: edit.set(node_ref("n-22"), concepts=("a",))) == {A, B}
    assert changes.of(lambda edit: edit.set(node_ref("n-11"), actors=("m",))) == {MIIT}
    assert changes.of(lambda edit: edit.remove(node_ref("n-11"))) == {A, B, MIIT}
    assert changes.of(lambda edit: edit.add_note("x", node_ref("n-22"), concepts=("a",))) == {A}

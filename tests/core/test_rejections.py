"""What was rejected for good, as the own field of a row or note keeps it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from outline_editor.core.addresses import Ref, node_ref, note_ref
from outline_editor.core.document import Document
from outline_editor.core.extensions import Extensions, lines_of
from outline_editor.core.model import Amount, DocumentRoot, Node, Note
from outline_editor.core.offers import Offer
from outline_editor.core.rejections import (
    Rejection,
    forget_taken,
    reject,
    rejections_in,
)
from outline_editor.core.transaction import Transaction
from outline_editor.core.vocabulary import Basis
from outline_editor.storage.yaml_reader import document_from_text
from outline_editor.storage.yaml_writer import write_document

ROW, NOTE = node_ref("n-row"), note_ref("t-note")
AMOUNT = Amount(quote="60 bn", value=Decimal(60))


def offer(field: str, value: Amount | str) -> Offer:
    """An offer; where its words stand is no matter."""
    return Offer(field, value, "text", 0, 5, Basis.STATED)


def document(own_fields: str = "") -> Document:
    """A row with a note and these own fields, as a file has them."""
    text = (
        "format: policy-outline/1\nid: d\nstatus: draft\noutline:\n"
        f"  - id: n-row\n    text: 60 bn for SMEs\n{own_fields}"
        "    notes:\n      - id: t-note\n        kind: comment\n        text: SMEs again\n"
    )
    root = document_from_text(text).root
    assert isinstance(root, DocumentRoot)
    return Document(root)


def done(where: Document, ref: Ref, change: Callable[[Transaction], None]) -> list[str]:
    """The own fields of an element after a change, as a person reads them."""
    with where.transaction("Change") as transaction:
        change(transaction)
    element: Node | Note = where.require(ref)
    return _lines(element.extensions)


def _lines(extensions: Extensions) -> list[str]:
    return [line for key, value in extensions for line in lines_of(key, value)]


@pytest.mark.parametrize(
    ("offered", "entry"),
    [
        (offer("concepts", "small-giants"), "- small-giants"),
        (offer("actors", "miit"), "- actors: miit"),
        (offer("concepts", "2019"), "- '2019'"),
        (offer("concepts", "no"), "- 'no'"),
        (offer("amounts", AMOUNT), "- amounts: '60 bn'"),
        (offer("places", "CN-HN"), "- places: 'CN-HN'"),
        (offer("due", "2022"), "- due: '2022'"),
    ],
)
@pytest.mark.parametrize("ref", [ROW, NOTE])
def test_it_is_kept_in_the_file_and_read_again(offered: Offer, entry: str, ref: Ref) -> None:
    where = document()
    with where.transaction("Reject") as transaction:
        reject(transaction, ref, offered)
    text = write_document(where.root, "").decode()
    indent = "    " if ref == ROW else "        "
    assert f"{indent}x-not-mentions:\n{indent}  {entry}\n" in text
    again = document_from_text(text).root
    assert again == where.root


def test_a_second_one_joins_the_first_and_none_stands_twice() -> None:
    where = document("    x-mine: 1\n    x-not-mentions: [smes]\n    x-last: 2\n")
    left = [done(where, ROW, lambda t: reject(t, ROW, offer("due", "2022"))) for _ in range(2)]
    assert (
        left[0]
        == left[1]
        == ["x-mine: 1", "x-not-mentions:", "  - smes", "  -", "    due: 2022", "x-last: 2"]
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("x-not-mentions: smes", {Rejection("concepts", "smes")}),
        ("x-not-mentions: {due: '2022'}", {Rejection("due", "2022")}),
        ("x-not-mentions: [smes, [deep], {a: 1, b: 2}, {c: [1]}]", {Rejection("concepts", "smes")}),
        ("x-not-mentions:", {Rejection("concepts", "")}),
        ("x-other: [smes]", set()),
    ],
)
def test_what_a_person_wrote_is_understood_as_far_as_it_goes(
    written: str, read: set[Rejection]
) -> None:
    where = document(f"    {written}\n")
    assert rejections_in(where.node("n-row")) == read
    before = where.node("n-row").extensions
    after = done(where, ROW, lambda t: reject(t, ROW, offer("places", "CN")))
    assert after[-2:] == ["  -", "    places: CN"]
    assert len(after) > len(_lines(before))


def test_what_comes_into_a_field_is_rejected_no_longer() -> None:
    rejected = "smes, old, {amounts: 60 bn}, {due: '2022'}, {places: CN}, {actors: smes}"
    where = document(f"    x-not-mentions: [{rejected}]\n")

    def change(transaction: Transaction) -> None:
        transaction.set(ROW, concepts=("smes", "new"), amounts=(AMOUNT,), due="2022")
        forget_taken(transaction, ROW, lambda one: {"old": "new"}.get(one, one))

    left = ["  -", "    places: CN", "  -", "    actors: smes"]
    assert done(where, ROW, change) == ["x-not-mentions:", *left]


def test_with_the_last_one_the_field_goes() -> None:
    where = document("    x-not-mentions: [{actors: miit}]\n    x-mine: 1\n")

    def change(transaction: Transaction) -> None:
        transaction.set(ROW, actors=("miit",))
        forget_taken(transaction, ROW)

    assert done(where, ROW, change) == ["x-mine: 1"]

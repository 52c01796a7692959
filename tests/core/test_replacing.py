"""Replacing: the list to look at, and the document afterwards."""

from __future__ import annotations

from decimal import Decimal

import pytest

from outline_editor.core.addresses import node_ref
from outline_editor.core.anchors import Outcome, find_quote
from outline_editor.core.document import Document
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.finder import Finder
from outline_editor.core.history import History
from outline_editor.core.model import Amount, DocumentRoot, Node, Note
from outline_editor.core.replacing import Replacement, replace, replacements
from outline_editor.core.search import Query, Where
from outline_editor.core.search_texts import SearchTexts


def _document(*rows: Node) -> Document:
    return Document(DocumentRoot(id="d", outline=rows))


def _list(
    document: Document,
    words: str,
    by: str,
    where: Where = Where.ALL,
    *,
    is_expression: bool = False,
) -> list[Replacement]:
    finder = Finder(
        document, SearchTexts(document), Query(words, where, is_expression=is_expression)
    )
    return replacements(document, finder, by)


def _replace(document: Document, words: str, by: str) -> None:
    with document.transaction(Message.of("name.replace", n=1)) as transaction:
        replace(transaction, _list(document, words, by))


ROW = Node(
    id="n-aa",
    text="a ‘fund’ of FUNDS",
    original="fund 基金",
    notes=(Note(id="t-aa", text="why a fund?\nwhich fund?"),),
)


def test_lists_each_text_once_with_all_its_places() -> None:
    found = _list(_document(ROW, Node(id="n-bb", text="x")), "fund", "bank")
    assert [(one.field, one.before, one.after) for one in found] == [
        ("text", "a ‘fund’ of FUNDS", "a ‘bank’ of bankS"),
        ("original", "fund 基金", "bank 基金"),
        ("text", "why a fund?\nwhich fund?", "why a bank?\nwhich bank?"),
    ]
    assert [len(one.pieces) for one in found] == [2, 1, 2]


def test_stays_within_what_is_searched() -> None:
    assert [one.field for one in _list(_document(ROW), "fund", "x", Where.ORIGINAL)] == ["original"]


def test_leaves_out_what_would_stay_the_same() -> None:
    assert _list(_document(Node(id="n-aa", text="fund")), "fund", "fund") == []


def test_chinese_found_by_its_sound_is_left_alone() -> None:
    document = _document(Node(id="n-aa", text="gjmt 国进民退"))
    assert [one.after for one in _list(document, "gjmt", "x")] == ["x 国进民退"]


def test_an_expression_puts_its_groups_in() -> None:
    document = _document(Node(id="n-aa", text="60 bn, 7 bn"))
    (found,) = _list(document, r"(?P<n>\d+) bn", r"\g<n>0 \1", is_expression=True)
    assert found.after == "600 60, 70 7"


@pytest.mark.parametrize("by", [r"\2", r"\g<x>", "\\g<"])
def test_a_group_that_is_not_there_is_said(by: str) -> None:
    with pytest.raises(OutlineError, match="group"):
        _list(_document(Node(id="n-aa", text="60 bn")), r"(\d+)", by, is_expression=True)


def test_words_are_put_in_as_they_are() -> None:
    document = _document(Node(id="n-aa", text="60 bn"))
    assert _list(document, "bn", r"\1")[0].after == r"60 \1"


def test_a_row_stays_on_one_line() -> None:
    document = _document(Node(id="n-aa", text="60 bn"))
    assert _list(document, "bn", "b\nn\x07")[0].after == "60 b n"


def test_is_one_step_of_undo() -> None:
    document = _document(ROW, Node(id="n-bb", text="fund"))
    history, before = History(document), document.root
    _replace(document, "fund", "")
    assert [node.text for node in document.walk()] == ["a ‘’ of S", ""]
    assert document.note("t-aa").text == "why a ?\nwhich ?"
    history.undo()
    assert document.root == before


def test_only_what_is_chosen_and_still_the_same() -> None:
    document = _document(*[Node(id=f"n-{c}{c}", text="fund") for c in "abc"])
    listed = _list(document, "fund", "bank")
    with document.transaction(Message.of("name.type")) as transaction:
        transaction.set(node_ref("n-bb"), text="fund!")
    with document.transaction(Message.of("name.replace", n=1)) as transaction:
        replace(transaction, listed[:2])
    assert [node.text for node in document.walk()] == ["bank", "fund!", "fund"]


@pytest.mark.parametrize(
    ("quote", "words", "by", "expected"),
    [
        ("small giants", "small", "little", "little giants"),
        ("small giants", "giants", "titans", "small titans"),
        ("small giants", "many small", "few little", "few little giants"),
        ("small giants", "giants grow", "x", "small x"),
        ("small giants", "many", "very many", "small giants"),
        ("grow", "small giants", "SMEs", "grow"),
        ("small giants", "small giants", "SMEs", "SMEs"),
        ("a", "many small giants", "x", "a"),
    ],
)
def test_notes_quote_the_words_that_stand_there_now(
    quote: str, words: str, by: str, expected: str
) -> None:
    text = "many small giants grow" if quote != "a" else "b a many small giants c"
    note = Note(id="t-aa", text="n", quote=quote, before="b " if quote == "a" else "")
    document = _document(Node(id="n-aa", text=text, notes=(note,)))
    assert find_quote(document.node("n-aa"), note).outcome is Outcome.FOUND
    with document.transaction(Message.of("name.replace", n=1)) as transaction:
        replace(transaction, _list(document, words, by, Where.TEXT))
    assert document.note("t-aa").quote == expected
    found = find_quote(document.node("n-aa"), document.note("t-aa"))
    assert found.outcome is Outcome.FOUND


def test_amounts_keep_the_words_that_their_value_was_read_from() -> None:
    amount = Amount(quote="60 bn", value=Decimal(60_000_000_000), currency="CNY")
    document = _document(Node(id="n-aa", text="a 60 bn fund", amounts=(amount,)))
    _replace(document, "60", "70")
    assert document.node("n-aa").amounts == (amount,)

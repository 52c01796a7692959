"""Rows go to the clipboard and come back: nothing is lost, everything can be undone."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.excerpts import excerpt_of
from outline_editor.core.history import History
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot
from outline_editor.core.pasting import paste
from outline_editor.formats.excerpt_json import read_excerpt, write_excerpt
from outline_editor.formats.excerpt_text import write_text
from outline_editor.formats.pasted_rows import rows_in_html, rows_in_text
from tests.property.edit_strategies import crowded_documents

NAME = Message.of("name.paste", n=1)


@given(crowded_documents(), crowded_documents(), st.randoms(use_true_random=False))
def test_rows_of_one_document_in_another(
    source: DocumentRoot, target: DocumentRoot, chance: random.Random
) -> None:
    ids = [node.id for node in walk(source.outline)]
    if not ids:
        return
    chosen = chance.sample(ids, chance.randint(1, len(ids)))
    excerpt = excerpt_of(Document(source), SharedCodebook(), chosen)
    assert read_excerpt(write_excerpt(excerpt, "a")) == (excerpt, "a")
    document = Document(target)
    history = History(document)
    owner = chance.choice([DOCUMENT, *(node_ref(node.id) for node in document.walk())])
    with document.transaction(NAME) as transaction:
        pasted = paste(
            transaction, excerpt, owner, 0, codebook=SharedCodebook(), at_home=chance.random() < 0.5
        )
    here = tuple(document.node(row) for row in pasted)
    assert [node.text for node in walk(here)] == [node.text for node in walk(excerpt.rows)]
    assert [len(node.notes) for node in walk(here)] == [
        len(node.notes) for node in walk(excerpt.rows)
    ]
    history.undo()
    assert document.root == target
    history.redo()
    assert [node.id for node in document.rows(owner)][: len(pasted)] == pasted


@given(st.text(max_size=200))
def test_any_text_gives_rows_or_none(text: str) -> None:
    for rows in (rows_in_text(text), rows_in_html(text)):
        document = Document(DocumentRoot(id="d"))
        with document.transaction(NAME) as transaction:
            for row in rows:
                transaction.insert(row)


@given(st.lists(st.sampled_from(["<ul>", "<li>", "</ul>", "</li>", "<p>", "x", "<h2>", "<td>"])))
def test_any_html_gives_rows_that_a_document_takes(parts: list[str]) -> None:
    document = Document(DocumentRoot(id="d"))
    words = parts.count("x")
    try:
        with document.transaction(NAME) as transaction:
            for row in rows_in_html("".join(parts)):
                transaction.insert(row)
    except EditRefused as error:
        raise AssertionError(parts) from error
    assert sum(node.text.count("x") for node in document.walk()) == words


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_levels_survive_as_plain_text(steps: list[int]) -> None:
    level, drawn = 0, []
    for number, step in enumerate(steps):
        level = min(level + 1, step) if number else 0
        drawn.append("\t" * level + f"word{number}")
    text = "\n".join(drawn)
    assert write_text(rows_in_text(text)) == text

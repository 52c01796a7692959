from __future__ import annotations

import pytest

from outline_editor.core.document import Document
from outline_editor.core.model import MAX_DEPTH, DocumentRoot, Node
from outline_editor.core.single_rows import indent_only, outdent_only
from tests.core.outlines import MINISTRY, done, drawn, lines, outline, refusal


@pytest.mark.parametrize(
    ("chosen", "after"),
    [
        ("f", ("a", "  b", "    c", "    d", "  e", "  f", "  g", "h")),
        ("h f", ("a", "  b", "    c", "    d", "  e", "  f", "  g", "  h")),
        ("f g", ("a", "  b", "    c", "    d", "  e", "  f", "    g", "h")),
        ("d", ("a", "  b", "    c", "      d", "  e", "f", "  g", "h")),
        ("e g f", ("a", "  b", "    c", "    d", "    e", "  f", "    g", "h")),
    ],
)
def test_indenting_moves_one_row_in_and_outdenting_brings_it_back(
    chosen: str, after: tuple[str, ...]
) -> None:
    document = outline(MINISTRY)
    done(document, indent_only, chosen)
    assert drawn(document) == lines(*after)
    done(document, outdent_only, chosen)
    assert drawn(document) == MINISTRY


@pytest.mark.parametrize(
    ("chosen", "after"),
    [
        ("e", ("a", "  b", "    c", "    d", "e", "f", "  g", "h")),
        ("c", ("a", "  b", "  c", "    d", "  e", "f", "  g", "h")),
        ("b", ("a", "b", "  c", "  d", "  e", "f", "  g", "h")),
        ("d b", ("a", "b", "  c", "  d", "  e", "f", "  g", "h")),
    ],
)
def test_outdenting_takes_the_siblings_after_a_row_under_it(
    chosen: str, after: tuple[str, ...]
) -> None:
    document = outline(MINISTRY)
    done(document, outdent_only, chosen)
    assert drawn(document) == lines(*after)


@pytest.mark.parametrize(
    ("chosen", "code"),
    [("a", "command.first-in-list"), ("h c", "command.first-in-list"), ("zz", "edit.no-element")],
)
def test_the_first_of_a_list_has_nothing_to_go_under(chosen: str, code: str) -> None:
    assert refusal(outline(MINISTRY), indent_only, chosen) == code


@pytest.mark.parametrize("chosen", ["a", "b h"])
def test_a_top_row_can_come_no_further(chosen: str) -> None:
    assert refusal(outline(MINISTRY), outdent_only, chosen) == "command.top-row"


def test_a_row_whose_children_are_on_the_last_level_can_go_there_alone() -> None:
    deep = (Node(id="n-last", text="last"),)
    deep = (Node(id="n-before", text="before"), Node(id="n-row", text="row", children=deep))
    for level in range(MAX_DEPTH - 2):
        deep = (Node(id=f"n-{level:02}", text="x", children=deep),)
    document = Document(DocumentRoot(id="d", outline=deep))
    with document.transaction("Indent") as transaction:
        indent_only(transaction, ["n-row"])
    assert [node.id for node in document.node("n-before").children] == ["n-row", "n-last"]

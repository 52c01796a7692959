"""Which words a note quotes while somebody writes beside, within and over them."""

from __future__ import annotations

import pytest

from outline_editor.app.editing import Editing
from outline_editor.app.open_document import OpenDocument, new_document
from outline_editor.core.addresses import node_ref
from outline_editor.core.anchors import find_quote
from outline_editor.core.changes import ChangeSet
from outline_editor.core.model import Node, Note

ROW = node_ref("n-aa")


class Writer:
    """Writes in a row, key by key; a `|` in a text is the caret."""

    def __init__(self, text: str, quote: str) -> None:
        self.opened: OpenDocument = new_document()
        self.editing = Editing(self.opened)
        self.remarks: list[str] = []
        with self.opened.document.transaction("Begin") as transaction:
            note = Note(id="t-aa", text="", quote=quote)
            transaction.insert(Node(id=ROW.id, text=text, notes=(note,)))
        self.opened.document.follow(self._listen)

    def _listen(self, change_set: ChangeSet) -> None:
        self.remarks += [remark.code for remark in change_set.remarks]

    def write(self, *texts: str) -> None:
        for text in texts:
            caret = text.index("|")
            now = text.replace("|", "")
            self.editing.set_field(ROW, "text", now, typed=True, caret=caret)

    @property
    def quoted(self) -> str:
        """The row with brackets around what is quoted."""
        node = self.opened.document.node(ROW.id)
        found = find_quote(node, node.notes[0])
        text = node.text
        return f"{text[: found.start]}[{text[found.start : found.end]}]{text[found.end :]}"


@pytest.mark.parametrize(
    ("text", "quote", "keys", "quoted"),
    [
        ("a", "a", ["ab|", "aba|", "a |ba"], "[a] ba"),
        ("fund", "fund", ["f|fund", "fu|fund", "fun|fund", "fund|fund"], "fund[fund]"),
        ("fund", "fund", ["fundf|", "fundfu|", "fundfun|", "fundfund|"], "[fund]fund"),
        ("a fund", "fund", ["a fun|", "a fu|", "a f|", "a fo|", "a fon|", "a fond|"], "a [fond]"),
        ("a fund", "fund", ["a fun|", "a fu|", "a f|", "a |", "a x|", "a xy|"], "a [xy]"),
        ("a fund", "fund", ["a |", "a f|", "a fu|", "a fun|", "a fund|"], "a [fund]"),
        ("国进民退", "民退", ["国进民|", "国进|", "国进民|", "国进民退|"], "国进[民退]"),
    ],
)
def test_keys_at_one_place_count_together(
    text: str, quote: str, keys: list[str], quoted: str
) -> None:
    writer = Writer(text, quote)
    begun = writer.opened.document.root
    writer.write(*keys)
    assert writer.quoted == quoted
    assert writer.remarks == []
    while writer.opened.document.root != begun:
        writer.editing.undo()


def test_words_found_again_are_told_once_and_go_along_from_then_on() -> None:
    writer = Writer("tax bur", "burden")
    writer.write("tax burd|", "tax burde|", "tax burden|", "tax burdens|")
    assert writer.remarks == ["quote.found-again"]
    assert writer.quoted == "tax [burden]s"
    writer.write("tax bur|dens", "tax bur-|dens")
    assert writer.quoted == "tax [bur-den]s"
    assert writer.remarks == ["quote.found-again"]

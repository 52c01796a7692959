"""Rows on the clipboard: in every type that other programs may want, and back."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from outline_editor.app.open_document import OpenDocument
from outline_editor.core.errors import EditRefused, Message, OutlineError
from outline_editor.core.excerpts import Excerpt, excerpt_of
from outline_editor.core.index import walk
from outline_editor.core.model import Node
from outline_editor.core.progress import Tell, untold
from outline_editor.formats.excerpt_html import write_html
from outline_editor.formats.excerpt_json import EXCERPT_TYPE, read_excerpt, write_excerpt
from outline_editor.formats.excerpt_markdown import write_markdown
from outline_editor.formats.excerpt_text import write_text
from outline_editor.formats.line_wraps import joined
from outline_editor.formats.pasted_rows import (
    one_row_of,
    rows_in_html,
    rows_in_text,
    words_in_text,
)

MARKDOWN_TYPE = "text/markdown"


class Clipping(NamedTuple):
    """Rows as they go to the clipboard."""

    own: bytes
    """The type of the program itself, `EXCERPT_TYPE`: everything."""
    html: str
    markdown: str
    text: str


class Offered(Protocol):
    """What is on the clipboard or dropped; `''` or nothing for what is not there."""

    def data(self, media_type: str) -> bytes:
        """The bytes in a type."""
        ...

    def html(self) -> str:
        """The HTML."""
        ...

    def text(self) -> str:
        """The plain text."""
        ...


class Pasted(NamedTuple):
    """Rows from the clipboard, and the document that they come from, `''` for none."""

    excerpt: Excerpt
    home: str


def clip(opened: OpenDocument, ids: tuple[str, ...]) -> Clipping:
    """Rows of a document, with all under them. Raises `EditRefused` where there are none."""
    root = opened.document.root
    excerpt = excerpt_of(opened.document, opened.codebook, ids)
    return Clipping(
        write_excerpt(excerpt, opened.token),
        write_html(excerpt.rows, root.language, root.original_language or ""),
        write_markdown(excerpt.rows),
        write_text(excerpt.rows),
    )


def pasted(offered: Offered, tell: Tell = untold) -> Pasted:
    """The rows that are offered, in the type that carries most of them.

    Raises `EditRefused` where nothing that is offered has any words, or where it
    has too long a text. `tell` may raise `Cancelled`.
    """
    tell(0)
    own = offered.data(EXCERPT_TYPE)
    if own:
        try:
            return Pasted(*read_excerpt(own))
        except OutlineError:
            # Of another version of the program: its text says nearly as much.
            pass
    html, text = offered.html(), offered.text()
    rows: tuple[Node, ...] = rows_in_html(html, text, tell) if html else ()
    if not rows:
        markdown = offered.data(MARKDOWN_TYPE).decode("utf-8", "replace")
        rows = (rows_in_text(markdown, tell) if markdown else ()) or rows_in_text(text, tell)
    if not rows:
        raise EditRefused(Message.of("clip.nothing"))
    return Pasted(Excerpt(rows=rows), "")


def one_row(offered: Offered, tell: Tell = untold) -> Pasted:
    """All that is offered as one row; raises what `pasted` raises."""
    tell(0)
    text = "" if offered.data(EXCERPT_TYPE) else words_in_text(offered.text())
    if not text:
        text = joined(node.text for node in walk(pasted(offered, tell).excerpt.rows))
    return Pasted(Excerpt(rows=one_row_of(text)), "")

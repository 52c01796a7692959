"""Rows as a nested list in HTML, as word processors and mail programs paste it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from outline_editor.core.model import Node, Note
from outline_editor.formats.text_lines import row_text


def write_html(rows: Iterable[Node], language: str, original_language: str) -> str:
    """Rows as list items, what is under a row in a list within its item.

    The languages are tags such as `en`, `''` for an unknown one. What is said
    in the source's language stands below a row's text. Notes stand there in
    small print and begin with their kind, so that nobody takes them for words
    of the source.
    """
    items = "".join(_items(tuple(rows), _lang(original_language)))
    return f'<meta charset="utf-8"><ul{_lang(language)}>{items}</ul>'


def _items(rows: tuple[Node, ...], lang: str) -> Iterator[str]:
    for node in rows:
        yield f"<li>{escape(row_text(node.text))}"
        if node.original:
            yield f"<br><i{lang}>{escape(row_text(node.original))}</i>"
        yield from (_note(note) for note in node.notes)
        if node.children:
            yield "<ul>"
            yield from _items(node.children, lang)
            yield "</ul>"
        yield "</li>"


def _note(note: Note) -> str:
    about = f" on ‘{escape(row_text(note.quote))}’" if note.quote else ""
    text = escape(note.text).replace("\n", "<br>")
    return f"<br><small>[{note.kind.value}{about}: {text}]</small>"


def _lang(tag: str) -> str:
    return f' lang="{escape(tag)}"' if tag else ""

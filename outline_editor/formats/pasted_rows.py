"""Rows in what other programs put on the clipboard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from outline_editor.core.model import MAX_DEPTH, Node, Note
from outline_editor.core.text_rules import clean_text, one_line
from outline_editor.core.vocabulary import NoteKind
from outline_editor.formats.bullets import LETTERED, Numbering, find_marker
from outline_editor.formats.html_blocks import Block, blocks_in
from outline_editor.formats.line_wraps import joined
from outline_editor.formats.text_parser import DraftNote, parse

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BOX = re.compile(r"\[[ xX]\][ \t]+")

_PIXELS_OF_A_SPACE = 6
"""How far a space indents, where a program says it in pixels."""


@dataclass(slots=True)
class _Draft:
    """A row on its way."""

    text: str
    children: list[_Draft] = field(default_factory=list)
    notes: list[DraftNote] = field(default_factory=list)


def rows_in_text(text: str) -> tuple[Node, ...]:
    """Rows from plain text or Markdown; none from a text without any words.

    Indentation, bullets, numbers and headings tell the levels, as in the
    briefing text form. A paragraph that begins with `context:` becomes a note
    on the row before it, or on the first. The rows have no ids.
    """
    top = _Draft("")
    way: list[tuple[int, _Draft]] = [(0, top)]
    for heading, content in _sections(clean_text(text).text):
        if heading is not None:
            marks, words = heading
            while way[-1][0] >= marks:
                way.pop()
            row = _Draft(words)
            way[-1][1].children.append(row)
            way.append((marks, row))
        _add_content(way[-1][1], content)
    return _nodes(top)


def rows_in_html(html: str, text: str = "") -> tuple[Node, ...]:
    """Rows from HTML, by its lists and headings; without any as from plain text.

    `text` is the same as plain text, where the program that wrote it gave that
    too: it keeps white space. The items of a list stand under the paragraph
    before it. Deeper than `MAX_DEPTH` they stand beside each other. The rows
    have no ids.
    """
    blocks = blocks_in(clean_text(html).text)
    if all(block.level is None and block.heading is None for block in blocks):
        is_indented = len({block.margin for block in blocks}) > 1
        if text and not is_indented:
            return rows_in_text(text)
        return rows_in_text("\n".join(_indented(block) for block in blocks))
    top = _Draft("")
    way: list[tuple[int, _Draft]] = [(0, top)]
    for level, block in _with_levels(blocks):
        while way[-1][0] >= level:
            way.pop()
        row = _Draft(" ".join(block.lines))
        way[-1][1].children.append(row)
        if len(way) < MAX_DEPTH:
            way.append((level, row))
    return _nodes(top)


def words_in_text(text: str) -> str:
    """A text as one row takes it: on one line, without the marks of a list.

    A number opens a row only where there are others; alone it is part of the words.
    """
    lines = [line.strip() for line in clean_text(text).text.split("\n") if line.strip()]
    return one_row_of([_without_mark(line, is_list=len(lines) > 1) for line in lines])


def one_row_of(texts: Iterable[str]) -> str:
    """Several texts as that of one row."""
    words = ""
    for text in texts:
        words = joined(words, text)
    return words


def _without_mark(line: str, *, is_list: bool) -> str:
    heading = _HEADING.fullmatch(line)
    if heading is not None:
        return _plain(heading[2])
    marker = find_marker(line)
    is_bullet = marker is not None and marker.ordinal == 0 and marker.style != LETTERED
    is_spoken = marker is not None and marker.style is Numbering.CHINESE_SPOKEN
    if marker is None or is_spoken or not (is_bullet or is_list):
        return _plain(line)
    return _plain(line[marker.length :].lstrip())


# Plain text


def _sections(text: str) -> list[tuple[tuple[int, str] | None, str]]:
    """A text by its Markdown headings, each with its level and words."""
    sections: list[tuple[tuple[int, str] | None, list[str]]] = [(None, [])]
    for line in text.split("\n"):
        heading = _HEADING.fullmatch(line)
        if heading is None:
            sections[-1][1].append(line)
        else:
            sections.append(((len(heading[1]), _plain(heading[2])), []))
    return [(heading, "\n".join(lines)) for heading, lines in sections]


def _add_content(under: _Draft, text: str) -> None:
    """Put the rows of a text without headings under a row."""
    parsed = parse(text)
    drafts = {id(row): _Draft(_plain(row.text)) for row in parsed.rows}
    lines = [row.line for row in parsed.rows]
    for row in parsed.rows:
        above = under if row.parent is None else drafts[id(row.parent)]
        above.children.append(drafts[id(row)])
    for note in parsed.notes:
        if not note.text:
            continue
        before = [row for row, line in zip(parsed.rows, lines, strict=True) if line < note.line]
        if before or parsed.rows:
            drafts[id((before or parsed.rows[:1])[-1])].notes.append(note)
        else:
            under.children.append(_Draft(joined("", one_line(note.text))))


def _plain(text: str) -> str:
    """A row's text without Markdown's escapes and the box of a task."""
    return _ESCAPE.sub(r"\1", _BOX.sub("", text, count=1) if text[:1] == "[" else text)


# HTML


def _indented(block: Block) -> str:
    space = " " * int(block.margin / _PIXELS_OF_A_SPACE)
    return "\n".join(space + line for line in block.lines)


def _with_levels(blocks: Sequence[Block]) -> Iterable[tuple[int, Block]]:
    """The level of each block: under the headings above it, items under their paragraph."""
    headings: list[int] = []
    below_paragraph = 0
    for block in blocks:
        if block.heading is not None:
            while headings and headings[-1] >= block.heading:
                headings.pop()
            headings.append(block.heading)
            below_paragraph = 0
            yield len(headings), block
        elif block.level is None:
            below_paragraph = 1
            yield len(headings) + 1, block
        else:
            yield len(headings) + below_paragraph + block.level, block


# Rows


def _nodes(top: _Draft) -> tuple[Node, ...]:
    """The rows under a draft; made from the last to the first, children first."""
    order = [top]
    for draft in order:
        order.extend(draft.children)
    made: dict[int, Node] = {}
    for draft in reversed(order[1:]):
        notes = tuple([Note(kind=NoteKind.CONTEXT, text=note.text) for note in draft.notes])
        children = tuple([made.pop(id(child)) for child in draft.children])
        made[id(draft)] = Node(text=draft.text, notes=notes, children=children)
    return tuple([made[id(draft)] for draft in top.children])

"""Rows in what other programs put on the clipboard."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from outline_editor.core.errors import EditRefused, Message, shortened
from outline_editor.core.model import MAX_DEPTH, Node, Note
from outline_editor.core.progress import Steps, Tell, share, untold
from outline_editor.core.text_rules import MAX_TEXT, clean_text, one_line
from outline_editor.core.vocabulary import NoteKind
from outline_editor.formats.bullets import LETTERED, Numbering, find_marker
from outline_editor.formats.html_blocks import Block, blocks_in
from outline_editor.formats.line_wraps import joined
from outline_editor.formats.text_parser import DraftNote, parse

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
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


_READ, _PARSED = 0.4, 0.8
"""The shares of the work that are done when HTML is read, and when the rows are known."""


def rows_in_text(text: str, tell: Tell = untold) -> tuple[Node, ...]:
    """Rows from plain text or Markdown; none from a text without any words.

    Indentation, bullets, numbers and headings tell the levels, as in the
    briefing text form. A paragraph that begins with `context:` becomes a note
    on the row before it, or on the first. The rows have no ids.

    Raises `EditRefused` for a text longer than `MAX_TEXT`; `tell` may raise
    `Cancelled`.
    """
    top = _Draft("")
    way: list[tuple[int, _Draft]] = [(0, top)]
    start = 0.0
    for heading, content in _sections(clean_text(text).text):
        end = start + _PARSED * len(content) / max(1, len(text))
        if heading is not None:
            marks, words = heading
            while way[-1][0] >= marks:
                way.pop()
            row = _Draft(words)
            way[-1][1].children.append(row)
            way.append((marks, row))
        _add_content(way[-1][1], content, share(tell, start, end))
        start = end
    return _nodes(top, share(tell, _PARSED, 1))


def rows_in_html(html: str, text: str = "", tell: Tell = untold) -> tuple[Node, ...]:
    """Rows from HTML, by its lists and headings; without any as from plain text.

    `text` is the same as plain text, where the program that wrote it gave that
    too: it keeps white space. The items of a list stand under the paragraph
    before it. Deeper than `MAX_DEPTH` they stand beside each other. The rows
    have no ids. Raises what `rows_in_text` raises.
    """
    blocks = blocks_in(clean_text(html).text, share(tell, 0, _READ))
    later = share(tell, _READ, 1)
    if all(block.level is None and block.heading is None for block in blocks):
        is_indented = len({block.margin for block in blocks}) > 1
        if text and not is_indented:
            return rows_in_text(text, later)
        return rows_in_text("\n".join(_indented(block) for block in blocks), later)
    top = _Draft("")
    way: list[tuple[int, _Draft]] = [(0, top)]
    steps = Steps(share(tell, _READ, _PARSED), len(blocks))
    for level, block in _with_levels(steps.each(blocks)):
        while way[-1][0] >= level:
            way.pop()
        row = _Draft(" ".join(block.lines))
        way[-1][1].children.append(row)
        if len(way) < MAX_DEPTH:
            way.append((level, row))
    return _nodes(top, share(tell, _PARSED, 1))


def words_in_text(text: str) -> str:
    """A text as one row takes it: on one line, without the marks of a list.

    A number opens a row only where there are others; alone it is part of the words.
    """
    lines = [line.strip() for line in clean_text(text).text.split("\n") if line.strip()]
    return joined(_without_mark(line, is_list=len(lines) > 1) for line in lines)


def one_row_of(text: str) -> tuple[Node]:
    """A text as a row without an id. Raises `EditRefused` if it is longer than `MAX_TEXT`."""
    return (Node(text=_fitting(text)),)


def _fitting(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise EditRefused(Message.of("clip.too-long", text=shortened(text)))
    return text


def _without_mark(line: str, *, is_list: bool) -> str:
    heading = _heading(line)
    if heading is not None:
        return heading[1]
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
        heading = _heading(line)
        if heading is None:
            sections[-1][1].append(line)
        else:
            sections.append((heading, []))
    return [(heading, "\n".join(lines)) for heading, lines in sections]


def _heading(line: str) -> tuple[int, str] | None:
    """The level and words of a Markdown heading; marks may close it, too."""
    heading = _HEADING.fullmatch(line)
    if heading is None:
        return None
    words = heading[2].rstrip(" \t")
    opened = words.rstrip("#")
    if opened.endswith((" ", "\t")):
        words = opened.rstrip(" \t")
    return len(heading[1]), _plain(words)


def _add_content(under: _Draft, text: str, tell: Tell) -> None:
    """Put the rows of a text without headings under a row."""
    parsed = parse(text, tell)
    drafts = {id(row): _Draft(_plain(row.text)) for row in parsed.rows}
    lines = [row.line for row in parsed.rows]
    for row in parsed.rows:
        above = under if row.parent is None else drafts[id(row.parent)]
        above.children.append(drafts[id(row)])
    for note in parsed.notes:
        if not note.text:
            continue
        before = bisect_left(lines, note.line)
        if parsed.rows:
            drafts[id(parsed.rows[max(0, before - 1)])].notes.append(note)
        else:
            under.children.append(_Draft(one_line(note.text)))


def _plain(text: str) -> str:
    """A row's text without Markdown's escapes and the box of a task."""
    return _ESCAPE.sub(r"\1", _BOX.sub("", text, count=1) if text[:1] == "[" else text)


# HTML


def _indented(block: Block) -> str:
    space = " " * int(block.margin / _PIXELS_OF_A_SPACE)
    return "\n".join(space + line for line in block.lines)


def _with_levels(blocks: Iterable[Block]) -> Iterable[tuple[int, Block]]:
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


def _nodes(top: _Draft, tell: Tell) -> tuple[Node, ...]:
    """The rows under a draft; made from the last to the first, children first."""
    order = [top]
    for draft in order:
        order.extend(draft.children)
    made: dict[int, Node] = {}
    for draft in Steps(tell, len(order)).each(reversed(order[1:])):
        texts = [_fitting(note.text) for note in draft.notes]
        notes = tuple([Note(kind=NoteKind.CONTEXT, text=text) for text in texts])
        children = tuple([made.pop(id(child)) for child in draft.children])
        made[id(draft)] = Node(text=_fitting(draft.text), notes=notes, children=children)
    return tuple([made[id(draft)] for draft in top.children])

"""An outline as text to be read in a terminal, with as much as a person wants."""

from __future__ import annotations

from collections.abc import Iterator

from outline_editor.core.errors import Message
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node, Note

_STEP = "  "
_BULLET = "• "
_NOTE = "» "


def listing(root: DocumentRoot, depth: int | None = None, notes: bool = False) -> str:
    """The outline as readable text, its last line ended; nothing is wrapped.

    At the top stand title (or id), status, jurisdiction and counts, then the
    rows with their kinds in brackets and their original text below them. Rows
    deeper than `depth` levels (1 shows the top rows) are counted where they
    would stand. Notes are shown in full under what they are about, or counted.
    """
    lines = [*_head(root, notes), *_rows(root.outline, depth, notes)]
    return "".join(f"{line}\n" for line in lines)


def _head(root: DocumentRoot, notes: bool) -> Iterator[str]:
    yield from (root.title or root.id).split("\n")
    rows = sum(1 for _ in walk(root.outline))
    facts = [root.status.value, root.jurisdiction or "", _count("listing.rows", rows)]
    count = len(root.notes) + sum(len(node.notes) for node in walk(root.outline))
    if count:
        facts.append(_count("listing.notes", count))
    yield " · ".join(fact for fact in facts if fact)
    yield ""
    if notes and root.notes:
        for note in root.notes:
            yield from _note_lines(note, "")
        yield ""


def _rows(outline: tuple[Node, ...], depth: int | None, notes: bool) -> Iterator[str]:
    if depth is not None and depth < 1:
        yield _hidden(outline, "")
        return
    pending = [(node, 1) for node in reversed(outline)]
    while pending:
        node, level = pending.pop()
        yield from _row_lines(node, level, notes)
        if level == depth:
            if node.children:
                yield _hidden(node.children, _STEP * level)
        else:
            pending.extend((child, level + 1) for child in reversed(node.children))
        if pending and pending[-1][1] == 1:
            yield ""


def _hidden(nodes: tuple[Node, ...], indent: str) -> str:
    return indent + _count("listing.hidden-rows", sum(1 for _ in walk(nodes)))


def _row_lines(node: Node, level: int, notes: bool) -> Iterator[str]:
    first, *others = (node.text or Message.of("listing.no-text").text).split("\n")
    if node.kind is not None:
        first += f" [{node.kind.value}]"
    if node.notes and not notes:
        first += f" ({_count('listing.notes', len(node.notes))})"
    yield _STEP * (level - 1) + (_BULLET if level > 1 else "") + first
    below = _STEP * level
    if node.original:
        others += node.original.split("\n")
    for line in others:
        yield below + line
    if notes:
        for note in node.notes:
            yield from _note_lines(note, below)


def _note_lines(note: Note, indent: str) -> Iterator[str]:
    label = note.kind.value
    if note.state is not None:
        label += f" ({note.state.value})"
    if note.quote:
        label += f" “{' '.join(note.quote.split())}”"
    first, *others = note.text.split("\n")
    yield f"{indent}{_NOTE}{label}: {first}"
    for line in others:
        yield f"{indent}{' ' * len(_NOTE)}{line}"


def _count(code: str, n: int) -> str:
    return Message.of(code, n=n).text

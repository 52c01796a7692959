"""What the briefing text form would not bring back, found by reading it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outline_editor.core.errors import Message, shortened
from outline_editor.core.fields import fields_of
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.progress import Steps, Tell, share, untold
from outline_editor.core.vocabulary import NodeKind
from outline_editor.formats.nesting import DraftRow
from outline_editor.formats.text_lines import row_text
from outline_editor.formats.text_parser import Parsed, parse
from outline_editor.formats.text_writer import WrittenLine, briefing_lines, context_notes

_CARRIED_OF_DOCUMENT = frozenset({"format", "id", "notes", "outline"})
_CARRIED_OF_NOTE = frozenset({"id", "kind", "text"})
_CARRIED_OF_ROW = frozenset({"id", "text", "notes", "children"})
_CARRIED_OF_SECTION = _CARRIED_OF_ROW | {"kind"}
_COUNTED, _WRITTEN, _READ = 0.2, 0.3, 0.8
"""The shares of the work that are done when what has no place in the text is counted, when the
text is written, and when it is read back."""
_LISTS = ("sources", "actors", "concepts")


def losses(root: DocumentRoot, tell: Tell = untold) -> tuple[Message, ...]:
    """What `write_briefing` leaves out or what would come back changed.

    First the counts of what the text form has no place for, then, one by one,
    the context notes and rows that would not be read back as they are. Ids are
    not counted: reading gives new ones, and it makes a top row without a kind a
    section. Empty if the text says everything. `tell` may raise `Cancelled`.
    """
    tell(0)
    rows = list(walk(root.outline))
    return (*_left_out(root, rows, share(tell, 0, _COUNTED)), *_changed(root, len(rows), tell))


# What has no place in the text form


def _left_out(root: DocumentRoot, rows: list[Node], tell: Tell) -> Iterator[Message]:
    if root.title:
        yield Message.of("briefing.loses-title", title=shortened(root.title))
    for name in _LISTS:
        items = getattr(root, name)
        if items:
            yield Message.of(f"briefing.loses-{name}", n=len(items))
    yield from _fields_left_out(
        "briefing.loses-document-fields",
        _set_fields(root, _CARRIED_OF_DOCUMENT | {"title", *_LISTS}),
    )
    carried = context_notes(root)
    if len(carried) < len(root.notes):
        yield Message.of("briefing.loses-notes", n=len(root.notes) - len(carried))
    fields = [name for note in carried for name in _set_fields(note, _CARRIED_OF_NOTE)]
    yield from _fields_left_out("briefing.loses-note-fields", fields)
    notes = sum(len(node.notes) for node in rows)
    if notes:
        yield Message.of("briefing.loses-row-notes", n=notes)
    # A section is a top row, and a top row comes back as a section.
    sections = {id(node) for node in root.outline if node.kind is NodeKind.SECTION}
    fields = []
    for node in Steps(tell, len(rows)).each(rows):
        carried = _CARRIED_OF_SECTION if id(node) in sections else _CARRIED_OF_ROW
        fields += _set_fields(node, carried)
    yield from _fields_left_out("briefing.loses-row-fields", fields)


def _fields_left_out(code: str, names: list[str]) -> Iterator[Message]:
    if names:
        yield Message.of(code, n=len(names), fields=", ".join(dict.fromkeys(names)))


def _set_fields(element: DocumentRoot | Note | Node, carried: frozenset[str]) -> list[str]:
    """The fields of an element that are not empty and that the text doesn't carry."""
    names = []
    for spec in fields_of(type(element)).values():
        value = getattr(element, spec.name)
        if spec.name in carried or value == spec.default:
            continue
        if spec.name == "extensions":
            names += [key for key, _ in value]
        else:
            names.append(spec.name)
    return names


# What would come back changed


def _changed(root: DocumentRoot, rows: int, tell: Tell) -> Iterator[Message]:
    writing = Steps(share(tell, _COUNTED, _WRITTEN), rows)
    lines = list(writing.each(briefing_lines(root)))
    text = "".join(f"{line.text}\n" for line in lines)
    parsed = parse(text, share(tell, _WRITTEN, _READ))
    steps = Steps(share(tell, _READ, 1), 2 * len(lines))
    yield from _changed_notes(steps.each(lines), parsed)
    yield from _changed_rows(steps.each(lines), parsed)


def _changed_notes(lines: Iterable[WrittenLine], parsed: Parsed) -> Iterator[Message]:
    read = {note.line: note.text for note in parsed.notes}
    for number, line in enumerate(lines, start=1):
        note = line.element
        if not isinstance(note, Note):
            continue
        if not note.text:
            yield Message.of("briefing.note-empty")
        elif read[number] != note.text:
            yield Message.of("briefing.note-changed", note=shortened(note.text))


def _changed_rows(lines: Iterable[WrittenLine], parsed: Parsed) -> Iterator[Message]:
    read: dict[int, DraftRow] = {}
    for row in parsed.rows:
        read.setdefault(row.line, row)
    notes = {note.line for note in parsed.notes}
    above: list[int] = []
    for number, line in enumerate(lines, start=1):
        if not isinstance(line.element, Node):
            continue
        del above[line.level :]
        parent = above[-1] if above else 0
        above.append(number)
        message = _change(line.element.text, parent, read.get(number), number in notes)
        if message is not None:
            yield message


def _change(text: str, parent: int, back: DraftRow | None, is_note: bool) -> Message | None:
    """What happens to a row; `parent` is the line of the row above it, 0 for none."""
    row = shortened(text)
    if back is None:
        if is_note:
            return Message.of("briefing.row-becomes-note", row=row)
        return Message.of("briefing.row-empty")
    if row_text(text) != back.text:
        return Message.of("briefing.row-starts-with-bullet", row=row, back=shortened(back.text))
    if "\n" in text:
        return Message.of("briefing.row-lines", row=row)
    if text != back.text:
        return Message.of("briefing.row-spaces", row=row)
    if back.parent is None:
        return Message.of("briefing.row-moves-out", row=row) if parent else None
    if back.parent.line != parent:
        return Message.of("briefing.row-moves", row=row, parent=shortened(back.parent.text))
    return None

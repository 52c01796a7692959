"""The commands behind the actions that change rows and add notes.

Each works on what is selected, in one transaction with a name, and says what
should be shown afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from outline_editor.app.selection import Outcome, Selection
from outline_editor.core import deletion, notes, rearranging, single_rows, structure, text_edits
from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.quotes import set_words
from outline_editor.core.row_sets import count_chosen, row_after, top_rows
from outline_editor.core.text_difference import Difference
from outline_editor.core.transaction import Transaction
from outline_editor.core.vocabulary import NoteKind

_Run = Callable[[Transaction, Selection], Outcome]
_Names = Callable[[Document, Selection], Message]


class Command(NamedTuple):
    """What an action does, and what that is called in the Undo menu."""

    run: _Run
    name: _Names


def _called(code: str) -> _Names:
    """A name that says how many rows there are with all under them, where it can."""
    return lambda document, selection: Message.of(
        code, n=count_chosen(document, selection.rows) if selection.rows else 1
    )


def _called_alone(code: str) -> _Names:
    """A name that counts the rows without those under them, which stay."""
    return lambda _, selection: Message.of(code, n=max(1, len(selection.rows)))


# New rows


def _insert_below(transaction: Transaction, selection: Selection) -> Outcome:
    """Enter: a new row below, one above at the start of a text, two within it."""
    row, document = selection.current, transaction.document
    if selection.caret is not None and selection.words is not None:
        text, (_, start, end) = document.node(row).text, selection.words
        gone = Difference(start, end, "")
        set_words(transaction, node_ref(row), "text", text[:start] + text[end:], [gone])
    at = _caret(selection)
    if _splits(document, selection):
        new, crossing = text_edits.split(
            transaction, row, at, as_first_child=selection.current_is_open
        )
        said = Message.of("command.quote-stays", n=len(crossing)) if crossing else None
        return Outcome(current=new, edit_text=True, caret=0, said=said)
    # Above the row zoomed into it would be out of sight.
    above = selection.caret is not None and not selection.current_is_zoomed
    if above and at < len(document.node(row).text):
        structure.insert_above(transaction, row)
        return Outcome(current=row, edit_text=True, caret=0)
    row = structure.insert_below(transaction, row or None, as_first_child=selection.current_is_open)
    return Outcome(current=row, edit_text=True)


def _caret(selection: Selection) -> int:
    """Where the caret is once the selected words are gone."""
    return selection.words.start if selection.words else selection.caret or 0


def _splits(document: Document, selection: Selection) -> bool:
    if selection.caret is None:
        return False
    length = len(document.node(selection.current).text)
    return 0 < _caret(selection) < length


def _name_of_insert(document: Document, selection: Selection) -> Message:
    if selection.words is not None and selection.caret is not None:
        left = len(document.node(selection.current).text) - selection.words.end
        splits = left > 0 and selection.words.start > 0
    else:
        splits = _splits(document, selection)
    return Message.of("name.split" if splits else "name.insert-row")


def _insert_above(transaction: Transaction, selection: Selection) -> Outcome:
    if selection.current_is_zoomed:
        raise EditRefused(Message.of("command.above-zoomed"))
    row = structure.insert_above(transaction, selection.current)
    return Outcome(current=row, edit_text=True)


def _insert_child(transaction: Transaction, selection: Selection) -> Outcome:
    row = structure.insert_child(transaction, selection.current)
    return Outcome(current=row, edit_text=True)


def _duplicate(transaction: Transaction, selection: Selection) -> Outcome:
    rows = top_rows(transaction.document, selection.rows)
    copies = rearranging.duplicate(transaction, rows)
    current = dict(zip(rows, copies, strict=True)).get(selection.current, copies[-1])
    return Outcome(current=current, rows=tuple(copies))


def _group(transaction: Transaction, selection: Selection) -> Outcome:
    return Outcome(current=rearranging.group(transaction, selection.rows), edit_text=True)


def _join_above(transaction: Transaction, selection: Selection) -> Outcome:
    """Backspace at the start of a text."""
    if not selection.above:
        raise EditRefused(Message.of("command.first-row"))
    if not text_edits.is_right_above(transaction.document, selection.above, selection.current):
        raise EditRefused(Message.of("command.hidden-between"))
    return _joined(text_edits.join(transaction, selection.current, selection.above), selection)


def _join_below(transaction: Transaction, selection: Selection) -> Outcome:
    """Delete at the end of a text."""
    document = transaction.document
    if not selection.below:
        raise EditRefused(Message.of("command.last-row"))
    # Joined across hidden rows, words would land beside words that nobody sees.
    if row_after(document, selection.current) != selection.below:
        raise EditRefused(Message.of("command.hidden-below"))
    return _joined(text_edits.join(transaction, selection.below, selection.current), selection)


def _joined(joined: text_edits.Joined, selection: Selection) -> Outcome:
    row, caret, doubtful = joined
    said = Message.of("command.quote-doubtful", n=len(doubtful)) if doubtful else None
    return Outcome(current=row, edit_text=selection.caret is not None, caret=caret, said=said)


# Rows that stay, and rows that go


def _keeping(command: Callable[[Transaction, tuple[str, ...]], object]) -> _Run:
    """A command after which the same rows are selected."""

    def run(transaction: Transaction, selection: Selection) -> Outcome:
        command(transaction, selection.rows)
        return Outcome(current=selection.current, rows=selection.rows)

    return run


def _deleting(command: Callable[[Transaction, tuple[str, ...]], str | None]) -> _Run:
    def run(transaction: Transaction, selection: Selection) -> Outcome:
        return Outcome(current=command(transaction, selection.rows) or "")

    return run


# Notes


def _adding(kind: NoteKind) -> Command:
    def run(transaction: Transaction, selection: Selection) -> Outcome:
        on, others = selection.current, ()
        # Words that are selected are those of one row.
        if selection.words is None:
            others = tuple(row for row in selection.rows if row != on)
        ref = notes.add_note(transaction, node_ref(on), kind, words=selection.words, also_on=others)
        return Outcome(current=on, note=ref.id, note_is_new=True)

    return Command(run, lambda *_: Message.of("name.add-kind-of-note", kind=kind.value))


def _toggle_state(transaction: Transaction, selection: Selection) -> Outcome:
    notes.toggle_state(transaction, _notes_meant(transaction.document, selection))
    return Outcome(current=selection.current, note=selection.note)


def _name_of_toggle(document: Document, selection: Selection) -> Message:
    meant = notes.with_state(document, _notes_meant(document, selection))
    state = notes.state_after_toggling(meant).value
    return Message.of("name.toggle-state", n=max(1, len(meant)), state=state)


def _notes_meant(document: Document, selection: Selection) -> list[str]:
    """The note that the person is at, or all those of the selected rows."""
    if selection.note:
        return [selection.note]
    return [note.id for row in selection.rows for note in document.node(row).notes]


def _add_to_document(transaction: Transaction, selection: Selection) -> Outcome:
    ref = notes.add_note(transaction, DOCUMENT, NoteKind.CONTEXT)
    return Outcome(current=selection.current, note=ref.id, note_is_new=True)


COMMANDS: dict[str, Command] = {
    "row.insert_below": Command(_insert_below, _name_of_insert),
    "row.insert_above": Command(_insert_above, _called("name.insert-row")),
    "row.insert_child": Command(_insert_child, _called("name.insert-row")),
    "row.join_above": Command(_join_above, _called("name.join")),
    "row.join_below": Command(_join_below, _called("name.join")),
    "row.duplicate": Command(_duplicate, _called("name.duplicate")),
    "row.group": Command(_group, _called("name.group")),
    "row.indent": Command(_keeping(structure.indent), _called("name.indent")),
    "row.outdent": Command(_keeping(structure.outdent), _called("name.outdent")),
    "row.indent_only": Command(
        _keeping(single_rows.indent_only), _called_alone("name.indent-only")
    ),
    "row.outdent_only": Command(
        _keeping(single_rows.outdent_only), _called_alone("name.outdent-only")
    ),
    "row.move_up": Command(_keeping(structure.move_up), _called("name.move-up")),
    "row.move_down": Command(_keeping(structure.move_down), _called("name.move-down")),
    "row.sort_children": Command(_keeping(rearranging.sort_children), _called("name.sort")),
    "row.delete": Command(_deleting(deletion.delete), _called("name.delete")),
    "row.delete_only": Command(_deleting(deletion.delete_only), _called_alone("name.delete-only")),
    "note.toggle_state": Command(_toggle_state, _name_of_toggle),
    "note.add_to_document": Command(_add_to_document, _called("name.add-note")),
    **{f"note.add_{kind.value}": _adding(kind) for kind in NoteKind},
}
"""What is done by each action of the table that changes rows or adds a note."""

"""Names of commands, as the Undo menu shows them, and why one can't be done."""

from __future__ import annotations

COMMANDS: dict[str, str | tuple[str, str]] = {
    # Names
    "name.insert-row": "Insert row",
    "name.indent": ("Indent", "Indent {n} rows"),
    "name.outdent": ("Outdent", "Outdent {n} rows"),
    "name.move-up": ("Move up", "Move {n} rows up"),
    "name.move-down": ("Move down", "Move {n} rows down"),
    "name.delete": ("Delete row", "Delete {n} rows"),
    "name.split": "Split row",
    "name.join": "Join rows",
    "name.duplicate": ("Duplicate row", "Duplicate {n} rows"),
    "name.group": ("Group row", "Group {n} rows"),
    "name.sort": "Sort rows",
    "name.move-to": ("Move row", "Move {n} rows"),
    "name.cut": ("Cut row", "Cut {n} rows"),
    "name.paste": ("Paste row", "Paste {n} rows"),
    "name.paste-into-row": "Paste into row",
    "name.toggle-state": ("Mark note as {state}", "Mark {n} notes as {state}"),
    "name.indent-only": ("Indent row alone", "Indent {n} rows alone"),
    "name.outdent-only": ("Outdent row alone", "Outdent {n} rows alone"),
    "name.delete-only": ("Delete row alone", "Delete {n} rows alone"),
    "name.add-note": "Add note",
    "name.add-kind-of-note": "Add {kind} note",
    "name.delete-note": "Delete note",
    # Rows
    "command.no-rows": "No row is selected; choose one first.",
    "command.first-in-list": (
        "The first row of a list can't be indented: there is no row above it to go under."
    ),
    "command.top-row": "A top row can't be outdented: it stands under no other row.",
    "command.first-on-level": "The first row on its level can't move further up.",
    "command.last-on-level": "The last row on its level can't move further down.",
    "command.several-levels": (
        "Moved together, these rows of several levels would change their order; move the rows "
        "of one level at a time."
    ),
    "command.nothing-to-sort": (
        "There is nothing to sort: no selected row has two rows or more right under it."
    ),
    "command.above-zoomed": (
        "A row above the one zoomed into would be out of sight; zoom out first."
    ),
    "command.first-row": "The first row has none above it to be joined to.",
    "command.last-row": "There is no row below to join to this one.",
    "command.hidden-below": (
        "Rows that are not in sight stand between this one and the one below; unfold it, or clear "
        "the filter, before you join them."
    ),
    "command.quote-stays": (
        "A note quotes words on both sides of the caret; it stays with the upper row.",
        "{n} notes quote words on both sides of the caret; they stay with the upper row.",
    ),
    "command.quote-doubtful": (
        "With the rows joined, a note finds other words than before; look at the notes here.",
        "With the rows joined, {n} notes find other words than before; look at the notes here.",
    ),
    "quote.found-again": (
        "A note on “{place}” finds the words that it quotes again; see that these are the ones.",
        "{n} notes on “{place}” find the words that they quote again; see that these are the ones.",
    ),
    "quote.found-again-in-rows": (
        "Notes on {n} rows find the words that they quote again, the first on “{place}”; see that "
        "these are the ones."
    ),
    "command.no-place": "The text is shorter than that now; put the caret into it again.",
    "command.hidden-between": (
        "The row is not joined to the one above it: rows that are hidden now lie between them. "
        "Show all rows to see which."
    ),
    "command.no-row-above": "A row can be joined only to one that stands above it.",
    # The clipboard
    "clip.broken": (
        "These rows were copied by another version of the program and can't be read; copy "
        "them as text."
    ),
    "clip.nothing": "There is no text to paste; copy some rows or words first.",
    "clip.too-long": (
        "“{text}” is longer than 1,000,000 characters, the most that a row or note may have; copy "
        "and paste it in parts."
    ),
    "clip.changed-meanwhile": (
        "Nothing was pasted: meanwhile the outline was changed by another program; paste once more."
    ),
    "clip.copied": ("Copied 1 row.", "Copied {n} rows."),
    "clip.pasted-rows": (
        "Pasted 1 row. Ctrl+Z takes it back; {key} pastes into one row.",
        "Pasted {n} rows. Ctrl+Z takes them back; {key} pastes all into one row.",
    ),
    # Notes
    "note.none-with-state": (
        "The row has no question and nothing to do: only such notes are open or done."
    ),
    "note.quote-on-document": (
        "A note on the document can't quote words; add the note to the row that has them."
    ),
    "note.words-gone": "The words to quote are no longer there; select them again.",
    "note.quote-twice": (
        "“{quote}” stands more than once in the row, each time between the same words; select "
        "more words, or let the note be about the whole row."
    ),
    # Concepts and actors
    "name.create-concept": "New concept",
    "name.create-actor": "New actor",
    "name.change-concept": "Change {field} of concept",
    "name.change-actor": "Change {field} of actor",
    "name.tag": "Tag with a concept",
    "name.merge": "Merge concepts",
    "name.delete-concept": "Delete concept",
    "name.delete-actor": "Delete actor",
    "name.share": "Move to the codebook",
    "name.read-codebook": "Read the codebook again",
    "name.revert-codebook": "Revert the codebook",
    "name.rewrite-merged": "Name what concepts were merged into",
    "concept.no-codebook": (
        "The document names no codebook that can be changed; name one on the document page."
    ),
    "concept.codebook-trouble": "The codebook can't be changed: {reason}",
    "concept.id-taken": (
        "The id {id} is taken, or was when the file was opened; choose another name."
    ),
    "concept.merged-by-merging": "Merge the concept into another one to set this.",
    "concept.under-itself": "“{name}” can't stand under itself, nor under what stands under it.",
    "concept.merge-into-itself": "A concept can't be merged into itself; choose another one.",
    "concept.merged-already": (
        "“{name}” was merged into {into} already; choose that one, or undo the merging."
    ),
    "concept.merge-into-own": (
        "“{name}” is defined in this document alone, where the other files of the codebook "
        "would not find it; move it to the codebook first."
    ),
    "concept.share-upper-first": (
        "“{name}” refers to {id}, which the codebook does not have; move that one there first."
    ),
    "concept.bad-language": ("“{code}” is no language; write its code, such as en, zh or zh-Hant."),
    "concept.no-label": "At least one language must have a text; write one.",
    # Offers
    "offer.there-already": "“{value}” stands under “{field}” already.",
    "offer.field-filled": (
        "“{field}” is {value} already and holds one value only; empty it first."
    ),
    "offer.words-gone": "The row no longer says “{words}”, so it is not added to its amounts.",
}

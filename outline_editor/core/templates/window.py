"""What the window says about documents and commands."""

from __future__ import annotations

WINDOW: dict[str, str | tuple[str, str]] = {
    # Steps of undo that are not commands on rows
    "name.change-field": "Change {field}",
    "name.type": "Type",
    "name.quote": "Quote words",
    "name.add-source": "Add source",
    "name.delete-source": "Delete source",
    "name.move-source": "Move source",
    "name.add-actors": ("Add actor", "Add {n} actors"),
    # How a document stands to its file
    "state.read-only": "read-only: the file has errors",
    "state.unsaved": "not saved yet",
    "state.modified": "changed since it was saved",
    "state.saved": "saved",
    "state.repaired": "repairs not saved yet; other errors are left",
    "file.saved": "Saved {name}.",
    "file.saved-with-errors": (
        "Saved {name} with its repairs; it still has errors, so that it can only be read."
    ),
    "file.saved-but-input": (
        "Saved {name}, but without what a field holds and the document does not accept.",
        "Saved {name}, but without what {n} fields hold and the document does not accept.",
    ),
    "step.done": "{name} · {key} undoes",
    "step.undone": "Undone: {name}",
    "step.done-again": "Done again: {name}",
    "name.revert": "Revert",
    "count.rows": ("1 row", "{n} rows"),
    "count.notes": ("1 note", "{n} notes"),
    "edit.read-only": (
        "This file has errors and can only be read; repair them in the list of problems first."
    ),
    "text.characters-dropped": (
        "1 character that no text may hold was left out of what was pasted.",
        "{n} characters that no text may hold were left out of what was pasted.",
    ),
    "note.no-words": "Select words in the row's text first, then quote them.",
    "note.taken-back": "The new note was empty and was not kept.",
    "actors.offered": (
        "The text names {names}. Add it to the document as an actor?",
        "The text names {names}. Add them to the document as actors?",
    ),
    # Repaired copies
    "repair.made": ("Repaired: {what}. The file is not saved yet; look at it, then save it."),
    # Fonts and the unexpected
    "font.missing": (
        "No installed font has {script} characters; they show as boxes. Install one that "
        "has, such as a Noto font."
    ),
    "program.unexpected": (
        "Something unexpected went wrong. Your document is still open: save it now. What "
        "happened is written down in {log}."
    ),
    "value.amount-quote": "Write the words of the row that name the amount first.",
}

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
    "name.call-after-file": "Call the document after its file",
    "name.add-actors": ("Add actor", "Add {n} actors"),
    "name.accept-suggestion": "Accept suggestion",
    "name.reject-suggestion": "Reject suggestion",
    # Behind the first values of a very long list
    "tokens.more": ("and 1 more", "and {n} more"),
    # How a document stands to its file
    "state.read-only": "read-only: the file has errors",
    "state.unsaved": "not saved yet",
    "state.modified": "changed since it was saved",
    "state.saved": "saved",
    "state.repaired": "repairs not saved yet; other errors are left",
    "file.saved": "Saved {name}.",
    "file.saving-cancelled": "{name} was not saved: the file is as it was before.",
    "file.being-saved": "{name} is being saved in another window. Save again once that is over.",
    "file.pdf-written": "Wrote the pages to {name}.",
    "file.saved-and-called": "Saved {name}, and called the document {id} after it.",
    "file.saved-without": (
        "Saved {name}, but not {codebook}: its changes are still here, to be saved next time."
    ),
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
    # What a step left as it is in the codebook
    "step.kept": ("{step}; what was changed again since stays as it is in the codebook: {what}."),
    "step.all-kept": (
        "Nothing of “{name}” was left to take back or do again; what was changed again since "
        "stays as it is in the codebook: {what}."
    ),
    "kept.entry": "“{entry}”",
    "kept.field": "the {field} of “{entry}”",
    "kept.codebook-field": "its {field}",
    "name.revert": "Revert",
    "name.take-in-file": "Take in changes from the file",
    "name.reload": "Reload",
    "name.restore": "Restore a version",
    "name.recover": "Recover unsaved changes",
    "concept.uses-go": (
        "1 use of it in what is open goes with it; Undo brings it back.",
        "{n} uses of it in what is open go with it; Undo brings all back.",
    ),
    "count.rows": ("1 row", "{n} rows"),
    "count.notes": ("1 note", "{n} notes"),
    "count.suggestions": ("1 suggestion", "{n} suggestions"),
    "suggestion.none": "There are no suggestions for this document.",
    "suggestion.not-ready": "The names in the codebook are still being read; try again soon.",
    "suggestion.not-made": "No suggestions are made; switch them on in the menu Notes.",
    "edit.read-only": (
        "This file has errors and can only be read; repair them in the list of problems first."
    ),
    "text.characters-dropped": (
        "1 character that no text may hold was left out of what was pasted.",
        "{n} characters that no text may hold were left out of what was pasted.",
    ),
    "note.no-words": "Select words in the row's text first, then quote them.",
    "note.none": "There are no notes yet; add one in the menu Notes.",
    "note.none-open": "No question is open, and nothing is to be done.",
    "note.taken-back": "The new note was empty and was not kept.",
    "note.signed-by": "New notes are by “{name}”, and dated the day they are added.",
    "note.not-signed": "New notes have no author and no date.",
    "actors.offered": (
        "The text names {names}. Add it to the document as an actor?",
        "The text names {names}. Add them to the document as actors?",
    ),
    "concepts.merged-since": (
        "1 row, note or concept names a concept that was merged into another. Let it name that "
        "one?",
        "{n} rows, notes and concepts name concepts that were merged into others. Let them name "
        "those?",
    ),
    # Keys
    "key.none": "Press a key together with Ctrl, Alt or Shift, or a function key.",
    "key.types": "{key} writes a character; take it together with Ctrl or Alt.",
    "key.moves": "{key} moves from row to row; take it together with Ctrl or Alt.",
    "key.fields-own": "{key} is needed in the fields of the window; take it together with Ctrl.",
    "key.texts-own": (
        "{key} edits the text of a row. Take another key, or let it count only while whole "
        "rows are selected."
    ),
    "key.opens-menu": "{key} opens the menu “{menu}”; take another key.",
    "key.has-already": "“{action}” has the key {key} already.",
    "key.taken": "{key} is the key of “{action}”.",
    "key.input-method": "Input methods for Chinese use {key}; it may not arrive here.",
    "key.alt-gr": "On many keyboards {key} writes a character, as AltGr does.",
    "key.set": "“{action}” has the key {key} now.",
    # Settings
    "settings.some": (
        "1 setting could not be used and has its usual value: {names}. The file as it was is "
        "kept as {kept}.",
        "{n} settings could not be used and have their usual values: {names}. The file as it was "
        "is kept as {kept}.",
    ),
    "settings.not-kept": (
        "What could not be used of the settings in {path} has its usual value. The file could not "
        "be kept as {kept} ({reason}), so it stays as it is: what you set now holds until the "
        "program ends."
    ),
    "settings.not-read": (
        "The settings in {path} could not be read ({reason}). They have their usual values, but no "
        "earlier version of a file goes by these. The file stays as it is, and is read again at "
        "the next start: what you set now holds until the program ends."
    ),
    "settings.unreadable": (
        "The settings could not be read and have their usual values. The file as it was is kept "
        "as {kept}."
    ),
    # Spelling
    "spelling.no-dictionary": (
        "No spelling dictionary for {language} is installed. Install one, such as the package "
        "{package} or LibreOffice with that language, then choose Check Spelling again."
    ),
    "spelling.no-library": (
        "Spelling can't be checked here: there is no Hunspell library for this kind of computer."
    ),
    "spelling.not-kept": (
        "The word counts as right until you quit, but could not be kept in {file}: {reason}."
    ),
    # Repaired copies
    "repair.made": ("Repaired: {what}. The file is not saved yet; look at it, then save it."),
    # Fonts
    "font.missing": (
        "No installed font has {script} characters; they show as boxes. Install one that "
        "has, such as a Noto font."
    ),
    "value.amount-quote": "Write the words of the row that name the amount first.",
}

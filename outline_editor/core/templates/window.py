"""What the window and the command line say about documents and commands."""

from __future__ import annotations

WINDOW: dict[str, str | tuple[str, str]] = {
    # Steps of undo that are not commands on rows
    "name.change-field": "Change {field}",
    "name.type": "Type",
    "name.quote": "Quote words",
    "name.add-source": "Add source",
    "name.delete-source": "Delete source",
    "name.add-actors": ("Add actor", "Add {n} actors"),
    # How a document stands to its file
    "state.read-only": "read-only: the file has errors",
    "state.unsaved": "not saved yet",
    "state.modified": "changed since it was saved",
    "state.saved": "saved",
    "state.no-problems": "no problems",
    "state.problems": ("1 problem", "{n} problems"),
    "file.saved": "Saved {name}.",
    "count.rows": ("1 row", "{n} rows"),
    "count.notes": ("1 note", "{n} notes"),
    "edit.read-only": (
        "This file has errors and can only be read; repair them in the list of problems first."
    ),
    "actors.offered": (
        "The text names {names}. Add it to the document as an actor?",
        "The text names {names}. Add them to the document as actors?",
    ),
    # Repaired copies
    "repair.made": (
        "Repaired: {what}. This is a copy that is not saved yet; look at it, then save it."
    ),
    # The command line
    "cli.exists": "{path} exists already; add --force to overwrite it.",
    "cli.no-folder": "There is no folder {path}; make it first.",
    "file.unknown-format": "{path} is of no known kind; its name should end in one of {endings}.",
    "cli.unknown-format": (
        "{path} does not end in one of {endings}; say which format it has with {option}."
    ),
    "cli.stream-format": "Say which format {stream} has with {option} (one of {names}).",
    "cli.same-file": "{path} is both what is read and what is written; name another file.",
    "cli.cannot-write": "Nothing can be written as {name}; choose one of {names}.",
    "cli.note-needs-yaml": (
        "{path} is a briefing text, which can't hold notes on rows; make it YAML first "
        "(outline-editor convert)."
    ),
    "cli.note-on-errors": "{path} has errors; no note was added. Mend them first.",
    "cli.no-row-with-id": "{path} has no row with the id {id}; “outline-editor show” lists rows.",
    "cli.no-row-with-words": "No row holds “{words}”; nothing was written.",
    "cli.several-rows": (
        "One row holds “{words}”.",
        "{n} rows hold “{words}”; name one with --on ID. Nothing was written.",
    ),
    "cli.quote-on-document": "A quote needs a row: add --on or --on-text.",
    "cli.quote-lost": "The row does not hold the words “{quote}”; nothing was written.",
    "cli.quote-twice": (
        "The row holds the words “{quote}” more than once; quote a few more words around "
        "them. Nothing was written."
    ),
    # Codebooks
    "codebook.absolute": "{path} is not a path relative to the document; write one that is.",
    "codebook.has-errors": ("it has one error", "it has {n} errors"),
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

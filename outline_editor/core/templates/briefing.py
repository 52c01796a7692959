"""What reading and writing the briefing text form has to say."""

from __future__ import annotations

BRIEFING: dict[str, str | tuple[str, str]] = {
    # Why a text is refused
    "briefing.empty": (
        "There are no words in this text; a briefing has at least one row or `context:` paragraph."
    ),
    "briefing.too-deep": (
        "Line {line}, “{row}”, is indented deeper than {most} levels; move it, or the lines "
        "above it, further out."
    ),
    "briefing.too-long": (
        "Line {line}: the text that starts here, “{text}”, is longer than 1,000,000 characters, "
        "the most that a row or note may have; make it several."
    ),
    # What reading changed
    "briefing.dropped": (
        "{n} character that no text may hold (a control character or the like) was left out.",
        "{n} characters that no text may hold (control characters and the like) were left out.",
    ),
    "briefing.breaks": (
        "{n} line break of another kind became an ordinary one.",
        "{n} line breaks of another kind became ordinary ones.",
    ),
    "briefing.spaces": (
        "{n} non-breaking space became an ordinary one.",
        "{n} non-breaking spaces became ordinary ones.",
    ),
    "briefing.empty-context": (
        "Line {line}: `context:` has no text after it and was left out; a note's text starts "
        "on the same line or the next."
    ),
    "briefing.rows-in-context": (
        "Line {line}: the context note holds {n} line that looks like a row; if it is one, put "
        "a blank line after the note.",
        "Line {line}: the context note holds {n} lines that look like rows; if they are, put a "
        "blank line after the note.",
    ),
    # What writing leaves out
    "briefing.loses-title": "The title, “{title}”, is left out of the text.",
    "briefing.loses-sources": (
        "{n} source is left out of the text.",
        "{n} sources are left out of the text.",
    ),
    "briefing.loses-actors": (
        "{n} actor is left out of the text.",
        "{n} actors are left out of the text.",
    ),
    "briefing.loses-concepts": (
        "{n} concept is left out of the text.",
        "{n} concepts are left out of the text.",
    ),
    "briefing.loses-document-fields": (
        "{n} field of the document is left out of the text: {fields}.",
        "{n} fields of the document are left out of the text: {fields}.",
    ),
    "briefing.loses-notes": (
        "{n} document note that is not context is left out of the text.",
        "{n} document notes that are not context are left out of the text.",
    ),
    "briefing.loses-note-fields": (
        "{n} field of context notes is left out of the text: {fields}.",
        "{n} fields of context notes are left out of the text: {fields}.",
    ),
    "briefing.loses-row-notes": (
        "{n} row note is left out of the text.",
        "{n} row notes are left out of the text.",
    ),
    "briefing.loses-row-fields": (
        "{n} row field is left out of the text: {fields}.",
        "{n} row fields are left out of the text: {fields}.",
    ),
    # What would come back changed
    "briefing.note-empty": "A context note without text would not come back; write something.",
    "briefing.note-changed": (
        "The context note “{note}” would come back changed; in the text a note has no blank or "
        "indented lines, no line that starts with “context:” and no non-breaking spaces."
    ),
    "briefing.row-becomes-note": (
        "“{row}” starts with “context:” and would come back as a note on the document; put a "
        "word before it."
    ),
    "briefing.row-empty": (
        "A top row without text would not come back, and its rows would stand under the row "
        "before it; write something."
    ),
    "briefing.row-starts-with-bullet": (
        "“{row}” starts with a bullet or number and would come back as “{back}”, indented; put "
        "a word before it."
    ),
    "briefing.row-lines": "“{row}” has several lines and would come back as one.",
    "briefing.row-spaces": (
        "“{row}” would come back without the spaces at its ends, and with ordinary spaces for "
        "non-breaking ones."
    ),
    "briefing.row-moves": "“{row}” would come back under “{parent}”.",
    "briefing.row-moves-out": "“{row}” would come back as a top row.",
    # Formats, as file dialogs name them
    "format.yaml": "Policy outline",
    "format.text": "Briefing text",
    # The outline as text
    "listing.hidden-rows": ("… {n} more row", "… {n} more rows"),
    "listing.rows": ("{n} row", "{n} rows"),
    "listing.notes": ("{n} note", "{n} notes"),
    "listing.no-text": "(no text)",
}

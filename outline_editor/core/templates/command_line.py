"""What the verbs of the command line have to say."""

from __future__ import annotations

COMMAND_LINE: dict[str, str | tuple[str, str]] = {
    # Files
    "cli.unknown-format": (
        "The name {path} does not say its format: it ends in none of {endings}. Say which it "
        "is with {option} (one of {names})."
    ),
    "cli.stream-format": "Say which format {stream} has with {option} (one of {names}).",
    "cli.exists": (
        "{path} exists already and is unchanged; name another file, or add --force to replace it."
    ),
    "cli.not-seen": (
        "{path} was not written: it can't be seen whether there is such a file already "
        "({reason}). Name another file, or try again."
    ),
    "cli.same-file": (
        "{path} is both the file to read and the file to write; name another one to write."
    ),
    "cli.no-versions": (
        "No earlier versions of {path} are kept; they are from when this program first saves it."
    ),
    "cli.no-such-version": (
        "{path} has only 1 version, not one with the number {number}.",
        "{path} has {n} versions, and none with the number {number}; list them without --show and "
        "--restore.",
    ),
    "cli.versions-to-missing": "Say with --to where the version is to be written.",
    "cli.no-folder": "There is no folder {path}; make it first, or name another.",
    "cli.output-failed": (
        "What was to be printed could not be written: {reason}. Print it to another place."
    ),
    # Checks for curation
    "cli.rule-passed": "passes: {rule}",
    "cli.rule-failed": "fails: {rule} ({n})",
    "cli.rule-pointed-out": "to look at: {rule} ({n})",
    "cli.rule-not-applicable": "does not apply: {rule}",
    "cli.rule-unknown": "can't be told while the file has errors: {rule}",
    "cli.may-be-curated": "may be marked as curated.",
    "cli.may-not-be-curated": (
        "can't be marked as curated: 1 thing stands against it; mend it first.",
        "can't be marked as curated: {n} things stand against it; mend them first.",
    ),
    "cli.codebook-has-no-status": "is a codebook, which has no status; checked as such.",
    "cli.text-has-no-status": (
        "is a briefing text, which has no status; turn it into YAML first with “outline-editor "
        "convert”."
    ),
    # Notes
    "cli.note-no-longer-curated": (
        "{path} was curated; with the new note its status is reviewed again."
    ),
    "cli.note-id-not-printed": "The note was added, and its id is {id}; do not add it once more.",
    "cli.note-needs-yaml": (
        "{path} is a briefing text, which has no place for such a note; turn it into YAML "
        "first with “outline-editor convert”."
    ),
    "cli.note-on-errors": "No note was added, since {path} has errors; mend them first.",
    "cli.no-row-with-id": (
        "{path} has no row with the id {id}; look in the file for the line “id: …” of the row."
    ),
    "cli.no-row-with-words": (
        "No row of {path} holds “{words}”, so that no note was added; “outline-editor show” "
        "prints the rows."
    ),
    "cli.several-rows": (
        "{n} rows hold “{words}”, so that no note was added; name one of them with --on ID:"
    ),
    "notes.unknown-concept": (
        "No file has a concept with the id or name “{words}”; check its spelling in the codebook."
    ),
    "cli.unknown-concept": (
        "Neither {path} nor its codebook defines the concept {id}, so that no note was added; "
        "define it there first, or give the id or a name of another."
    ),
    "cli.several-concepts": (
        "{n} concepts are called “{words}”, so that no note was added; name one by its id, {ids}."
    ),
    "cli.unknown-concept-nearest": (
        "Neither {path} nor its codebook defines the concept {id}, so that no note was added; "
        "define it there first, or name another, such as {nearest}."
    ),
    "cli.unknown-source": (
        "{path} has no source {id}, so that no note was added; add it to the sources first."
    ),
    "cli.unknown-source-nearest": (
        "{path} has no source {id}, so that no note was added; add it to the sources first, or "
        "name another, such as {nearest}."
    ),
    "cli.quote-on-document": (
        "Only a note on a row can quote words, so that no note was added; name the row with "
        "--on or --on-text."
    ),
    "cli.quote-lost": (
        "The row “{row}” does not hold the words “{quote}”, so that no note was added; copy "
        "them from the row letter for letter."
    ),
    "cli.quote-twice": (
        "The row “{row}” holds the words “{quote}” more than once, so that no note was added; "
        "quote more of the words around them, or say with --before or --after what stands beside "
        "those that are meant."
    ),
    "cli.neighbours-without-quote": (
        "--before and --after say which of the same words --quote means, so that no note was "
        "added; add --quote."
    ),
    "cli.state-not-for-kind": (
        "Only a question or a todo is open or done, not a {kind}, so that no note was added; "
        "leave out --state, or say --kind question or --kind todo."
    ),
    # Pictures
    "cli.picture-too-small": (
        "The window does not fit into {width}×{height}; with this size of text it needs "
        "{least_width}×{least_height}. Ask for a larger picture, or for smaller text."
    ),
}

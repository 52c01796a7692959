"""Errors in a file that can be read: a field has the wrong shape.

`{place}` is the words of the row or note, or the id of another entry. Notices,
which tell what reading changed, and the names of repairs stand here too.
"""

from __future__ import annotations

from outline_editor.core.templates.edits import EDITS

_VALUE_CODES = {
    "wrong-choice": "value.choice",
    "wrong-characters": "value.text",
    "empty-text": "value.empty",
    "too-long": "value.too-long",
    "wrong-id": "value.slug",
    "wrong-row-id": "value.node-id",
    "wrong-note-id": "value.note-id",
    "wrong-citation": "value.citation",
    "wrong-language": "value.language",
    "wrong-place": "value.place",
    "wrong-currency": "value.currency",
    "wrong-date": "value.date",
    "wrong-period": "value.period",
    "wrong-number": "value.number",
    "too-many-digits": "value.number-range",
    "wrong-boolean": "value.boolean",
    "currency-and-unit": "value.amount-unit",
    "missing-language": "value.no-language",
}
CODE_IN_FILE = {value_code: code for code, value_code in _VALUE_CODES.items()}
"""The code that a fault of a value has as an error in a file."""

PROBLEMS: dict[str, str | tuple[str, str]] = {
    **{code: f"In “{{place}}”: {EDITS[value_code]}" for code, value_code in _VALUE_CODES.items()},
    "unknown-key": (
        "In “{place}”: “{key}” is no key of the format; the nearest known one is “{nearest}”. "
        "Rename it, or start it with x- to keep it as a field of your own."
    ),
    "key-not-text": (
        "In “{place}”: a list or keys stand where a key is expected; a key is one text. "
        "Write the key, a colon and a space before the value."
    ),
    "missing-key": "In “{place}”: “{key}” is missing. Add it; the entry is not shown until then.",
    "missing-document-id": (
        "The file has no id. Add one under “format”, of lower-case letters, digits and "
        "hyphens, such as “id: miit-2019-press”."
    ),
    "missing-text": (
        "In “{place}”: “text” is missing. Add it, as text: '' if there is nothing to say; it "
        "is shown as “(no text)” until then."
    ),
    "duplicate-id": (
        "In “{place}”: the id “{id}” stands in line {line} already; an id is given once. Give "
        "one of the two another id."
    ),
    "merged-chain": (
        "The concept “{place}” is merged into {id}, which is merged itself. Write {end}, for "
        "which both stand."
    ),
    "merged-circle": (
        "The concept “{place}” is merged into {id}, and so in a circle into itself. Remove "
        "“merged_into” from the one that should stand for the others."
    ),
    "text-expected": (
        "In “{place}”: “{field}” takes one text, but a list or keys stand there. Write the "
        "text; put it in quotes if it starts with a bracket."
    ),
    "list-expected": (
        "In “{place}”: “{field}” takes a list. Write it in brackets, such as [a, b], or with "
        "each entry on a line of its own after a dash."
    ),
    "keys-expected": (
        "In “{place}”: “{field}” takes keys with values. Write each key with a colon, a space "
        "and its value."
    ),
    "languages-expected": (
        "In “{place}”: “{field}” takes a text for each language. Write them such as "
        "{{en: small giants, zh: 小巨人}}."
    ),
    "bare-entry": (
        "In “{place}”: “{value}” stands in “{field}” without a key. Write the entry with keys, "
        "such as “{key}: {value}”; it is not shown until then."
    ),
    "empty-entry": (
        "In “{place}”: an entry of “{field}” is empty. Write something after the dash or "
        "comma, or remove it."
    ),
    "curated-with-errors": (
        "The status is “curated”, but the file has an error. Mend it, or set the status to "
        "draft or reviewed.",
        "The status is “curated”, but the file has {n} errors. Mend them, or set the status to "
        "draft or reviewed.",
    ),
    "more-warnings": (
        "In “{place}”: there is one more warning, which is not listed. Mend those above first.",
        "In “{place}”: there are {n} more warnings, which are not listed. Mend those above first.",
    ),
    "more-errors": (
        "There is one more error, which is not listed. Mend those above first.",
        "There are {n} more errors, which are not listed. Mend those above first.",
    ),
    # What one click can do about it
    "repair.rename-key": "Rename “{key}” to “{nearest}”",
    "repair.own-field": "Keep “{key}” as a field of your own, “x-{key}”",
    "repair.choose": "Set “{field}” to “{value}”",
    "repair.new-id": "Give it the id “{id}”",
    "repair.unquote": "Write “{value}” without quotes",
    "repair.quote": "Put {value} in quotes",
    "repair.unwrap": "Write {value} without brackets",
    "repair.write": "Write “{value}”",
    "repair.add-text": "Add an empty text",
    "repair.add-key": "Write it as “{key}: {value}”",
    "repair.make-list": "Make it a list, [{value}]",
    "repair.make-entry": "Make it the only entry of a list",
    "repair.remove-entry": "Remove the empty entry",
    "repair.remove-key": "Remove “{key}”",
    # What reading changed
    "notice.utf-16": "The file is in UTF-16; saving writes it as UTF-8.",
    "notice.byte-order-mark": (
        "The file starts with a byte-order mark; saving writes it without one."
    ),
    "notice.line-ends": "The file has the line ends of Windows (CRLF); saving writes LF.",
    "notice.comments": (
        "A comment in the file became a note; saving writes it as one.",
        "{n} comments in the file became notes; saving writes them as such.",
    ),
    "notice.codebook-comments": (
        "A comment in the file was kept under “x-comment”; saving writes it there.",
        "{n} comments in the file were kept under “x-comment”; saving writes them there.",
    ),
    "notice.ids": (
        "A row or note without an id was given one; saving writes it.",
        "{n} rows and notes without an id were given one; saving writes them.",
    ),
    "notice.migrated": ("The file has the older format {value}; saving writes it as {expected}."),
}

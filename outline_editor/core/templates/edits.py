"""Names of edits, as the Undo menu shows them, and why an edit is refused."""

from __future__ import annotations

EDITS: dict[str, str | tuple[str, str]] = {
    "edit.named": "{name}",
    # Why an edit is refused
    "edit.no-element": "There is no {kind} with the id {id}.",
    "edit.no-id": "This {kind} has no id.",
    "edit.id-taken": "The id {id} belongs to another {kind}; ids are never given twice.",
    "edit.fixed-field": "The field “{field}” can't be changed.",
    "edit.no-field": "There is no field “{field}” here.",
    "edit.into-itself": "“{row}” can't be moved into itself or under one of its own rows.",
    "edit.whole-document": "The document itself can't be moved or removed.",
    "edit.wrong-owner": "A {kind} can't stand in a {owner}.",
    "edit.wrong-list": "A {kind} can't stand under “{field}”.",
    "edit.no-position": "There is no position {index}; the last one is {last}.",
    "edit.too-deep": (
        "“{row}” would come to stand deeper than {most} levels. Move it, or the rows "
        "above it, further out first."
    ),
    "edit.too-deep-empty": (
        "An empty row would come to stand deeper than {most} levels. Put it further out."
    ),
    # Why a value is refused
    "value.choice": "“{value}” is not a value of “{field}”; choose one of: {choices}.",
    "value.text": (
        "“{field}” holds characters that no text may hold (control characters or "
        "noncharacters); remove them."
    ),
    "value.too-long": (
        "“{field}” is longer than 1,000,000 characters, the most that a text may have; make it two."
    ),
    "value.empty": "“{field}” holds an empty text; write something or leave it out.",
    "value.slug": (
        "“{field}” can't be “{value}”: write only lower-case letters, digits and hyphens, "
        "such as small-giants."
    ),
    "edit.merged-chain": (
        "The concept {id} can't be merged into {target}: one of them takes part in another "
        "merging. Merge it into the concept that stands for both."
    ),
    "value.node-id": (
        "“{value}” is no row's id: write “n-” and 2 to 40 lower-case letters, digits or "
        "hyphens, such as n-k5mvt."
    ),
    "value.note-id": (
        "“{value}” is no note's id: write “t-” and 2 to 40 lower-case letters, digits or "
        "hyphens, such as t-4hk9w."
    ),
    "value.citation": (
        "“{value}” is no reference to a source: write its id, and if you like a place in "
        "it, such as s2 or s2@p. 3."
    ),
    "value.language": (
        "“{value}” is no language tag for “{field}”: write one such as en, zh or zh-Hant."
    ),
    "value.place": (
        "“{value}” is no place code for “{field}”: write one such as CN or CN-HN (ISO 3166)."
    ),
    "value.currency": (
        "“{value}” is no currency: write three capital letters such as CNY (ISO 4217)."
    ),
    "value.date": (
        "“{value}” is no date for “{field}”: write YYYY, YYYY-MM, YYYY-MM-DD or a quarter "
        "such as 2019-Q3."
    ),
    "value.period": (
        "“{value}” is no period: write a date such as 2019 or 2019-Q3, or two of them as 2019/2022."
    ),
    "value.number": (
        "“{value}” is no number for “{field}”: write digits, with a point for decimals, "
        "without separators, quotes or exponent, such as 60000000000 or 2.5."
    ),
    "value.number-range": "“{field}” has too many digits; write at most 1000.",
    "value.boolean": (
        "“{value}” is neither true nor false; write one of these for “{field}”, without quotes."
    ),
    "value.amount-unit": "“currency” and “unit” exclude each other; remove one of them.",
    "value.no-language": (
        "“{field}” names no language; give at least one text, such as {{en: small giants}}."
    ),
    "value.language-twice": "“{field}” names a language twice; give one text for each.",
    "value.own-key": (
        "“{value}” is no key of your own: such keys start with “x-”, for example x-desk."
    ),
    "value.own-key-twice": "“{field}” has a key twice; give each of its keys once.",
    "value.missing": "“{field}” is missing; add it.",
    "value.kind": "“{field}” can't be {value}; give it another kind of value.",
}

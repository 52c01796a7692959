"""What a person should look at in a document that is otherwise sound.

`{place}` is the words of the row or other element, or its id if it has none.
"""

from __future__ import annotations

WARNINGS: dict[str, str | tuple[str, str]] = {
    # The document
    "missing-title": "The document has no title; give it one.",
    "unusable-codebook": (
        "The codebook “{path}” can't be used: {reason} Until that is mended, references to "
        "actors and concepts are not checked."
    ),
    # Rows
    "empty-row": "A row is empty; write something, or delete the row.",
    "row-without-text": (
        "“{place}” has only the original, no text; write the row's text in the document's language."
    ),
    "row-of-several-lines": (
        "In “{place}”: “{field}” has several lines, but a row is one line. Join them, or make "
        "rows of them."
    ),
    # References
    "unknown-row": (
        "In “{place}”: “{field}” names the row {id}, but there is no row with this id. Name "
        "another row, or remove the reference."
    ),
    "unknown-source": (
        "In “{place}”: “{field}” names the source {id}, which the document does not have. Add "
        "it to the sources, or name another."
    ),
    "unknown-actor": (
        "In “{place}”: “{field}” names the actor {id}, which is not defined. Define it here or in "
        "the codebook, or name another."
    ),
    "unknown-concept": (
        "In “{place}”: “{field}” names the concept {id}, which is not defined. Define it here or "
        "in the codebook, or name another."
    ),
    "actor-differs": (
        "The actor “{place}” ({id}) is defined differently in the codebook “{path}”; the "
        "document's definition counts here. Make them the same, or remove one of the two."
    ),
    "concept-differs": (
        "The concept “{place}” ({id}) is defined differently in the codebook “{path}”; the "
        "document's definition counts here. Make them the same, or remove one of the two."
    ),
    "merged-on-in-codebook": (
        "The concept “{place}” is merged into {id}, which the codebook “{path}” merges into {end}. "
        "Write {end}, for which both stand."
    ),
    # Values
    "unknown-place": (
        "In “{place}”: no country or region has the code {value} in “{field}”. Write a code of "
        "ISO 3166, such as CN or CN-HN."
    ),
    "unknown-currency": (
        "In “{place}”: no currency in use has the code {value}. Write a code of ISO 4217, such "
        "as CNY."
    ),
    "impossible-date": (
        "In “{place}”: the calendar has no day {value}, which stands in “{field}”. Correct the day."
    ),
    "period-reversed": (
        "In “{place}”: the period {value} ends before it starts. Exchange its two dates, or "
        "correct them."
    ),
    "amount-not-in-row": (
        "In “{place}”: the words “{quote}” of an amount are not in the row. Write them as the "
        "row has them."
    ),
    "amount-without-value": (
        "In “{place}”: the amount “{quote}” has an upper end (“to”), but no lower one. Write it "
        "as “value”."
    ),
    "amount-reversed": (
        "In “{place}”: the upper end (“to”) of the amount “{quote}” is below its “value”. "
        "Exchange the two, or correct them."
    ),
    # Notes
    "quote-lost": (
        "In “{place}”: the note “{note}” quotes “{quote}”, which is not there any more. Quote "
        "other words, or let the note be about the whole row."
    ),
    "quote-ambiguous": (
        "In “{place}”: the note “{note}” quotes “{quote}”, which stands in the row more than "
        "once. Quote the words again, or more of them."
    ),
    "quote-on-document": (
        "The note “{note}” on the document quotes “{quote}”, but only notes on rows have a "
        "quote. Remove the quote, or move the note to the row with these words."
    ),
    "state-not-for-kind": (
        "The note “{note}” has a state, but is a {kind} note; only questions and todos are open "
        "or done. Remove the state, or change the kind."
    ),
}

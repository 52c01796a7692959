"""A document as prose and in figures: what is said around its own words."""

from __future__ import annotations

PROSE: dict[str, str | tuple[str, str]] = {
    "prose.notes": "Notes",
    "prose.sources": "Sources",
    "prose.empty": "There are no rows yet.",
    "prose.empty-row": "(no text)",
    # Of a row
    "prose.for": "for {names}",
    "prose.in": "in {names}",
    "prose.period": "period {period}",
    "prose.due": "due {date}",
    "prose.absent": "the source does not say this",
    # Of a note
    "prose.on-quote": "on ‘{quote}’",
    "prose.on-lost-quote": "on ‘{quote}’, words that are not there any more",
    "prose.on-undecided-quote": "on ‘{quote}’, words that the row has more than once",
    "prose.at-beginning": "see the beginning",
    "prose.on-rows": "on ",
    "prose.compared": "compared with {document}",
    "prose.by": "by {name}",
    # Pages on the screen
    "reading.before": ("Show the row before", "Show the {n} rows before"),
    "reading.after": ("Show the next row", "Show the next {n} rows"),
    # In figures, after the number of rows or notes
    "statistics.levels": ("1 level", "{n} levels"),
    "statistics.with-original": ("1 with an original", "{n} with an original"),
    "statistics.on-document": ("1 of these on the document", "{n} of these on the document"),
    # On paper
    "print.refused": (
        "The printer takes no pages. See that it is there and switched on, or that the file may "
        "be written, or export the pages as PDF."
    ),
    # Of a source
    "prose.accessed": "seen {date}",
    "prose.no-source": "This id is not among the sources of the document.",
}

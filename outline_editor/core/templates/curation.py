"""What a document needs to be curated, and what it lacks.

`{place}` is the words of the row or other element, or its id if it has none.
"""

from __future__ import annotations

CURATION: dict[str, str | tuple[str, str]] = {
    # The rules, as lines of the checklist
    "rule.sources": "A source for every section",
    "rule.amounts": "Currency or unit, and basis, of every amount",
    "rule.questions": "No open question",
    "rule.quotes": "Every quote found in its row",
    "rule.concepts": "Every concept defined",
    "rule.schema": "Nothing wrong with the file",
    "rule.one-statement": "One statement in each measure",
    "rule.todos": "Nothing left to do",
    "rule.compared": "Every source compared with the document",
    # What they find
    "outline-without-rows": "The document has no rows, so nothing in it can be cited; write some.",
    "section-without-source": (
        "“{place}” has no source. Cite one there, or on every row right under it; every section "
        "needs one."
    ),
    "source-says-nothing": (
        "The source {id} has neither title nor publisher nor address, so nobody can find it. "
        "Write one of them, or remove the source."
    ),
    "amount-without-currency": (
        "In “{place}”: the amount “{quote}” has neither a currency nor a unit. Write one, such "
        "as CNY or vehicles."
    ),
    "amount-without-basis": (
        "In “{place}”: the amount “{quote}” does not say whether the source states it or it was "
        "inferred. Choose its basis."
    ),
    "open-question": (
        "In “{place}”: the question “{note}” is open. Answer it and mark it as done, or delete it."
    ),
    "open-todo": (
        "In “{place}”: “{note}” is still to be done. Do it and mark it as done, or leave it for "
        "another time: it does not stand in the way."
    ),
    "two-statements": (
        "“{place}” may make two statements, the second from “{words}” on. If so, make two rows "
        "of it; it does not stand in the way."
    ),
    "source-not-compared": (
        "Nobody has noted that the document was compared with the source “{place}”. Compare "
        "them and mark the source as checked; it does not stand in the way."
    ),
    # The gate
    "curated-too-early": (
        "The document is marked as curated, but 1 thing stands against it, which the checklist "
        "names. Mend it, or set the status to reviewed.",
        "The document is marked as curated, but {n} things stand against it, which the "
        "checklist names. Mend them, or set the status to reviewed.",
    ),
    "status.not-yet-curated": (
        "The document can't be marked as curated yet: 1 thing stands against it, which the "
        "checklist names. Mend it first.",
        "The document can't be marked as curated yet: {n} things stand against it, which the "
        "checklist names. Mend them first.",
    ),
    # The checklist in the window
    "checklist.looking": "Looking through the document…",
    "checklist.passes": "Nothing stands against marking the document as curated.",
    "checklist.blocked": (
        "1 thing stands against marking the document as curated.",
        "{n} things stand against marking the document as curated.",
    ),
    "checklist.curated": "The document is curated; any edit makes it reviewed again.",
    "checklist.marked-too-early": (
        "The document is marked as curated, but 1 thing stands against it.",
        "The document is marked as curated, but {n} things stand against it.",
    ),
    "checklist.rule-passed": "passed",
    "checklist.rule-failed": ("1 thing stands in the way", "{n} things stand in the way"),
    "checklist.rule-pointed-out": ("1 thing to look at", "{n} things to look at"),
    "checklist.rule-not-applicable": "The document has nothing of the kind",
    "checklist.rule-unknown": "Can't be told while the file has errors",
    "checklist.more": ("Show 1 more", "Show {n} more"),
    "status.sent-back": "No longer curated: edited, the document is reviewed again.",
}

"""What the window says of a merge: what each side has done, and what is in conflict."""

from __future__ import annotations

_ELEMENTS = {
    "node": ("row", "rows"),
    "note": ("note", "notes"),
    "source": ("source", "sources"),
    "actor": ("actor", "actors"),
    "concept": ("concept", "concepts"),
}
_DEEDS = ("changed", "added", "removed", "moved")

MERGING: dict[str, str | tuple[str, str]] = {
    **{
        f"merge.{kind}-{deed}": (f"1 {one} {deed}", f"{{n}} {many} {deed}")
        for kind, (one, many) in _ELEMENTS.items()
        for deed in _DEEDS
    },
    "merge.document-changed": "the document's own fields changed",
    "merge.nothing": "nothing",
    "merge.in-file": "In the file: {what}.",
    "merge.here": "Here: {what}.",
    "merge.no-conflict": "Nothing was changed on both sides: all of this comes together.",
    "merge.conflicts": (
        "1 thing was changed on both sides. Choose which of the two is to stand; everything else "
        "comes together.",
        "{n} things were changed on both sides. Choose which of the two is to stand; everything "
        "else comes together.",
    ),
    "merge.chosen": "{chosen} of {n} chosen",
    # What is in conflict
    "conflict.field": "{what}: {field}",
    "conflict.removed-here": "{what}: removed here, changed in the file",
    "conflict.removed-there": "{what}: changed here, removed in the file",
    "conflict.place": "{what}: its place",
    "conflict.order": "{what}: the order of what stands in it",
    "conflict.row": "Row “{words}”",
    "conflict.numbered-row": "Row {number} “{words}”",
    "conflict.note": "Note “{words}”",
    "conflict.source": "Source “{words}”",
    "conflict.actor": "Actor “{words}”",
    "conflict.concept": "Concept “{words}”",
    "conflict.document": "The document",
    "conflict.in": "in {owner}",
    "conflict.under": "under {owner}",
    "conflict.at-top": "at the top level",
    "conflict.is-removed": "(removed)",
    "conflict.is-empty": "(empty)",
    "conflict.with-rows": ("with 1 row under it", "with {n} rows under it"),
}

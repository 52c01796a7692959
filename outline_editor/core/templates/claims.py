"""What is said of a file that another process has open for editing."""

from __future__ import annotations

CLAIMS: dict[str, str | tuple[str, str]] = {
    "claim.held": (
        "Open in another Outline Editor since {since} (process {process}, {who}), so that it can "
        "only be read here. What is saved there is shown here."
    ),
    "claim.freed": "This file is not open elsewhere any more.",
    "claim.asked": (
        "Another Outline Editor has it open since {since} (process {process}, {who}). Here it can "
        "be read. A copy is a document of its own, to be saved under another name."
    ),
    "claim.not-written": (
        "{path} was not written: another Outline Editor has it open since {since} (process "
        "{process}, {who}). Take another name."
    ),
    "claim.shown-here": (
        "{path} was not written: it is open in another window here. Take another name."
    ),
    "claim.codebook-here": (
        "{path} was not written: it is a codebook of a document that is open here. Take another "
        "name."
    ),
    "claim.exported-over": (
        "{path} was not written: it is the document itself, which has more than an export. Take "
        "another name."
    ),
    "claim.not-recovered": (
        "{path} is open in another Outline Editor since {since} (process {process}, {who}). Close "
        "it there first; the unsaved changes stay in the list."
    ),
    "state.held": "read-only: open elsewhere",
    "edit.held": (
        "This file is open in another Outline Editor since {since} (process {process}, {who}), and "
        "can only be read here; open a copy, or close it there first."
    ),
}

"""What happens to files: saving, backing up, reading back; and what codebooks lack."""

from __future__ import annotations

FILES: dict[str, str | tuple[str, str]] = {
    # Writing
    "file.busy": (
        "Another process is changing {path}, so that nothing was changed here; try again when it "
        "is done."
    ),
    "file.no-folder": (
        "{path} was not written: there is no such folder. Make it first, or write to another."
    ),
    "file.folder-in-the-way": (
        "{path} was not written: a folder has this name. Give the file another name."
    ),
    "file.write-protected": (
        "{path} was not written: you may not write there. What stood there before is "
        "unchanged; ask for permission, or write to another folder."
    ),
    "file.disk-full": (
        "{path} was not written: the disk is full. What stood there before is unchanged; make "
        "room, or write to another disk."
    ),
    "file.not-written": (
        "{path} was not written: {reason}. What stood there before is unchanged; write it "
        "under another name or in another folder."
    ),
    "file.unconfirmed": (
        "{path} was written, but the disk did not confirm that it will last ({reason}). Save "
        "again, or save it to another disk too."
    ),
    "file.parted": (
        "{name} had another name as well (a hard link): what stood there before is still in the "
        "file under that name."
    ),
    "file.written-over": (
        "No new file can be put where {name} is, so that it was written over in its place; "
        "copies of it as it was and as it is are kept with the versions of the program."
    ),
    "file.not-kept": (
        "{path} was not written: it can only be written over in its place, and no copy of it could "
        "be kept before in {folder} ({reason}). What stood there before is unchanged; make room "
        "there, or save it in another folder."
    ),
    "file.not-read-back": (
        "{path} was not written, because it could not be read back: {problem} What stood there "
        "before is unchanged; undo what this is about, or keep the outline by exporting it as text."
    ),
    "file.reads-differently": (
        "{path} was not written, because it would read back as another document. What stood "
        "there before is unchanged; keep the outline by exporting it as text, and report this."
    ),
    "file.not-an-outline-name": (
        "{path} was not written: an outline is kept in a file whose name ends in one of "
        "{endings}. Give it such a name."
    ),
    # What another program has done to a file that is open
    "outside.changed": "{name} was changed by another program, and here too.",
    "outside.read-again": "{name} was changed by another program; read again.",
    "outside.reloaded": "{name} is shown as it is in the file; Undo brings back what was here.",
    "outside.merged": "Merged with {name} as it is in the file; not saved yet.",
    "outside.nothing-left": "{name} has been put right already; nothing is left to do.",
    "outside.unusable": (
        "{name} was changed by another program, and can't be used as it is now: {reason} What is "
        "shown here stays; the file is looked at again when it changes."
    ),
    "outside.has-errors": ("it has an error.", "it has {n} errors."),
    "outside.gone": (
        "{name} was removed or renamed by another program. It stays open here; saving writes it "
        "anew."
    ),
    "outside.codebook": "{name} was changed by another program; read again.",
    "outside.codebook-kept": "The codebook as it was here is now in {path}.",
    "outside.copy-unconfirmed": (
        "{path} was written with the codebook as it is here, but the disk did not confirm that it "
        "will last. Nothing was read again."
    ),
    "file.changed-meanwhile": (
        "{path} was not written: another program has changed it since it was read here. Save "
        "under another name, or look at what was changed."
    ),
    # Names
    "file.unknown-format": (
        "The name {path} does not say its format; it should end in one of {endings}. Rename "
        "the file, or name another."
    ),
    # What a person should know of a codebook that is open
    "codebook.notice": "Of the codebook {name}: {notice}",
    "codebook.not-read": (
        "The document names a codebook outside its folder, {path}, which was not read. Choose Read "
        "It if you know it; you are not asked about it again."
    ),
    "codebook.changed-in-both": (
        "The codebook {name} was changed by another program, but has changes here that are not "
        "saved. These are shown; saving asks before it overwrites the others."
    ),
    # Why a codebook can't be used; in “The codebook … can't be used: {reason} Until …”
    "codebook.absolute": (
        "its path is not relative to the document. Write it as seen from the document's folder."
    ),
    "codebook.outside": (
        "it lies outside the document's folder, at {path}, and such a one is read only once you "
        "agree. Choose Read It in the window, or name its folder in {variable} in the environment."
    ),
    "codebook.refused": "in its line {line}: {reason}",
    "codebook.has-errors": (
        "it has an error in line {line}: {problem}",
        "it has {n} errors, the first in line {line}: {problem}",
    ),
    # Work that is not saved yet
    "recovery.discard": (
        "Discard the unsaved changes of 1 file?",
        "Discard the unsaved changes of {n} files?",
    ),
    "recovery.not-discarded": (
        "{path} can't be removed: {reason}. What it holds is offered again at the next start."
    ),
    "recovery.unfit": (
        "1 change does not fit the others and can't be brought back by itself; once the rest is "
        "recovered, what was written down of it is kept in {path}, for {days} days.",
        "The last {n} changes do not fit the others and can't be brought back by themselves; once "
        "the rest is recovered, what was written down of them is kept in {path}, for {days} days.",
    ),
    "recovery.unreadable": (
        "A crash has left unsaved changes that can't be read: the file with them is damaged, or "
        "another version of the program wrote it. It is kept as it is, for {days} days: {paths}",
        "A crash has left unsaved changes that can't be read: {n} files with them are damaged, or "
        "another version of the program wrote them. They are kept as they are, for {days} days: "
        "{paths}",
    ),
    "recovery.not-looked-at": (
        "A crash may have left unsaved changes in a file that can't be looked at. It stays where "
        "it is, and is tried again at the next start: {files}",
        "A crash may have left unsaved changes in {n} files that can't be looked at. They stay "
        "where they are, and are tried again at the next start: {files}",
    ),
    "recovery.not-listed": (
        "A crash may have left unsaved changes, but the folder for them can't be looked at: "
        "{folder}: {reason}. Whatever is there stays, and is offered at the next start at which "
        "it can be read."
    ),
    "recovery.unexpected": "an error in the program",
    "recovery.changed-meanwhile": (
        "{path} was changed while the list of unsaved changes was open. They stay in the list; at "
        "the next start they open as a copy beside it."
    ),
    "recovery.codebook-changed": (
        "The changes to the codebook {path} can't be brought back where they were: it has been "
        "changed since, or the document does not name it any more."
    ),
    "recovery.codebook-copied": (
        "{reason} The codebook with the changes is in a file of its own now, {copy}. To see it, "
        "name that file in a document."
    ),
    "recovery.copy-unconfirmed": (
        "{copy} was written with the changes to the codebook, but the disk did not confirm that it "
        "will last. The changes stay in the list."
    ),
    "journal.not-written": (
        "What you do now would not survive a crash: it can't be written down in {folder} "
        "({reason}). Save often; make room on that disk, or see that you may write there."
    ),
    "journal.not-removed": (
        "{path} can't be removed: {reason}. What was written down there is not needed any more; it "
        "is tried again at the next start."
    ),
    # Earlier versions
    "versions.not-kept": (
        "{name} is saved, but its versions can't be kept in {folder}: {reason}. Make room on that "
        "disk, or see that you may write there."
    ),
    "versions.not-let-go": (
        "{name} is saved, and so is its version, but older ones in {folder} could not be looked "
        "through, or let go: {reason}. They may take more room than you have set."
    ),
    "versions.too-large": (
        "{path} was not written: what another program has put there is {size} MB large, and no "
        "more than {most} MB is kept as an earlier version. Save under another name, or move "
        "that file away first."
    ),
    "versions.not-read": (
        "{path} was not written: what stands there can't be read ({reason}), so that it can't be "
        "kept as an earlier version. Try again, or save under another name."
    ),
    "versions.unsteady": (
        "{path} was not written: another program is writing it, so that what it holds can't be "
        "kept as an earlier version. Try again once that program is done, or save under another "
        "name."
    ),
    "versions.of-gone": (
        "1 version of it is kept, and can be opened.",
        "{n} versions of it are kept, and can be opened.",
    ),
    "versions.busy": "another process has held {folder} for a while",
    "versions.damaged": (
        "This version is damaged on the disk and can't be shown; the others are not concerned."
    ),
    "versions.unreadable": ("This version can't be read ({reason}); the others are not concerned."),
    "versions.list-unreadable": (
        "The list of earlier versions can't be read: {reason}. See that you may read {folder}."
    ),
    "versions.refused": (
        "This version can't be opened as an outline. In its line {line}: {problem} You can save a "
        "copy of it."
    ),
    "versions.errors": "This version has errors: restored, it can be read and repaired only.",
    "versions.codebook-errors": (
        "This version has errors, and can't be restored; you can save a copy of it."
    ),
    "versions.beginning": "It holds so much that only its beginning is shown.",
    "versions.fields-differ": (
        "It differs in fields that the outline does not show: here are all, as in the file."
    ),
    "versions.same": "nothing changed",
    "versions.rows-added": ("+1 row", "+{n} rows"),
    "versions.rows-removed": ("−1 row", "−{n} rows"),
    "versions.rows-changed": ("1 changed", "{n} changed"),
    "versions.rows-moved": ("1 moved", "{n} moved"),
    "versions.rows-reordered": "rows in another order",
    "versions.entries-added": ("+1 entry", "+{n} entries"),
    "versions.entries-removed": ("−1 entry", "−{n} entries"),
    "versions.entries-changed": ("1 changed", "{n} changed"),
    "versions.other-details": "other details",
    "versions.restored": (
        "This is the version of {when}. Undo takes it back; the file changes only when you save."
    ),
}

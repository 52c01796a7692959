"""What other programs do to the file of a document that is open here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from outline_editor.app.opening import Opened, open_bytes, readable_format
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.model import DocumentRoot
from outline_editor.core.problems import how_many
from outline_editor.core.progress import Tell, share, untold
from outline_editor.storage.files import (
    FROM_DISK,
    FileUnsteady,
    digest_of,
    digest_of_file,
    read_file,
)
from outline_editor.storage.limits import FileTooLarge

if TYPE_CHECKING:
    from outline_editor.app.ways import Way

_READ = 0.8
"""The share of looking at a file that is done when it is read."""

_LOOKED_AT = 0.9
"""The share of looking at a file to follow it that is done before the way there is looked for."""


class Standing(StrEnum):
    """How a file stands to what was read from it, or saved to it, last."""

    SAME = "same"
    CHANGED = "changed"
    """It holds another version of the document."""
    UNUSABLE = "unusable"
    """It holds what can't be read as an outline, or not without errors."""
    GONE = "gone"


@dataclass(frozen=True, slots=True, eq=False)
class Outside:
    """What a file was found to hold."""

    standing: Standing
    digest: bytes = b""
    read: Opened | None = None
    """What it holds, where that can be read."""
    reason: Message | None = None
    """Why it can't be used."""
    way: Way | None = None
    """What leads there from the state here, where that was asked for and can be taken unasked."""

    @property
    def is_there(self) -> bool:
        """Whether there is a file at all."""
        return self.standing is not Standing.GONE


def look_at(path: Path, digest: bytes, saved: DocumentRoot, tell: Tell = untold) -> Outside:
    """How a file stands to bytes with this digest, which held `saved`. For any thread.

    Raises what `tell` raises, such as `Cancelled`.

    What it says as before is the very same in what is read: to merge it takes
    the less time afterwards.
    """
    try:
        try:
            data = read_file(path, tell=share(tell, 0, FROM_DISK))
        except FileTooLarge as error:
            return _too_large(path, digest, error, tell)
    except OutlineError as error:
        is_there = error.message.code != "file.not-found"
        return Outside(Standing.UNUSABLE if is_there else Standing.GONE, reason=error.message)
    now = digest_of(data)
    if now == digest:
        return Outside(Standing.SAME, now)
    try:
        read = open_bytes(data, readable_format(path), path, share(tell, FROM_DISK, _READ))
    except OutlineError as error:
        return Outside(Standing.UNUSABLE, now, reason=error.message)
    if read.has_errors:
        n = how_many(read.problems)
        return Outside(Standing.UNUSABLE, now, read, Message.of("outside.has-errors", n=n))
    # Imported here: most files are never changed by others while they are open.
    from outline_editor.core.merge.three_way import merge

    root = merge(saved, saved, read.root, tell=share(tell, _READ, 1)).root
    return Outside(Standing.CHANGED, now, replace(read, root=root))


def _too_large(path: Path, digest: bytes, error: FileTooLarge, tell: Tell) -> Outside:
    """It may have grown so here: its bytes tell, of which none is kept."""
    try:
        now = digest_of_file(path, partial(tell, FROM_DISK))
    except FileUnsteady:
        # Another program is writing it, so that it is none of ours.
        return Outside(Standing.UNUSABLE, reason=error.message)
    standing = Standing.SAME if now == digest else Standing.UNUSABLE
    return Outside(standing, now, reason=error.message)


def look_to_follow(
    path: Path,
    digest: bytes,
    saved: DocumentRoot,
    here: DocumentRoot,
    *,
    by_edits: bool,
    with_errors: bool,
    tell: Tell = untold,
) -> Outside:
    """The same, with the way there for a document in which nothing was changed; see `way_to`.

    `here` is its state now. The way to what has errors is given if asked for
    `with_errors`. For any thread; `tell` may raise `Cancelled`.
    """
    found = look_at(path, digest, saved, share(tell, 0, _LOOKED_AT))
    is_wanted = found.standing is Standing.CHANGED or with_errors
    if found.read is None or not is_wanted or here != saved:
        return found
    # Imported here: most files are never changed by others while they are open.
    from outline_editor.app.ways import way_to

    way = way_to(found.read, here, by_edits=by_edits, tell=share(tell, _LOOKED_AT, 1))
    return replace(found, way=way)

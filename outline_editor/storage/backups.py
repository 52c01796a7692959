"""Earlier versions of files, kept in a folder of the user's.

Each version is a content under its digest (see `blobs`) and a line in the list
for its file (see `version_index`). Every change is made under one lock for the
folder; a content is removed only while it is held, and only if no list names it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import FileLock

from outline_editor.core.errors import Message, OutlineError, reason_of
from outline_editor.core.progress import Waiting, go_on
from outline_editor.storage.blobs import Blobs
from outline_editor.storage.lasting import make_folder
from outline_editor.storage.lock import acquired
from outline_editor.storage.rotation import Limits, staying
from outline_editor.storage.version_index import (
    ENDING,
    Version,
    VersionOrigin,
    add_to_index,
    file_of_index,
    index_path,
    read_index,
    write_index,
)

PATIENCE = 10.0
"""How long to wait for another process that keeps a version, in seconds."""

_SWEEP_EVERY = timedelta(days=1)


def _now() -> datetime:
    return datetime.now(UTC)


class Backups:
    """The versions of all files, in a folder; for several threads and processes at once."""

    def __init__(
        self, folder: Path, limits: Limits | None = None, now: Callable[[], datetime] = _now
    ) -> None:
        self.folder = folder
        self._limits = Limits() if limits is None else limits
        self._now = now
        self._lists = folder / "files"
        self._blobs = Blobs(folder / "contents")
        self._swept = folder / "swept"

    @property
    def keeps_any(self) -> bool:
        """Whether any versions are wanted."""
        return self._limits.most > 0

    def versions(self, file: Path) -> list[Version]:
        """The versions of a file that are kept, the newest first. Raises `OSError`."""
        return read_index(index_path(self._lists, file))[::-1]

    def read(self, version: Version) -> bytes:
        """The bytes of a version. Raises `OutlineError` where they are lost."""
        return self._blobs.get(version.digest, version.size)

    def keep(
        self,
        file: Path,
        data: bytes,
        origin: VersionOrigin = VersionOrigin.SAVED,
        written: datetime | None = None,
        waiting: Waiting = go_on,
    ) -> str:
        """Keep what a file holds, unless that is the newest version already.

        Versions beyond the limits go; why they can't, `''` if they could. Raises `OSError` where
        the disk refuses to keep it, `OutlineError` where another process does not let go of
        the folder, and what `waiting` raises, with nothing kept.
        """
        if not self.keeps_any:
            return ""
        with self._locked(waiting):
            digest, grown = self._blobs.put(data)
            index = index_path(self._lists, file)
            versions = read_index(index)
            is_new = not versions or versions[-1].digest != digest
            if is_new:
                versions.append(Version(self._now(), digest, len(data), origin, written))
                add_to_index(index, file, versions[-1])
            try:
                if is_new:
                    self._thin(index, versions)
                self._sweep_if_due(grown)
            except OSError as error:  # it is kept all the same
                return reason_of(error)
        return ""

    @contextmanager
    def _locked(self, waiting: Waiting) -> Iterator[None]:
        make_folder(self.folder)
        lock = FileLock(self.folder / "lock")
        if not acquired(lock, PATIENCE, waiting):
            raise OutlineError(Message.of("versions.busy", folder=str(self.folder)))
        try:
            yield
        finally:
            lock.release()

    def _thin(self, index: Path, versions: list[Version]) -> list[Version]:
        """Let the versions go that are beyond the limits for one file; those that stay."""
        moments = [version.moment for version in versions]
        stay = [versions[place] for place in staying(moments, self._now(), self._limits)]
        if len(stay) < len(versions):
            write_index(index, file_of_index(index), stay)
        return stay

    # Now and then: all files together

    def _sweep_if_due(self, grown: int) -> None:
        """Sweep once a day, and whenever there may be more than the limit on the disk."""
        now, size, when = self._now(), 0, None
        try:
            told, _, at = self._swept.read_text("ascii").partition(" ")
            size, when = int(told), datetime.fromisoformat(at)
            is_due = not timedelta() <= now - when < _SWEEP_EVERY
        except (OSError, ValueError, TypeError):
            is_due = True
        size += grown
        if is_due or size > self._limits.megabytes * 1_000_000:
            size, when = self._sweep(), now
        elif not grown:
            return
        # One that a crash tears is made anew.
        try:
            self._swept.write_text(f"{size} {when.isoformat() if when else ''}", "ascii")
        except OSError:
            # Else the old one would stand, and what was added since not count.
            self._swept.unlink(missing_ok=True)

    def _sweep(self) -> int:
        """Let go what is beyond the limits in any file; how many bytes all take then."""
        # Not `glob`: it may pass over what it can't list, and nothing would be wanted any more.
        lists = sorted(path for path in self._lists.iterdir() if path.suffix == ENDING)
        kept = {index: self._thin(index, read_index(index)) for index in lists}
        sizes = self._blobs.sizes()
        for index, versions in _within(kept, sizes, self._limits.megabytes * 1_000_000).items():
            write_index(index, file_of_index(index), versions)
            kept[index] = versions
        wanted = {version.digest for versions in kept.values() for version in versions}
        self._blobs.keep_only(wanted)
        return sum(size for digest, size in sizes.items() if digest in wanted)


def _within(
    kept: Mapping[Path, list[Version]], sizes: Mapping[str, int], limit: int
) -> dict[Path, list[Version]]:
    """The lists that must be shorter for their contents to take no more than `limit` bytes.

    The oldest versions of all go first; the newest of each file stays.
    """
    uses: dict[str, int] = {}
    for versions in kept.values():
        for version in versions:
            uses[version.digest] = uses.get(version.digest, 0) + 1
    total = sum(sizes.get(digest, 0) for digest in uses)
    older = [(one.moment, index) for index, versions in kept.items() for one in versions[:-1]]
    shorter: dict[Path, list[Version]] = {}
    for _, index in sorted(older, key=lambda pair: (pair[0], os.fspath(pair[1]))):
        if total <= limit:
            break
        version, *rest = shorter.get(index, kept[index])
        shorter[index] = rest
        uses[version.digest] -= 1
        if not uses[version.digest]:
            total -= sizes.get(version.digest, 0)
    return shorter

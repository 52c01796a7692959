"""The codebook that an open document names, through all that becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from outline_editor.app.allowed_codebooks import is_allowed
from outline_editor.app.open_codebook import Codebooks, OpenCodebook
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.storage.codebook_file import find_codebook
from outline_editor.storage.files import is_same_file

_ELSEWHERE = ("codebook.absolute", "codebook.outside")
"""What is wrong with a codebook that is not even looked for."""


class NamedCodebook:
    """What a document's `codebook` field leads to now.

    Codebooks named before stay with the document: what was changed in them is
    saved with it, and is there again once their naming is undone.
    """

    def __init__(self, found: SharedCodebook, folder: Path, codebooks: Codebooks) -> None:
        self.now = found
        """Its state now, or why it can't be used."""
        self.shared: OpenCodebook | None = None
        """Where it can be changed; `None` where there is none, or it can't be used."""
        self.codebooks = codebooks
        self._known: list[OpenCodebook] = []
        self._followers: list[Callable[[], object]] = []
        self._take(found, folder)

    @property
    def modified(self) -> list[OpenCodebook]:
        """The codebooks that have changes which are not saved."""
        return [codebook for codebook in self._known if codebook.is_modified]

    @property
    def known(self) -> tuple[OpenCodebook, ...]:
        """The codebooks that the document names, or has named since it was opened."""
        return tuple(self._known)

    def known_at(self, path: Path) -> OpenCodebook | None:
        """The codebook in a file, if it is the one that is named, or was named before."""
        return next((one for one in self._known if is_same_file(one.path, path)), None)

    def keep(self, other: NamedCodebook) -> None:
        """Let the codebooks of another version of the document stay with this one, too."""
        for codebook in other._known:
            if self.known_at(codebook.path) is None:
                self._add(codebook)

    def follow(self, follower: Callable[[], object]) -> Callable[[], None]:
        """Be told when it has changed, is another, or was saved; call the result to stop."""
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    def read(self, reference: str, folder: Path) -> None:
        """Read the codebook that a document in a folder names."""
        self.take(find_codebook(reference, folder, is_allowed), folder)

    def take(self, found: SharedCodebook, folder: Path) -> None:
        """Take in what the document in a folder was found to name, by `find_codebook`."""
        self._take(found, folder)
        self._tell()

    @property
    def outside(self) -> Path | None:
        """The codebook that was not read, since it lies outside the document's folder."""
        trouble = self.now.trouble
        if trouble is None or trouble.code != "codebook.outside":
            return None
        return Path(str(dict(trouble.values)["path"]))

    def unused(self, folder: Path) -> Path | None:
        """The file in a folder that is named, if it can't be used as it is, or is not there."""
        trouble = self.now.trouble
        is_elsewhere = trouble is not None and trouble.code in _ELSEWHERE
        return None if trouble is None or is_elsewhere else folder / self.now.reference

    def changed(self, codebook: OpenCodebook) -> None:
        """Take in what has become of a codebook, or that it was saved; it calls this."""
        if codebook is self.shared:
            self.now = replace(self.now, root=codebook.root)
            self._tell()

    def _take(self, found: SharedCodebook, folder: Path) -> None:
        self.shared, self.now = None, found
        if found.root is not None:
            path = folder / found.reference
            self.shared = self._open(path, found)
            self.now = replace(found, root=self.shared.root)

    def _open(self, path: Path, found: SharedCodebook) -> OpenCodebook:
        codebook = self.known_at(path)
        if codebook is not None:
            codebook.meet(found)
            return codebook
        codebook = self.codebooks.open(path, found)
        self._add(codebook)
        return codebook

    def _add(self, codebook: OpenCodebook) -> None:
        codebook.users.add(self)
        self._known.append(codebook)

    def _tell(self) -> None:
        for follower in tuple(self._followers):
            follower()

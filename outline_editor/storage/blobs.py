"""Contents kept under their own digest, so that the same bytes stand there once."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Container, Iterator
from contextlib import suppress
from pathlib import Path

from outline_editor.core.errors import Message, OutlineError, reason_of
from outline_editor.storage.atomic import replace_file
from outline_editor.storage.in_pieces import together
from outline_editor.storage.lasting import make_folder

_LEVEL = 1
"""How hard zlib tries: 14 MB of outline take 0.2 s; at most it saves a sixth, and takes 0.8 s."""

_AT_ONCE = 1 << 18
"""Bytes that are unpacked in one step, and to at most as many."""

_HEX_DIGITS = 2
"""Of a digest, in the name of the folder inside the folder."""


class Blobs:
    """Contents in a folder, each compressed in a file named by its SHA-256.

    A file is there whole or not at all. What has come to harm since is noticed
    when it is read, and mended when the same content is put there once more.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> tuple[str, int]:
        """Keep a content; its digest, and by how many bytes the folder has grown.

        Raises `OSError` where the disk refuses it.
        """
        digest = hashlib.sha256(data).hexdigest()
        if self._is_sound(digest, len(data)):
            return digest, 0
        path = self._path(digest)
        make_folder(path.parent)
        packed = zlib.compress(data, _LEVEL)
        replace_file(path, packed)
        return digest, len(packed)

    def get(self, digest: str, size: int) -> bytes:
        """A content of so many bytes. Raises `OutlineError` where it is gone, or is another."""
        return together(self._pieces(digest, size))

    def _pieces(self, digest: str, size: int) -> Iterator[bytes]:
        """The same in pieces, all of which come before it is known to be another."""
        try:
            packed = self._path(digest).read_bytes()
        except OSError as error:
            reason = reason_of(error)
            raise OutlineError(Message.of("versions.unreadable", reason=reason)) from error
        found, left = hashlib.sha256(), size
        try:
            for piece in _unpacked(packed):
                left -= len(piece)
                if left < 0:  # a damaged file may unpack to anything
                    break
                found.update(piece)
                yield piece
        except zlib.error as error:
            raise OutlineError(Message.of("versions.damaged")) from error
        if left or found.hexdigest() != digest:
            raise OutlineError(Message.of("versions.damaged"))

    def sizes(self) -> dict[str, int]:
        """How many bytes each takes on the disk, by digest. Raises `OSError`."""
        return {path.name: path.stat().st_size for path in self._files()}

    def keep_only(self, wanted: Container[str]) -> None:
        """Remove all others, and what writing has left that was interrupted.

        Nobody may be writing meanwhile. Raises `OSError`.
        """
        for path in tuple(self._files()):
            if path.name not in wanted:
                path.unlink(missing_ok=True)

    def _files(self) -> Iterator[Path]:
        """All, but for those in a part that can't be listed.

        Raises `OSError` where the folder itself can't be.
        """
        for part in self._folder.iterdir() if self._folder.is_dir() else ():
            if len(part.name) == _HEX_DIGITS:
                with suppress(OSError):
                    yield from part.iterdir()

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:_HEX_DIGITS] / digest

    def _is_sound(self, digest: str, size: int) -> bool:
        try:
            for _ in self._pieces(digest, size):
                pass
        except OutlineError:
            return False
        return True


def _unpacked(packed: bytes) -> Iterator[bytes]:
    """What zlib has compressed, in pieces of at most `_AT_ONCE` bytes. Raises `zlib.error`."""
    unpacking = zlib.decompressobj()
    for start in range(0, len(packed), _AT_ONCE):
        left = packed[start : start + _AT_ONCE]
        while piece := unpacking.decompress(left, _AT_ONCE):
            yield piece
            left = unpacking.unconsumed_tail
        if unpacking.eof:  # what stands behind it is none of it
            return

"""What is read of a file, and what is told meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from outline_editor.core.progress import Tell
from outline_editor.storage import file_bytes

_PIECE = 16
"""Bytes that are read at once: of a small file like a megabyte of a large one."""


def times_read(
    monkeypatch: pytest.MonkeyPatch, path: Path, work: Callable[[Tell], object]
) -> float:
    """How many times all of a file is read in some work.

    See that each piece is told of: on a slow drive it takes long, and may be left.
    """
    happened: list[int] = []
    """How many bytes were read, or 0 where something was told."""
    read, status = os.read, path.stat()

    def noted(descriptor: int, count: int) -> bytes:
        data = read(descriptor, count)
        if data and os.fstat(descriptor).st_ino == status.st_ino:
            happened.append(len(data))
        return data

    with monkeypatch.context() as patch:
        patch.setattr(os, "read", noted)
        patch.setattr(file_bytes, "_CHUNK", _PIECE)
        work(lambda _done: happened.append(0))
    assert status.st_size > 3 * _PIECE
    assert not any(one and other for one, other in pairwise(happened))
    return sum(happened) / status.st_size

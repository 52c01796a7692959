"""Saves, days that pass and disks that fail: what is to stay can be read, byte for byte."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.storage.backups import Backups
from outline_editor.storage.rotation import Limits, staying
from outline_editor.storage.version_index import Version

FILES = tuple(Path(f"/nowhere/{name}.yaml") for name in "ab")
LIMITS = Limits(most=12, days=90, megabytes=1)
_FSYNC = os.fsync
CALLS = ("fsync", "replace", "write", "unlink")


class Step(NamedTuple):
    """A file is saved some time after the step before; one call to the system may fail."""

    file: int
    data: int
    minutes: int
    failing: int
    """Which of the calls fails; -1 for none."""


STEPS = st.builds(
    Step,
    file=st.integers(0, len(FILES) - 1),
    data=st.integers(0, 9),
    minutes=st.one_of(st.integers(1, 300), st.integers(1, 40 * 24 * 60)),
    failing=st.one_of(st.just(-1), st.integers(0, 15)),
)


@contextmanager
def failing(number: int) -> Iterator[None]:
    """Let the disk refuse one of the next calls to the system."""
    left = [number]

    def refusing(call: Any) -> Any:
        def called(*arguments: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] == -1:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            # Nobody pulls the plug here, and it would take most of the time.
            return None if call is _FSYNC else call(*arguments, **named)

        return called

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, refusing(getattr(os, name)))
        yield


def content(number: int) -> bytes:
    return f"{number} 版\n".encode() * (number + 1)


@given(steps=st.lists(STEPS, min_size=1, max_size=20))
def test_what_is_to_stay_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    clock = [datetime(2026, 1, 1, tzinfo=UTC)]
    kept = Backups(folder, LIMITS, lambda: clock[0])
    known: list[list[Version]] = [[] for _ in FILES]
    """The versions that were there after the last step, the oldest first."""
    for step in steps:
        clock[0] += timedelta(minutes=step.minutes)
        is_saved = True
        with failing(step.failing):
            try:
                kept.keep(FILES[step.file], content(step.data))
            except OSError:
                is_saved = False
        for number, file in enumerate(FILES):
            versions = kept.versions(file)[::-1]
            expected = known[number]
            if number == step.file and is_saved:
                assert kept.read(versions[-1]) == content(step.data)
                if not expected or versions[-1].digest != expected[-1].digest:
                    assert versions[-1].moment == clock[0]
                    expected = [*expected, versions[-1]]
            moments = [version.moment for version in expected]
            stay = [expected[place] for place in staying(moments, clock[0], LIMITS)]
            assert [one for one in stay if one not in versions] == []
            assert all(kept.read(one) in map(content, range(10)) for one in versions)
            known[number] = versions
    contents = list((folder / "contents").glob("*/[!.]*"))
    assert len(contents) <= len({step.data for step in steps})

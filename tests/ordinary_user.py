"""What someone may not: root may everything, so the tests that ask for it step down."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_NOBODY = 65534
"""The user of that name, on every Linux and BSD."""


@pytest.fixture
def folder_of_ordinary_user(tmp_path: Path) -> Iterator[Path]:
    """A folder of one's own, and no more rights than most people have.

    While it is in use, modules that are not imported yet may be out of reach.
    """
    if os.geteuid() != 0:
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp())
    os.chown(folder, _NOBODY, _NOBODY)
    os.setegid(_NOBODY)
    os.seteuid(_NOBODY)
    try:
        yield folder
    finally:
        os.seteuid(0)
        os.setegid(0)
        shutil.rmtree(folder)

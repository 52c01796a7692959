"""A folder to work in, with the sample files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.processes import SAMPLES


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: copies of the samples, and nothing else."""
    place = tmp_path / "work"
    shutil.copytree(SAMPLES, place)
    monkeypatch.chdir(place)
    return place

"""The wheel and the source distribution hold what they need, and the wheel works."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from email import message_from_string
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    foreign = ("PYTHON", "QT_", "DISPLAY", "WAYLAND_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return subprocess.run(command, cwd=cwd, env=kept | more, capture_output=True, timeout=100)


def done(*command: str | Path, cwd: Path, **more: str) -> str:
    """What a command that must succeed prints."""
    outcome = run(*command, cwd=cwd, **more)
    assert outcome.returncode == 0, outcome.stderr.decode()
    return outcome.stdout.decode()


def build(target: str, source: Path, folder: Path) -> Path:
    done(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder, cwd=source)
    (made,) = folder.iterdir()
    return made


@dataclass(frozen=True)
class Distributions:
    """What was built: the source distribution, unpacked, and a wheel from either source."""

    unpacked: Path
    wheel: Path
    wheel_from_sdist: Path


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    folder = tmp_path_factory.mktemp("distributions")
    sdist = build("sdist", PROJECT, folder / "sdist")
    with tarfile.open(sdist) as archive:
        # Debian 12's Python has no filters yet; later ones warn without.
        if hasattr(tarfile, "data_filter"):
            archive.extraction_filter = tarfile.data_filter
        archive.extractall(folder / "unpacked")
    (unpacked,) = (folder / "unpacked").iterdir()
    return Distributions(
        unpacked,
        build("wheel", PROJECT, folder / "wheel"),
        build("wheel", unpacked, folder / "wheel_from_sdist"),
    )


@pytest.fixture(scope="module")
def installed(distributions: Distributions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel of the source distribution installed, before all else on the path."""
    folder = tmp_path_factory.mktemp("installed")
    options = ["--quiet", "--no-deps", "--no-index", "--target", folder]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install"]
    done(*pip, *options, distributions.wheel_from_sdist, cwd=folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """The files of the project in a folder, by their path in it."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def wheel_files(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_wheel_holds_the_package_and_all_resources(distributions: Distributions) -> None:
    package = {
        f"outline_editor/{name}": data for name, data in files(PROJECT / "outline_editor").items()
    }
    resources = {
        f"outline_editor/_resources/{name}": data
        for name, data in files(PROJECT / "resources").items()
    }
    assert resources
    held = wheel_files(distributions.wheel)
    information = {name for name in held if ".dist-info/" in name}
    assert {name: held[name] for name in held.keys() - information} == package | resources


def test_both_sources_give_the_same_wheel(distributions: Distributions) -> None:
    assert distributions.wheel.name == distributions.wheel_from_sdist.name
    assert wheel_files(distributions.wheel) == wheel_files(distributions.wheel_from_sdist)


@pytest.mark.parametrize("folder", ["outline_editor", "resources", "sample_docs", "tests", ".ci"])
def test_source_distribution_holds_what_a_checkout_does(
    distributions: Distributions, folder: str
) -> None:
    assert files(distributions.unpacked / folder) == files(PROJECT / folder)


def test_source_distribution_holds_nothing_else(distributions: Distributions) -> None:
    assert {path.name for path in distributions.unpacked.iterdir()} == {
        ".ci",
        ".gitignore",
        "LICENSE",
        "PKG-INFO",
        "README.md",
        "outline_editor",
        "pyproject.toml",
        "resources",
        "sample_docs",
        "tests",
    }


def test_metadata(distributions: Distributions) -> None:
    held = wheel_files(distributions.wheel)
    (name,) = (name for name in held if name.endswith(".dist-info/METADATA"))
    metadata = message_from_string(held[name].decode())
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    required = metadata.get_all("Requires-Dist", [])
    assert [one for one in required if "pyside" in one.lower()] == [
        "pyside6-essentials<6.12,>=6.11.3; python_version < '3.12'",
        "pyside6-essentials<7,>=6.11.3; python_version >= '3.12'",
    ]
    assert not metadata.get_all("Provides-Extra")
    assert held[name.replace("METADATA", "licenses/LICENSE")] == (PROJECT / "LICENSE").read_bytes()


def test_installed_program_checks_converts_and_renders_elsewhere(
    installed: Path, tmp_path: Path
) -> None:
    for sample in (PROJECT / "sample_docs").iterdir():
        (tmp_path / sample.name).write_bytes(sample.read_bytes())
    program = [installed / "bin" / "outline-editor"]
    where = {"cwd": tmp_path, "PYTHONPATH": str(installed)}
    found = done(sys.executable, "-c", "import outline_editor as o; print(o.__file__)", **where)
    assert Path(found.strip()).is_relative_to(installed)

    assert done(*program, "check", "miit-2019-press.yaml", **where) == ""
    done(*program, "convert", "miit-2019-press.txt", "converted.yaml", **where)
    done(*program, "convert", "converted.yaml", "converted.txt", **where)
    briefing = (tmp_path / "miit-2019-press.txt").read_text("utf-8")
    assert (tmp_path / "converted.txt").read_text("utf-8").rstrip("\n") == briefing.rstrip("\n")
    done(*program, "render", "miit-2019-press.yaml", "window.png", **where)
    assert (tmp_path / "window.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert len((tmp_path / "window.png").read_bytes()) > 20_000


def test_installed_program_finds_its_resources(installed: Path, tmp_path: Path) -> None:
    where = {"cwd": tmp_path, "PYTHONPATH": str(installed)}
    module = [sys.executable, "-m", "outline_editor"]
    (tmp_path / "schemas").mkdir()
    done(*module, "schema", "--write", "schemas", **where)
    assert files(tmp_path / "schemas") == files(PROJECT / "resources" / "schema")

"""Where the files are that the program brings along: schemas, icons, codes."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_PACKAGED = _PACKAGE / "_resources"
_ROOT = _PACKAGED if _PACKAGED.is_dir() else _PACKAGE.parent / "resources"


def resource(name: str) -> Path:
    """The file or folder with a name such as `schema/policy-outline-1.schema.json`.

    In an installed program they stand inside the package, in a checkout beside
    it. Whether there is one of that name is for the caller to see.
    """
    return _ROOT / name

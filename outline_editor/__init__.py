"""Outline Editor: policy priority outlines as validated, annotated YAML.

For scripts: `load` a file into a `Document`, change it inside
`document.transaction(…)`, `save` it. The window is `outline_editor.ui`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outline_editor.app.scripting import OutlineFileError, dumps, load, loads, save
    from outline_editor.core.addresses import (
        DOCUMENT,
        ElementKind,
        Ref,
        node_ref,
        note_ref,
        ref_of,
    )
    from outline_editor.core.document import Document
    from outline_editor.core.errors import EditRefused, OutlineError
    from outline_editor.core.model import (
        Actor,
        Amount,
        Codebook,
        Comparison,
        Concept,
        DocumentRoot,
        Node,
        Note,
        Source,
    )

__all__ = [
    "DOCUMENT",
    "Actor",
    "Amount",
    "Codebook",
    "Comparison",
    "Concept",
    "Document",
    "DocumentRoot",
    "EditRefused",
    "ElementKind",
    "Node",
    "Note",
    "OutlineError",
    "OutlineFileError",
    "Ref",
    "Source",
    "dumps",
    "load",
    "loads",
    "node_ref",
    "note_ref",
    "ref_of",
    "save",
]

# A command that reads one file should not wait for what it does not use: each
# name is looked up where it lives when it is first asked for.
_HOMES = {
    "app.scripting": ("OutlineFileError", "dumps", "load", "loads", "save"),
    "core.addresses": ("DOCUMENT", "ElementKind", "Ref", "node_ref", "note_ref", "ref_of"),
    "core.document": ("Document",),
    "core.errors": ("EditRefused", "OutlineError"),
    "core.model": (
        "Actor",
        "Amount",
        "Codebook",
        "Comparison",
        "Concept",
        "DocumentRoot",
        "Node",
        "Note",
        "Source",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value

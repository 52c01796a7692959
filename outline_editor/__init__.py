"""Outline Editor: policy priority outlines as validated, annotated YAML.

For scripts: `load` a file into a `Document`, change it inside
`document.transaction(…)`, `save` it. The window is `outline_editor.ui`.
"""

from __future__ import annotations

from outline_editor.app.scripting import OutlineFileError, dumps, load, loads, save
from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref, note_ref, ref_of
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

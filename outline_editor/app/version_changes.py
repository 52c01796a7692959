"""What a version of a document or codebook has changed against another, in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from outline_editor.core.errors import Message
from outline_editor.core.fields import replaced
from outline_editor.core.index import walk
from outline_editor.core.model import Codebook, DocumentRoot, Node


def changes_between(
    before: DocumentRoot | Codebook, after: DocumentRoot | Codebook
) -> list[Message]:
    """What came, went and changed: rows of a document, entries of a codebook.

    All else that changed is said to have changed, and no more; nothing of two
    that are alike but that they are.
    """
    if before == after:
        return [Message.of("versions.same")]
    if isinstance(before, DocumentRoot) and isinstance(after, DocumentRoot):
        return _of_documents(before, after)
    return _counted("entries", _entries(before), _entries(after)) or [
        Message.of("versions.other-details")
    ]


def _of_documents(before: DocumentRoot, after: DocumentRoot) -> list[Message]:
    old, new = _rows(before), _rows(after)
    found = _counted("rows", old, new)
    parents, parents_now = _parents(before), _parents(after)
    moved = sum(parents_now[one] != parents[one] for one in parents_now.keys() & parents.keys())
    if moved:
        found.append(Message.of("versions.rows-moved", n=moved))
    elif not found and before.outline != after.outline:
        found.append(Message.of("versions.rows-reordered"))
    if replaced(before, "outline", ()) != replaced(after, "outline", ()):
        found.append(Message.of("versions.other-details"))
    return found


def _counted(what: str, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> list[Message]:
    counts = {
        "added": len(new.keys() - old.keys()),
        "removed": len(old.keys() - new.keys()),
        "changed": sum(new[one] != old[one] for one in new.keys() & old.keys()),
    }
    return [Message.of(f"versions.{what}-{how}", n=n) for how, n in counts.items() if n]


def _rows(root: DocumentRoot) -> dict[str, Node]:
    """All rows by id, without those under them."""
    return {node.id: replaced(node, "children", ()) for node in walk(root.outline)}


def _parents(root: DocumentRoot) -> dict[str, str]:
    """The row above each, by id, `''` for none."""
    parents = dict.fromkeys((node.id for node in root.outline), "")
    parents |= {child.id: node.id for node in walk(root.outline) for child in node.children}
    return parents


def _entries(root: DocumentRoot | Codebook) -> dict[tuple[str, str], Any]:
    def named() -> Iterator[tuple[tuple[str, str], Any]]:
        for field in ("actors", "concepts"):
            for entry in getattr(root, field):
                yield (field, entry.id), entry

    return dict(named())

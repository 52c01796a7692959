"""What is wrong with concepts that were merged into each other."""

from __future__ import annotations

from collections.abc import Mapping


def is_chained(merged: Mapping[str, str | None], concept_id: str) -> bool:
    """Whether a concept is merged into one that is merged itself, or into itself.

    `merged` tells of each concept what it is merged into, `None` or `''` for nothing.
    """
    target = merged.get(concept_id)
    return bool(target) and (target == concept_id or bool(merged.get(target)))


def end_of_chain(merged: Mapping[str, str | None], concept_id: str) -> str:
    """What a concept stands for in the end, `''` where its chain is a circle."""
    seen = {concept_id}
    while target := merged.get(concept_id):
        if target in seen:
            return ""
        seen.add(target)
        concept_id = target
    return concept_id

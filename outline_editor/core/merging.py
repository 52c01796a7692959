"""What is wrong with concepts that were merged into each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outline_editor.core.model import Concept


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


def ends_of_chains(merged: Mapping[str, str | None]) -> dict[str, str]:
    """The `end_of_chain` of every concept, in a time that grows as their number does."""
    ends: dict[str, str] = {}
    for concept_id in merged:
        passed: dict[str, None] = {}
        while concept_id not in ends and concept_id not in passed:
            passed[concept_id] = None
            concept_id = merged.get(concept_id) or concept_id
        is_end = not merged.get(concept_id)
        end = concept_id if is_end else ends.get(concept_id, "")
        ends.update(dict.fromkeys(passed, end))
    return ends


def chains_into(own: Iterable[Concept], shared: Iterable[Concept]) -> dict[str, str]:
    """The concepts of a document that are merged into one which its codebook merges on.

    Each with what it stands for in the end, `''` where its chain is a circle.
    """
    merged_own = {one.id: one.merged_into for one in own}
    if not any(merged_own.values()):
        return {}
    merged_shared = {one.id: one.merged_into for one in shared}
    ends = ends_of_chains(merged_shared | merged_own)
    return {
        one: ends[one]
        for one, into in merged_own.items()
        if into and into not in merged_own and merged_shared.get(into)
    }

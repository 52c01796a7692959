"""Who refers to what in a document: references read backwards."""

from __future__ import annotations

from collections.abc import Iterable, Set

from outline_editor.core.addresses import Ref

_NOBODY: frozenset[Ref] = frozenset()


class Referrers:
    """Which elements refer to an id, whether there is something under it or not.

    It holds what it is told; whoever keeps it tells it of every change.
    """

    def __init__(self) -> None:
        self._targets: dict[Ref, tuple[Ref, ...]] = {}
        self._referrers: dict[Ref, set[Ref]] = {}

    def of(self, target: Ref) -> Set[Ref]:
        """The elements that refer to one; not to be changed, nor kept."""
        return self._referrers.get(target, _NOBODY)

    def link(self, ref: Ref, targets: Iterable[Ref]) -> None:
        """Keep in mind what an element refers to, instead of what it did before."""
        self.unlink(ref)
        found = tuple(targets)
        if found:
            self._targets[ref] = found
        for target in found:
            self._referrers.setdefault(target, set()).add(ref)

    def unlink(self, ref: Ref) -> None:
        """Forget what an element refers to."""
        for target in set(self._targets.pop(ref, ())):
            self._referrers[target].remove(ref)
            if not self._referrers[target]:
                del self._referrers[target]

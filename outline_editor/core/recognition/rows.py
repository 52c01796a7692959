"""What the words of a row say that its fields do not hold yet."""

from __future__ import annotations

from outline_editor.core.model import Node
from outline_editor.core.offers import Offer


def recognised(
    row: Node, *, jurisdiction: str | None, language: str, original_language: str | None
) -> tuple[Offer, ...]:
    """The amounts, dates and places that a row names and that are not in its fields.

    In the order of the words, those of `text` first. `jurisdiction` (ISO 3166)
    and the languages (BCP 47) are the document's.
    """
    return ()

"""The codebook that a document names, as far as it could be read."""

from __future__ import annotations

from dataclasses import dataclass

from outline_editor.core.errors import Message
from outline_editor.core.model import Codebook


@dataclass(frozen=True, slots=True)
class SharedCodebook:
    """What stands behind a document's `codebook` field.

    `reference` is that field, `''` for none. `root` is the codebook, `None` if
    there is none or it can't be used; `trouble` then says why. References to
    actors and concepts are checked only where nothing is in trouble.
    """

    reference: str = ""
    root: Codebook | None = None
    trouble: Message | None = None

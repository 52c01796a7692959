"""A codebook put into a new file beside its own."""

from __future__ import annotations

from pathlib import Path

from outline_editor.app.writing import put_beside
from outline_editor.core.model import Codebook
from outline_editor.core.progress import Tell, share, untold
from outline_editor.storage.files import Written
from outline_editor.storage.saving import ready_codebook

_MADE = 0.9
"""The share of the work that is done when a copy is ready to be put into its file."""


def put_codebook_beside(
    root: Codebook, header: str, file: Path, word: str, tell: Tell = untold
) -> tuple[Path, Written]:
    """Put a codebook into a new file beside a `file`, which is returned; see `put_beside`.

    For any thread. Raises `OutlineError` where it can't be written; `tell` may
    raise `Cancelled`.
    """
    data = ready_codebook(root, header, file, share(tell, 0, _MADE))
    return put_beside(file, word, data, lambda: tell(_MADE))

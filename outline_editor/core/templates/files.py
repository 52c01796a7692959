"""What happens to files: saving, backing up, reading back."""

from __future__ import annotations

FILES: dict[str, str | tuple[str, str]] = {
    "file.not-written": (
        "{path} could not be written: {reason}. What stood there is untouched; save under "
        "another name or in another folder."
    ),
    "file.not-the-same": (
        "{path} was not saved: what would have been written does not read back as the same "
        "document. What stood there is untouched; export the outline as text to keep it, and "
        "report this."
    ),
}

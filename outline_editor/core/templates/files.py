"""What happens to files: saving, backing up, reading back."""

from __future__ import annotations

FILES: dict[str, str | tuple[str, str]] = {
    "file.not-written": (
        "{path} was not written: {reason}. What stood there before is unchanged; save under "
        "another name or in another folder."
    ),
    "file.not-read-back": (
        "{path} was not written, because it could not be read back: {problem} What stood there "
        "before is unchanged; undo what this is about, or keep the outline by exporting it as text."
    ),
    "file.reads-differently": (
        "{path} was not written, because it would read back as another document. What stood "
        "there before is unchanged; keep the outline by exporting it as text, and report this."
    ),
}

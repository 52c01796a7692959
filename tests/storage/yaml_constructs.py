"""What becomes of every construct that YAML 1.1 and 1.2 have, one small file each.

The files are in the folder of the same name. `python -m tests.storage.yaml_constructs`
rewrites `yaml_constructs.golden`, in which stands for each what it is read as,
as the program would write it, or why it is not, as `check` prints it.
"""

from __future__ import annotations

from pathlib import Path

from outline_editor.app.checking import lines_for
from outline_editor.storage.loaded import FileRefused, LoadedDocument
from outline_editor.storage.yaml_reader import read_document
from outline_editor.storage.yaml_writer import write_document

FOLDER = Path(__file__).with_suffix("")
GOLDEN = FOLDER.with_suffix(".golden")
FILES = {path.stem: path for path in sorted(FOLDER.glob("*.yaml"))}
"""The files by name."""


def told_of(path: Path) -> list[str]:
    """The lines of the golden file for a construct."""
    try:
        loaded = read_document(path.read_bytes())
    except FileRefused as refusal:
        return lines_for([refusal.problem], refusal.text, path.name)
    if loaded.has_errors:
        return lines_for(loaded.problems, loaded.text, path.name)
    notices = [f"({notice.text})" for notice in loaded.notices]
    return [*written(loaded).splitlines(), *notices]


def written(loaded: LoadedDocument) -> str:
    """A document as the program writes it."""
    return write_document(loaded.root, loaded.header).decode()


def golden_text() -> str:
    """What becomes of all constructs, for reading and comparing."""
    parts = []
    for name, path in FILES.items():
        parts.append(f"== {name}\n")
        parts += [f"{line}\n" for line in told_of(path)]
    return "".join(parts)


if __name__ == "__main__":
    GOLDEN.write_text(golden_text(), encoding="utf-8", newline="\n")

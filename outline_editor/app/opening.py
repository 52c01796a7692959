"""From a path to an outline: the file, its format, its codebook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from outline_editor.core.checks import check_document
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.errors import Message, OutlineError, Severity
from outline_editor.core.model import DocumentRoot
from outline_editor.core.problems import Problem
from outline_editor.formats.actor_offers import ActorOffer
from outline_editor.formats.base import FORMATS, Format, FormatName, format_for_path
from outline_editor.storage.codebook_file import find_codebook
from outline_editor.storage.files import read_file
from outline_editor.storage.locating import located
from outline_editor.storage.yaml_reader import document_from_text


@dataclass(frozen=True, slots=True)
class Opened:
    """An outline as it was read, with everything that belongs to it.

    `problems` are the file's errors, with their places in `text`; warnings are
    found on the document, see `all_problems`. `notices` say what reading
    changed: with any, the document differs from its file.
    """

    root: DocumentRoot
    header: str
    text: str
    format: Format
    codebook: SharedCodebook
    problems: tuple[Problem, ...] = ()
    notices: tuple[Message, ...] = ()
    actors: tuple[ActorOffer, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether it may only be read."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def all_problems(self) -> tuple[Problem, ...]:
        """Errors and warnings in the order of the file, all with their places."""
        warnings = tuple(check_document(self.root, self.codebook))
        if warnings and self.format.is_native:
            warnings = located(self.text, warnings)
        return tuple(sorted((*self.problems, *warnings), key=lambda p: (p.line, p.column)))


def open_file(path: Path, format_name: FormatName | None = None) -> Opened:
    """Read a file in the format its name says, or in the one named.

    Raises `FileRefused`, or another `OutlineError`, where it can't be read.
    """
    file_format = FORMATS[format_name] if format_name else format_for_path(path)
    if file_format is None or file_format.read is None:
        raise OutlineError(unknown_format(path))
    return open_bytes(read_file(path), file_format, path)


def open_bytes(data: bytes, file_format: Format, path: Path) -> Opened:
    """The same from a file's bytes; `path` gives its name and folder."""
    assert file_format.read is not None
    read = file_format.read(data, path.stem)
    loaded = read.document
    return Opened(
        root=loaded.root,
        header=loaded.header,
        text=loaded.text,
        format=file_format,
        codebook=find_codebook(loaded.root.codebook, path.absolute().parent),
        problems=loaded.problems,
        notices=loaded.notices,
        actors=read.actors,
    )


def open_source(text: str, path: Path) -> Opened:
    """The same from the text of a YAML file, such as a repaired one."""
    loaded = document_from_text(text)
    return Opened(
        root=loaded.root,
        header=loaded.header,
        text=text,
        format=FORMATS[FormatName.YAML],
        codebook=find_codebook(loaded.root.codebook, path.absolute().parent),
        problems=loaded.problems,
        notices=loaded.notices,
    )


def unknown_format(path: Path) -> Message:
    """That a file's name does not say which format it has."""
    endings = ", ".join(end for known in FORMATS.values() for end in known.extensions)
    return Message.of("file.unknown-format", path=str(path), endings=endings)

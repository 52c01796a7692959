"""An earlier version to be read, with what differs from the document of now."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from outline_editor.app.changed_lines import ChangedLine, changed_lines
from outline_editor.core.errors import Message
from outline_editor.core.model import Codebook, DocumentRoot
from outline_editor.formats.listing import listing
from outline_editor.storage.limits import TooManyParts
from outline_editor.storage.loaded import FileRefused, LoadedCodebook, LoadedDocument
from outline_editor.storage.part_limit import limited_parts
from outline_editor.storage.yaml_reader import read_codebook, read_document
from outline_editor.storage.yaml_writer import write_codebook, write_document


@dataclass(frozen=True, slots=True)
class Present:
    """A document or codebook as it is shown now; with `source` a file with errors.

    Of a file that `is_gone` there is nothing; the root only says what it was.
    """

    path: Path
    root: DocumentRoot | Codebook
    header: str
    source: str = ""
    is_gone: bool = False

    def read(self, data: bytes, *, was_open: bool = True) -> LoadedDocument | LoadedCodebook:
        """Read another version of it. Raises `FileRefused`; `TooManyParts` unless it `was_open`."""
        with nullcontext() if was_open else limited_parts(data, str(self.path)):
            return read_codebook(data) if isinstance(self.root, Codebook) else read_document(data)

    def written(self) -> str:
        """Its text, as it would be saved."""
        if self.source or self.is_gone:
            return self.source
        if isinstance(self.root, Codebook):
            return write_codebook(self.root, self.header).decode("utf-8")
        return write_document(self.root, self.header).decode("utf-8")


@dataclass(frozen=True, slots=True)
class Preview:
    """A version as lines: new are those that it has and the document of now has not."""

    lines: tuple[ChangedLine, ...] = ()
    remark: Message | None = None
    """What is to be known of it, such as why it can't be restored."""
    can_be_restored: bool = True


def preview(data: bytes, present: Present, *, as_file: bool, was_open: bool = True) -> Preview:
    """A version, compared with the present: as an outline, or line by line `as_file`.

    As a file, too, where one of both has errors, or where nothing else shows
    in what they differ, or of what is too much, if it is not known that it `was_open`.
    """
    try:
        read = present.read(data, was_open=was_open)
    except TooManyParts as error:
        return Preview(_as_file(data, present), error.question)
    except FileRefused as refused:
        problem, line = refused.message.text, refused.problem.line
        remark = Message.of("versions.refused", line=line, problem=problem)
        return Preview(_as_file(data, present), remark, can_be_restored=False)
    if read.has_errors:
        is_codebook = isinstance(read, LoadedCodebook)
        remark = Message.of("versions.codebook-errors" if is_codebook else "versions.errors")
        return Preview(_as_file(data, present), remark, can_be_restored=not is_codebook)
    if isinstance(read, LoadedCodebook) or isinstance(present.root, Codebook) or present.source:
        return Preview(_as_file(data, present))
    if as_file:
        return Preview(_as_file(data, present))
    before, after = [] if present.is_gone else _outline(present.root), _outline(read.root)
    if before == after and read.root != present.root:
        return Preview(_as_file(data, present), Message.of("versions.fields-differ"))
    return Preview(_all(before, after))


def _outline(root: DocumentRoot) -> list[str]:
    return listing(root, notes=True).splitlines()


def _as_file(data: bytes, present: Present) -> tuple[ChangedLine, ...]:
    return _all(present.written().splitlines(), data.decode("utf-8", "replace").splitlines())


def _all(before: Sequence[str], after: Sequence[str]) -> tuple[ChangedLine, ...]:
    return tuple(changed_lines(before, after, around=None))

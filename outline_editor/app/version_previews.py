"""An earlier version to be read, with what differs from the document of now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from outline_editor.app.changed_lines import ChangedLine, LineState, changed_lines
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.model import Codebook, DocumentRoot
from outline_editor.formats.listing import listing
from outline_editor.storage.decoding import legible
from outline_editor.storage.limits import TooManyParts
from outline_editor.storage.loaded import FileRefused, LoadedCodebook, LoadedDocument
from outline_editor.storage.part_limit import limited_parts
from outline_editor.storage.yaml_reader import read_codebook, read_document
from outline_editor.storage.yaml_writer import write_codebook, write_document

_MOST_BYTES, _MOST_LINES = 32_000_000, 1_000_000
"""Up to which a version is shown as a file; that takes up to 500 MB of memory then."""

_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""Where `str.splitlines` ends a line."""

_BEGINNING, _FIRST = 50_000, 1_000
"""Bytes, and lines in them, of which the beginning of one that is larger consists."""

_ONLY_BEGINNING = Message.of("versions.beginning")


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
        with limited_parts(data, str(self.path), was_open=was_open):
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
    remarks: tuple[Message, ...] = ()
    """What is to be known of it, such as why it can't be restored."""
    can_be_restored: bool = True
    is_beginning: bool = False
    """Whether there is more than these lines, which then are compared with nothing."""


def preview(data: bytes, present: Present, *, as_file: bool, was_open: bool = True) -> Preview:
    """A version, compared with the present: as an outline, or line by line `as_file`.

    As a file, too, where one of both has errors, or where nothing else shows
    in what they differ. Of what is too much only the beginning is shown: of any
    file with very many lines, and of one that is not opened without being
    asked for, if it is not known that it `was_open`.
    """
    try:
        read = present.read(data, was_open=was_open)
    except TooManyParts as error:
        return _beginning(data, error.question)
    except FileRefused as refused:
        problem, line = refused.message.text, refused.problem.line
        remark = Message.of("versions.refused", line=line, problem=problem)
        return _as_file(data, present, remark, can_be_restored=False)
    except OutlineError as error:  # it can't be told how much may be read
        return _as_file(data, present, error.message, can_be_restored=False)
    is_codebook = isinstance(read, LoadedCodebook)
    if read.has_errors:
        remark = Message.of("versions.codebook-errors" if is_codebook else "versions.errors")
        return _as_file(data, present, remark, can_be_restored=not is_codebook)
    if as_file or is_codebook or isinstance(present.root, Codebook) or present.source:
        return _as_file(data, present)
    before, after = [] if present.is_gone else _outline(present.root), _outline(read.root)
    if before == after and read.root != present.root:
        return _as_file(data, present, Message.of("versions.fields-differ"))
    return Preview(_all(before, after))


def _outline(root: DocumentRoot) -> list[str]:
    return listing(root, notes=True).splitlines()


def _as_file(
    data: bytes, present: Present, *remarks: Message, can_be_restored: bool = True
) -> Preview:
    """A version line by line, as far as there is room for its lines."""
    text = legible(data) if len(data) <= _MOST_BYTES else None
    if text is None or _count_lines(text) > _MOST_LINES:
        return _beginning(data, *remarks, can_be_restored=can_be_restored)
    lines = _all(present.written().splitlines(), text.splitlines())
    return Preview(lines, remarks, can_be_restored=can_be_restored)


def _count_lines(text: str) -> int:
    """How many lines `str.splitlines` makes of it, about."""
    return sum(map(text.count, _LINE_ENDS)) - text.count("\r\n")


def _beginning(data: bytes, *remarks: Message, can_be_restored: bool = True) -> Preview:
    """The first lines of a version, compared with nothing."""
    lines = legible(data[:_BEGINNING]).splitlines()[:_FIRST]
    return Preview(
        tuple(ChangedLine(LineState.KEPT, line) for line in lines),
        (*remarks, _ONLY_BEGINNING),
        can_be_restored=can_be_restored,
        is_beginning=True,
    )


def _all(before: Sequence[str], after: Sequence[str]) -> tuple[ChangedLine, ...]:
    return tuple(changed_lines(before, after, around=None))

"""The shapes of an outline that the program reads and writes, by name and extension.

A new one is a module with a function to read or to write and an entry in
`FORMATS`; whoever opens, converts or exports files asks here and stays as it
is. What only one format needs is imported inside its functions, so that
checking a file does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from outline_editor.core.errors import Message
from outline_editor.core.model import DEFAULT_HEADER, DocumentRoot
from outline_editor.core.progress import Tell, untold
from outline_editor.formats.actor_offers import ActorOffer
from outline_editor.storage.decoding import decoded
from outline_editor.storage.loaded import LoadedDocument
from outline_editor.storage.yaml_reader import read_document


class FormatName(StrEnum):
    """What a format is called on the command line."""

    YAML = "yaml"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ReadOutline:
    """An outline as read in any format, and the actors its rows seem to name."""

    document: LoadedDocument
    actors: tuple[ActorOffer, ...] = ()


class Losses(Protocol):
    """Names what a file would not carry of a document; see `Format`."""

    def __call__(self, root: DocumentRoot, tell: Tell = untold, /) -> tuple[Message, ...]:
        """One message for each loss; `tell` may raise `Cancelled`."""
        ...


class Write(Protocol):
    """Makes the bytes of a file; see `Format`."""

    def __call__(self, root: DocumentRoot, header: str, tell: Tell = untold, /) -> bytes:
        """The file of a document with its header; `tell` may raise `Cancelled`."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One shape of an outline.

    `label` says what it is in file dialogs. `extensions` are lower case with
    their dots; a new file gets the first. `is_native` says that a file can be
    saved in place: it carries all of a document. Any other one opens as an
    untitled document that proposes a native name.

    `read` takes a file's bytes, its name without folder and extension for
    formats that hold no id, and what is told how far it has come, which may
    raise `Cancelled`. It raises `OutlineError` for what can't be read at
    all. `write` takes a document and its header. `losses` names, before
    writing, what a file would not carry. A format without `read` or `write` is
    for one direction only.
    """

    name: FormatName
    label: Message
    extensions: tuple[str, ...]
    is_native: bool
    read: Callable[[bytes, str, Tell], ReadOutline] | None
    write: Write | None
    losses: Losses


def format_for_path(path: Path) -> Format | None:
    """The format of a file by its extension, `None` for an unknown one."""
    extension = path.suffix.lower()
    return next((f for f in FORMATS.values() if extension in f.extensions), None)


def _read_yaml(data: bytes, _name: str, tell: Tell) -> ReadOutline:
    return ReadOutline(read_document(data, tell))


def _write_yaml(root: DocumentRoot, header: str, tell: Tell = untold) -> bytes:
    from outline_editor.storage.yaml_writer import write_document

    return write_document(root, header, tell)


def _no_losses(_root: DocumentRoot, _tell: Tell = untold) -> tuple[Message, ...]:
    return ()


def _read_text(data: bytes, name: str, tell: Tell) -> ReadOutline:
    from outline_editor.formats.text_reader import read_briefing
    from outline_editor.storage.collector import collector_off

    source = decoded(data).text
    with collector_off():
        briefing = read_briefing(source.whole(), name, tell)
    document = LoadedDocument(briefing.root, DEFAULT_HEADER, source, notices=briefing.notices)
    return ReadOutline(document, briefing.actors)


def _write_text(root: DocumentRoot, _header: str, tell: Tell = untold) -> bytes:
    from outline_editor.formats.text_writer import write_briefing

    return write_briefing(root, tell).encode("utf-8")


def _text_losses(root: DocumentRoot, tell: Tell = untold) -> tuple[Message, ...]:
    from outline_editor.formats.text_losses import losses

    return losses(root, tell)


FORMATS: dict[FormatName, Format] = {
    FormatName.YAML: Format(
        name=FormatName.YAML,
        label=Message.of("format.yaml"),
        extensions=(".yaml", ".yml"),
        is_native=True,
        read=_read_yaml,
        write=_write_yaml,
        losses=_no_losses,
    ),
    FormatName.TEXT: Format(
        name=FormatName.TEXT,
        label=Message.of("format.text"),
        extensions=(".txt",),
        is_native=False,
        read=_read_text,
        write=_write_text,
        losses=_text_losses,
    ),
}
"""Every format, by its name; a plain `"text"` finds it too."""

"""Reading a document or codebook from the bytes of a YAML file.

There are two ways. The fast one builds the model straight from the events of
libyaml and knows only files without any fault. Whatever is out of the ordinary
(a fault, a comment, an older format) it leaves to the thorough one, which keeps
every place in the file and alone says what is wrong. Both read the same
document from the same text.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from outline_editor.core.errors import Message
from outline_editor.core.model import Codebook, DocumentRoot, Root
from outline_editor.core.problems import Problem
from outline_editor.core.progress import Tell, share, untold
from outline_editor.storage.decoding import DecodedText, decoded, normalised
from outline_editor.storage.headers import header_above
from outline_editor.storage.in_pieces import PiecedText
from outline_editor.storage.loaded import LoadedCodebook, LoadedDocument
from outline_editor.storage.missing_ids import with_ids
from outline_editor.storage.model_builder import Irregular
from outline_editor.storage.yaml_fast import read_fast


def read_document(data: bytes, tell: Tell = untold) -> LoadedDocument:
    """The document in the bytes of a file.

    Errors are among its `problems`; raises `FileRefused` for what can't be
    read as an outline at all. `tell` may raise `Cancelled`.
    """
    return _document(decoded(data, partial(tell, 0)), tell)


def document_from_text(text: str) -> LoadedDocument:
    """The document in a decoded text; see `read_document`."""
    return _document(normalised(PiecedText(text)), untold)


def read_codebook(data: bytes, tell: Tell = untold) -> LoadedCodebook:
    """The codebook in the bytes of a file; see `read_document`."""
    source = decoded(data, partial(tell, 0))
    reading = _read(source, Codebook, tell)
    assert isinstance(reading.root, Codebook)
    return LoadedCodebook(
        reading.root, reading.header, source.text, reading.problems, reading.notices
    )


def _document(source: DecodedText, tell: Tell) -> LoadedDocument:
    reading = _read(source, DocumentRoot, tell)
    assert isinstance(reading.root, DocumentRoot)
    return LoadedDocument(
        reading.root, reading.header, source.text, reading.problems, reading.notices
    )


class _Reading(NamedTuple):
    root: Root
    header: str
    problems: tuple[Problem, ...]
    notices: tuple[Message, ...]


def _read(source: DecodedText, cls: type[Root], tell: Tell) -> _Reading:
    done = 0.0

    def told(part: float) -> None:
        nonlocal done
        done = part
        tell(part)

    try:
        fast = read_fast(source.text, cls, told)
    except Irregular:
        # Imported here: a file that is in order needs none of it.
        from outline_editor.storage.yaml_thorough import read_thoroughly

        thorough = read_thoroughly(source.text.whole(), cls, share(tell, done, 1))
        notices = (*source.notices, *thorough.notices)
        return _Reading(thorough.root, thorough.header, thorough.problems, notices)
    root, notices = fast.root, source.notices
    if isinstance(root, DocumentRoot) and not fast.has_all_ids:
        root, given = with_ids(root)
        notices = (*notices, Message.of("notice.ids", n=len(given)))
    header = header_above(source.text.head(fast.first_key), fast.first_key)
    return _Reading(root, header, (), notices)

"""The thorough way from a file's text to the model: every place, every fault."""

from __future__ import annotations

from dataclasses import dataclass

from outline_editor.core.addresses import Ref
from outline_editor.core.errors import Message
from outline_editor.core.model import (
    CODEBOOK_FORMAT,
    OUTLINE_FORMAT,
    Codebook,
    DocumentRoot,
    Root,
)
from outline_editor.core.problems import Problem
from outline_editor.core.progress import Tell, share, untold
from outline_editor.storage.collector import collector_off
from outline_editor.storage.decoding import check_characters
from outline_editor.storage.headers import header_above
from outline_editor.storage.migrations import migrated
from outline_editor.storage.raw_reader import read_raw
from outline_editor.storage.raw_tree import RawList, RawMap, RawValue
from outline_editor.storage.yaml_comments import ElementLists, comment_texts
from outline_editor.storage.yaml_compose import compose

_FORMATS = {DocumentRoot: OUTLINE_FORMAT, Codebook: CODEBOOK_FORMAT}
_COMPOSED = 0.5
"""The share of the work that is done when the raw tree is there."""
_ELEMENT_LISTS = {
    DocumentRoot: ElementLists(frozenset({"outline"}), frozenset({"children"})),
    Codebook: ElementLists(frozenset({"actors", "concepts"}), frozenset()),
}


@dataclass(frozen=True, slots=True)
class ThoroughReading:
    """What a text says, what is wrong with it, and where everything stands."""

    root: Root
    header: str
    problems: tuple[Problem, ...]
    notices: tuple[Message, ...]
    places: dict[Ref, RawMap]
    kept: dict[RawList, list[RawValue]]
    """Of lists of which something was left out: the entries that are in the model."""


def read_thoroughly(text: str, cls: type[Root], tell: Tell = untold) -> ThoroughReading:
    """The document or codebook in a text, whatever is wrong with it.

    Raises `FileRefused` for what can't be read at all. `tell` may raise `Cancelled`.
    """
    check_characters(text)
    with collector_off():
        composed = compose(text, share(tell, 0, _COMPOSED))
        raw, notices = migrated(text, composed.root, _FORMATS[cls])
        comments = comment_texts(text, composed, _ELEMENT_LISTS[cls])
        reading = read_raw(text, raw, cls, comments, share(tell, _COMPOSED, 1))
    comment_code = "notice.codebook-comments" if cls is Codebook else "notice.comments"
    counts = {
        comment_code: sum(len(texts) for texts in comments.values()),
        "notice.ids": reading.ids_given,
    }
    told = [Message.of(code, n=count) for code, count in counts.items() if count]
    return ThoroughReading(
        reading.root,
        header_above(text, composed.root.start),
        reading.problems,
        (*notices, *told),
        reading.places,
        reading.kept,
    )

"""From the bytes of a file to text fit for reading."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from outline_editor.core.errors import Message
from outline_editor.core.progress import Waiting, go_on
from outline_editor.core.text_rules import FORBIDDEN
from outline_editor.storage.in_pieces import PiecedText
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.refusing import refusal

_BYTE_ORDER_MARK = "\ufeff"
_UTF_16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_AT_ONCE = 1 << 17
"""Bytes of a piece of text, which is decoded in one step; see `in_pieces`."""

# Line ends to other programs, but not to the format: reading them either way
# would make the same bytes mean different things.
_LINE_SEPARATORS = re.compile("[\x85\u2028\u2029]")


class DecodedText(NamedTuple):
    """A file's text with line feeds for line ends, and what that changed."""

    text: PiecedText
    notices: tuple[Message, ...] = ()


def decoded(data: bytes, waiting: Waiting = go_on) -> DecodedText:
    """The text of a file: UTF-8, or UTF-16 with a byte-order mark.

    Raises `FileRefused` at the first byte that is neither, with its line and
    column. The characters are not checked; see `check_characters`. `waiting` may
    raise `Cancelled`.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise _wrong_encoding()
    for mark, encoding in _UTF_16:
        if data.startswith(mark):
            plain = normalised(_strict(data[len(mark) :], encoding, waiting), waiting)
            return DecodedText(plain.text, (Message.of("notice.utf-16"), *plain.notices))
    if b"\0" in data[:4]:
        raise _wrong_encoding()
    return normalised(_strict(data, "utf-8", waiting), waiting)


def normalised(text: PiecedText, waiting: Waiting = go_on) -> DecodedText:
    """The text without byte-order mark and with line feeds for line ends.

    Of several marks all go: libyaml passes over a second one without counting it.
    `waiting` may raise `Cancelled`.
    """
    notices: list[Message] = []
    if text.head(1) == _BYTE_ORDER_MARK:
        text = PiecedText(*_without_marks(text.pieces))
        notices.append(Message.of("notice.byte-order-mark"))
    if text.holds_any("\r", waiting):
        plain = PiecedText(*_with_line_feeds(text.pieces, waiting))
        if len(plain) < len(text):
            text = plain
            notices.append(Message.of("notice.line-ends"))
    return DecodedText(text, tuple(notices))


def _without_marks(pieces: Iterable[str]) -> Iterator[str]:
    is_within = False
    for piece in pieces:
        rest = piece if is_within else piece.lstrip(_BYTE_ORDER_MARK)
        is_within = bool(rest)
        yield rest


def _with_line_feeds(pieces: Iterable[str], waiting: Waiting) -> Iterator[str]:
    """Pieces with a line feed for each CR LF, also where that stands in two of them."""
    left = ""
    for piece in pieces:
        both = left + piece
        left = "\r" if both.endswith("\r") else ""
        yield both.removesuffix("\r").replace("\r\n", "\n")
        waiting()
    yield left


def legible(data: bytes) -> str:
    """The text of any bytes, to be looked at; U+FFFD stands for what could not be decoded."""
    for mark, encoding in _UTF_16:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return data.decode("utf-8", "replace").removeprefix(_BYTE_ORDER_MARK)


def check_characters(text: str) -> None:
    """Raises `FileRefused` at the first character that no file may hold."""
    separator = _LINE_SEPARATORS.search(text)
    forbidden = FORBIDDEN.search(text)
    first = min((m.start() for m in (separator, forbidden) if m), default=None)
    if first is None:
        return
    character = text[first]
    if character == "\r":
        raise refusal(text, first, "carriage-return")
    code = "line-separator" if separator and separator.start() == first else "control-character"
    raise refusal(text, first, code, character=code_point(character))


def code_point(character: str) -> str:
    """How Unicode names a character by number, such as `U+0007`."""
    return f"U+{ord(character):04X}"


def _strict(data: bytes, encoding: str, waiting: Waiting) -> PiecedText:
    decoder = codecs.getincrementaldecoder(encoding)()
    texts: list[str] = []
    try:
        for start in range(0, len(data), _AT_ONCE):
            texts.append(decoder.decode(data[start : start + _AT_ONCE]))
            waiting()
        return PiecedText(*texts, decoder.decode(b"", final=True))
    except UnicodeDecodeError:
        raise _not_text(data, encoding) from None


def _not_text(data: bytes, encoding: str) -> FileRefused:
    """The refusal of what can't be decoded, at the place where that is so."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        before = _plain(data[: error.start].decode(encoding))
        code = "invalid-utf-8" if encoding == "utf-8" else "invalid-utf-16"
        shown = before + _plain(data[error.start :].decode(encoding, "replace"))
        return refusal(shown, len(before), code)
    raise AssertionError(encoding)


def _plain(text: str) -> str:
    return text.lstrip(_BYTE_ORDER_MARK).replace("\r\n", "\n")


def _wrong_encoding() -> FileRefused:
    return refusal("", 0, "wrong-encoding")

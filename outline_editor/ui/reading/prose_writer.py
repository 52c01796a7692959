"""Sets the blocks of prose into a text document, for the screen or for paper."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from outline_editor.core.errors import Message
from outline_editor.core.prose_blocks import Block, Ink, Piece, Role, Target, Way, Words
from outline_editor.ui.translation import shown, translate, word
from outline_editor.ui.wrapping import WRAPPING, wrapping_of

_MOST_LEVELS = 8
"""Levels that stand further in than the one before; deeper ones don't, for want of room."""

_STEP = 1.9
"""Ems that each level stands further in, and that the shortest numbers have."""

_MORE_FOR_NUMBERS = 0.85
"""Ems that numbers have more at each level: they are longer by a point and a digit."""

_LESS_ABOVE = 0.6
"""How much of the room above a row there is above one that stands further in."""

_MOST_HEADING_LEVELS = 6
"""As many as assistive technology knows."""

_LINE_HEIGHT = 132.0
"""Percent of the font's own."""

_LINE_BREAK = "\u2028"
"""What Qt takes for a new line in the same paragraph."""


KEPT_WITH_NEXT = 1
"""The state of a paragraph that should not be the last one on its page."""


class _Style(NamedTuple):
    """How the blocks of a role look; lengths in ems of the usual text."""

    above: float
    size: float = 1.0
    weight: QFont.Weight = QFont.Weight.Normal
    is_faint: bool = False


_STYLES = {
    Role.TITLE: _Style(0, 1.5, QFont.Weight.DemiBold),
    Role.STATUS: _Style(0.2, is_faint=True),
    Role.OPENING: _Style(0.9),
    Role.HEADING: _Style(1.7, 1.12, QFont.Weight.DemiBold),
    Role.ROW: _Style(0.55),
    Role.ORIGINAL: _Style(0.1, is_faint=True),
    Role.DETAILS: _Style(0.1, 0.9, is_faint=True),
    Role.CAPTION: _Style(2.2, weight=QFont.Weight.DemiBold),
    Role.FOOTNOTE: _Style(0.4, 0.92),
    Role.SOURCE: _Style(0.4, 0.92),
    Role.REMARK: _Style(1.2, is_faint=True),
}


_LABELLED = (Role.ROW, Role.FOOTNOTE, Role.SOURCE)


class Look(NamedTuple):
    """The font and the colours of a page, and whether its links can be followed."""

    font: QFont
    text: QColor
    faint: QColor
    accent: QColor
    has_links: bool = True

    @classmethod
    def of_screen(cls, palette: QPalette, font: QFont) -> Look:
        """As all else in the window looks."""
        return cls(
            font,
            palette.color(QPalette.ColorRole.Text),
            palette.color(QPalette.ColorRole.PlaceholderText),
            palette.color(QPalette.ColorRole.Link),
        )

    @classmethod
    def of_paper(cls, font: QFont) -> Look:
        """Black and grey on white, whatever the colours of the window."""
        black = QColor("black")
        return cls(font, black, QColor("#505050"), black, has_links=False)


class ProseWriter:
    """Writes blocks at the end of a text document, which it sets up for a look."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self._look = look
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(look.font)
        self._em = QFontInfo(look.font).pixelSize()
        option = QTextOption()
        # A number too long for its room still stands clear of the text.
        option.setTabStopDistance(self._em)
        option.setWrapMode(WRAPPING)
        document.setDefaultTextOption(option)
        self._cursor = QTextCursor(document)
        self._is_first = True
        self._formats: dict[tuple[_Style, Ink], QTextCharFormat] = {}
        self.names: dict[str, int] = {}
        """The number of the text document's block for each name of a block."""

    def write(self, blocks: Iterable[Block]) -> None:
        """Add blocks at the end."""
        self._cursor.beginEditBlock()
        for block in blocks:
            self._write(block)
        self._cursor.endEditBlock()

    def write_link(self, text: str, address: str) -> None:
        """Add a paragraph that is a link of the page itself."""
        self._begin(Block(Role.REMARK, ()))
        link = self._format(_STYLES[Role.REMARK], Ink.PLAIN)
        self._make_link(link, address, "")
        self._cursor.insertText(text, link)

    def _write(self, block: Block) -> None:
        style = _STYLES[block.role]
        if block.is_under_label:
            self._cursor.block().setUserState(KEPT_WITH_NEXT)
        self._begin(block)
        if block.name:
            self.names[block.name] = self._cursor.blockNumber()
        if block.label is not None:
            self._insert(block.label._replace(ink=Ink.FAINT), style)
            self._cursor.insertText("\t", self._format(style, Ink.PLAIN))
        capital = block.role is Role.FOOTNOTE
        for piece in block.pieces:
            self._insert(piece, style, capital=capital)
            capital = False

    def _begin(self, block: Block) -> None:
        role, form = block.role, QTextBlockFormat()
        left = min(block.level, _MOST_LEVELS) * _STEP * self._em
        room = _room_for_label(block) * self._em
        form.setLeftMargin(left + room)
        if role in _LABELLED:
            form.setTextIndent(-room)
            form.setTabPositions([QTextOption.Tab(room, QTextOption.TabType.LeftTab)])
        above = _STYLES[role].above
        if role is Role.ROW and block.level:
            above *= _LESS_ABOVE
        form.setTopMargin(0 if self._is_first else above * self._em)
        height_type = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        form.setLineHeight(_LINE_HEIGHT, height_type)
        if role in (Role.TITLE, Role.HEADING, Role.CAPTION):
            # Screen readers go from heading to heading.
            level = 1 if role is Role.TITLE else 2 + block.sections
            form.setHeadingLevel(min(level, _MOST_HEADING_LEVELS))
        if self._is_first:
            self._is_first = False
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        if form.headingLevel():
            self._cursor.block().setUserState(KEPT_WITH_NEXT)

    def _insert(self, piece: Piece, style: _Style, *, capital: bool = False) -> None:
        form = self._format(style, piece.ink)
        if piece.target is not None and self._look.has_links:
            self._make_link(form, address_of(piece.target), _tip(piece.target))
        text = said(piece.words)
        if capital:
            text = text[:1].upper() + text[1:]
        self._wrap_anywhere_if_needed(text)
        self._cursor.insertText(text.replace("\n", _LINE_BREAK), form)

    def _wrap_anywhere_if_needed(self, text: str) -> None:
        wrapping = wrapping_of(text)
        if wrapping is not WRAPPING:
            document = self._cursor.document()
            option = document.defaultTextOption()
            option.setWrapMode(wrapping)
            document.setDefaultTextOption(option)

    def _format(self, style: _Style, ink: Ink) -> QTextCharFormat:
        form = self._formats.get((style, ink))
        if form is None:
            form = self._formats[style, ink] = self._new_format(style, ink)
        return QTextCharFormat(form)

    def _new_format(self, style: _Style, ink: Ink) -> QTextCharFormat:
        form, look = QTextCharFormat(), self._look
        font = QFont(look.font)
        font.setPixelSize(max(1, round(self._em * style.size)))
        font.setWeight(style.weight if ink is Ink.PLAIN else QFont.Weight.Normal)
        form.setFont(font)
        is_faint = style.is_faint or ink is Ink.FAINT
        form.setForeground(look.faint if is_faint else look.text)
        if ink is Ink.MARK:
            form.setForeground(look.accent)
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        return form

    def _make_link(self, form: QTextCharFormat, address: str, tip: str) -> None:
        form.setAnchor(True)
        form.setAnchorHref(address)
        form.setToolTip(tip)
        if not tip:
            form.setForeground(self._look.accent)


def _room_for_label(block: Block) -> float:
    """Ems that the labels of a block's level have, `0` where blocks like it have none."""
    if block.role is Role.ROW or block.is_under_label:
        return _STEP + _MORE_FOR_NUMBERS * min(block.level, _MOST_LEVELS)
    return 0.0 if block.label is None else _STEP


def said(words: Words) -> str:
    """Words as the reader's language has them."""
    if isinstance(words, Message):
        return shown(words)
    return word(words.value) if isinstance(words, StrEnum) else words


def address_of(target: Target) -> str:
    """What a link to a target is known by in the text document."""
    return target.name if target.way is Way.WEB else f"{target.way.name.lower()}:{target.name}"


def target_of(address: QUrl) -> Target | None:
    """The target of a link, `None` for one of the page itself."""
    text = address.toString()
    scheme, _, name = text.partition(":")
    if scheme in ("http", "https"):
        return Target(Way.WEB, text)
    way = {"block": Way.BLOCK, "outline": Way.OUTLINE}.get(scheme)
    return None if way is None else Target(way, name)


def _tip(target: Target) -> str:
    match target.way:
        case Way.OUTLINE:
            return translate("Reading", "Go to this row in the outline")
        case Way.WEB:
            # A tool tip takes what looks like HTML for it.
            return f"<p>{escape(target.name)}</p>"
        case Way.BLOCK:
            return translate("Reading", "Go there")

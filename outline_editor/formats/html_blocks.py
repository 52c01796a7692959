"""What HTML on the clipboard shows, block by block, whatever program wrote it.

Nothing in it is carried out and nothing it names is fetched. Lists nest in
several ways: within an item (browsers, mail), beside it (Google Docs, Word on
the web) or not at all, with the level in the style (Word) or in the name of the
class (PowerPoint).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from outline_editor.core.progress import Tell, untold

_PIECE = 1 << 12
"""Characters that are read before it is told again how far that has come."""

_UNSEEN = frozenset(
    {
        "head",
        "title",
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "object",
        "select",
        "textarea",
    }
)
_BLOCKS = frozenset(
    {"p", "div", "blockquote", "pre", "section", "article", "header", "footer", "main", "aside"}
    | {"dl", "dt", "dd", "table", "tr", "figure", "figcaption", "address", "body", "caption"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu"})
_CELLS = frozenset({"td", "th"})
_EMPTY = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "wbr", "base", "area"})

_WORD_LEVEL = re.compile(r"mso-list:\s*\w+\s+level(\d+)", re.IGNORECASE)
_MARKER = re.compile(r"mso-list:\s*ignore|mso-special-format:\s*(bullet|numbullet)", re.IGNORECASE)
_SLIDE_LEVEL = re.compile(r"O(\d?)")
_MARGIN = re.compile(r"margin-left:\s*([\d.]+)(pt|px|in|cm|em)", re.IGNORECASE)
_PIXELS = {"pt": 4 / 3, "px": 1.0, "in": 96.0, "cm": 37.8, "em": 16.0}
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")


@dataclass(slots=True)
class Block:
    """A paragraph, heading or item of a list.

    `level` is that of an item, from 1, and `heading` that of a heading; `None`
    for what is neither. `margin` is how far it is indented, in pixels.
    """

    level: int | None = None
    heading: int | None = None
    margin: float = 0.0
    parts: list[str] = field(default_factory=list)

    @property
    def has_words(self) -> bool:
        """Whether there are any lines, found without making them."""
        return any(part.strip() for part in self.parts)

    @property
    def lines(self) -> list[str]:
        """The text, a line for each that was broken on purpose."""
        lines = "".join(self.parts).split("\n")
        return [line for line in (_SPACE.sub(" ", part).strip() for part in lines) if line]


def blocks_in(html: str, tell: Tell = untold) -> list[Block]:
    """The blocks that have any text, in order. `tell` may raise `Cancelled`."""
    reader = _Reader()
    start = 0
    while start < len(html):
        tell(start / len(html))
        # What is not whole yet, such as a picture in a tag, is looked through again with each.
        end = start + max(_PIECE, len(reader.rawdata))
        reader.feed(html[start:end])
        start = end
    reader.close()
    return [block for block in reader.blocks if block.has_words]


@dataclass(slots=True)
class _Open:
    tag: str
    unseen: bool = False
    """Whether nothing in it is shown, or only marks what is an item."""


class _Reader(HTMLParser):
    """Follows which elements are open, as far as it matters here."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = [Block()]
        self._open: list[_Open] = []
        # What is open may be nested without end: it is not looked through again and again.
        self._count: Counter[str] = Counter()
        self._unseen = 0
        self._lists = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        style = dict(attrs).get("style") or ""
        if tag in _EMPTY:
            if tag == "br":
                self._text("\n")
            return
        self._end_what_it_ends(tag)
        unseen = tag in _UNSEEN or _MARKER.search(style) is not None
        self._open.append(_Open(tag, unseen))
        self._count[tag] += 1
        self._unseen += unseen
        if tag in _LISTS:
            self._lists += 1
            self.blocks.append(Block())
        elif tag == "li":
            self.blocks.append(Block(level=self._item_level(dict(attrs))))
        elif tag in _HEADINGS:
            self.blocks.append(Block(heading=_HEADINGS[tag]))
        elif tag in _CELLS:
            self._begin_cell()
        elif tag in _BLOCKS:
            self._begin_block(dict(attrs).get("class") or "", style)

    def _end_what_it_ends(self, tag: str) -> None:
        """End what HTML lets nobody end: an item before an item, a row before a row."""
        before = {"li": {"li"}, "tr": {"td", "th", "tr"}, "td": _CELLS, "th": _CELLS, "p": {"p"}}
        while self._open and self._open[-1].tag in before.get(tag, ()):
            self.handle_endtag(self._open[-1].tag)

    def _item_level(self, attributes: dict[str, str | None]) -> int:
        for name in ("aria-level", "data-aria-level"):
            said = attributes.get(name) or ""
            if said.isascii() and said.isdigit() and said != "0":
                return int(said[:3])
        return max(1, self._lists)

    def _begin_block(self, classes: str, style: str) -> None:
        """Begin a paragraph; within an item it goes on with the item."""
        if self._count["li"]:
            self._text("\n")
            return
        word = _WORD_LEVEL.search(style)
        slide = next(filter(None, map(_SLIDE_LEVEL.fullmatch, classes.split())), None)
        level = None
        if word is not None:
            level = max(1, int(word[1][:3]))
        elif slide is not None:
            level = int(slide[1] or 0) + 1
        margin = _MARGIN.search(style)
        pixels = 0.0 if margin is None else _pixels(margin[1], margin[2])
        self.blocks.append(Block(level=level, margin=pixels))

    def _begin_cell(self) -> None:
        if self.blocks[-1].has_words:
            self._text(" | ")

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it all that is still open in it."""
        if not self._count[tag]:
            return
        while True:
            entry = self._open.pop()
            self._count[entry.tag] -= 1
            self._unseen -= entry.unseen
            if entry.tag in _LISTS:
                self._lists -= 1
            if entry.tag in _LISTS or entry.tag in _HEADINGS or entry.tag == "li":
                self.blocks.append(self._after(entry.tag))
            elif entry.tag in _BLOCKS:
                self._end_block()
            if entry.tag == tag:
                return

    def _after(self, tag: str) -> Block:
        """What follows in the same place: words of an item after a list in it."""
        inside = tag in _LISTS and self._count["li"] > 0
        return Block(level=max(1, self._lists)) if inside else Block()

    def _end_block(self) -> None:
        if self._count["li"]:
            self._text("\n")
        elif self.blocks[-1].parts:
            self.blocks.append(Block())

    def handle_data(self, data: str) -> None:
        """Some text."""
        if self._count["pre"]:
            self._text(data)
        else:
            self._text(data.replace("\n", " "))

    def _text(self, text: str) -> None:
        if not self._unseen:
            self.blocks[-1].parts.append(text)


def _pixels(number: str, unit: str) -> float:
    try:
        return float(number) * _PIXELS[unit.lower()]
    except ValueError:
        return 0.0

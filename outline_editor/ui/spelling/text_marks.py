"""Waves under the misspelt words of one text widget, and its menu for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from outline_editor.app.spelling.words import Word
from outline_editor.ui.outline.row_colours import readable
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.outline.row_painter import wave_format
from outline_editor.ui.outline.utf16 import to_units
from outline_editor.ui.panels.text_editor import GrowingTextEdit
from outline_editor.ui.plain_text import plain_tip
from outline_editor.ui.spelling.row_marks import Check, words_told
from outline_editor.ui.theme import error_colour

Replace = Callable[[str], None]
"""Puts another word in the place of a misspelt one."""
Offer = Callable[[QMenu, Word, Replace], None]
"""Adds to a menu what can be done about a word."""


class TextMarks(QObject):
    """Marks what no dictionary knows in a text widget.

    The word at the caret is not marked while it is being typed. `wanted` asks
    for `refresh` at leisure.
    """

    def __init__(
        self,
        editor: RowEditor | GrowingTextEdit,
        check: Check,
        wanted: Callable[[], None],
        offer: Offer,
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._check = check
        self._offer = offer
        self._wanted = wanted
        self._typed_at = -1
        editor.textChanged.connect(self._text_changed)
        editor.cursorPositionChanged.connect(wanted)
        editor.menu_opening.connect(self._add_to_menu)

    def refresh(self) -> None:
        """Mark what is misspelt in the text as it stands."""
        text, caret = self._text(), self._editor.textCursor().position()
        typed = caret if caret == self._typed_at else -1
        words = [word for word in self._check(text) if not self._is_at(text, word, typed)]
        self._show(text, words)

    def clear(self) -> None:
        """Mark nothing."""
        self._show("", [])

    def _show(self, text: str, words: list[Word]) -> None:
        # The row's editor lets the row's ground be seen and has none itself.
        palette = QGuiApplication.palette()
        ground, ink = palette.base().color(), palette.text().color()
        look = wave_format(readable(error_colour(palette), ground, ink))
        selections = []
        for word in words:
            selection = QTextEdit.ExtraSelection()
            # PySide's stubs know no attributes of this structure.
            selection.cursor = self._over(text, word)  # pyright: ignore[reportAttributeAccessIssue]
            selection.format = look  # pyright: ignore[reportAttributeAccessIssue]
            selections.append(selection)
        if selections or self._editor.extraSelections():
            self._editor.setExtraSelections(selections)
        told = words_told([word.text for word in words]) if words else ""
        tip = plain_tip(told)
        if tip != self._editor.toolTip():
            self._editor.setToolTip(tip)

    def _text(self) -> str:
        # Not `toPlainText`, which makes ordinary spaces of no-break ones.
        raw = self._editor.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def _over(self, text: str, word: Word) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(to_units(text, word.start))
        cursor.setPosition(to_units(text, word.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _is_at(self, text: str, word: Word, position: int) -> bool:
        return to_units(text, word.start) <= position <= to_units(text, word.end)

    def _text_changed(self) -> None:
        at = self._editor.textCursor().position()
        self._typed_at = at if self._editor.hasFocus() else -1
        self._wanted()

    def _add_to_menu(self, menu: QMenu, position: int) -> None:
        text = self._text()
        for word in self._check(text):
            if self._is_at(text, word, position):
                self._offer(menu, word, partial(self._replace, self._over(text, word)))
                return

    def _replace(self, cursor: QTextCursor, word: str) -> None:
        cursor.insertText(word)
        self._editor.setTextCursor(cursor)
        self._typed_at = -1

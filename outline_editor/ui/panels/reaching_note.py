"""A note that stands elsewhere and reaches the current row."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.model import Note
from outline_editor.ui.outline.cells import SEPARATOR
from outline_editor.ui.outline.row_words import home_of, kind_and_state
from outline_editor.ui.panels.candidates import Concepts
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate

_IDEOGRAPHS = re.compile("[\u2e80-\u9fff\U00020000-\U0003ffff]+")
_MOST_UNBROKEN = 12
"""Ideographs that fit into a line of any sidebar."""


class ReachingNote(QFrame):
    """Says what the note says and where it stands, and leads there.

    It is changed where it stands, so that nobody takes it for a note of this
    row alone.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._session = session
        self._named = Concepts(session)
        self.note_id = ""
        self._place = _line()
        self._place.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._quote = _line()
        self._quote.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        font = QFont()
        font.setItalic(True)
        self._quote.setFont(font)
        self._text = _line()
        self._concepts = _line()
        self._concepts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        # Not to be copied, with what holds it together.
        self._concepts.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._go = QToolButton()
        self._go.setProperty("link", "true")
        self._go.setText(translate("ReachingNote", "Go to Note"))
        self._go.clicked.connect(lambda: session.note_wanted.emit(self.note_id))
        top = QHBoxLayout()
        top.addWidget(self._place, 1)
        top.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        for part in (self._quote, self._text, self._concepts):
            layout.addWidget(part)

    def focus(self) -> None:
        """Put the focus on the way to the note."""
        self._go.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_note(self, note: Note) -> None:
        """Show a note, or its new state."""
        self.note_id = note.id
        self.setObjectName(f"reaching.{note.id}")
        home = home_of(self._session.document, note)
        self._place.setText(f"{kind_and_state(note)} · {home}")
        self._go.setAccessibleName(translate("ReachingNote", "Go to note {home}").format(home=home))
        _say(self._quote, f"“{note.quote}”" if note.quote else "")
        _say(self._text, note.text)
        _say(self._concepts, SEPARATOR.join(_unbroken(self._named.label(c)) for c in note.concepts))


def _unbroken(label: str) -> str:
    """A label whose Chinese words are not broken where they fit into a line."""

    def joined(words: re.Match[str]) -> str:
        # Between two ideographs a line may break, but not at a word joiner (Unicode UAX 14, WJ).
        return "\u2060".join(words[0]) if len(words[0]) <= _MOST_UNBROKEN else words[0]

    return _IDEOGRAPHS.sub(joined, label)


def _line() -> QLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    flags = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flags.TextSelectableByMouse)
    return label


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))

"""A note that stands elsewhere and reaches the current row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.model import Note
from outline_editor.ui.outline.row_words import home_of
from outline_editor.ui.panels.candidates import Concepts
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate, word


class ReachingNote(QFrame):
    """Says what the note says and where it stands, and leads there.

    It is changed where it stands, so that nobody takes it for a note of this
    row alone.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._session = session
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
        self._place.setText(f"{word(note.kind.value)} · {home}")
        self._go.setAccessibleName(translate("ReachingNote", "Go to note {home}").format(home=home))
        named = Concepts(self._session)
        _say(self._quote, f"“{note.quote}”" if note.quote else "")
        _say(self._text, note.text)
        _say(self._concepts, ", ".join(named.label(concept) for concept in note.concepts))


def _line() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    flags = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flags.TextSelectableByMouse)
    return label


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))

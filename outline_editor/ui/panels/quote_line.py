"""The words that a note quotes, and what can be done about them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.problems import Problem
from outline_editor.ui.panels.closest_words import Closest
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import shown, translate


class QuoteLine(QWidget):
    """The words a note is about, and ways to choose them or the whole row."""

    taken = Signal()
    """The words selected in the row should be quoted."""
    dropped = Signal()
    """The note should be about the whole row."""
    confirmed = Signal()
    """The words that were proposed should be quoted."""

    def __init__(self, *, can_quote: bool) -> None:
        super().__init__()
        self._can_quote = can_quote
        self._words = PlainLabel()
        self._words.setWordWrap(True)
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        font = QFont()
        font.setItalic(True)
        self._words.setFont(font)
        self._take = QToolButton()
        self._take.setProperty("link", "true")
        self._take.setText(translate("NoteCard", "Quote Selected Words"))
        self._take.setToolTip(
            translate("NoteCard", "Select words in the row's text first, then press this.")
        )
        self._take.setObjectName("quoteWords")
        self._take.clicked.connect(self.taken)
        self._drop = QToolButton()
        self._drop.setText(translate("NoteCard", "Whole Row"))
        self._drop.setToolTip(translate("NoteCard", "Let the note be about the whole row."))
        self._drop.setProperty("link", "true")
        self._drop.setObjectName("quoteRow")
        self._drop.clicked.connect(self.dropped)
        self._trouble = PlainLabel()
        self._trouble.setWordWrap(True)
        self._trouble.setProperty("faultText", "warning")
        self._trouble.setVisible(False)
        self._closest = PlainLabel()
        self._closest.setObjectName("closestWords")
        self._closest.setWordWrap(True)
        self._confirm = QToolButton()
        self._confirm.setProperty("link", "true")
        self._confirm.setText(translate("NoteCard", "Quote These Instead"))
        self._confirm.setObjectName("quoteClosest")
        self._confirm.clicked.connect(self.confirmed)
        self._has_proposal = False
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self._take)
        buttons.addWidget(self._drop)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._words)
        layout.addWidget(self._trouble)
        layout.addWidget(self._closest)
        layout.addWidget(self._confirm, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(buttons)
        self._read_only = False

    def show_quote(self, quote: str) -> None:
        """Show the words, or that there are none."""
        self._words.setText(f"“{quote}”" if quote else "")
        self._words.setVisible(bool(quote))
        self._drop.setVisible(bool(quote) and not self._read_only)
        self._take.setVisible(self._can_quote and not self._read_only)
        self.setVisible(bool(quote) or (self._can_quote and not self._read_only))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong with the quote."""
        self._trouble.setText("\n".join(shown(problem.message) for problem in problems))
        self._trouble.setVisible(bool(problems))

    def show_proposal(self, closest: Closest | None) -> None:
        """Show the words closest to a quote that is lost, below it; `None` for none."""
        self._has_proposal = closest is not None
        words = "" if closest is None else closest.in_place
        text = translate("NoteCard", "Closest in the row now: “{words}”")
        self._closest.setText(text.format(words=words) if words else "")
        self._closest.setVisible(self._has_proposal)
        self._confirm.setAccessibleDescription(words)
        self._confirm.setVisible(self._has_proposal and not self._read_only)

    def set_read_only(self, read_only: bool) -> None:
        """Let the quote be read, or changed too."""
        self._read_only = read_only
        self._confirm.setVisible(self._has_proposal and not read_only)
        self.show_quote(self._words.text()[1:-1])

"""One suggestion: the words, what would be put where, and the two answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeySequence, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from outline_editor.core.addresses import ElementKind
from outline_editor.core.model import Node, Note
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.session import Session
from outline_editor.ui.suggestions.wording import basis_of, field_of, value_of
from outline_editor.ui.translation import plain, translate

if TYPE_CHECKING:
    from outline_editor.core.suggestions import Suggestion


class SuggestionCard(QFrame):
    """Shows a suggestion; one of the cards is the one that keys answer."""

    accepted = Signal()
    rejected = Signal()

    def __init__(self, session: Session, accept: QAction, reject: QAction) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self._session = session
        self._words = _line()
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        font = QFont()
        font.setItalic(True)
        self._words.setFont(font)
        self._what = _line()
        self._what.setObjectName("suggested")
        self._accept = _button(translate("Suggestions", "Accept"), accept)
        self._accept.setObjectName("acceptSuggestion")
        self._accept.clicked.connect(self.accepted)
        self._reject = _button(translate("Suggestions", "Reject"), reject)
        self._reject.setObjectName("rejectSuggestion")
        self._reject.clicked.connect(self.rejected)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._what)
        said.addWidget(self._words)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 4)
        layout.setSpacing(8)
        layout.addLayout(said, 1)
        layout.addWidget(self._accept, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._reject, 0, Qt.AlignmentFlag.AlignTop)

    def show_suggestion(self, suggestion: Suggestion, element: Node | Note) -> None:
        """Show a suggestion for an element as it is now."""
        offer = suggestion.offer
        field, value = field_of(offer), value_of(offer, self._session)
        what = translate("Suggestions", "{field}: {value}").format(field=field, value=value)
        basis = basis_of(offer)
        self._what.setText(f"{what} · {basis}" if basis else what)
        words = translate("Suggestions", "“{words}”")
        if suggestion.ref.kind is ElementKind.NOTE:
            words = translate("Suggestions", "“{words}” in a note")
        self._words.setText(words.format(words=offer.words(element)))
        accept = translate("Suggestions", "Accept {what}").format(what=what)
        reject = translate("Suggestions", "Reject {what}").format(what=what)
        self._accept.setAccessibleName(accept)
        self._reject.setAccessibleName(reject)

    def set_meant(self, meant: bool) -> None:
        """Show whether this is the one that keys answer."""
        look = "meant" if meant else "plain"
        if self.property("card") != look:
            self.setProperty("card", look)
            self.style().polish(self)

    def focus_accept(self) -> None:
        """Put the focus on what accepts it."""
        self._accept.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _line() -> QLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    return label


def _button(text: str, action: QAction) -> QToolButton:
    """A button that does what an action does, whose key it names on hover."""
    button = QToolButton()
    button.setProperty("link", "true")
    button.setText(text)
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(f"{plain(action.text())} ({key})" if key else plain(action.text()))
    return button

"""The suggestions of the current row, or for the document's notes, as cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from outline_editor.core.model import Node, Note
from outline_editor.ui.panels.headings import heading
from outline_editor.ui.panels.key_hint import KeyHint
from outline_editor.ui.panels.tab_order import arrange_tabs
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.session import Session
from outline_editor.ui.suggestions.suggestion_card import SuggestionCard
from outline_editor.ui.translation import translate

if TYPE_CHECKING:
    from outline_editor.core.suggestions import Suggestion

_MOST_CARDS = 6
"""Suggestions that are shown at once, so that notes stay near; others come up in their turn."""


class SuggestionsPanel(QWidget):
    """Cards to be answered one by one; nothing where there are none."""

    # Not of their type: a window opens without the module, as it brings all that finds mentions.
    accepted = Signal(object)
    rejected = Signal(object)
    focused = Signal(object)
    """The focus has come to a card."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._session = session
        self._answers: tuple[QAction, QAction] | None = None
        self._shown: tuple[Suggestion, ...] = ()
        self._cards: list[SuggestionCard] = []
        self._heading = heading("")
        self._more = PlainLabel()
        self._more.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 6, 14, 6)
        self._layout.setSpacing(6)
        self._keys = KeyHint()
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addStretch(1)
        top.addWidget(self._keys)
        self._layout.addLayout(top)
        self._layout.addWidget(self._more)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def set_actions(self, accept: QAction, reject: QAction) -> None:
        """The actions that answer the suggestion in question; before any is shown."""
        self._answers = accept, reject
        keys = [action.shortcut() for action in self._answers]
        native = QKeySequence.SequenceFormat.NativeText
        accepts, rejects = (key.toString(native) for key in keys)
        if accepts and rejects:
            words = translate("Suggestions", "{accepts} accepts, {rejects} rejects")
            self._keys.setText(words.format(accepts=accepts, rejects=rejects))

    def show_suggestions(self, suggestions: Sequence[Suggestion], meant: Suggestion | None) -> None:
        """Show some suggestions, and which of them keys answer."""
        focused = self._focused()
        last = suggestions.index(meant) + 1 if meant in suggestions else 0
        first = max(0, last - _MOST_CARDS)
        self._shown = tuple(suggestions[first : first + _MOST_CARDS])
        text = translate("Suggestions", "Suggestions · {n}")
        self._heading.setText(text.format(n=len(suggestions)))
        more = len(suggestions) - len(self._shown)
        self._more.setText(translate("Suggestions", "and {n} more").format(n=more))
        self._more.setVisible(more > 0)
        count = len(self._cards)
        while len(self._cards) < len(self._shown):
            self._append_card()
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(self._shown))
        for card, suggestion in zip(self._cards, self._shown, strict=False):
            element: Node | Note = self._session.document.require(suggestion.ref)
            card.show_suggestion(suggestion, element)
            card.set_meant(suggestion == meant)
        self.setVisible(bool(self._shown))
        if len(self._cards) > count and count:
            arrange_tabs(self, self._cards[0])
        if focused is not None and not self._shown:
            self._session.outline_wanted.emit()
        elif focused is not None and focused != meant:
            self.focus(meant)

    def focus(self, suggestion: Suggestion | None) -> None:
        """Put the focus on what accepts a suggestion."""
        for card, shown in zip(self._cards, self._shown, strict=False):
            if shown == suggestion:
                card.focus_accept()

    def _focused(self) -> Suggestion | None:
        focus = QApplication.focusWidget()
        for card, suggestion in zip(self._cards, self._shown, strict=False):
            if focus is not None and card.isAncestorOf(focus):
                return suggestion
        return None

    def _focus_changed(self) -> None:
        suggestion = self._focused()
        if suggestion is not None:
            self.focused.emit(suggestion)

    def _append_card(self) -> None:
        assert self._answers is not None
        card, number = SuggestionCard(self._session, *self._answers), len(self._cards)
        card.accepted.connect(lambda: self.accepted.emit(self._shown[number]))
        card.rejected.connect(lambda: self.rejected.emit(self._shown[number]))
        self._cards.append(card)
        self._layout.insertWidget(self._layout.count() - 1, card)

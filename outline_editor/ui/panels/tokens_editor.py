"""A list of short values as tokens, such as the actors of a row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from outline_editor.core.errors import Message
from outline_editor.ui.panels.candidates import Candidates
from outline_editor.ui.panels.field_editors import FieldEditor, Pending
from outline_editor.ui.panels.flow_layout import FlowLayout
from outline_editor.ui.panels.token_line import TokenLine
from outline_editor.ui.panels.tokens import Token
from outline_editor.ui.plain_text import PlainLabel, plain_tip
from outline_editor.ui.translation import shown, translate

_MOST = 200
"""Tokens that are made; each is a widget, and nobody looks through more of them."""


class TokensEditor(FieldEditor):
    """Values as tokens, each with a way to remove it, and a line for more.

    The line completes on any part of the value or its names, in any script.
    Enter, a comma or leaving the line takes the value; what is not known yet is
    made only by choosing that from the list. From the empty line Left goes to
    the tokens, Backspace removes the last one, Down shows what there is.
    `edited` carries the whole list as a tuple. Of a very long one the first
    tokens are shown, how many more there are, and the last.
    """

    creation_wanted = Signal(str)
    """A new value should be made that is called so, and put into the list."""

    def __init__(
        self,
        candidates: Candidates,
        placeholder: str = "",
        parent: QWidget | None = None,
        *,
        creates: bool = False,
    ) -> None:
        """Show values of some candidates; `creates` offers to make new ones, too."""
        self._frame = QFrame()
        self._frame.setProperty("tokens", "true")
        super().__init__(self._frame, parent)
        self._candidates = candidates
        self._placeholder = placeholder
        self._shown: tuple[tuple[str, str], ...] = ()
        self._read_only = False
        self._tokens: list[Token] = []
        self.line = TokenLine(
            candidates, lambda: {value for value, _ in self._shown}, creates=creates
        )
        self.line.setPlaceholderText(placeholder)
        self._hear_keys(self.line)
        self._layout = FlowLayout(self._frame)
        self._layout.setContentsMargins(4, 3, 4, 3)
        self._more = PlainLabel(parent=self._frame)
        self._more.setObjectName("moreTokens")
        self._more.hide()
        self._layout.addWidget(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.taken.connect(self._take)
        self.line.creation_wanted.connect(self._create)
        self.line.backspaced.connect(lambda: self._remove(len(self._shown) - 1))
        self.line.went_left.connect(lambda: self._focus_token(len(self._tokens) - 1))

    @property
    def focus_target(self) -> QWidget:
        """The line."""
        return self.line

    def show_value(self, value: tuple[str, ...], pending: Pending | None = None) -> None:
        """Show the list, and what is still being typed."""
        self.pending = pending
        tokens = tuple((item, self._candidates.label(item)) for item in value)
        if tokens != self._shown:
            self._shown = tokens
            self._rebuild()
        text = "" if pending is None else pending.text
        if self.line.text() != text:
            self.line.show_text(text)

    def refuse(self, text: Any, fault: Message) -> None:  # noqa: ARG002
        """Keep what stands in the line, though it was not taken."""
        self.keep(Pending(self.line.text(), fault))

    def with_value(self, values: tuple[str, ...], text: str) -> tuple[str, ...]:
        """A list with the value that a text means, at the end."""
        value = self._candidates.meant(text.strip())
        return values if value in values else (*values, value)

    def set_read_only(self, read_only: bool) -> None:
        """Let the tokens be read, or changed too."""
        if read_only != self._read_only:
            self._read_only = read_only
            self.line.setReadOnly(read_only)
            self._rebuild()

    def set_name(self, name: str) -> None:
        """The field's name for assistive tools and tests."""
        self.line.setAccessibleName(name)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens that are shown, in their order."""
        return tuple(self._tokens)

    @property
    def labels(self) -> list[str]:
        """What stands on the tokens, shown or not."""
        return [label for _, label in self._shown]

    def _rebuild(self) -> None:
        # Each that is shown would else have all of them arranged, with the panes around.
        self._layout.setEnabled(False)
        self._replace_tokens()
        self._layout.setEnabled(True)
        self.line.setPlaceholderText("" if self._tokens or self._read_only else self._placeholder)
        self._layout.invalidate()
        self.updateGeometry()

    def _replace_tokens(self) -> None:
        for token in self._tokens:
            self._layout.removeWidget(token)
            token.hide()
            token.deleteLater()
        self._layout.removeWidget(self._more)
        self._tokens = []
        hidden = max(0, len(self._shown) - _MOST)
        self._more.setText(shown(Message.of("tokens.more", n=hidden)))
        self._more.setVisible(hidden > 0)
        for number, (value, label) in enumerate(self._shown):
            if not hidden or number < _MOST - 1:
                self._append(number, value, label)
        if hidden:
            self._layout.insert_before_last(self._more)
            # What was added last must be there to be taken away again.
            self._append(len(self._shown) - 1, *self._shown[-1])

    def _append(self, number: int, value: str, label: str) -> None:
        """Show the value that has a number in the list."""
        token, place = Token(self._frame), len(self._tokens)
        token.set_label(" ".join(label.split()), "" if self._read_only else "  ×")
        token.setToolTip(plain_tip(value if label == value else f"{label} ({value})"))
        token.setAccessibleName(translate("Fields", "Remove {value}").format(value=label))
        token.setEnabled(not self._read_only)
        token.removed.connect(lambda: self._remove(number))
        token.stepped.connect(lambda by: self._focus_token(place + by))
        token.escaped.connect(self.escaped)
        self._tokens.append(token)
        self._layout.insert_before_last(token)
        token.show()

    def _focus_token(self, number: int) -> None:
        """Put the focus on a token; past the last one stands the line."""
        if number >= len(self._tokens):
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif number >= 0 and not self._read_only:
            self._tokens[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, text: str) -> None:
        self.keep(Pending(text) if text.strip() else None)
        self.show_remark("")

    def _take(self) -> None:
        """Take what stands in the line."""
        text = self.line.text()
        if self.line.isReadOnly() or not text.strip():
            return
        values = tuple(value for value, _ in self._shown)
        changed = self.with_value(values, text)
        if changed == values:
            self.keep(None)
            self.line.clear()
            return
        # Whoever takes the value shows the new list; what is refused stays.
        self.edited.emit(changed)

    def _create(self) -> None:
        text = self.line.text()
        if not self.line.isReadOnly() and text.strip():
            self.creation_wanted.emit(text)

    def _remove(self, number: int) -> None:
        if 0 <= number < len(self._shown):
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            values = [value for value, _ in self._shown]
            del values[number]
            self.edited.emit(tuple(values))

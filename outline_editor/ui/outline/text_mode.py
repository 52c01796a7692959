"""Text mode: one row at a time has its text edited in place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from outline_editor.core.addresses import node_ref
from outline_editor.core.document import Document
from outline_editor.core.model import Node
from outline_editor.ui.composing import drop_composition
from outline_editor.ui.outline.row_colours import RowColours
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.outline.row_layout import RowLayout
from outline_editor.ui.outline.utf16 import to_units

_OUT_OF_SIGHT = -100_000
"""Where the editor waits, in pixels, while its row is scrolled away."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Words selected in a row, and the text they were selected in."""

    node_id: str
    text: str
    start: int
    end: int


class TextMode(QObject):
    """The row being edited, if any, and the words last selected in a row.

    Words stay selected when the focus goes to another part of the window, so
    that a note made there can quote them, until the person turns to something
    else in the outline.
    """

    typed = Signal(str, str)
    """The text of a row was edited: the id of the row, its text now."""
    editor_made = Signal(RowEditor)
    """The editor is there, for all rows to come."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._editor: RowEditor | None = None
        self.node_id = ""
        self._words: _Words | None = None

    @property
    def editor(self) -> RowEditor:
        """The editor, made when it is first wanted."""
        if self._editor is None:
            self._editor = RowEditor(self._parent)
            self._editor.typed.connect(self._typed)
            self.editor_made.emit(self._editor)
        return self._editor

    @property
    def is_on(self) -> bool:
        """Whether a row is being edited."""
        return bool(self.node_id)

    def begin(self, node: Node) -> None:
        """Edit a row; the caret stands at the end of its text."""
        self.node_id = node.id
        self._words = None
        self.editor.begin(node.text)

    def place(self, layout: RowLayout | None, top: int, colours: RowColours) -> None:
        """Put the editor over the text of its row, or out of sight for `None`."""
        if layout is None:
            self.editor.move(self.editor.x(), _OUT_OF_SIGHT)
            return
        rect = layout.text_rect.translated(0, top)
        self.editor.set_look(
            layout.font, rect.width(), layout.metrics.pitch, colours.text, colours.words
        )
        # Room for a caret after a full line.
        width = rect.width() + self.editor.cursorWidth() + 1
        height = max(rect.height(), self.editor.content_height) + 1
        self.editor.setGeometry(QRect(rect.left(), rect.top(), width, height))

    def end(self, *, keep_words: bool = False) -> None:
        """Leave text mode; what the editor shows is in the document already."""
        if not self.is_on:
            return
        start, end = self.editor.selected
        words = _Words(self.node_id, self.editor.text, start, end)
        self._words = words if keep_words and start < end else None
        self.node_id = ""
        drop_composition(self.editor)

    def forget_words(self) -> bool:
        """Let go of the words last selected; whether there were any."""
        had, self._words = self._words is not None, None
        return had

    def words(self, document: Document) -> tuple[str, int, int] | None:
        """The row with selected words, their start and end in characters."""
        if self.is_on:
            return (self.node_id, *self.editor.selected)
        if self._words is None:
            return None
        node = document.find(node_ref(self._words.node_id))
        if not isinstance(node, Node) or self._kept_in(node) is None:
            return None
        return self._words.node_id, self._words.start, self._words.end

    def words_kept_in(self, node: Node) -> tuple[int, int] | None:
        """The words still selected in a row that is not edited, as Qt counts."""
        words = self._kept_in(node)
        if words is None:
            return None
        return to_units(node.text, words.start), to_units(node.text, words.end)

    def _kept_in(self, node: Node) -> _Words | None:
        """The words kept, if they are of this row and its text is still the same."""
        words = self._words
        if words is None or words.node_id != node.id or words.text != node.text:
            return None
        return words

    def _typed(self, text: str) -> None:
        self.typed.emit(self.node_id, text)

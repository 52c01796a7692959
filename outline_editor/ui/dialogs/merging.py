"""What another program has put into a file, and what was changed here, brought together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from outline_editor.core.errors import Message
from outline_editor.core.merge.conflicts import Conflict, ConflictKey, Side
from outline_editor.core.merge.three_way import Merged
from outline_editor.core.text_difference import differences
from outline_editor.ui.merge_words import MergeWords
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import shown, translate
from outline_editor.ui.wrapping import wrapping_of

_KEYS = {
    Qt.Key.Key_Left: Side.MINE,
    Qt.Key.Key_1: Side.MINE,
    Qt.Key.Key_Right: Side.THEIRS,
    Qt.Key.Key_2: Side.THEIRS,
}

Span = tuple[int, int]


class MergingDialog(QDialog):
    """Says what comes together, and lets a person choose where it can't.

    In the list, Up and Down go from conflict to conflict, Left (or 1) takes
    what is here and Right (or 2) what is in the file. Only when all are
    chosen can it be merged. `choices` are what was chosen.
    """

    def __init__(
        self, merged: Merged, words: MergeWords, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("merging")
        self.setWindowTitle(translate("Merging", "Merge with {name}").format(name=name))
        self.choices: dict[ConflictKey, Side] = {}
        self._conflicts = merged.conflicts
        self._words = words
        layout = QVBoxLayout(self)
        layout.addWidget(_wrapped(words.summary))
        self.list = QListWidget()
        self._place = _wrapped("")
        self._here = _Version(translate("Merging", "Here"), "1")
        self._there = _Version(translate("Merging", "In the file"), "2")
        self._count = PlainLabel()
        conflicts = self._made_conflicts()
        layout.addWidget(conflicts, 1)
        conflicts.setVisible(bool(self._conflicts))
        layout.addWidget(self._made_buttons())
        self._refresh()
        metrics = self.fontMetrics()
        lines = 30 if self._conflicts else 8
        self.resize(metrics.averageCharWidth() * 110, metrics.height() * lines)
        if self._conflicts:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _made_conflicts(self) -> QWidget:
        self.list.setObjectName("conflicts")
        self.list.setAccessibleName(translate("Merging", "Changed on both sides"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for _ in self._conflicts:
            QListWidgetItem(self.list)
        self.list.currentRowChanged.connect(self._show)
        self.list.installEventFilter(self)
        self._here.taken.clicked.connect(lambda: self._take(Side.MINE))
        self._there.taken.clicked.connect(lambda: self._take(Side.THEIRS))
        sides = QWidget()
        pair = QHBoxLayout(sides)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.addWidget(self._here, 1)
        pair.addWidget(self._there, 1)
        shown_now = QWidget()
        column = QVBoxLayout(shown_now)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._place)
        column.addWidget(sides, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.list)
        splitter.addWidget(shown_now)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        return splitter

    def _made_buttons(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        if self._conflicts:
            mine = QPushButton(translate("Merging", "Take All from &Here"))
            mine.clicked.connect(lambda: self._take_all(Side.MINE))
            theirs = QPushButton(translate("Merging", "Take All from the &File"))
            theirs.clicked.connect(lambda: self._take_all(Side.THEIRS))
            for button in (mine, theirs):
                button.setAutoDefault(False)
                row.addWidget(button)
        row.addWidget(self._count)
        self._count.setVisible(bool(self._conflicts))
        buttons = QDialogButtonBox()
        self.merge = buttons.addButton(
            translate("Merging", "&Merge"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.merge.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row.addStretch(1)
        row.addWidget(buttons)
        return box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Choose by keys in the list."""
        if watched is self.list and isinstance(event, QKeyEvent):
            is_press = event.type() is QEvent.Type.KeyPress
            side = _KEYS.get(Qt.Key(event.key()))
            if is_press and side is not None:
                self._take(side)
                return True
        return super().eventFilter(watched, event)

    def _take(self, side: Side) -> None:
        row = self.list.currentRow()
        self.choices[self._conflicts[row].key] = side
        self._refresh()
        left = (i for i, one in enumerate(self._conflicts) if one.key not in self.choices)
        self._show(row)
        following = [i for i in left if i > row]
        if following:
            self.list.setCurrentRow(following[0])

    def _take_all(self, side: Side) -> None:
        self.choices = {conflict.key: side for conflict in self._conflicts}
        self._refresh()
        self._show(self.list.currentRow())

    def _refresh(self) -> None:
        here, there = translate("Merging", "Here"), translate("Merging", "In the file")
        names = {Side.MINE: f"✓ {here}", Side.THEIRS: f"✓ {there}", None: "?"}
        for row, conflict in enumerate(self._conflicts):
            chosen = self.choices.get(conflict.key)
            title = self._words.title(conflict)
            self.list.item(row).setText(f"{title}  —  {names[chosen]}")
        count = Message.of("merge.chosen", chosen=len(self.choices), n=len(self._conflicts))
        self._count.setText(shown(count))
        self.merge.setEnabled(len(self.choices) == len(self._conflicts))

    def _show(self, row: int) -> None:
        if row < 0:
            return
        conflict = self._conflicts[row]
        title, place = self._words.title(conflict), self._words.place(conflict)
        self._place.setText(f"{title}\n{place}" if place else title)
        here = self._words.value(conflict, conflict.mine)
        there = self._words.value(conflict, conflict.theirs)
        marks_here, marks_there = _marks(conflict, here, there)
        chosen = self.choices.get(conflict.key)
        self._here.show_text(here, marks_here, is_taken=chosen is Side.MINE)
        self._there.show_text(there, marks_there, is_taken=chosen is Side.THEIRS)


class _Version(QWidget):
    """What one side wants, under its name, with a button that takes it."""

    def __init__(self, name: str, key: str) -> None:
        super().__init__()
        self._name, self._key = name, key
        self.taken = QPushButton()
        self.taken.setCheckable(True)
        self.taken.setAutoDefault(False)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.taken)
        layout.addWidget(self._text, 1)

    def show_text(self, text: str, marks: Sequence[Span], *, is_taken: bool) -> None:
        """Show a text, whose marked parts are what the other side has not."""
        mark = "✓ " if is_taken else ""
        self.taken.setText(f"{mark}{self._name} ({self._key})")
        self.taken.setChecked(is_taken)
        self._text.clear()
        self._text.setWordWrapMode(wrapping_of(text))
        cursor = QTextCursor(self._text.document())
        plain, marked = QTextCharFormat(), QTextCharFormat()
        marked.setFontWeight(700)
        marked.setFontUnderline(True)
        end = 0
        for start, stop in marks:
            cursor.insertText(text[end:start], plain)
            cursor.insertText(text[start:stop], marked)
            end = stop
        cursor.insertText(text[end:], plain)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)


def _marks(conflict: Conflict, here: str, there: str) -> tuple[list[Span], list[Span]]:
    """The parts of two texts that are not in the other; none where there is but one text."""
    if conflict.mine is None or conflict.theirs is None:
        return [], []
    marks_here: list[Span] = []
    marks_there: list[Span] = []
    grown = 0
    for start, end, replacement in differences(here, there):
        marks_here.append((start, end))
        marks_there.append((start + grown, start + grown + len(replacement)))
        grown += len(replacement) - (end - start)
    return marks_here, marks_there


def _wrapped(text: str) -> QLabel:
    label = PlainLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label

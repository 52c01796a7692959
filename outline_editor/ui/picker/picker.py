"""A line to write in, over a list of what it may mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from outline_editor.app.choices import Choices
from outline_editor.ui.composing import Composition
from outline_editor.ui.picker.choice_delegate import ChoiceDelegate
from outline_editor.ui.picker.choices_model import ChoicesModel, Index
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import translate

_MOST = 200
"""Lines offered at a time: whoever wants another one writes more."""

_WIDEST = 90
"""Average characters across."""

_LINES = 11
"""Lines that the list shows at a time."""

_MARGIN = 24
"""Pixels left free on both sides in a narrow window, and below in a low one."""

_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

_STAYING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
"""Why the focus may leave the line without the picker being over."""


class Picker(QFrame):
    """Lies over the window until something is chosen, or the person turns away.

    It is part of the window, no window of its own: an input method works in it
    as in any field.
    """

    chosen = Signal(str, bool)
    """The id of what was chosen; whether with Ctrl, for the other way to use it."""
    closed = Signal(bool)
    """It is gone; whether the focus should go back to where it was."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("picker")
        self.setProperty("picker", "true")
        self.line = QLineEdit()
        self.line.setObjectName("pickerLine")
        self.line.setClearButtonEnabled(True)
        self.list = QListView()
        self.list.setObjectName("pickerList")
        self._model = ChoicesModel()
        self._over = over
        self._choices: Choices | None = None
        self._composition = Composition(self.line)
        self.list.setModel(self._model)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self._nothing = PlainLabel(translate("Picker", "Nothing is called like that."))
        self._hint = PlainLabel()
        for label in (self._nothing, self._hint):
            label.setContentsMargins(12, 4, 12, 4)
            label.setProperty("faint", "true")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for part in (self.line, self._nothing, self.list, self._hint):
            layout.addWidget(part)
        self.line.textChanged.connect(self._offer)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self._clicked)
        over.installEventFilter(self)
        self.hide()

    def open(self, prompt: str, choices: Choices, hint: str = "") -> None:
        """Offer choices. `prompt` says what for, `hint` how else to use one."""
        self._choices = choices
        self.line.setPlaceholderText(prompt)
        self.line.setAccessibleName(prompt)
        self.list.setAccessibleName(prompt)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.line.clear()
        self._offer("")
        self._place()
        self.show()
        self.raise_()
        # What had the focus will have it again, as after a menu.
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _offer(self, words: str) -> None:
        if self._choices is None:
            return
        self._model.show(self._choices.matching(words, _MOST))
        found = self._model.rowCount() > 0
        self.list.setVisible(found)
        self._nothing.setVisible(not found)
        if found:
            self._go_to(0)
        self._place()

    # Choosing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hear the keys of the line, and follow the size of the window."""
        if watched is not self.line:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        match event.type():
            case QEvent.Type.ShortcutOverride:
                assert isinstance(event, QKeyEvent)
                if _is_own(event):
                    event.accept()
                    return True
            case QEvent.Type.KeyPress:
                assert isinstance(event, QKeyEvent)
                return self._press(event)
            case QEvent.Type.FocusOut:
                if event.reason() not in _STAYING:  # pyright: ignore[reportAttributeAccessIssue]
                    self._close(give_focus_back=False)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key says; whether it was one of the picker's."""
        if not _is_own(event):
            return False
        key = event.key()
        if self._composition.is_on:
            # The input method's own, whether or not it takes them.
            return True
        if key == Qt.Key.Key_Escape:
            self._close(give_focus_back=True)
        elif key in _MOVING:
            self._step(key)
        elif key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._choose(self.list.currentIndex(), other_way=bool(held))
        return True

    def _step(self, key: int) -> None:
        last, row = self._model.rowCount() - 1, self.list.currentIndex().row()
        line = max(1, self.list.visualRect(self.list.currentIndex()).height())
        page = max(1, self.list.viewport().height() // line - 1)
        match key:
            case Qt.Key.Key_Up:
                row = row - 1 if row > 0 else last
            case Qt.Key.Key_Down:
                row = row + 1 if row < last else 0
            case Qt.Key.Key_PageUp:
                row = max(0, row - page)
            case _:
                row = min(last, row + page)
        self._go_to(row)

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row))
        self.list.scrollTo(self.list.currentIndex())

    def _clicked(self, index: Index) -> None:
        self._choose(index, other_way=False)

    def _choose(self, index: Index, *, other_way: bool) -> None:
        if not index.isValid():
            return
        choice = self._model.choice(index)
        if choice.applies:
            self._close(give_focus_back=True)
            self.chosen.emit(choice.id, other_way)

    def _close(self, *, give_focus_back: bool) -> None:
        if self.isHidden():
            return
        self._choices = None
        self.hide()
        self.closed.emit(give_focus_back)

    # Its place

    def _place(self) -> None:
        """Stand at the top of the window, in the middle."""
        over = self._over
        width = min(self.fontMetrics().averageCharWidth() * _WIDEST, over.width() - 2 * _MARGIN)
        top = _MARGIN
        self.list.setFixedHeight(self._list_height(over.height() - top - _MARGIN))
        self.setFixedWidth(max(1, width))
        self.adjustSize()
        self.move(QPoint((over.width() - width) // 2, top))

    def _list_height(self, room: int) -> int:
        lines = min(self._model.rowCount(), _LINES)
        wanted = sum(self.list.sizeHintForRow(line) for line in range(lines))
        least = self.list.sizeHintForRow(0) if lines else 0
        others = self.line.sizeHint().height() + self._hint.sizeHint().height() + 40
        return max(least, min(wanted, room - others))

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as it was told to be."""
        return QSize(self.width(), super().sizeHint().height())


def _is_own(event: QKeyEvent) -> bool:
    """Whether a key is the picker's; all others edit the line or are actions."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    match event.key():
        case Qt.Key.Key_Escape | Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
            return True
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            return held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
        case key if key in _MOVING:
            return not held
    return False

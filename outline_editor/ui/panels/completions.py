"""A list of what may be meant, right at the place where it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QInputMethodEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from outline_editor.app.choices import Choice
from outline_editor.ui.picker.choice_delegate import ChoiceDelegate
from outline_editor.ui.picker.choices_model import ChoicesModel, Index

_LINES = 8
"""Lines that the list shows at a time."""

_NARROWEST, _WIDEST = 30, 64
"""Average characters across."""

_MARGIN = 6
"""Pixels left free between the list and the edge of the window."""

_FRAME = 4
"""Pixels around the list."""

_GAP = 3
"""Pixels between what is typed and the list."""

_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Completions(QFrame):
    """Choices for what is being typed in a field, which keeps the focus and the caret.

    While it is in sight, Up, Down, Page Up and Page Down choose; Enter takes
    what is chosen, if anything is; Esc puts the list away. All other keys are
    the field's. It is part of the window, no window of its own, and makes way
    while an input method composes: that has a list and keys of its own.
    """

    taken = Signal(Choice)
    stepped = Signal(object)
    """A person has chosen another `Choice` by a key, or none (`None`), and not taken it yet."""
    dismissed = Signal()
    """A person wants none of it."""

    def __init__(
        self, field: QWidget, name: str, where: Callable[[], QRect], *, tab_takes: bool = False
    ) -> None:
        """Offer choices for a field; `where` they belong, in its coordinates.

        It hears the field's keys before all who listen to them already.
        `tab_takes` lets Tab take what is chosen, as Enter does.
        """
        over = field.window()
        super().__init__(over)
        self.setObjectName("completions")
        self.setProperty("picker", "true")
        self._field, self._over, self._where = field, over, where
        self._takes = (*_TAKING, Qt.Key.Key_Tab) if tab_takes else _TAKING
        self._is_composing = self._is_offering = False
        self._above: list[QWidget] = []
        self._model = ChoicesModel()
        self.list = QListView()
        self.list.setObjectName("completionsList")
        self.list.setAccessibleName(name)
        self.list.setModel(self._model)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_FRAME, _FRAME, _FRAME, _FRAME)
        layout.addWidget(self.list)
        field.installEventFilter(self)
        field.destroyed.connect(self.deleteLater)
        self.hide()

    def offer(self, choices: Sequence[Choice], *, takes_first: bool = False) -> None:
        """Show choices, of which Enter takes the first, or none before a person chooses."""
        if not choices:
            self.put_away()
            return
        self._is_offering = True
        self._model.show(choices)
        self._go_to(0 if takes_first else -1)
        if not self._is_composing:
            self._appear()

    def put_away(self) -> None:
        """Be out of sight, with nothing to offer."""
        # The lines stay: Qt goes on with the one that was clicked on.
        self._is_offering = False
        self._disappear()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hear the keys of the field, and follow it where it goes."""
        if watched is not self._field:
            if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
                self._place()
            return False
        match event.type():
            case QEvent.Type.ShortcutOverride:
                assert isinstance(event, QKeyEvent)
                if self._is_own(event):
                    event.accept()
                    return True
            case QEvent.Type.KeyPress:
                assert isinstance(event, QKeyEvent)
                return self._is_own(event) and self._press(event.key())
            case QEvent.Type.InputMethod:
                assert isinstance(event, QInputMethodEvent)
                self._compose(is_composing=bool(event.preeditString()))
            case QEvent.Type.Resize | QEvent.Type.Move:
                self._place()
            case QEvent.Type.FocusOut | QEvent.Type.Hide:
                self.put_away()
        return False

    def _is_own(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self.isVisible() or held:
            return False
        is_chosen = self.list.currentIndex().isValid()
        return key in _MOVING or key == Qt.Key.Key_Escape or (is_chosen and key in self._takes)

    def _press(self, key: int) -> bool:
        """Do what one of the list's own keys says."""
        if key == Qt.Key.Key_Escape:
            self.put_away()
            self.dismissed.emit()
        elif key in _MOVING:
            self._step(key)
        else:
            self._take(self.list.currentIndex())
        return True

    def _compose(self, *, is_composing: bool) -> None:
        self._is_composing = is_composing
        if is_composing:
            self._disappear()
        elif self._is_offering:
            self._appear()

    def _step(self, key: int) -> None:
        """Go to another line; past the last one stands none, then the first."""
        last, row = self._model.rowCount() - 1, self.list.currentIndex().row()
        match key:
            case Qt.Key.Key_Up:
                row = last if row < 0 else row - 1
            case Qt.Key.Key_Down:
                row = row + 1 if row < last else -1
            case Qt.Key.Key_PageUp:
                row = max(0, row - _LINES)
            case _:
                row = min(last, row + _LINES)
        self._go_to(row)
        self.stepped.emit(self._model.choice(self._model.index(row)) if row >= 0 else None)

    def _go_to(self, row: int) -> None:
        index = self._model.index(row)
        self.list.setCurrentIndex(index)
        if not index.isValid():
            self.list.clearSelection()
            self.list.scrollToTop()
            return
        self.list.scrollTo(index)
        if QAccessible.isActive():
            # The focus stays in the field: nothing else tells what is chosen.
            words = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))

    def _take(self, index: Index) -> None:
        choice = self._model.choice(index)
        self.put_away()
        self.taken.emit(choice)

    # Its place

    def _appear(self) -> None:
        if self.isHidden():
            # What it stands at moves with all that it is in, as by scrolling.
            above = self._field.parentWidget()
            while above is not None and above is not self._over:
                above.installEventFilter(self)
                self._above.append(above)
                above = above.parentWidget()
        self._place()
        self.show()
        self.raise_()

    def _disappear(self) -> None:
        for above in self._above:
            above.removeEventFilter(self)
        self._above.clear()
        self.hide()

    def _place(self) -> None:
        """Stand below the place, or above where there is more room, within the window."""
        over = self._over
        place = self._where().adjusted(0, -_GAP, 0, _GAP)
        top = self._field.mapTo(over, place.topLeft())
        below = over.height() - top.y() - place.height() - _MARGIN
        height, width = self._height(), self._width(over.width())
        is_above = below < height and top.y() > below
        height = min(height, top.y() - _MARGIN if is_above else below)
        left = max(_MARGIN, min(top.x(), over.width() - width - _MARGIN))
        self.setFixedSize(width, max(height, 1))
        self.move(QPoint(left, top.y() - height if is_above else top.y() + place.height()))

    def _height(self) -> int:
        lines = min(self._model.rowCount(), _LINES)
        return sum(self.list.sizeHintForRow(line) for line in range(lines)) + 2 * _FRAME + 2

    def _width(self, room: int) -> int:
        """Wide enough for what is in sight at first, as far as there is room."""
        metrics = self.fontMetrics()
        lines = range(min(self._model.rowCount(), _LINES))
        choices = [self._model.choice(self._model.index(line)) for line in lines]
        said = (f"{choice.text}    {choice.keys}" for choice in choices)
        wanted = max((metrics.horizontalAdvance(one) for one in said), default=0)
        wanted += 2 * _FRAME + self.list.verticalScrollBar().sizeHint().width() + 30
        em = metrics.averageCharWidth()
        return min(max(wanted, _NARROWEST * em), _WIDEST * em, room - 2 * _MARGIN)

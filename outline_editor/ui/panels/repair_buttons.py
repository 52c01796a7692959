"""The repairs of a problem as buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from outline_editor.core.problems import Repair
from outline_editor.ui.translation import shown, translate

_GAP = 4


class RepairButtons(QWidget):
    """The likeliest first; those without room are in a menu behind the others."""

    wanted = Signal(Repair)

    def __init__(self) -> None:
        super().__init__()
        self._repairs: tuple[Repair, ...] = ()
        self._buttons: list[QPushButton] = []
        self._others = QToolButton()
        self._others.setObjectName("otherRepairs")
        self._others.setProperty("link", "true")
        self._others.setText(translate("ProblemsPanel", "Other…"))
        self._others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._others.setMenu(QMenu(self._others))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        self._layout.addStretch(1)
        self._layout.addWidget(self._others)
        self._others.hide()

    def show_repairs(self, repairs: Sequence[Repair]) -> None:
        """Offer other repairs."""
        if tuple(repairs) == self._repairs:
            return
        self._repairs = tuple(repairs)
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(repair) for repair in repairs]
        self.updateGeometry()
        self._fit()

    def _button(self, repair: Repair) -> QPushButton:
        button = QPushButton(shown(repair.label))
        button.clicked.connect(lambda: self.wanted.emit(repair))
        self._layout.insertWidget(self._layout.count() - 1, button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as many as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """See `QWidget.sizeHint`: the room for all of them."""
        hints = [button.sizeHint() for button in self._buttons]
        width = sum(hint.width() + _GAP for hint in hints)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """See `QWidget.minimumSizeHint`: the room for the menu."""
        width = self._others.sizeHint().width() if self._buttons else 0
        return QSize(width, self.sizeHint().height())

    def _fit(self) -> None:
        room = self.width()
        if self.sizeHint().width() > room:
            room -= self._others.sizeHint().width()
        menu = self._others.menu()
        menu.clear()
        for repair, button in zip(self._repairs, self._buttons, strict=True):
            room -= button.sizeHint().width() + _GAP
            button.setVisible(room >= 0)
            if room < 0:
                label = shown(repair.label).replace("&", "&&")
                menu.addAction(label, lambda repair=repair: self.wanted.emit(repair))
        self._others.setVisible(not menu.isEmpty())

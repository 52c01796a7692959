"""Panes behind tabs that fold to their tabs where there is no room for more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabWidget, QToolButton

from outline_editor.ui.translation import translate

_EDGE = 14
"""Pixels between what folds the panes and their edge, as far as what stands in them keeps off."""
_ANY_HEIGHT = 16777215
"""Qt's own maximum (`QWIDGETSIZE_MAX`)."""


class FoldableTabs(QTabWidget):
    """Where they are foldable they fold to their tabs, and open when they are asked for."""

    folded = Signal()
    """Only the tabs are in sight now, or all of it again."""

    def __init__(self) -> None:
        super().__init__()
        self._is_foldable = self._is_folded = False
        self._switch: QToolButton | None = None
        self.tabBarClicked.connect(lambda _: self.set_folded(False))

    @property
    def is_folded(self) -> bool:
        """Whether only its tabs are in sight."""
        return self._is_folded

    def set_foldable(self, foldable: bool) -> None:
        """Fold it to its tabs, unless somebody is writing in it; or keep it in sight."""
        if foldable == self._is_foldable:
            return
        self._is_foldable = foldable
        if self._switch is None:
            self._switch = self._made_switch()
        self._switch.setVisible(foldable)
        self.set_folded(foldable and not self._has_focus_within())
        self._name_switch()

    def set_folded(self, folded: bool) -> None:
        """Leave only the tabs in sight, or show what is on them."""
        if folded == self._is_folded:
            return
        stack = self.findChild(QStackedWidget)
        assert stack is not None
        self._is_folded = folded
        stack.setVisible(not folded)
        self._limit_height()
        self.setProperty("folded", "true" if folded else "false")
        self.tabBar().style().polish(self.tabBar())
        self._name_switch()
        self.folded.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Keep the tabs in sight where text gets larger."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._limit_height()
            self._place_switch()

    @property
    def _tabs_height(self) -> int:
        return self.tabBar().sizeHint().height()

    def _limit_height(self) -> None:
        # Not by a hint: a window that opens would ask for that many times.
        self.setMinimumHeight(self._tabs_height if self._is_folded else 0)
        self.setMaximumHeight(self._tabs_height if self._is_folded else _ANY_HEIGHT)

    def _made_switch(self) -> QToolButton:
        switch = QToolButton(self)
        switch.setObjectName("foldSidebar")
        switch.setProperty("link", "true")
        switch.clicked.connect(lambda: self.set_folded(not self._is_folded))
        return switch

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the way to fold it at the end of the tabs."""
        super().resizeEvent(event)
        self._place_switch()

    def _name_switch(self) -> None:
        if self._switch is not None:
            hide, show = translate("Panes", "Hide"), translate("Panes", "Show")
            self._switch.setText(show if self._is_folded else hide)
            self._place_switch()

    def _place_switch(self) -> None:
        # Not a corner widget: where there are only tabs it would hang below them.
        if self._switch is not None:
            size = self._switch.sizeHint()
            left = self.width() - size.width() - _EDGE
            self._switch.setGeometry(
                QRect(QPoint(left, (self._tabs_height - size.height()) // 2), size)
            )
            self._switch.raise_()

    def _has_focus_within(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

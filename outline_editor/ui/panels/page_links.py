"""What leads to the notes before and after those that are shown, where there are very many."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from outline_editor.ui.translation import translate


class PageLinks(QObject):
    """Two buttons, each in sight only where there is something to go to."""

    turned = Signal(int)
    """The person wants to go on by so many pages; back, if it is less than 0."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.earlier = self._link(parent, "earlierNotes", -1)
        """To stand above what is shown."""
        self.later = self._link(parent, "laterNotes", 1)
        """To stand below it."""

    def _link(self, parent: QWidget, name: str, by: int) -> QToolButton:
        link = QToolButton(parent)
        link.setObjectName(name)
        link.setProperty("link", "true")
        link.clicked.connect(lambda: self.turned.emit(by))
        link.hide()
        return link

    def show_counts(self, before: int, after: int) -> None:
        """Show how many there are before and after those in sight."""
        self.earlier.setText(translate("PageLinks", "Earlier notes · {n}").format(n=before))
        self.later.setText(translate("PageLinks", "Later notes · {n}").format(n=after))
        self.earlier.setVisible(before > 0)
        self.later.setVisible(after > 0)

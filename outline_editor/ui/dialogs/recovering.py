"""After a crash: what was not saved, file by file, to be brought back or given up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from outline_editor.app.changed_lines import ChangedLine
from outline_editor.app.kept_journals import days_kept
from outline_editor.app.leftover import Leftover, Standing, why_it_stays
from outline_editor.app.recovery import standing_to_each_other
from outline_editor.core.errors import Message
from outline_editor.ui.dialogs.changed_text import ChangedText
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import shown, translate

_COPIED = {
    Standing.CHANGED: "The file has been changed since: this opens as a copy beside it.",
    Standing.OLDER: "There are newer changes to this file: this opens as a copy beside it.",
    Standing.GONE: "The file is gone: this opens as a copy.",
}
_COPIED_CODEBOOK = {
    Standing.CHANGED: "The codebook has been changed since: this is put into a file beside it.",
    Standing.OLDER: "There are newer changes to this codebook: this is put into a file beside it.",
    Standing.GONE: "The codebook is gone: this is put into a new file.",
}


class RecoveringDialog(QDialog):
    """Lists what processes left behind; `recover` and `discard` do what the person wants.

    What is neither recovered nor discarded is offered again at the next start.
    """

    def __init__(
        self,
        found: Sequence[Leftover],
        preview: Callable[[Leftover], Sequence[ChangedLine]],
        recover: Callable[[Leftover], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recovering")
        self.setWindowTitle(translate("Recovering", "Unsaved Changes Found"))
        self._preview, self._recover = preview, recover
        told = PlainLabel(
            translate(
                "Recovering",
                "The program ended before these changes were saved. Recover opens them again; "
                "nothing is saved until you do so. What you leave here is offered at the next "
                "start.",
            )
        )
        told.setWordWrap(True)
        self.files = QListWidget()
        self.files.setObjectName("leftFiles")
        self.files.setWordWrap(True)
        self.files.setSpacing(4)
        self.files.setAccessibleName(translate("Recovering", "Files with unsaved changes"))
        self.files.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._found = list(found)
        """All but what was discarded, the newest first."""
        for left in found:
            _fill(QListWidgetItem(self.files), left)
        self.text = ChangedText()
        self.text.setObjectName("leftChanges")
        self.text.setAccessibleName(translate("Recovering", "What would come back"))
        sides = QHBoxLayout()
        sides.addWidget(self.files, 2)
        sides.addWidget(self.text, 3)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addLayout(sides, 1)
        layout.addWidget(self._made_buttons())
        self.files.currentItemChanged.connect(self._show)
        self.files.itemSelectionChanged.connect(self._enable)
        self.files.selectAll()
        self.files.setCurrentRow(0)
        self.files.selectAll()
        self.resize(self.fontMetrics().averageCharWidth() * 130, self.fontMetrics().height() * 24)

    def _made_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.recover = QPushButton(translate("Recovering", "&Recover"))
        self.discard = QPushButton(translate("Recovering", "&Discard…"))
        self.later = QPushButton(translate("Recovering", "&Later"))
        buttons.addButton(self.recover, roles.AcceptRole)
        buttons.addButton(self.discard, roles.DestructiveRole)
        buttons.addButton(self.later, roles.RejectRole)
        self.recover.setDefault(True)
        self.recover.clicked.connect(self._take)
        self.discard.clicked.connect(self._drop)
        self.later.clicked.connect(self.reject)
        return buttons

    def _chosen(self) -> list[QListWidgetItem]:
        """The newest first, in whatever order they were selected."""
        return sorted(self.files.selectedItems(), key=self.files.row)

    def _enable(self) -> None:
        for button in (self.recover, self.discard):
            button.setEnabled(bool(self._chosen()))

    def _show(self, item: QListWidgetItem | None) -> None:
        left = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        self.text.show_lines(() if left is None else self._preview(left))

    def _take(self) -> None:
        for item in self._chosen():
            if self._recover(item.data(Qt.ItemDataRole.UserRole)):
                self._remove(item)
        self._end_if_done()

    def _drop(self) -> None:
        from outline_editor.ui.dialogs import ask

        if not ask.accept_discarding(self, len(self._chosen())):
            return
        for item in self._chosen():
            left: Leftover = item.data(Qt.ItemDataRole.UserRole)
            try:
                left.discard()
            except OSError as error:
                ask.tell_error(self, why_it_stays(left, error))
                continue
            self._found = [one for one in self._found if one.journal != left.journal]
            self._remove(item)
        self._stand_anew()
        self._end_if_done()

    def _stand_anew(self) -> None:
        """What was discarded is no newer work on a file any more."""
        self._found = standing_to_each_other(self._found)
        by_journal = {left.journal: left for left in self._found}
        for row in range(self.files.count()):
            item = self.files.item(row)
            _fill(item, by_journal[item.data(Qt.ItemDataRole.UserRole).journal])

    def _remove(self, item: QListWidgetItem) -> None:
        self.files.takeItem(self.files.row(item))

    def _end_if_done(self) -> None:
        if self.files.count() == 0:
            self.accept()


def _fill(item: QListWidgetItem, left: Leftover) -> None:
    item.setText(_described(left))
    item.setData(Qt.ItemDataRole.UserRole, left)


def _described(left: Leftover) -> str:
    beginning = left.beginning
    path = beginning.file
    name = translate("Recovering", "Untitled") if path is None else path.name
    moment = QDateTime.fromSecsSinceEpoch(int(left.when.timestamp()))
    when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
    lines = [name, translate("Recovering", "changed last {when}").format(when=when)]
    if path is not None:
        lines.append(str(path.parent))
    if left.standing in _COPIED:
        words = _COPIED_CODEBOOK if beginning.is_codebook else _COPIED
        lines.append(translate("Recovering", words[left.standing]))
    if left.unfit:
        path = str(left.aside)
        lines.append(shown(Message.of("recovery.unfit", n=left.unfit, path=path, days=days_kept())))
    return "\n".join(lines)

"""File ▸ Versions: what a file held before, to be read, compared, and brought back."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from outline_editor.app.changed_lines import only_changed
from outline_editor.app.version_previews import Present, Preview
from outline_editor.app.version_reader import Changed, InFile, Shown, VersionReader
from outline_editor.core.errors import Message
from outline_editor.storage.backups import Backups
from outline_editor.storage.version_index import Version
from outline_editor.ui.dialogs.changed_text import ChangedText
from outline_editor.ui.plain_text import PlainLabel, plain_tip
from outline_editor.ui.translation import shown, translate
from outline_editor.ui.version_words import VersionFindings, described, none_yet

_LOOK = 15
"""Milliseconds between two looks at what was read."""

_MOST_SHOWN = 5000
"""Lines up to which a version is shown in full; more would take the text a while."""

_NARROW = 90
"""Characters of width below which the text stands under the list."""


@dataclass(frozen=True, slots=True)
class VersionedFile:
    """A file with its versions, the newest first."""

    present: Present
    versions: Sequence[Version]


class VersionsDialog(QDialog):
    """Lists the versions of a file, and of others that belong to it.

    `restore` and `save_copy` get the number of the file and the version, and
    say whether it is done. With a `refusal` nothing can be restored, for that
    reason.
    """

    def __init__(
        self,
        files: Sequence[VersionedFile],
        backups: Backups,
        restore: Callable[[int, Version], bool],
        save_copy: Callable[[int, Version], bool],
        parent: QWidget | None = None,
        *,
        refusal: Message | None = None,
    ) -> None:
        super().__init__(parent)
        self._refusal = refusal
        self.setObjectName("versions")
        self._files, self._backups = files, backups
        self._restore, self._save_copy = restore, save_copy
        self._reader: VersionReader | None = None
        self._preview: Preview | None = None
        self._findings: list[VersionFindings] = []
        self._make_parts(files)
        layout = QVBoxLayout(self)
        for part in (self.file, self._empty, self._sides, self._buttons):
            layout.addWidget(part)
        layout.setStretchFactor(self._sides, 1)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK)
        self._looking.timeout.connect(self._take)
        self.finished.connect(self._end)
        self.resize(self.fontMetrics().averageCharWidth() * 150, self.fontMetrics().height() * 32)
        self._choose_file(0)
        (self.list if self.list.count() else self.close_button).setFocus()

    # Its parts

    def _make_parts(self, files: Sequence[VersionedFile]) -> None:
        self.file = QComboBox()
        self.file.setObjectName("versionedFile")
        self.file.setAccessibleName(translate("Versions", "File"))
        self.file.addItems([one.present.path.name for one in files])
        self.file.setVisible(len(files) > 1)
        self.file.currentIndexChanged.connect(self._choose_file)
        self._empty = PlainLabel()
        self._empty.setObjectName("noVersions")
        self._empty.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName("versionList")
        self.list.setAccessibleName(translate("Versions", "Versions, the newest first"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.currentRowChanged.connect(self._look_at)
        self._sides = QSplitter()
        self._sides.setChildrenCollapsible(False)
        self._sides.addWidget(self.list)
        self._sides.addWidget(self._made_reading())
        self._sides.setStretchFactor(0, 2)
        self._sides.setStretchFactor(1, 3)
        self._buttons = self._made_buttons()

    def _made_reading(self) -> QWidget:
        self.text = ChangedText()
        self.text.setObjectName("versionText")
        self.text.setAccessibleName(translate("Versions", "The version, compared with now"))
        self._remark = PlainLabel()
        self._remark.setObjectName("versionRemark")
        self._remark.setWordWrap(True)
        self._legend = PlainLabel(
            translate("Versions", "+ only in this version   − only in the document as it is now")
        )
        self._legend.setProperty("faint", "true")
        self._legend.setWordWrap(True)
        self.only_changes = QCheckBox(translate("Versions", "Only &what differs"))
        self.only_changes.setObjectName("onlyChanges")
        self.only_changes.toggled.connect(self._show)
        self.as_file = QCheckBox(translate("Versions", "&All fields, as in the file"))
        self.as_file.setObjectName("asFile")
        self.as_file.toggled.connect(lambda: self._look_at(self.list.currentRow()))
        choices = QHBoxLayout()
        choices.addWidget(self.only_changes)
        choices.addWidget(self.as_file)
        choices.addStretch(1)
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._remark)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._legend)
        layout.addLayout(choices)
        return side

    def _made_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.restore_button = QPushButton(translate("Versions", "&Restore"))
        self.copy_button = QPushButton(translate("Versions", "&Save a Copy…"))
        self.close_button = QPushButton(translate("Versions", "&Close"))
        buttons.addButton(self.restore_button, roles.AcceptRole)
        buttons.addButton(self.copy_button, roles.ActionRole)
        buttons.addButton(self.close_button, roles.RejectRole)
        self.restore_button.setDefault(True)
        if self._refusal is not None:
            self.restore_button.setToolTip(plain_tip(shown(self._refusal)))
        self.restore_button.clicked.connect(self._take_back)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.reject)
        return buttons

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the text under the list where there is no room beside it."""
        super().resizeEvent(event)
        is_narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        orientations = Qt.Orientation
        self._sides.setOrientation(orientations.Vertical if is_narrow else orientations.Horizontal)

    # What is read

    def _choose_file(self, number: int) -> None:
        self._end()
        present, versions = self._files[number].present, self._files[number].versions
        title = translate("Versions", "Versions of {name}")
        self.setWindowTitle(title.format(name=present.path.name))
        self._findings = [VersionFindings() for _ in versions]
        self._sides.setVisible(bool(versions))
        self._empty.setVisible(not versions)
        self._empty.setText(none_yet(os.path.exists(present.path)))
        for button in (self.restore_button, self.copy_button):
            button.setVisible(bool(versions))
        self.list.clear()
        if not versions:
            return
        self._reader = VersionReader(self._backups, versions, present)
        self._looking.start()
        today = QDate.currentDate()
        self.list.addItems([described(one, VersionFindings(), today) for one in versions])
        self.list.setCurrentRow(0)

    def _look_at(self, row: int) -> None:
        self._preview = None
        self.restore_button.setEnabled(False)
        self.copy_button.setEnabled(row >= 0)
        if row >= 0 and self._reader is not None:
            self._remark.setText(translate("Versions", "Reading…"))
            self._reader.look_at(row, as_file=self.as_file.isChecked())

    def _take(self) -> None:
        for read in () if self._reader is None else self._reader.taken():
            match read:
                case Shown(place, as_file, preview):
                    if (place, as_file) == (self.list.currentRow(), self.as_file.isChecked()):
                        self._preview = preview
                        self._show()
                case Changed(place, messages):
                    self._findings[place].changes = ", ".join(map(shown, messages))
                    self._describe(place)
                case InFile(place) if place >= 0:
                    self._findings[place].is_in_file = True
                    self._describe(place)
                case _:
                    pass

    def _describe(self, place: int) -> None:
        version = self._files[self.file.currentIndex()].versions[place]
        text = described(version, self._findings[place], QDate.currentDate())
        self.list.item(place).setText(text)

    def _show(self) -> None:
        preview = self._preview
        if preview is None:
            return
        self.restore_button.setEnabled(preview.can_be_restored and self._refusal is None)
        told = preview.remarks if self._refusal is None else (self._refusal, *preview.remarks)
        remarks = [shown(one) for one in told]
        is_long = len(preview.lines) > _MOST_SHOWN
        if is_long:
            remarks.append(translate("Versions", "It is long: what differs is shown, and no more."))
        self._legend.setVisible(not preview.is_beginning)
        self.only_changes.setEnabled(not is_long and not preview.is_beginning)
        is_wanted = self.only_changes.isEnabled() and self.only_changes.isChecked()
        lines = only_changed(preview.lines) if is_long or is_wanted else preview.lines
        self._remark.setText(" ".join(remarks))
        self._remark.setVisible(bool(remarks))
        self.text.show_lines(lines)

    def _end(self) -> None:
        self._looking.stop()
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    # What is done

    def _chosen(self) -> tuple[int, Version]:
        number = self.file.currentIndex()
        return number, self._files[number].versions[self.list.currentRow()]

    def _take_back(self) -> None:
        if self._restore(*self._chosen()):
            self.accept()

    def _copy(self) -> None:
        self._save_copy(*self._chosen())

"""Asks whether a concept or actor may go that others refer to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QListWidget, QMessageBox, QStyle, QWidget

from outline_editor.core.errors import Message
from outline_editor.ui.dialogs.ask import add_above_buttons, box_of
from outline_editor.ui.translation import shown, translate

_LINES, _CHARACTERS = 8, 60
"""How high and wide the list is, at most and at least."""

_PADDING = 4
"""Pixels around a line of the list."""

_BAR = QStyle.PixelMetric.PM_ScrollBarExtent


def accept_deleting(
    parent: QWidget | None, name: str, uses: Sequence[str], *, is_shared: bool
) -> bool:
    """Show the uses of an entry in all that is open, and ask whether it may be deleted.

    Of an entry that is shared it says that files which are not open stay as they are.
    """
    box = _asking(parent, translate("Ask", "Delete “{name}”?").format(name=name))
    said = []
    if uses:
        said.append(shown(Message.of("concept.uses-go", n=len(uses))))
    if is_shared:
        closed = "Files that are not open are not changed: what names it there will be unknown."
        said.append(translate("Ask", closed))
    box.setInformativeText("\n".join(said))
    if uses:
        add_above_buttons(box, _list_of(uses))
    return _is_accepted(box)


def accept_uncovering(parent: QWidget | None, name: str, shared_name: str) -> bool:
    """Ask whether a document's own definition of an entry may go, so that its codebook's counts."""
    text = translate("Ask", "Delete this document's own definition of “{name}”?")
    box = _asking(parent, text.format(name=name))
    counts = translate(
        "Ask",
        "The codebook defines it too: from now on its definition counts here, “{name}”. "
        "All rows and notes keep it.",
    )
    box.setInformativeText(counts.format(name=shared_name))
    return _is_accepted(box)


def _list_of(uses: Sequence[str]) -> QListWidget:
    """The uses one below the other, each whole: long ones go on in further lines."""
    listed = QListWidget()
    listed.setObjectName("usesToGo")
    listed.setAccessibleName(translate("Ask", "Uses"))
    listed.setWordWrap(True)
    listed.setResizeMode(QListWidget.ResizeMode.Adjust)
    listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    listed.addItems(list(uses))
    metrics = listed.fontMetrics()
    width = metrics.averageCharWidth() * _CHARACTERS
    room = QRect(0, 0, width - listed.style().pixelMetric(_BAR) - 2 * _PADDING, 0)
    wrapped = [metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, use).height() for use in uses]
    most = (metrics.height() + _PADDING) * _LINES
    listed.setMinimumWidth(width)
    listed.setFixedHeight(min(most, sum(wrapped) + _PADDING * (len(uses) + 2)))
    return listed


def _asking(parent: QWidget | None, text: str) -> QMessageBox:
    box = box_of(parent, QMessageBox.Icon.Warning)
    box.setText(text)
    return box


def _is_accepted(box: QMessageBox) -> bool:
    delete = box.addButton(translate("Ask", "Delete"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return box.clickedButton() is delete

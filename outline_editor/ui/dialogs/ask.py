"""Questions and messages that a person must see."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QMessageBox,
    QWidget,
)

from outline_editor.core.errors import Message, OutlineError
from outline_editor.storage.limits import OverLimit
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.positions import Lines, excerpt
from outline_editor.ui.plain_text import PlainLabel, PlainMessageBox
from outline_editor.ui.translation import listed, shown, translate, word


class Unsaved(Enum):
    """What to do with changes that are not saved."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


class Reverted(Enum):
    """What is to be again as its file has it."""

    BOTH = auto()
    DOCUMENT = auto()
    NOTHING = auto()


def about_unsaved(parent: QWidget | None, *names: str) -> Unsaved:
    """Ask what is to become of unsaved changes in files; `''` for a document without one."""
    box = box_of(parent, QMessageBox.Icon.Warning)
    untitled = translate("Ask", "the untitled document")
    name = listed([one or untitled for one in names])
    box.setText(translate("Ask", "Save the changes to {name}?").format(name=name))
    box.setInformativeText(translate("Ask", "What is not saved will be lost."))
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    # What Qt calls it depends on the desktop.
    box.button(buttons.Discard).setText(translate("Ask", "Do&n't Save"))
    box.setDefaultButton(buttons.Save)
    match box.exec():
        case buttons.Save:
            return Unsaved.SAVE
        case buttons.Discard:
            return Unsaved.DISCARD
    return Unsaved.CANCEL


def accept_dropping_input(parent: QWidget | None, field: str) -> bool:
    """Ask whether what a field holds and the document refused may be lost."""
    box = box_of(parent, QMessageBox.Icon.Warning)
    text = translate("Ask", "What stands in the field “{field}” is not in the document.")
    box.setText(text.format(field=word(field.replace("_", " "))))
    box.setInformativeText(translate("Ask", "It was not accepted there, and will be lost."))
    show = box.addButton(QMessageBox.StandardButton.Cancel)
    show.setText(translate("Ask", "Show It"))
    drop = box.addButton(QMessageBox.StandardButton.Discard)
    drop.setText(translate("Ask", "Close Anyway"))
    box.setDefaultButton(show)
    return box.exec() == QMessageBox.StandardButton.Discard


def accept_revert(parent: QWidget | None, name: str) -> bool:
    """Ask whether the file may replace what has been changed since."""
    box = box_of(parent, QMessageBox.Icon.Warning)
    box.setText(translate("Ask", "Go back to {name} as it was saved?").format(name=name))
    box.setInformativeText(
        translate("Ask", "Undo brings back what was changed since, while the window is open.")
    )
    revert = box.addButton(translate("Ask", "Revert"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return box.clickedButton() is revert


def about_revert(parent: QWidget | None, name: str, codebook: str, sharing: str) -> Reverted:
    """Ask the same where the codebook has unsaved changes, too; `sharing` are its other users."""
    box = box_of(parent, QMessageBox.Icon.Warning)
    box.setText(translate("Ask", "Go back to {name} as it was saved?").format(name=name))
    changed = translate(
        "Ask",
        "{codebook} has changes that are not saved, too. Reverting both takes them back; "
        "reverting the document alone keeps them.",
    )
    shared = translate(
        "Ask",
        "{codebook} has changes that are not saved, too. Reverting both takes them back, also for "
        "{sharing}; reverting the document alone keeps them.",
    )
    said = (shared if sharing else changed).format(codebook=codebook, sharing=sharing)
    undo = translate(
        "Ask",
        "While the window is open, Undo brings back what was changed in the document, and once "
        "more what was changed in the codebook.",
    )
    box.setInformativeText(f"{said}\n\n{undo}")
    role = QMessageBox.ButtonRole.DestructiveRole
    both = box.addButton(translate("Ask", "Revert Both"), role)
    alone = box.addButton(translate("Ask", "Revert the Document Alone"), role)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.exec()
    if box.clickedButton() is both:
        return Reverted.BOTH
    return Reverted.DOCUMENT if box.clickedButton() is alone else Reverted.NOTHING


def accept_losses(parent: QWidget | None, losses: Sequence[Message]) -> bool:
    """Tell what an export can't carry, and ask whether to go on."""
    box = box_of(parent, QMessageBox.Icon.Warning)
    box.setText(translate("Ask", "The text form can't carry everything."))
    box.setInformativeText("\n".join(shown(loss) for loss in losses[:12]))
    export = box.addButton(translate("Ask", "Export"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return box.clickedButton() is export


def accept_discarding(parent: QWidget | None, count: int) -> bool:
    """Ask whether what a crash has left of some files may be lost."""
    box = box_of(parent, QMessageBox.Icon.Warning)
    box.setText(shown(Message.of("recovery.discard", n=count)))
    box.setInformativeText(translate("Ask", "This can't be undone."))
    discard = box.addButton(translate("Ask", "Discard"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is discard


def accept_versions(parent: QWidget | None, why: Message, count: int) -> bool:
    """Tell why a file can't be opened, and ask whether to show the versions kept of it."""
    box = box_of(parent, QMessageBox.Icon.Warning)
    box.setText(shown(why))
    box.setInformativeText(shown(Message.of("versions.of-gone", n=count)))
    show = box.addButton(translate("Ask", "Show Versions"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Close)
    box.setDefaultButton(show)
    box.exec()
    return box.clickedButton() is show


def accept_large_file(parent: QWidget | None, error: OverLimit) -> bool:
    """Tell that a file is more than is read without asking, and ask whether to open it."""
    box = box_of(parent, QMessageBox.Icon.Warning)
    box.setText(shown(error.question))
    words = translate("Ask", "&Open It Anyway")
    anyway = box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is anyway


def tell_error(parent: QWidget | None, message: Message) -> None:
    """Tell why something could not be done."""
    box = box_of(parent, QMessageBox.Icon.Critical)
    box.setText(shown(message))
    box.exec()


def tell(parent: QWidget | None, message: Message) -> None:
    """Tell what was done otherwise than the person may think."""
    box = box_of(parent, QMessageBox.Icon.Information)
    box.setText(shown(message))
    box.exec()


def tell_opening_failed(parent: QWidget | None, error: OutlineError, path: Path) -> None:
    """Tell why a file can't be opened."""
    if isinstance(error, FileRefused):
        tell_refusal(parent, error, path)
    else:
        tell_error(parent, error.message)


def tell_refusal(parent: QWidget | None, refusal: FileRefused, path: Path) -> None:
    """Tell why a file can't be read, with the place in it."""
    problem = refusal.problem
    box = box_of(parent, QMessageBox.Icon.Critical)
    box.setText(translate("Ask", "{name} can't be opened.").format(name=path.name))
    place = translate("Ask", "Line {line}, column {column}: ")
    where = place.format(line=problem.line, column=problem.column) if problem.line else ""
    box.setInformativeText(where + shown(problem.message))
    lines = excerpt(problem, Lines(refusal.text))
    if lines:
        label = PlainLabel(lines)
        label.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        add_above_buttons(box, label)
    box.exec()


def add_above_buttons(box: QMessageBox, widget: QWidget) -> None:
    """Put something between the text of a question and its answers."""
    layout, buttons = box.layout(), box.findChild(QDialogButtonBox)
    assert isinstance(layout, QGridLayout)
    assert buttons is not None
    row, columns = layout.rowCount(), layout.columnCount()
    layout.addWidget(widget, row, 0, 1, columns)
    layout.removeWidget(buttons)
    layout.addWidget(buttons, row + 1, 0, 1, columns)


def box_of(parent: QWidget | None, icon: QMessageBox.Icon) -> QMessageBox:
    """A question, or a message, without a text yet."""
    box = PlainMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle("Outline Editor")
    return box

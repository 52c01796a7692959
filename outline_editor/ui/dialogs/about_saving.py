"""Questions where something stands against saving."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from outline_editor.core.errors import Message
from outline_editor.ui.dialogs.ask import box_of
from outline_editor.ui.translation import shown, translate


class AfterFailure(Enum):
    """What to do where a file could not be saved."""

    OVERWRITE = auto()
    """Replace what another program has put into it."""
    LEAVE = auto()
    """Save without it."""
    RETRY = auto()
    SAVE_AS = auto()
    MERGE = auto()
    """Bring together what is in the file and what is here."""
    KEEP_COPY = auto()
    """Put what is here into a file of its own, and show what is in the file."""
    RELOAD = auto()
    """Show what is in the file."""
    CANCEL = auto()


def about_failure(parent: QWidget | None, reason: Message) -> AfterFailure:
    """Tell why the document can't be saved, and ask what to do."""
    box = box_of(parent, QMessageBox.Icon.Critical)
    box.setText(shown(reason))
    save_as = _save_as(box)
    retry = box.addButton(translate("AboutSaving", "Try Again"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(save_as)
    return _answer(box, {save_as: AfterFailure.SAVE_AS, retry: AfterFailure.RETRY})


def about_changed_file(parent: QWidget | None, name: str) -> AfterFailure:
    """Ask what is to become of what another program has put into the file."""
    box = _changed(parent, name)
    box.setInformativeText(
        translate(
            "AboutSaving",
            "Merging brings both together, and asks about what was changed on both sides. A copy "
            "keeps yours beside the file. Reloading shows the file; Undo brings yours back.",
        )
    )
    roles = QMessageBox.ButtonRole
    merge = box.addButton(translate("AboutSaving", "&Merge…"), roles.AcceptRole)
    copy = box.addButton(translate("AboutSaving", "&Keep Mine as a Copy…"), roles.AcceptRole)
    reload = box.addButton(translate("AboutSaving", "&Reload"), roles.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(merge)
    answers = {
        merge: AfterFailure.MERGE,
        copy: AfterFailure.SAVE_AS,
        reload: AfterFailure.RELOAD,
    }
    return _answer(box, answers)


def about_unusable_file(parent: QWidget | None, name: str, reason: Message) -> AfterFailure:
    """Ask whether what another program has put into the file may be overwritten: no outline."""
    box = _changed(parent, name)
    more = translate(
        "AboutSaving", "Saving would overwrite those changes. Another name keeps both."
    )
    unusable = translate("AboutSaving", "It can't be used as it is now: {reason}")
    box.setInformativeText(f"{unusable.format(reason=shown(reason))}\n\n{more}")
    overwrite = _overwrite(box)
    save_as = _save_as(box)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(save_as)
    return _answer(box, {overwrite: AfterFailure.OVERWRITE, save_as: AfterFailure.SAVE_AS})


def about_codebook(
    parent: QWidget | None, name: str, reason: Message, document: str
) -> AfterFailure:
    """Tell why a codebook can't be saved, and ask what to do."""
    box = box_of(parent, QMessageBox.Icon.Warning)
    box.setText(translate("AboutSaving", "{name} could not be saved.").format(name=name))
    more = translate(
        "AboutSaving",
        "You can save {document} alone: the changes to {name} stay here, and the next saving "
        "tries again.",
    )
    more = more.format(name=name, document=document)
    box.setInformativeText(f"{shown(reason)}\n\n{more}")
    leave = _save_without(box)
    retry = box.addButton(translate("AboutSaving", "Try Again"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(leave)
    return _answer(box, {leave: AfterFailure.LEAVE, retry: AfterFailure.RETRY})


def about_changed_codebook(parent: QWidget | None, name: str, document: str) -> AfterFailure:
    """Ask what is to become of what another program has put into a codebook."""
    box = _changed(parent, name)
    more = translate(
        "AboutSaving",
        "Merging brings both together, and asks about what was changed on both sides. A copy "
        "keeps yours beside {name}. Reloading shows the file; Undo brings yours back. You can "
        "also save {document} alone: the changes to {name} stay here, and you are asked again "
        "with the next saving.",
    )
    box.setInformativeText(more.format(name=name, document=document))
    roles = QMessageBox.ButtonRole
    merge = box.addButton(translate("AboutSaving", "&Merge…"), roles.AcceptRole)
    copy = box.addButton(translate("AboutSaving", "&Keep Mine as a Copy"), roles.AcceptRole)
    reload = box.addButton(translate("AboutSaving", "&Reload"), roles.DestructiveRole)
    leave = _save_without(box)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(merge)
    answers = {
        merge: AfterFailure.MERGE,
        copy: AfterFailure.KEEP_COPY,
        reload: AfterFailure.RELOAD,
        leave: AfterFailure.LEAVE,
    }
    return _answer(box, answers)


def about_unusable_codebook(
    parent: QWidget | None, name: str, reason: Message, document: str
) -> AfterFailure:
    """Ask whether what another program has put into it may be overwritten: no codebook."""
    box = _changed(parent, name)
    unusable = translate("AboutSaving", "It can't be used as it is now: {reason}")
    more = translate(
        "AboutSaving",
        "Saving would overwrite those changes. You can save {document} alone: the changes to "
        "{name} stay here, and you are asked again with the next saving.",
    )
    more = more.format(name=name, document=document)
    box.setInformativeText(f"{unusable.format(reason=shown(reason))}\n\n{more}")
    overwrite = _overwrite(box)
    leave = _save_without(box)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(leave)
    return _answer(box, {overwrite: AfterFailure.OVERWRITE, leave: AfterFailure.LEAVE})


def _changed(parent: QWidget | None, name: str) -> QMessageBox:
    box = box_of(parent, QMessageBox.Icon.Warning)
    text = translate(
        "AboutSaving", "{name} was changed by another program since it was opened here."
    )
    box.setText(text.format(name=name))
    return box


def _overwrite(box: QMessageBox) -> QPushButton:
    words = translate("AboutSaving", "Overwrite")
    return box.addButton(words, QMessageBox.ButtonRole.DestructiveRole)


def _save_as(box: QMessageBox) -> QPushButton:
    words = translate("AboutSaving", "Save As…")
    return box.addButton(words, QMessageBox.ButtonRole.AcceptRole)


def _save_without(box: QMessageBox) -> QPushButton:
    words = translate("AboutSaving", "Save the Document Alone")
    return box.addButton(words, QMessageBox.ButtonRole.AcceptRole)


def _answer(box: QMessageBox, answers: dict[QPushButton, AfterFailure]) -> AfterFailure:
    box.exec()
    clicked = box.clickedButton()
    return next(
        (answer for button, answer in answers.items() if button is clicked), AfterFailure.CANCEL
    )

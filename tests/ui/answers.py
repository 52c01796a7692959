"""Answers to the program's questions, given as a person gives them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

_SETTLED = 150
"""Milliseconds after which a dialog has done what it does by itself, on a machine at leisure."""

_LOOK = 20
"""Milliseconds between two looks at whether a question has come: a busy machine may take longer."""

_LOOKS = 500
"""How often one looks before the question is not expected any more."""


def press(*texts: str) -> list[str]:
    """Press a button of each question to come, in turn; the list fills with what they asked."""
    asked: list[str] = []
    left = list(texts)

    def answer(looks: int = _LOOKS) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            if looks:
                QTimer.singleShot(_LOOK, lambda: answer(looks - 1))
            return
        asked.append(box.text())
        text = left.pop(0)
        buttons = {button.text().replace("&", ""): button for button in box.buttons()}
        if left:
            QTimer.singleShot(0, answer)
        buttons[text].click()

    QTimer.singleShot(0, answer)
    return asked


def click(asked: list[str], *texts: str) -> None:
    """Press the button with one of these texts of a question that is asked now; keep what it was.

    For a timer, where some questions come by themselves or not at all.
    """
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        asked.append(box.text())
        next(one for one in box.buttons() if one.text().replace("&", "") in texts).click()


def choose_file(qtbot: QtBot, *paths: Path) -> Callable[[], bool]:
    """Fill in the next file dialog; the result tells whether it came."""
    came: list[bool] = []
    text = str(paths[0]) if len(paths) == 1 else " ".join(f'"{path}"' for path in paths)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            # On a busy machine another question may still be there.
            QTimer.singleShot(_SETTLED, answer)
            return
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.selectAll()
        qtbot.keyClicks(name, text)
        QTimer.singleShot(_SETTLED, lambda: accept(dialog, name))

    def accept(dialog: QFileDialog, name: QLineEdit) -> None:
        if name.text() != text:
            # Once it has read its folder the dialog proposes a name, whatever was typed.
            answer()
            return
        buttons = dialog.findChild(QDialogButtonBox)
        assert buttons is not None
        kinds = QDialogButtonBox.StandardButton
        button = buttons.button(kinds.Save) or buttons.button(kinds.Open)
        came.append(True)
        # A list of names that fit may have come up, which would take a click of the mouse.
        button.click()

    # The dialog settles on its folder first, as it has when a person begins to type.
    QTimer.singleShot(_SETTLED, answer)
    return lambda: came == [True]

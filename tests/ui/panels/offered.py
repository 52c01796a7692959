"""The list of what may be meant by what somebody types in a field."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtWidgets import QListView

from outline_editor.ui.picker.choices_model import ChoicesModel
from tests.ui.panels.driving import Person


def list_in_sight(person: Person) -> QListView | None:
    """The list, `None` where none is in sight."""
    for found in person.window.findChildren(QListView, "completionsList"):
        if found.isVisible():
            return found
    return None


def frame_of_list(person: Person) -> QRect:
    """Where the list stands in the window."""
    shown = list_in_sight(person)
    assert shown is not None
    frame = shown.parentWidget()
    assert frame is not None
    return frame.geometry()


def offered(person: Person, *, details: bool = False) -> list[str]:
    """What can be chosen now, in its order."""
    shown = list_in_sight(person)
    if shown is None:
        return []
    choices = [_model(shown).choice(index) for index in _indexes(shown)]
    return [f"{one.text} | {one.detail}" if details else one.text for one in choices]


def keys_told(person: Person) -> list[str]:
    """The keys that stand at the lines of the list."""
    shown = list_in_sight(person)
    assert shown is not None
    return [_model(shown).choice(index).keys for index in _indexes(shown)]


def taken_by_enter(person: Person) -> str:
    """What Enter would take, `''` for nothing."""
    shown = list_in_sight(person)
    assert shown is not None
    index = shown.currentIndex()
    return _model(shown).choice(index).text if index.isValid() else ""


def click_on(person: Person, text: str) -> None:
    """Click on a line of the list."""
    shown = list_in_sight(person)
    assert shown is not None
    index = next(one for one in _indexes(shown) if _model(shown).choice(one).text == text)
    place = shown.visualRect(index).center()
    person.qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _model(shown: QListView) -> ChoicesModel:
    model = shown.model()
    assert isinstance(model, ChoicesModel)
    return model


def _indexes(shown: QListView) -> list[QModelIndex]:
    return [shown.model().index(row, 0) for row in range(shown.model().rowCount())]

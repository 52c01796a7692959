"""Which notes the list shows: their kinds, states, authors, concepts, and lost quotes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.anchors import Outcome
from outline_editor.core.errors import shortened
from outline_editor.core.note_list import EVERY_NOTE, NoteFilter, all_notes
from outline_editor.core.vocabulary import NoteKind, NoteState
from outline_editor.ui.panels import candidates
from outline_editor.ui.panels.flow_layout import FlowLayout
from outline_editor.ui.panels.tokens_editor import TokensEditor
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate, word

_MOST_SHOWN = 18
"""Characters of what is chosen that stand on a button."""


class _Value(NamedTuple):
    """Something to choose, and what it is called."""

    value: Any
    name: str


class _Choice(QToolButton):
    """A button with a menu in which any number of values may be ticked."""

    chosen = Signal(tuple)

    def __init__(self, name: str, title: str, offered: Callable[[], Sequence[_Value]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("switch", "true")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._title = title
        self._offered = offered
        self._values: tuple[Any, ...] = ()
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.show_values(())

    def show_values(self, values: Collection[Any]) -> None:
        """Show what is chosen."""
        self._values = tuple(values)
        names = [one.name for one in self._offered() if one.value in values] if values else []
        named = shortened(", ".join(names), _MOST_SHOWN) if names else ""
        self.setText(f"{self._title}: {named} ▾" if named else f"{self._title} ▾")
        self.setCheckable(bool(values))
        self.setChecked(bool(values))

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for one in self._offered():
            action = QAction(one.name.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(one.value in self._values)
            action.triggered.connect(lambda ticked, value=one.value: self._tick(value, ticked))
            menu.addAction(action)

    def _tick(self, value: Any, ticked: bool) -> None:
        others = tuple(one for one in self._values if one != value)
        self.chosen.emit((*others, value) if ticked else others)


class NoteFilters(QWidget):
    """The ways to see fewer notes; `changed` carries those chosen."""

    changed = Signal(NoteFilter)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._filter = EVERY_NOTE
        self._choices = {
            "kinds": _Choice("filterKinds", translate("AllNotes", "Kind"), _kinds),
            "states": _Choice("filterStates", translate("AllNotes", "State"), _states),
            "outcomes": _Choice("filterOutcomes", translate("AllNotes", "Quote"), _outcomes),
            "authors": _Choice("filterAuthors", translate("AllNotes", "By"), self._authors),
        }
        placeholder = translate("AllNotes", "concept…")
        self._concepts = TokensEditor(candidates.Concepts(session), placeholder)
        self._concepts.set_name(translate("AllNotes", "Concepts"))
        self._concepts.setObjectName("filterConcepts")
        row = QWidget()
        flow = FlowLayout(row)
        flow.setContentsMargins(0, 0, 0, 0)
        for name, choice in self._choices.items():
            choice.chosen.connect(lambda values, name=name: self._choose(name, values))
            flow.addWidget(choice)
        flow.addWidget(QWidget())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(row)
        layout.addWidget(self._concepts)
        self._concepts.edited.connect(self._choose_concepts)
        self.escaped = self._concepts.escaped

    def show_filter(self, chosen: NoteFilter) -> None:
        """Show what is chosen."""
        self._filter = chosen
        for name, choice in self._choices.items():
            choice.show_values(getattr(chosen, name))
        self._concepts.show_value(tuple(chosen.concepts))

    def _choose(self, name: str, values: tuple[Any, ...]) -> None:
        self.changed.emit(replace(self._filter, **{name: values}))

    def _choose_concepts(self, concepts: tuple[str, ...]) -> None:
        known = {one.value for one in candidates.Concepts(self._session).offered()}
        known |= {
            one for note, _ in all_notes(self._session.document.root) for one in note.concepts
        }
        unknown = [one for one in concepts if one not in known]
        told = translate("AllNotes", "No concept is called “{words}”.")
        self._concepts.show_remark(told.format(words=unknown[0]) if unknown else "")
        if not unknown:
            self._choose("concepts", concepts)

    def _authors(self) -> list[_Value]:
        """Everybody who has signed a note; few do, of many notes."""
        named = {note.by for note, _ in all_notes(self._session.document.root)} - {""}
        return [_Value(name, name) for name in sorted(named | set(self._filter.authors))]


def _kinds() -> list[_Value]:
    return [_Value(kind, word(kind.value)) for kind in NoteKind]


def _states() -> list[_Value]:
    return [_Value(state, word(state.value)) for state in NoteState]


def _outcomes() -> list[_Value]:
    return [
        _Value(Outcome.FOUND, translate("AllNotes", "found")),
        _Value(Outcome.AMBIGUOUS, translate("AllNotes", "ambiguous")),
        _Value(Outcome.LOST, translate("AllNotes", "lost")),
        _Value(Outcome.WHOLE_ROW, translate("AllNotes", "none: the whole row")),
    ]

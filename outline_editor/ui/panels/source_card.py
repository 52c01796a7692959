"""One source of the document as a card."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.addresses import source_ref
from outline_editor.core.model import Source
from outline_editor.core.vocabulary import SourceKind
from outline_editor.ui.panels.field_editors import BooleanEditor, ChoiceEditor, LineEditor
from outline_editor.ui.panels.field_form import FieldForm, FormField
from outline_editor.ui.panels.own_fields_view import OwnFieldsView
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate


class SourceCard(QFrame):
    """Shows and changes one source; its id is what rows and notes cite."""

    moved = Signal(str, int)
    """A source was moved up (-1) or down (1); its id."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "plain")
        self._session = session
        self.source_id = ""
        self._id = PlainLabel()
        self._id.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._form = FieldForm(session, _fields())
        self._up = _arrow("↑", translate("SourceCard", "Move Up"))
        self._up.clicked.connect(lambda: self._move(-1))
        self._down = _arrow("↓", translate("SourceCard", "Move Down"))
        self._down.clicked.connect(lambda: self._move(1))
        self._remove = QToolButton()
        self._remove.setText(translate("SourceCard", "Delete"))
        self._remove.clicked.connect(self._delete)
        top = QHBoxLayout()
        top.addWidget(self._id, 1)
        top.addWidget(self._up)
        top.addWidget(self._down)
        top.addWidget(self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._form)
        self.focus_field = self._form.focus_field

    def show_source(self, source: Source) -> None:
        """Show a source, or its new state."""
        self.source_id = source.id
        self.setObjectName(f"source.{source.id}")
        self._id.setText(source.id)
        self._form.show_element(source_ref(source.id), source)
        self._form.set_field_visible("extensions", bool(source.extensions))
        read_only = self._session.read_only
        self._form.set_read_only(read_only)
        self._remove.setVisible(not read_only)
        sources = self._session.document.root.sources
        self._up.setVisible(not read_only and source.id != sources[0].id)
        self._down.setVisible(not read_only and source.id != sources[-1].id)

    def focus_mover(self, by: int) -> None:
        """Put the focus on the button that moves the source on, or else back."""
        wanted, other = (self._up, self._down) if by < 0 else (self._down, self._up)
        (other if wanted.isHidden() else wanted).setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, by: int) -> None:
        source_id = self.source_id
        self._session.editing.sources.move(source_id, by)
        self.moved.emit(source_id, by)

    def _delete(self) -> None:
        self._session.editing.sources.remove(self.source_id)


def _arrow(text: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button


def _fields() -> list[FormField]:
    def say(text: str) -> str:
        return translate("Fields", text)

    return [
        FormField("title", "Title", LineEditor()),
        FormField("publisher", "Publisher", LineEditor()),
        FormField("date", "Date", LineEditor(say("such as 2019-01-29"))),
        FormField("kind", "Kind", ChoiceEditor([kind.value for kind in SourceKind])),
        FormField("url", "Address", LineEditor(say("https://…"))),
        FormField("language", "Language", LineEditor(say("such as zh"))),
        FormField("accessed", "Accessed", LineEditor(say("such as 2019-02-01"))),
        FormField(
            "checked", "Checked", BooleanEditor(say("checked against it"), say("not checked"))
        ),
        FormField("extensions", "Own fields", OwnFieldsView()),
    ]

"""The fields of the current row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.addresses import Ref, node_ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.model import Node
from outline_editor.core.vocabulary import Change, Instrument, NodeKind, Stated
from outline_editor.ui.panels import candidates
from outline_editor.ui.panels.amounts_editor import AmountsEditor
from outline_editor.ui.panels.field_editors import ChoiceEditor, LineEditor
from outline_editor.ui.panels.field_form import FieldForm, FormField
from outline_editor.ui.panels.headings import heading
from outline_editor.ui.panels.own_fields_view import OwnFieldsView
from outline_editor.ui.panels.tokens_editor import TokensEditor
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate

_RARE = ("targets", "places", "period", "due", "amounts", "stated")
"""Fields that few rows have: shown where they are set, or where all are asked for."""

_OF_ONE_ROW = ("original", "amounts")
"""Fields that say what one row says: they are never changed in several."""

_WHERE_SET = ("extensions",)
"""Fields that can only be read: shown where they are set."""


class RowInspector(QWidget):
    """Shows and changes everything about the current row but text and notes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rowInspector")
        self._session = session
        self._form = FieldForm(session, _fields(session))
        self._form.change_alike(self._others)
        self._several = PlainLabel()
        self._several.setObjectName("severalRows")
        self._several.setWordWrap(True)
        self._several.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._empty = PlainLabel(translate("RowInspector", "No row is selected."))
        self._more = QToolButton()
        self._more.setObjectName("moreFields")
        self._more.setProperty("link", "true")
        self._more.setCheckable(True)
        self._more.toggled.connect(lambda _: self.refresh())
        top = QHBoxLayout()
        top.addWidget(heading(translate("RowInspector", "Row")), 1)
        top.addWidget(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 6)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._empty)
        layout.addWidget(self._several)
        layout.addWidget(self._form)
        session.selection_changed.connect(self._say_several)
        session.current_changed.connect(lambda _: self.refresh())
        session.changed.connect(self._document_changed)
        session.codebook_changed.connect(self.refresh)
        session.switched.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the current row as it is now."""
        ref = node_ref(self._session.current)
        node = self._session.document.find(ref)
        self._say_several()
        self._form.setVisible(node is not None)
        self._empty.setVisible(node is None)
        self._more.setVisible(node is not None)
        self._more.setText(
            translate("RowInspector", "Fewer Fields")
            if self._more.isChecked()
            else translate("RowInspector", "All Fields")
        )
        if isinstance(node, Node):
            for name in (*_RARE, *_WHERE_SET):
                wanted = self._more.isChecked() and name in _RARE
                is_set = bool(getattr(node, name)) or (ref, name) in self._session.pending
                self._form.set_field_visible(name, wanted or is_set)
            self._form.show_element(ref, node)
            self._form.set_read_only(self._session.read_only)

    def _others(self, name: str) -> Sequence[Ref]:
        """The other rows that are selected, in which a field is changed alike."""
        current, selected = self._session.current, self._session.selected()
        if name in _OF_ONE_ROW or current not in selected:
            return ()
        return [node_ref(row) for row in selected if row != current]

    def _say_several(self) -> None:
        count = self._session.count_selected()
        text = translate(
            "RowInspector",
            "{n} rows are selected. Shown is the current one; what you change here,"
            " but for the original and amounts, changes in all of them.",
        )
        self._several.setText(text.format(n=count))
        self._several.setVisible(count > 1)

    def focus_field(self, name: str) -> bool:
        """Put the caret into a field; whether there is such a field."""
        if name in _RARE:
            self._more.setChecked(True)
        return self._form.focus_field(name)

    def _document_changed(self, _change_set: ChangeSet) -> None:
        self.refresh()


def _fields(session: Session) -> list[FormField]:
    def say(text: str) -> str:
        return translate("Fields", text)

    return [
        FormField("kind", "Kind", ChoiceEditor([kind.value for kind in NodeKind])),
        FormField("original", "Original", LineEditor(say("the row in its own language"))),
        FormField(
            "actors",
            "Actors",
            TokensEditor(candidates.Actors(session), say("who says or does it"), creates=True),
        ),
        FormField("instrument", "Instrument", ChoiceEditor([value.value for value in Instrument])),
        FormField("change", "Change", ChoiceEditor([value.value for value in Change])),
        FormField(
            "targets", "Targets", TokensEditor(candidates.Targets(session), say("such as smes"))
        ),
        FormField(
            "places", "Places", TokensEditor(candidates.Places(session), say("such as CN-HN"))
        ),
        FormField("period", "Period", LineEditor(say("2019 or 2019/2022"))),
        FormField("due", "Due", LineEditor(say("2022 or 2022-06-30"))),
        FormField("amounts", "Amounts", AmountsEditor()),
        FormField(
            "concepts",
            "Concepts",
            TokensEditor(candidates.Concepts(session), say("what it is about"), creates=True),
        ),
        FormField(
            "cites", "Sources", TokensEditor(candidates.Sources(session), say("such as s2@p. 3"))
        ),
        FormField("stated", "Stated", ChoiceEditor([value.value for value in Stated])),
        FormField("extensions", "Own fields", OwnFieldsView()),
    ]

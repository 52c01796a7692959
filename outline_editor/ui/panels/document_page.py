"""The document itself: title, status, sources and its own notes."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref
from outline_editor.core.errors import Message
from outline_editor.core.vocabulary import DocumentStatus
from outline_editor.ui.panels.curation_section import CurationSection
from outline_editor.ui.panels.field_editors import ChoiceEditor, LineEditor, Pending
from outline_editor.ui.panels.field_form import FieldForm, FormField
from outline_editor.ui.panels.headings import heading
from outline_editor.ui.panels.notes_panel import NotesPanel
from outline_editor.ui.panels.own_fields_view import OwnFieldsView
from outline_editor.ui.panels.source_card import SourceCard
from outline_editor.ui.panels.tab_order import arrange_tabs
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate


class StatusEditor(ChoiceEditor):
    """The status of a document. One that is refused is not kept: the checklist says why."""

    def __init__(self) -> None:
        super().__init__([status.value for status in DocumentStatus], optional=False)
        self._value: str | bool | None = None

    def show_value(self, value: str | bool | None, pending: Pending | None = None) -> None:
        """Show the status of now."""
        super().show_value(value, pending)
        self._value = value

    def refuse(self, text: Any, fault: Message) -> None:  # noqa: ARG002
        """Show the status of now again."""
        self.show_value(self._value)


class DocumentPage(QWidget):
    """Shows and changes what belongs to the document as a whole.

    It keeps up with the document only while it is seen.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentPage")
        self._session = session
        self._status = StatusEditor()
        self._form = FieldForm(session, _fields(self._status))
        self.curation = CurationSection(session)
        self._sources_heading = heading("")
        self._add_source = QToolButton()
        self._add_source.setProperty("link", "true")
        self._add_source.setText(translate("DocumentPage", "+ Add Source"))
        self._add_source.setObjectName("addSource")
        self._add_source.clicked.connect(self._new_source)
        self._cards: list[SourceCard] = []
        self.notes = NotesPanel(session, of_document=True)
        self._lay_out()
        session.changed.connect(self._refresh_if_seen)
        session.switched.connect(self._refresh_if_seen)
        self.refresh()

    def _lay_out(self) -> None:
        form = QVBoxLayout()
        form.setContentsMargins(14, 12, 14, 6)
        form.setSpacing(8)
        form.addWidget(heading(translate("DocumentPage", "Document")))
        form.addWidget(self._form)
        form.addSpacing(6)
        form.addWidget(self.curation)
        top = QHBoxLayout()
        top.addWidget(self._sources_heading, 1)
        top.addWidget(self._add_source)
        self._sources = QVBoxLayout()
        self._sources.setSpacing(8)
        form.addSpacing(6)
        form.addLayout(top)
        form.addLayout(self._sources)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(form)
        layout.addWidget(self.notes)
        layout.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Show the document as it is now."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the document as it is now."""
        root = self._session.document.root
        read_only = self._session.read_only
        self._form.set_field_visible("extensions", bool(root.extensions))
        self._form.show_element(DOCUMENT, root)
        self._form.set_read_only(read_only)
        self._sources_heading.setText(
            translate("DocumentPage", "Sources · {n}").format(n=len(root.sources))
            if root.sources
            else translate("DocumentPage", "Sources")
        )
        self._add_source.setVisible(not read_only)
        while len(self._cards) > len(root.sources):
            card = self._cards.pop()
            self._sources.removeWidget(card)
            card.hide()
            card.deleteLater()
        is_longer = len(self._cards) < len(root.sources)
        while len(self._cards) < len(root.sources):
            card = SourceCard(self._session, self)
            card.moved.connect(self._focus_moved)
            self._cards.append(card)
            self._sources.addWidget(card)
            card.show()
        if is_longer:
            arrange_tabs(self, self._add_source)
        for card, source in zip(self._cards, root.sources, strict=True):
            card.show_source(source)

    def focus_field(self, ref: Ref, name: str) -> bool:
        """Put the caret into a field of the document or of a source."""
        if ref.kind is ElementKind.SOURCE:
            return any(card.focus_field(name) for card in self._cards if card.source_id == ref.id)
        return self._form.focus_field(name)

    def focus_checklist(self) -> None:
        """Open the checklist; it has the focus, unless the status is being chosen."""
        if self._status.has_focus:
            self.curation.set_open(True)
        else:
            self.curation.focus_checklist()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _focus_moved(self, source_id: str, by: int) -> None:
        """Keep the focus with a source that was moved."""
        for card in self._cards:
            if card.source_id == source_id:
                card.focus_mover(by)

    def _new_source(self) -> None:
        source_id = self._session.editing.sources.add()
        for card in self._cards:
            if card.source_id == source_id:
                card.focus_field("title")


def _fields(status: StatusEditor) -> list[FormField]:
    def say(text: str) -> str:
        return translate("Fields", text)

    return [
        FormField("title", "Title", LineEditor(say("what the document is called"))),
        FormField("status", "Status", status),
        FormField("id", "Id", LineEditor()),
        FormField("jurisdiction", "Jurisdiction", LineEditor(say("such as CN"))),
        FormField("language", "Language", LineEditor(say("such as en"))),
        FormField("original_language", "Original in", LineEditor(say("such as zh"))),
        FormField("codebook", "Codebook", LineEditor(say("such as codebook.yaml"))),
        FormField("extensions", "Own fields", OwnFieldsView()),
    ]

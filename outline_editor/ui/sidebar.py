"""What stands beside the outline: the current row's fields and notes, and the document page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from outline_editor.ui.foldable_tabs import FoldableTabs
from outline_editor.ui.scrolling_pane import ScrollingPane
from outline_editor.ui.session import Session
from outline_editor.ui.sidebar_tab import FurtherTab, NoteHolder
from outline_editor.ui.translation import translate

if TYPE_CHECKING:
    from outline_editor.ui.panels.document_page import DocumentPage
    from outline_editor.ui.panels.notes_panel import NotesPanel
    from outline_editor.ui.panels.row_inspector import RowInspector
    from outline_editor.ui.suggestions.suggestions_panel import SuggestionsPanel

_ROW_TAB, _DOCUMENT_TAB = 0, 1


class _NoteActions(NamedTuple):
    """The actions that add notes: the usual one, other kinds, one to the document."""

    add: QAction
    others: Sequence[QAction]
    add_to_document: QAction


class _RowPanels(NamedTuple):
    """What is on the tab for the row."""

    inspector: RowInspector
    notes: NotesPanel
    suggestions: SuggestionsPanel


class _DocumentPanels(NamedTuple):
    """What is on the tab for the document."""

    page: DocumentPage
    suggestions: SuggestionsPanel


class Sidebar(FoldableTabs):
    """A tab for the row, one for the document, and further ones.

    What is on them is made when it is first wanted; that of the first
    otherwise by `prepare`: the first look at an outline does not wait for it.
    """

    document_page_made = Signal()
    """What is on the tab for the document is there from now on."""
    note_removed = Signal(str)
    quote_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(translate("Panes", "Sidebar"))
        self.setDocumentMode(True)
        self._session = session
        self._note_actions: _NoteActions | None = None
        self._of_row: _RowPanels | None = None
        self._of_document: _DocumentPanels | None = None
        self._row_pane, self._document_pane = ScrollingPane(), ScrollingPane()
        self.addTab(self._row_pane, translate("Panes", "Row"))
        self.addTab(self._document_pane, translate("Panes", "Document"))
        self._tabs: dict[str, FurtherTab] = {}
        self.currentChanged.connect(self._make_page)

    @property
    def inspector(self) -> RowInspector:
        """The fields of the current row."""
        return self._row_panels().inspector

    @property
    def notes(self) -> NotesPanel:
        """The notes of the current row."""
        return self._row_panels().notes

    @property
    def document_page(self) -> DocumentPage:
        """What belongs to the document as a whole."""
        return self._document_panels().page

    @property
    def has_document_page(self) -> bool:
        """Whether what is on the tab for the document was made."""
        return self._of_document is not None

    @property
    def suggestions(self) -> SuggestionsPanel:
        """What is suggested for the current row."""
        return self._row_panels().suggestions

    @property
    def document_suggestions(self) -> SuggestionsPanel:
        """What is suggested for the document's own notes."""
        return self._document_panels().suggestions

    def prepare(self) -> None:
        """Make what is on the tab for the row, if that was not wanted so far."""
        self._row_panels()

    def prepare_document_page(self) -> None:
        """Make what is on the tab for the document, before anybody looks at it."""
        self._document_panels()

    def set_note_actions(
        self, add: QAction, others: Sequence[QAction], add_to_document: QAction
    ) -> None:
        """The actions behind the buttons that add notes; to be told before any is shown."""
        self._note_actions = _NoteActions(add, others, add_to_document)

    def show_row(self) -> None:
        """Bring the current row's fields and notes to the front."""
        self._come(_ROW_TAB)

    def show_document_page(self) -> None:
        """Bring the document page to the front."""
        self._come(_DOCUMENT_TAB)

    # Further tabs

    def add_tab(self, name: str, title: str, make: Callable[[], QWidget]) -> None:
        """Add a tab; `make` makes its page (see `Page`) when it is first shown."""
        self._tabs[name] = tab = FurtherTab(make)
        tab.setObjectName(f"{name}Tab")
        self.addTab(tab, title)

    def show_tab(self, name: str) -> None:
        """Bring a further tab to the front."""
        self._come(self.indexOf(self._tabs[name]))

    def page(self, name: str) -> QWidget:
        """What a further tab shows."""
        return self._tabs[name].page

    @property
    def page_in_front(self) -> QWidget | None:
        """What is shown of the further tabs, `None` where it is another."""
        tab = self.currentWidget()
        return tab.page if isinstance(tab, FurtherTab) else None

    def _make_page(self) -> None:
        if self.currentIndex() == _DOCUMENT_TAB:
            self._document_panels()
        _ = self.page_in_front

    def _come(self, tab: int) -> None:
        self.show()
        self.set_folded(False)
        self.setCurrentIndex(tab)

    # Notes

    def focus_note(self, note_id: str, field: str = "text") -> None:
        """Bring a note to the front and put the caret into it."""
        if self.notes.shows(note_id):
            self.show_row()
            self.notes.focus_note(note_id, field)
        else:
            self.show_document_page()
            self.document_page.notes.focus_note(note_id, field)

    def focused_note(self) -> str:
        """The id of the note that has the focus, `''` for none."""
        of_document = self._of_document
        on_card = self.notes.focused_note() or (
            "" if of_document is None else of_document.page.notes.focused_note()
        )
        return on_card or self.note_in_list

    @property
    def note_in_list(self) -> str:
        """The note that has the focus in a list of notes, `''` for none."""
        page = self.page_in_front
        return page.focused_note() if isinstance(page, NoteHolder) else ""

    def _row_panels(self) -> _RowPanels:
        if self._of_row is None:
            # Imported only now, too: they are a third of the window's modules.
            from outline_editor.ui.panels.notes_panel import NotesPanel
            from outline_editor.ui.panels.row_inspector import RowInspector
            from outline_editor.ui.suggestions.suggestions_panel import SuggestionsPanel

            inspector, notes = RowInspector(self._session), NotesPanel(self._session)
            suggestions = SuggestionsPanel(self._session, "suggestionsPanel")
            self._of_row = _RowPanels(inspector, notes, suggestions)
            self._row_pane.hold(inspector, suggestions, notes)
            self._connect(notes)
            if self._note_actions is not None:
                notes.set_actions(self._note_actions.add, self._note_actions.others)
        return self._of_row

    def _document_panels(self) -> _DocumentPanels:
        if self._of_document is None:
            from outline_editor.ui.panels.document_page import DocumentPage
            from outline_editor.ui.suggestions.suggestions_panel import SuggestionsPanel

            page = DocumentPage(self._session)
            suggestions = SuggestionsPanel(self._session, "documentSuggestions")
            self._of_document = _DocumentPanels(page, suggestions)
            self._document_pane.hold(page, suggestions)
            self._connect(page.notes)
            if self._note_actions is not None:
                page.notes.set_actions(self._note_actions.add_to_document, ())
            # Now, not with the next turn of the event loop: what is hidden takes no focus.
            page.show()
            self.document_page_made.emit()
        return self._of_document

    def _connect(self, notes: NotesPanel) -> None:
        notes.removed.connect(self.note_removed)
        notes.quote_wanted.connect(self.quote_wanted)
